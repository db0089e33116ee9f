"""Counting, for each flight of the next hours, messages, travellers and hits."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Q

from openpiu.core.law.actions import ACTIONS, Action
from openpiu.core.law.hit_states import OPEN, HitState
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.board.rows import Board, BoardRow
from openpiu.store.passenger.models import FlightRecord, Hit, MessageRecord, Transmission, TravellerRecord

LANDED_FOR = timedelta(hours=3)  # a landed flight stays on the board that long
_OPEN = frozenset(state.value for state in OPEN)


def flight_board(*, actor: Actor, at: datetime, hours: int = 12) -> Board:
    """Flights that landed lately or land within `hours`, the next to land first; no traveller's name is on it."""
    check_may(actor, Act.SEE_BOARD)
    window = (at - LANDED_FOR, at + timedelta(hours=hours))
    flights = list(
        FlightRecord.objects.using("passenger").filter(arrival_at__range=window).order_by("arrival_at", "id")
    )
    ids = [flight.id for flight in flights]
    messages, people, hits = _messages(ids), _people(ids), _hits(ids)
    last = MessageRecord.objects.using("passenger").aggregate(last=Max("received_at"))["last"]
    return Board(
        as_of=at,
        rows=tuple(_row(flight, at, messages[flight.id], people[flight.id], hits[flight.id]) for flight in flights),
        last_message_at=last,
        quarantined=Transmission.objects.using("passenger").filter(state="quarantined").count(),
        open_hits=Hit.objects.using("passenger").filter(state__in=_OPEN).count(),
    )


def _messages(flights: Iterable[UUID]) -> dict[UUID, tuple[int, datetime | None]]:
    rows = MessageRecord.objects.using("passenger").filter(flight__in=flights).values_list("flight")
    counted = {id_: (number, last) for id_, number, last in rows.annotate(number=Count("id"), last=Max("received_at"))}
    return defaultdict(lambda: (0, None), counted)


def _people(flights: Iterable[UUID]) -> dict[UUID, tuple[int, int]]:
    rows = TravellerRecord.objects.using("passenger").filter(flight__in=flights).values_list("flight")
    counted = rows.annotate(number=Count("id"), dated=Count("id", filter=Q(has_birth_date=True)))
    return defaultdict(lambda: (0, 0), {id_: (number, dated) for id_, number, dated in counted})


def _hits(flights: Iterable[UUID]) -> dict[UUID, Counter[tuple[str, str]]]:
    rows = Hit.objects.using("passenger").filter(traveller__flight__in=flights)
    hits: dict[UUID, Counter[tuple[str, str]]] = defaultdict(Counter)
    for flight, state, action in rows.values_list("traveller__flight", "state", "alert__action"):
        hits[flight][(state, action)] += 1
    return hits


def _row(
    flight: FlightRecord,
    at: datetime,
    messages: tuple[int, datetime | None],
    people: tuple[int, int],
    hits: Counter[tuple[str, str]],
) -> BoardRow:
    priorities = [ACTIONS[Action(action)].priority for state, action in hits if state in _OPEN]
    travellers, dated = people
    return BoardRow(
        flight=str(flight.id),
        designator=str(flight),
        departure_airport=flight.departure_airport,
        arrival_airport=flight.arrival_airport,
        arrival_at=flight.arrival_at,
        minutes_to_landing=int((flight.arrival_at - at).total_seconds() // 60) if flight.arrival_at else None,
        messages=messages[0],
        last_message_at=messages[1],
        travellers=travellers,
        birth_date_percent=100 * dated // travellers if travellers else None,
        open_hits=_count(hits, _OPEN),
        confirmed_hits=_count(hits, {HitState.CONFIRMED}),
        released_hits=_count(hits, {HitState.RELEASED}),
        top_priority=min(priorities, default=None),
    )


def _count(hits: Counter[tuple[str, str]], states: Iterable[str]) -> int:
    wanted = set(states)
    return sum(number for (state, _), number in hits.items() if state in wanted)
