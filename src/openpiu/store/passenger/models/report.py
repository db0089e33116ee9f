"""Reports: the newest of each kind (PNR, API) about one traveller; the traveller is merged from them."""

from django.db import models

from openpiu.store.passenger.models.traveller import TravellerRecord


class Report(models.Model):
    """What one kind of message last said about a traveller."""

    id = models.UUIDField(primary_key=True)
    traveller = models.ForeignKey(TravellerRecord, on_delete=models.CASCADE, related_name="reports")
    kind = models.CharField(max_length=4)
    content = models.JSONField()
    stamp = models.CharField(max_length=120)  # sending time, then content hash: a total order on all nodes
    received = models.PositiveIntegerField(default=1)  # how many came

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["traveller", "kind"], name="report_newest_only"),
            models.CheckConstraint(name="report_kind_known", condition=models.Q(kind__in=["PNR", "API"])),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
