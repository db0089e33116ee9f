"""Scheduled flights: what carriers plan to fly, so that a flight nobody sent anything about is noticed."""

from django.db import models


class ScheduledFlight(models.Model):
    """One row of a schedule: a flight on certain days of the week between two days, times local to the airports."""

    id = models.UUIDField(primary_key=True)  # derived from carrier, number, airport, days and weekdays
    carrier = models.CharField(max_length=3)
    number = models.CharField(max_length=6)
    departure_airport = models.CharField(max_length=4)
    arrival_airport = models.CharField(max_length=4)
    first_day = models.DateField()
    last_day = models.DateField()
    weekdays = models.CharField(max_length=7)  # 1 Monday to 7 Sunday
    departure_time = models.TimeField()
    arrival_time = models.TimeField(null=True)
    cancelled = models.BooleanField(default=False)  # these days are not flown, whatever a wider row says
    imported_at = models.DateTimeField()
    imported_by = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="scheduled_days_in_order", condition=models.Q(last_day__gte=models.F("first_day"))
            ),
        ]
        indexes = [models.Index(fields=["carrier", "last_day"], name="scheduled_by_carrier")]

    def __str__(self) -> str:
        """Carrier and number."""
        return f"{self.carrier}{self.number}"
