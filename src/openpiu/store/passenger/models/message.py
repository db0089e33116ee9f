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
    source = models.CharField(max_length=4, blank=True)  # core.terms.pushes.Source
    says = models.CharField(max_length=16, blank=True)  # core.terms.pushes.Says
    stamp = models.CharField(max_length=120, blank=True)  # sending time, then id: the order of all messages
    reference = models.CharField(max_length=100, blank=True)  # access reference
    part = models.PositiveIntegerField(null=True)
    is_last = models.BooleanField(default=False)  # the part that closes its series
    about = models.JSONField(null=True)  # the flight as this message reports it
    version = models.CharField(max_length=12, blank=True)
    status = models.CharField(max_length=10)
    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    travellers = models.PositiveIntegerField(default=0)
    dropped = models.PositiveIntegerField(default=0)  # elements that the field list does not allow (PNR-6.1)
    repairs = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    carrier = models.CharField(
        max_length=3, blank=True, default=""
    )  # of the flight, else the sender; empty: nobody said
    covers = models.CharField(max_length=4, default="PNR")  # PNR, API or crew
    completeness = models.JSONField(default=dict)  # field -> how many of its travellers have it
    series = models.UUIDField(null=True)  # the same for all parts of one push
    fingerprint = models.UUIDField(null=True, db_index=True)  # the same for the same content, however it was wrapped
    is_repeat = models.BooleanField(default=False)  # a message of this content had come before

    class Meta:
        constraints = [models.UniqueConstraint(fields=["transmission", "ordinal"], name="message_once")]
        indexes = [models.Index(fields=["carrier", "received_at"], name="message_by_carrier")]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
