"""The tally: what happened, counted as it happened, without persons. Statistics rest on it and on nothing else.

It outlives the records that it counted. Lines know list and action of an alert, and nothing of a traveller. Traits of
travellers are counted apart, one at a time and for a whole year, so that nobody can put two of them together again.
"""

from django.db import models


class TallyLine(models.Model):
    """So many more, or fewer, of one event (core.law.statistics.events). Rows are only added."""

    day = models.DateField(db_index=True)  # UTC
    kind = models.CharField(max_length=24)
    code = models.CharField(max_length=60, blank=True)
    list_name = models.CharField(max_length=60, blank=True)
    action = models.CharField(max_length=20, blank=True)
    number = models.IntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="tally_counts_something", condition=~models.Q(kind="") & ~models.Q(number=0))
        ]
        indexes = [models.Index(fields=["kind", "day"], name="tally_by_kind")]

    def __str__(self) -> str:
        """Its place."""
        return str(self.id)


class GroupCount(models.Model):
    """Hits of one kind in one year whose travellers share one trait; one row for all of them."""

    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)  # raised, matches, rejected
    dimension = models.CharField(max_length=12)  # nationality, sex, age, facts, and alert
    code = models.CharField(max_length=40)
    number = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "kind", "dimension", "code"], name="group_count_once")]

    def __str__(self) -> str:
        """Its place."""
        return str(self.id)
