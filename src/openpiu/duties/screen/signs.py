"""Criteria in force against the travellers of some flights: each firing is a claim like any other, explained by signs.

A person stands in the light of the whole booking and flight, so everybody on a flight is weighed when anything about
it came. Belongs here: findings. Not here: what becomes of them (`claims`), and which are in force
(`store.passenger.criteria`).
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from openpiu.core.criteria import Criterion, Weighed, weigh
from openpiu.core.law.hit_states import HitState
from openpiu.core.matching import Comparison, Contribution, Finding
from openpiu.duties.facts import facts_on
from openpiu.duties.screen.claims import Claims
from openpiu.store.passenger.criteria import criterion_alerts, in_force, written
from openpiu.store.passenger.models import Alert, Hit, Review, TravellerRecord

BATCH = 50  # flights
BAND = "review"  # signs are never a strong claim about who somebody is


@dataclass(frozen=True, slots=True)
class Force:
    """One criterion in force."""

    alert: Alert
    criterion: Criterion


def weigh_flights(flights: Collection[UUID], claims: Claims, *, only: Collection[UUID] | None = None) -> None:
    """Raise, renew and lapse what criteria say of everybody on these flights; `only` of these alerts, if given."""
    forces = [force for force in _forces(claims.at.date()) if only is None or force.alert.id in only]
    known = criterion_alerts() if only is None else criterion_alerts().filter(id__in=only)
    alerts = known.in_bulk()
    if not alerts:
        return
    ordered = sorted(flights)
    for start in range(0, len(ordered), BATCH):
        _weigh(ordered[start : start + BATCH], forces, alerts, claims)


def _weigh(flights: Sequence[UUID], forces: Sequence[Force], alerts: dict[UUID, Alert], claims: Claims) -> None:
    standing, reviewed = _standing(flights, alerts, {force.alert.id for force in forces})
    for row, facts in facts_on(flights):
        findings = [_finding(force, weighed) for force in forces if (weighed := weigh(force.criterion, facts)).fires]
        claims.weigh(row, findings, standing=_of(standing, row), alerts=alerts, reviewed=reviewed)


def _of(standing: dict[UUID, dict[UUID, Hit]], row: TravellerRecord) -> dict[UUID, Hit]:
    hits = standing.get(row.id, {})
    for hit in hits.values():
        hit.traveller = row
    return hits


def _forces(on: date) -> Sequence[Force]:
    return [Force(alert, written(record)) for alert, record in in_force(on)]


def _standing(
    flights: Collection[UUID], alerts: Collection[UUID], in_force: Collection[UUID]
) -> tuple[dict[UUID, dict[UUID, Hit]], set[UUID]]:
    """Hits that stand, by traveller and alert, and which of them officers have looked at.

    What a person has confirmed stays confirmed when its criterion stops: it rests on a review, no longer on signs.
    """
    hits = Hit.objects.using("passenger").select_for_update().filter(
        traveller__flight__in=flights, alert__in=list(alerts)
    ).exclude(~Q(alert__in=in_force), state=HitState.CONFIRMED.value).order_by("id")  # fmt: skip
    found: dict[UUID, dict[UUID, Hit]] = defaultdict(dict)
    for hit in hits:
        found[hit.traveller_id][hit.alert_id] = hit
    ids = [hit.id for by_alert in found.values() for hit in by_alert.values()]
    return found, set(Review.objects.using("passenger").filter(hit__in=ids).values_list("hit_id", flat=True))


def _finding(force: Force, weighed: Weighed) -> Finding:
    explanation = tuple(
        Contribution(
            field=f"{sign.section}.{sign.kind}", traveller=sign.value, alert=sign.wanted, relation=sign.relation,
            points=sign.points,
        )
        for sign in weighed.signs
    )  # fmt: skip
    comparison = Comparison(score=weighed.score, band=BAND, explanation=explanation, profile=force.criterion.digest)
    return Finding(alert=str(force.alert.id), comparison=comparison)
