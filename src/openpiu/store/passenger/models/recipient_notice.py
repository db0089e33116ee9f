"""Notices to recipients: that data which they were given were corrected, contested or erased since (LED Art. 16(6))."""

from django.db import models

from openpiu.store.passenger.models.disclosure import Disclosure


class RecipientNotice(models.Model):
    """One notice about one disclosure; drafted with the act itself, listed until somebody says that it was sent."""

    id = models.UUIDField(primary_key=True)
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=12)
    field = models.CharField(max_length=20, blank=True)  # of a correction; its value is never here
    drafted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=150, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="recipient_notice_kind_known",
                condition=models.Q(kind__in=["rectified", "contested", "upheld", "erased"]),
            ),
            models.CheckConstraint(
                name="recipient_notice_sent_by_somebody",
                condition=models.Q(sent_at__isnull=True, sent_by="")
                | (models.Q(sent_at__isnull=False) & ~models.Q(sent_by="")),
            ),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
