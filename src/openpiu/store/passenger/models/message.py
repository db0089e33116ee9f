"""Messages read from transmissions."""

from django.db import models

from openpiu.store.passenger.models.flight import FlightRecord
from openpiu.store.passenger.models.transmission import Transmission


class MessageRecord(models.Model):
    """One message: its outcome, repairs and faults; no personal data."""

    id = models.UUIDField(primary_key=True)
    transmission = models.ForeignKey(Transmission, on_delete=models.CASCADE, related_name="messages")
    ordinal = models.PositiveIntegerField()
    flight = models.ForeignKey(FlightRecord, on_delete=models.SET_NULL, null=True, related_name="messages")
    kind = models.CharField(max_length=12)
    version = models.CharField(max_length=12, blank=True)
    status = models.CharField(max_length=10)
    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    travellers = models.PositiveIntegerField(default=0)
    dropped = models.PositiveIntegerField(default=0)  # elements that the field list does not allow (PNR-6.1)
    repairs = models.JSONField(default=list)
    faults = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["transmission", "ordinal"], name="message_once")]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
