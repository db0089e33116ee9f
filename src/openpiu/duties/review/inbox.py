"""The hit inbox: open hits, most pressing first, without travellers' names (docs/adr/0005)."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Prefetch, Q

from openpiu.core.law.actions import ACTIONS, Action
from openpiu.core.law.hit_states import OPEN, HitState
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.review.allowed import decisions_for
from openpiu.duties.review.cards import Inbox, InboxRow
from openpiu.duties.standing import standing
from openpiu.store.passenger.models import Hit, Review

FAR = 10**6  # minutes: hits without a known landing come last
MOST = 500


def inbox(*, actor: Actor, at: datetime, state: str | None = None) -> Inbox:
    """Hits in one state, or all open ones."""
    check_may(actor, Act.SEE_HITS)
    states = [state] if state else [open_state.value for open_state in OPEN]
    rows = sorted((_row(hit, actor, at) for hit in _hits(states)), key=_pressing)
    ahead = [
        row.minutes_to_landing for row in rows if row.minutes_to_landing is not None and row.minutes_to_landing >= 0
    ]
    counted = Hit.objects.using("passenger").order_by().values_list("state").annotate(Count("id"))
    return Inbox(
        as_of=at,
        rows=tuple(rows[:MOST]),
        counts=dict(counted),
        next_landing_minutes=min(ahead, default=None),
        newest=at.isoformat(),
    )


def fresh_hits(*, actor: Actor, since: str) -> int:
    """How many open hits were raised or changed after the moment that `since` (Inbox.newest) names."""
    check_may(actor, Act.SEE_HITS)
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        return 0
    if moment.tzinfo is None:
        return 0
    states = [state.value for state in OPEN]
    newer = Q(raised_at__gt=moment) | Q(changed=True, updated_at__gt=moment)
    return Hit.objects.using("passenger").filter(newer, state__in=states).count()


def open_order(actor: Actor, at: datetime) -> list[str]:
    """Ids of the hits this officer can decide, in the order of the inbox."""
    rows = sorted((_row(hit, actor, at) for hit in _hits([state.value for state in OPEN])), key=_pressing)
    return [row.hit for row in rows if row.yours]


def minutes_until(moment: datetime | None, at: datetime) -> int | None:
    """Whole minutes from `at` to `moment`, negative once past."""
    return int((moment - at).total_seconds() // 60) if moment else None


def _hits(states: Sequence[str]) -> list[Hit]:
    reviews = Prefetch("reviews", Review.objects.using("passenger").order_by("number"))
    hits = Hit.objects.using("passenger").filter(state__in=states)
    return list(hits.select_related("traveller__flight", "alert").prefetch_related(reviews))


def _row(hit: Hit, actor: Actor, at: datetime) -> InboxRow:
    flight, action = hit.traveller.flight, ACTIONS[Action(hit.alert.action)]
    strongest = sorted(hit.explanation, key=lambda row: -abs(row["points"]))
    return InboxRow(
        hit=str(hit.id),
        priority=action.priority,
        action=hit.alert.action,
        flight=str(flight),
        route=f"{flight.departure_airport}-{flight.arrival_airport}",
        minutes_to_landing=minutes_until(flight.arrival_at, at),
        score=hit.score,
        band=hit.band,
        reason=tuple((row["field"], row["relation"]) for row in strongest if row["relation"] != "missing"),
        alert_reference=hit.alert.reference,
        state=hit.state,
        raised_at=hit.raised_at,
        changed=hit.changed,
        standing=hit.traveller.standing,
        yours=bool(decisions_for(hit, standing(hit, list(hit.reviews.all())), actor)),
    )


def _pressing(row: InboxRow) -> tuple[object, ...]:
    """Priority first, then the next to land, landed flights after those in the air, then the stronger claim."""
    minutes = row.minutes_to_landing if row.minutes_to_landing is not None else FAR
    landed = minutes < 0
    in_state = [state.value for state in OPEN].index(row.state) if row.state in {state.value for state in OPEN} else 0
    return (row.priority, landed, minutes if not landed else -minutes, in_state, -row.score, row.hit)


def is_open(state: str) -> bool:
    """Whether an officer still has something to decide."""
    return HitState(state) in OPEN
