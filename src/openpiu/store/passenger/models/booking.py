"""Bookings: what Annex I allows to keep of one PNR."""

from django.db import models

from openpiu.store.passenger.models.flight import FlightRecord


class BookingRecord(models.Model):
    """One record locator on one flight, newest version."""

    id = models.UUIDField(primary_key=True)
    flight = models.ForeignKey(FlightRecord, on_delete=models.CASCADE, related_name="bookings")
    locator = models.CharField(max_length=20, db_index=True)
    content = models.JSONField()
    sent_at = models.DateTimeField(null=True)
    stamp = models.CharField(max_length=120, blank=True)  # of the message whose content it holds
    left = models.BooleanField(default=False)  # cancelled, or no longer in the newest full push
    received_at = models.DateTimeField()  # first receipt: the law's clock starts here (PNR-12.3)

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
