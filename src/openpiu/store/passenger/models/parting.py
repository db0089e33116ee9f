"""Partings: an officer said that two records are two persons; they stay apart."""

from django.db import models

from openpiu.store.passenger.models.traveller import TravellerRecord


class Parting(models.Model):
    """Two records that are not joined, whatever their facts say. Rows are only added; they go with their records."""

    id = models.UUIDField(primary_key=True)  # derived from the two records
    one = models.ForeignKey(TravellerRecord, on_delete=models.CASCADE, related_name="parted", db_constraint=False)
    other = models.ForeignKey(
        TravellerRecord, on_delete=models.CASCADE, related_name="parted_from", db_constraint=False
    )
    officer = models.CharField(max_length=150)
    reason = models.CharField(max_length=4)  # core.law.reasons.APART_REASONS
    parted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="parting_of_two", condition=~models.Q(one=models.F("other"))),
            models.CheckConstraint(
                name="parting_has_officer_and_reason", condition=~models.Q(officer="") & ~models.Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
