"""Bookings: what Annex I allows to keep of one PNR."""

from django.db import models

from openpiu.store.passenger.models.flight import FlightRecord
from openpiu.store.sealed import SealedRow


class BookingRecord(SealedRow):
    """One record locator on one flight, newest version; its content is core.terms.Booking as plain values."""

    id = models.UUIDField(primary_key=True)
    flight = models.ForeignKey(FlightRecord, on_delete=models.CASCADE, related_name="bookings")
    locator = models.CharField(max_length=20, db_index=True)
    cancelled = models.BooleanField(default=False)  # as its content says
    takes_off = models.BooleanField(default=False)  # its content names travellers who were taken off it
    sent_at = models.DateTimeField(null=True)
    stamp = models.CharField(max_length=120, blank=True)  # of the message whose content it holds
    left = models.BooleanField(default=False)  # cancelled, or no longer in the newest full push
    received_at = models.DateTimeField()  # first receipt: the law's clock starts here (PNR-12.3)

    class Meta:
        indexes = [models.Index(fields=["received_at", "id"], name="booking_by_receipt")]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
