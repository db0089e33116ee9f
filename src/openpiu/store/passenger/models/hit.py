"""Hits: the machine's claim that a traveller may be the person of an alert."""

from django.db import models

from openpiu.core.law.hit_states import HitState
from openpiu.store.passenger.models.alert import Alert
from openpiu.store.passenger.models.traveller import TravellerRecord


class Hit(models.Model):
    """One traveller and one alert, with the reasons. Triggers guard its state (migration 0002)."""

    id = models.UUIDField(primary_key=True)  # derived from traveller and alert: the same pair never doubles
    traveller = models.ForeignKey(TravellerRecord, on_delete=models.CASCADE, related_name="hits")
    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="hits")
    score = models.SmallIntegerField()
    band = models.CharField(max_length=10)
    explanation = models.JSONField()
    profile = models.CharField(max_length=64)
    evidence = models.CharField(max_length=64)  # digest of what a reviewer judges; a change opens the hit again
    state = models.CharField(max_length=20, default=HitState.RAISED.value)
    officers = models.SmallIntegerField()  # how many officers must decide
    changed = models.BooleanField(default=False)
    raised_at = models.DateTimeField(db_index=True)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["traveller", "alert"], name="hit_once"),
            models.CheckConstraint(
                name="hit_state_known", condition=models.Q(state__in=[state.value for state in HitState])
            ),
            models.CheckConstraint(name="hit_officers_one_or_two", condition=models.Q(officers__in=[1, 2])),
            models.CheckConstraint(name="hit_score_in_range", condition=models.Q(score__gte=0, score__lte=100)),
        ]
        indexes = [models.Index(fields=["state"], name="hit_by_state")]

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
