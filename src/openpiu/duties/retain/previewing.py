"""What the clocks will do, without doing it: numbers by day and article, and confirmed hits that would go with them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from openpiu.core.law.clocks import Step, due
from openpiu.core.law.hit_states import HitState
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import Actor
from openpiu.duties.clocks import clock_of
from openpiu.duties.retain.clocks import due_records
from openpiu.store.passenger.models import Hit, TravellerRecord

AHEAD = 31  # days
Key = tuple[date, str, str]  # day, step, article


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What would happen on one day if nobody did anything."""

    day: date
    step: str  # mask, delete
    article: str
    records: int
    confirmed: int  # of them: with a hit that officers confirmed and did not release


def forecast(*, actor: Actor, at: datetime, profile: Profile, days: int = AHEAD) -> tuple[Forecast, ...]:
    """By day and article, from now on; what is overdue counts for today. Nothing is changed."""
    check_may(actor, Act.SEE_RETENTION)
    records: Counter[Key] = Counter()
    confirmed: Counter[Key] = Counter()
    for page in due_records(at + timedelta(days=days), profile):
        keys = {row.id: _first(row, at, profile, days) for row, _ in page}
        records.update(keys.values())
        confirmed.update(keys[id_] for id_ in _confirmed(list(keys)))
    return tuple(
        Forecast(day=key[0], step=key[1], article=key[2], records=number, confirmed=confirmed[key])
        for key, number in sorted(records.items())
    )


def _first(row: TravellerRecord, at: datetime, profile: Profile, days: int) -> Key:
    """The first day on which something is due for a record of which something is due within these days."""
    clock = clock_of(row)
    moments = (at + timedelta(days=day) for day in range(days + 1))
    moment, what = next(
        (moment, what) for moment in moments if (what := due(clock, profile, moment)).step is not Step.KEEP
    )
    return moment.date(), what.step.value, profile.basis(what.key)["article"]


def _confirmed(travellers: Sequence[UUID]) -> list[UUID]:
    """Of these travellers: those with a confirmed hit that waits for its release."""
    hits = Hit.objects.using("passenger").filter(traveller__in=travellers, state=HitState.CONFIRMED.value)
    return list(hits.values_list("traveller", flat=True).distinct())
