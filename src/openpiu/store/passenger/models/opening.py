"""Openings: some records, readable for one officer, for some hours, on one approved request (PNR-12.6)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from openpiu.store.passenger.models.request import Request


class Opening(models.Model):
    """What an approval opens. Only its end and the later review by the data protection officer are ever changed."""

    id = models.UUIDField(primary_key=True)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="openings")
    submission = models.PositiveSmallIntegerField()
    officer = models.CharField(max_length=150)
    travellers = ArrayField(models.UUIDField())
    masked = models.PositiveIntegerField(default=0)  # how many of these records were masked when it was made
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    basis = models.JSONField(default=dict)
    closed_at = models.DateTimeField(null=True)  # ended before its time
    reviewed_by = models.CharField(max_length=150, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=10, blank=True)  # lawful, doubtful

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "submission"], name="opened_once_a_submission"),
            models.CheckConstraint(name="opening_ends", condition=models.Q(until__gt=models.F("opened_at"))),
            models.CheckConstraint(
                name="opening_reviewed_by_somebody_else",
                condition=models.Q(reviewed_by="", reviewed_at__isnull=True, verdict="")
                | (
                    ~models.Q(reviewed_by="")
                    & ~models.Q(reviewed_by=models.F("officer"))
                    & models.Q(reviewed_at__isnull=False, verdict__in=["lawful", "doubtful"])
                ),
            ),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
