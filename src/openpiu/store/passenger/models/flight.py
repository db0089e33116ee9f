"""Flights that messages were about."""

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

    def __str__(self) -> str:
        """Carrier and number."""
        return f"{self.carrier}{self.number}"
