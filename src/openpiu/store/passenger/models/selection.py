"""Selections of flights inside the Union: decisions, what became of them, and the count of what was not kept."""

from django.db import models

REVIEWS = ("approved", "refused")


class Selection(models.Model):
    """One decision that some flights are kept (PNR-2.1, CJ-3). Rows are only added; without an approval it is nothing.

    `sql/selection.sql` holds the rest: its longest life, and who may review it.
    """

    id = models.UUIDField(primary_key=True)
    reach = models.CharField(max_length=8)  # core.law.flight_selection.Reach
    patterns = models.JSONField(default=list)  # as officers write them: ZQ:MAD-BRU
    body = models.CharField(max_length=200, blank=True)  # outside the unit, that finds the threat
    body_reference = models.CharField(max_length=120, blank=True)
    grounds = models.CharField(max_length=2000)
    evidence = models.CharField(max_length=200)  # reference of the assessment, which the unit keeps elsewhere
    evidence_digest = models.CharField(max_length=64)  # SHA-256 of it (API-13.2)
    begins = models.DateField()
    ends = models.DateField()  # the first day on which it is over
    decided_by = models.CharField(max_length=150)
    decided_at = models.DateTimeField()
    profile = models.CharField(max_length=20)
    profile_version = models.CharField(max_length=20)
    article = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="selection_ends_after_it_begins", condition=models.Q(ends__gt=models.F("begins"))
            ),
            models.CheckConstraint(
                name="selection_names_flights_or_a_body",
                condition=models.Q(reach="all", patterns=[]) & ~models.Q(body="") & ~models.Q(body_reference="")
                | models.Q(reach="routes") & ~models.Q(patterns=[]),
            ),
            models.CheckConstraint(
                name="selection_is_reasoned",
                condition=~models.Q(grounds="") & ~models.Q(evidence="") & ~models.Q(decided_by=""),
            ),
            models.CheckConstraint(
                name="selection_evidence_hashed", condition=models.Q(evidence_digest__regex=r"^[0-9a-f]{64}$")
            ),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class SelectionStep(models.Model):
    """What became of a decision: approved or refused by another person, ended early. Rows are only added."""

    id = models.UUIDField(primary_key=True)
    selection = models.ForeignKey(Selection, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10)
    actor = models.CharField(max_length=150)
    role = models.CharField(max_length=20)
    authority = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="selection_step_known",
                condition=models.Q(step__in=REVIEWS, role="approver") | models.Q(step="ended"),
            ),
            models.CheckConstraint(name="selection_step_by_somebody", condition=~models.Q(actor="")),
            models.UniqueConstraint(
                fields=["selection"], condition=models.Q(step__in=REVIEWS), name="selection_reviewed_once"
            ),
            models.UniqueConstraint(
                fields=["selection"], condition=models.Q(step="ended"), name="selection_ended_once"
            ),
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)


class FlightTally(models.Model):
    """What came about flights that nobody selected, in numbers: nothing else of it is kept (PNR-2.1)."""

    id = models.UUIDField(primary_key=True)  # derived from the four that follow
    day = models.DateField()  # of receipt, UTC
    carrier = models.CharField(max_length=3, blank=True)
    departure_airport = models.CharField(max_length=3)
    arrival_airport = models.CharField(max_length=3)
    messages = models.PositiveIntegerField(default=0)
    travellers = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "carrier", "departure_airport", "arrival_airport"], name="tally_once"
            )
        ]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
