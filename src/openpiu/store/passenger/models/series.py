"""Series: pushes that come in several parts, and which parts are still missing."""

from django.db import models

from openpiu.core.terms.series import Gap, missing_parts
from openpiu.store.passenger.models.flight import FlightRecord


class SeriesRecord(models.Model):
    """One push in parts, as far as it has come (MSG-7); no personal data."""

    id = models.UUIDField(primary_key=True)  # derived from flight, source, reference and run
    flight = models.ForeignKey(FlightRecord, on_delete=models.CASCADE, related_name="series")
    source = models.CharField(max_length=4)
    says = models.CharField(max_length=16)
    reference = models.CharField(max_length=100, blank=True)
    parts = models.JSONField(default=list)  # numbers of the parts that have come
    total = models.PositiveIntegerField(null=True)  # unknown until the last part has come
    first_seen_at = models.DateTimeField()
    complete_at = models.DateTimeField(null=True)
    flagged_at = models.DateTimeField(null=True)  # when a missing part was entered in the ledger

    class Meta:
        indexes = [
            models.Index(
                fields=["first_seen_at"], condition=models.Q(complete_at__isnull=True), name="series_incomplete"
            )
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)

    def gap(self) -> Gap:
        """What is missing; where only the end is, the part after the last one that came."""
        return Gap(
            flight=str(self.flight_id),
            designator=str(self.flight),
            source=self.source,
            missing=missing_parts(self.parts, self.total) or (max(self.parts) + 1,),
            total=self.total,
            since=self.first_seen_at,
        )
