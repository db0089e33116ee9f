"""Counting what happens, for statistics, inside the transaction of the act and after its ledger entry.

Belongs here: how duties hand over what they did. Not here: what follows from it for the counts (`core.law.statistics`).
The ledger is not counted: it is for verification only (PNR-13.7), and the tally holds no id of a traveller.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Count, QuerySet

from openpiu.core.law.hit_states import OPEN, HitState
from openpiu.core.law.statistics.events import Event, Kind
from openpiu.core.law.statistics.heads import Heads, heads_of, minutes_since, waiting_since
from openpiu.core.law.statistics.moves import DELETED, MATCHES, Move, count_moves, event_under, identified
from openpiu.store.passenger import counting
from openpiu.store.passenger.models import Alert, Hit, TravellerRecord


def heads(traveller: TravellerRecord, alert: Alert, at: datetime) -> dict[str, str]:
    """Under which heads a hit between the two is counted, claimed now."""
    return heads_of(traveller.content, alert=str(alert.id), list_name=alert.list_name, action=alert.action, at=at)


def since(counted_under: Heads, at: datetime) -> dict[str, str]:
    """The same heads for a hit that somebody has to look at from that moment on."""
    return waiting_since(counted_under, at)


def count(events: Mapping[Event, int], *, at: datetime) -> None:
    """Count events as they are."""
    counting.add_lines(at.astimezone(UTC).date(), events)


def move(hit: Hit, before: str | None, heads_before: Heads | None = None) -> Move:
    """How a hit came to where it stands now; `heads_before` only where they have changed."""
    stood = hit.heads if heads_before is None else heads_before
    return Move(before=before, after=hit.state, heads_before=stood, heads=hit.heads, traveller=hit.traveller_id)


def count_all(moves: Collection[Move], *, at: datetime) -> None:
    """Count hits that have moved; call it when they are saved."""
    counts = count_moves(moves)
    counts.events[Event(Kind.IDENTIFIED)] += _newly_identified(moves)
    count(counts.events, at=at)
    counting.add_to_groups(at.astimezone(UTC).year, counts.groups)


def _newly_identified(moves: Iterable[Move]) -> int:
    """How many travellers have their first match now, less those who have none any more."""
    change = identified(moves)
    now = matches_of(change)
    before = {traveller: now.get(traveller, 0) - number for traveller, number in change.items()}
    return sum((now.get(traveller, 0) > 0) - (before[traveller] > 0) for traveller in change)


def matches_of(travellers: Iterable[UUID]) -> dict[UUID, int]:
    """How many counted matches each of these travellers has, if any."""
    if not (wanted := list(travellers)):
        return {}
    hits = Hit.objects.using("passenger").filter(traveller__in=wanted, state__in=MATCHES).exclude(heads={})
    return dict(hits.values_list("traveller").annotate(Count("id")).order_by())


def count_decision(hit: Hit, decision: str, *, before: str, at: datetime, decided_at: datetime | None = None) -> None:
    """One officer's decision that has moved a hit; `decided_at` is when that which an undo takes back was taken."""
    events = {event_under(hit.heads, Kind.DECISION, decision): 1} if hit.heads else {}
    settled, taken_back = hit.state in _SETTLED, before in _SETTLED
    minutes = minutes_since(hit.heads, decided_at or at)
    if minutes is not None and settled != taken_back:
        events[event_under({}, Kind.TIME, str(minutes))] = 1 if settled else -1
    count(events, at=at)
    count_all([move(hit, before)], at=at)


def count_deleted(gone: QuerySet[Hit], *, at: datetime) -> None:
    """Hits that are about to be deleted: the open ones no longer wait, all else stays counted (PNR-12.8).

    Repeats that rest on one of them are raised when it goes, by the database itself.
    """
    waiting = gone.filter(state__in=_WAITING)
    moves = [replace(move(hit, hit.state), after=DELETED) for hit in waiting.order_by("id")]
    repeats = Hit.objects.using("passenger").filter(state=HitState.SUPPRESSED.value, rests_on__hit__in=gone)
    for hit in repeats.exclude(id__in=gone.values("id")).order_by("id"):
        moves.append(replace(move(hit, hit.state), after=HitState.RAISED.value))
        hit.heads = waiting_since(hit.heads, at)
        hit.save(using="passenger", update_fields=["heads"])
    count_all(moves, at=at)


def hand_over(before: int, travellers: Collection[UUID], *, at: datetime) -> None:
    """Count anew how many of these travellers have a match, after hits went from one to another."""
    count({Event(Kind.IDENTIFIED): len(matches_of(travellers)) - before}, at=at)


_SETTLED = frozenset({"rejected", *MATCHES})
_WAITING = frozenset(state.value for state in OPEN)
