"""Outcomes: what a recipient said became of a disclosure. A correction is a later row; the last one counts."""

from django.db import models

from openpiu.core.law.outcomes import OUTCOMES
from openpiu.store.passenger.models.disclosure import Disclosure


class Outcome(models.Model):
    """One report of one outcome; rows are only added, and go with the disclosure."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE, related_name="outcomes")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 ... about this disclosure
    code = models.CharField(max_length=4)
    recorded_by = models.CharField(max_length=150)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "number"], name="outcome_numbered"),
            models.CheckConstraint(name="outcome_known", condition=models.Q(code__in=[*OUTCOMES])),
            models.CheckConstraint(name="outcome_has_officer", condition=~models.Q(recorded_by="")),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
