"""Transmissions: one delivery as bytes."""

from django.db import models

from openpiu.store.sealed import NAME


class Transmission(models.Model):
    """One delivery, known by its content. The sealed bytes are for retry and quarantine only (MSG-19)."""

    id = models.UUIDField(primary_key=True)  # derived from the content's hash
    sha256 = models.CharField(max_length=64, unique=True)
    source = models.CharField(max_length=255)
    received_at = models.DateTimeField(db_index=True)
    size = models.PositiveIntegerField()
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=200, blank=True)
    sealed = models.BinaryField(null=True)
    sealed_under = models.CharField(max_length=NAME, blank=True, db_index=True)
    sealed_until = models.DateTimeField(null=True)
    screened = models.BooleanField(default=False)  # whether the travellers it changed have been screened

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="transmission_state_known", condition=models.Q(state__in=["stored", "quarantined", "counted"])
            ),
            models.CheckConstraint(
                name="transmission_sealed_has_an_end",
                condition=models.Q(sealed__isnull=True) | models.Q(sealed_until__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["received_at"], condition=models.Q(screened=False), name="transmission_unscreened")
        ]

    def __str__(self) -> str:
        """The id; the source name may hold a flight, never a person."""
        return str(self.id)
