"""Reports: what messages of one source last said under one name; the traveller is merged from them."""

from django.db import models

from openpiu.core.terms.pushes import Source
from openpiu.store.passenger.models.traveller import TravellerRecord
from openpiu.store.sealed import SealedRow


class Report(SealedRow):
    """The newest values of one source under one name on one flight (core.terms.reports)."""

    id = models.UUIDField(primary_key=True)  # derived from the flight and the key of the report
    traveller = models.ForeignKey(TravellerRecord, on_delete=models.CASCADE, related_name="reports")
    kind = models.CharField(max_length=4)
    ordinal = models.PositiveSmallIntegerField(default=1)  # numbers persons whom one message names alike
    stamp = models.CharField(max_length=120)  # of the message whose values these are
    mentions = models.JSONField(default=dict)  # what each message said, by its stamp
    received = models.PositiveIntegerField(default=1)  # how many messages mention it

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="report_source_known", condition=models.Q(kind__in=[source.value for source in Source])
            ),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
