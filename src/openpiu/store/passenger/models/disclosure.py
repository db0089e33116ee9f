"""Disclosures: what left, to whom, why, on whose review."""

from django.db import models

from openpiu.store.passenger.models.hit import Hit


class Disclosure(models.Model):
    """One signed package. A trigger refuses the row while the hit lacks its reviews (PNR-6.10)."""

    id = models.UUIDField(primary_key=True)
    hit = models.ForeignKey(Hit, on_delete=models.PROTECT, related_name="disclosures")
    evidence = models.CharField(max_length=64)
    recipient = models.CharField(max_length=40)
    purpose = models.CharField(max_length=20)
    offence = models.CharField(max_length=10)
    signed = models.TextField()  # the whole package as JSON with its signature
    code = models.CharField(max_length=19)
    released_by = models.CharField(max_length=150)
    released_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hit", "evidence", "recipient"], name="disclosure_once"),
            models.CheckConstraint(
                name="disclosure_has_purpose_and_recipient",
                condition=~models.Q(purpose="") & ~models.Q(recipient="") & ~models.Q(released_by=""),
            ),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
