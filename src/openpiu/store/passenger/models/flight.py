"""Flights that messages were about."""

from datetime import datetime

from django.db import models


class FlightRecord(models.Model):
    """One departure. Local times as reported, and in UTC where the airport's zone is known."""

    id = models.UUIDField(primary_key=True)  # derived from carrier, number, departure airport and local day
    carrier = models.CharField(max_length=3)
    number = models.CharField(max_length=6)
    departure_airport = models.CharField(max_length=4, blank=True)
    arrival_airport = models.CharField(max_length=4, blank=True)
    departure = models.DateTimeField(null=True)  # local wall time, stored as if UTC
    arrival = models.DateTimeField(null=True)
    departure_at = models.DateTimeField(null=True)
    arrival_at = models.DateTimeField(null=True, db_index=True)
    cancelled = models.BooleanField(default=False)
    closed = models.BooleanField(default=False)  # a closing list has said who is on board

    def __str__(self) -> str:
        """Carrier and number."""
        return f"{self.carrier}{self.number}"

    def had_left(self, at: datetime) -> bool:
        """Whether it had left by then: a message that comes later is late, and screened all the same (PNR-6.2)."""
        return self.departure_at is not None and at > self.departure_at
