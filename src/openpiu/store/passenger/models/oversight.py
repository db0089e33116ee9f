"""What the data protection officer is shown: odd use and the monthly sample, each with what they made of it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class OversightFinding(models.Model):
    """One finding over entries of the ledger; ids and counts only, so that it may outlive the data."""

    id = models.UUIDField(
        primary_key=True
    )  # derived from pattern, officer and what it is about: nothing is found twice
    pattern = models.CharField(max_length=4)  # core.law.odd_use.PATTERNS; S1 is the monthly sample
    officer = models.CharField(max_length=150, blank=True)
    about = models.CharField(max_length=80)
    first_at = models.DateTimeField()
    found_at = models.DateTimeField()
    entries = ArrayField(models.BigIntegerField(), default=list)  # sequences in the ledger
    count = models.PositiveIntegerField()
    usual = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, default="new")
    note = models.CharField(max_length=1000, blank=True)
    answered_by = models.CharField(max_length=150, blank=True)
    answered_at = models.DateTimeField(null=True)
    dossier = models.TextField(blank=True)  # the signed dossier, of a referred one

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="finding_state_known", condition=models.Q(state__in=["new", "seen", "referred"])
            ),
            models.CheckConstraint(
                name="finding_answered_by_somebody",
                condition=models.Q(state="new", answered_by="", answered_at__isnull=True)
                | (~models.Q(state="new") & ~models.Q(answered_by="") & models.Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="finding_referred_with_dossier",
                condition=models.Q(state="referred") & ~models.Q(dossier="")
                | ~models.Q(state="referred") & models.Q(dossier=""),
            ),
        ]
        indexes = [models.Index(fields=["state", "-found_at"], name="finding_by_state")]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class OversightMark(models.Model):
    """How far the ledger was looked through, and the last month of which a sample was drawn. One row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    sequence = models.BigIntegerField(default=0)
    month = models.CharField(max_length=7, blank=True)

    def __str__(self) -> str:
        """The sequence."""
        return str(self.sequence)
