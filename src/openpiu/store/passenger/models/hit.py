"""Hits: the machine's claim that a traveller may be the person of an alert."""

from typing import Any

from django.db import models

from openpiu.core.law.hit_states import HitState
from openpiu.store.passenger.models.alert import Alert
from openpiu.store.passenger.models.traveller import TravellerRecord
from openpiu.store.sealed import SealedRow


class Hit(SealedRow):
    """One traveller and one alert, with the reasons. Triggers guard its state: sql/{guards,repeats,returns}.sql."""

    id = models.UUIDField(primary_key=True)  # derived from traveller and alert: the same pair never doubles
    traveller = models.ForeignKey(TravellerRecord, on_delete=models.CASCADE, related_name="hits")
    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="hits")
    score = models.SmallIntegerField()
    band = models.CharField(max_length=10)
    profile = models.CharField(max_length=64)
    evidence = models.CharField(max_length=64)  # digest of what a reviewer judges; a change opens the hit again
    state = models.CharField(max_length=20, default=HitState.RAISED.value)
    alert_version = models.PositiveIntegerField(default=0)  # of the alert as last compared
    officers = models.SmallIntegerField()  # how many officers must decide
    changed = models.BooleanField(default=False)
    renewals = models.PositiveSmallIntegerField(default=0)  # how often it was claimed anew after a review
    raised_at = models.DateTimeField(db_index=True)
    updated_at = models.DateTimeField()
    # Suppressed: the negative review that it rests on, and until when at the latest (PNR-12.9). The database's own
    # foreign key sets it to null where the review is deleted, and a trigger then raises the hit again.
    rests_on = models.ForeignKey(
        "passenger.Review", on_delete=models.SET_NULL, null=True, related_name="repeats", db_constraint=False
    )
    rests_until = models.DateTimeField(null=True)
    # Under which heads statistics count it (core.law.statistics.heads); empty: from before anything was counted.
    heads = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["traveller", "alert"], name="hit_once"),
            models.CheckConstraint(
                name="hit_state_known", condition=models.Q(state__in=[state.value for state in HitState])
            ),
            models.CheckConstraint(name="hit_officers_one_or_two", condition=models.Q(officers__in=[1, 2])),
            models.CheckConstraint(name="hit_score_in_range", condition=models.Q(score__gte=0, score__lte=100)),
            models.CheckConstraint(
                name="hit_rests_on_a_review",
                condition=models.Q(state="suppressed", rests_on__isnull=False, rests_until__isnull=False)
                | (~models.Q(state="suppressed") & models.Q(rests_on__isnull=True, rests_until__isnull=True)),
            ),
        ]
        indexes = [models.Index(fields=["state"], name="hit_by_state")]

    @property
    def explanation(self) -> list[dict[str, Any]]:
        """The comparison, line by line (core.matching.Contribution); masked with its traveller."""
        lines: list[dict[str, Any]] = self.content
        return lines

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
