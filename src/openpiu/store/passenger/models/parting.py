"""Partings: an officer said that two records are two persons; they stay apart until an officer says otherwise."""

from django.db import models

from openpiu.store.passenger.models.traveller import TravellerRecord


class Parting(models.Model):
    """What an officer said of two records; the last word about them counts. Rows are only added, and go with records.

    Parted, they are not joined, whatever their facts say. Joined again, their facts decide as if nothing had been said.
    """

    id = models.UUIDField(primary_key=True)  # derived from the two records and the number
    number = models.PositiveSmallIntegerField(default=1)  # 1, 2, 3 ... about these two
    is_joined_again = models.BooleanField(default=False)
    one = models.ForeignKey(TravellerRecord, on_delete=models.CASCADE, related_name="parted", db_constraint=False)
    other = models.ForeignKey(
        TravellerRecord, on_delete=models.CASCADE, related_name="parted_from", db_constraint=False
    )
    officer = models.CharField(max_length=150)
    reason = models.CharField(max_length=4)  # core.law.reasons: APART_REASONS, TOGETHER_REASONS
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
