"""Counting, for each flight of the next hours, messages, travellers and hits."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Max, Q

from openpiu.core.law.actions import ACTIONS, Action
from openpiu.core.law.hit_states import OPEN, HitState
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.core.terms.standing import EXPECTED, Standing
from openpiu.duties.board.rows import Board, BoardRow
from openpiu.store.passenger.lookups import in_quarantine, open_gaps
from openpiu.store.passenger.models import FlightRecord, Hit, MessageRecord, TravellerRecord

LANDED_FOR = timedelta(hours=3)  # a landed flight stays on the board that long
_OPEN = frozenset(state.value for state in OPEN)
_EXPECTED = frozenset(standing.value for standing in EXPECTED)


class People(NamedTuple):
    """Travellers of a flight, in numbers."""

    travellers: int = 0
    dated: int = 0  # with a full birth date
    expected: int = 0
    no_shows: int = 0


def flight_board(*, actor: Actor, at: datetime, hours: int = 12) -> Board:
    """Flights that landed lately or land within `hours`, the next to land first; no traveller's name is on it."""
    check_may(actor, Act.SEE_BOARD)
    window = (at - LANDED_FOR, at + timedelta(hours=hours))
    flights = list(
        FlightRecord.objects.using("passenger").filter(arrival_at__range=window).order_by("arrival_at", "id")
    )
    last = MessageRecord.objects.using("passenger").aggregate(last=Max("received_at"))["last"]
    return Board(
        as_of=at,
        rows=board_rows(flights, at),
        last_message_at=last,
        quarantined=in_quarantine().count(),
        open_hits=Hit.objects.using("passenger").filter(state__in=_OPEN).count(),
    )


def board_rows(flights: Sequence[FlightRecord], at: datetime) -> tuple[BoardRow, ...]:
    """The counts of these flights."""
    ids = [flight.id for flight in flights]
    messages, people, hits, gaps = _messages(ids), _people(ids), _hits(ids), Counter(gap.flight for gap in open_gaps())
    return tuple(
        _row(flight, at, messages[flight.id], people[flight.id], hits[flight.id], gaps[str(flight.id)])
        for flight in flights
    )


def _messages(flights: Iterable[UUID]) -> dict[UUID, tuple[int, datetime | None]]:
    rows = MessageRecord.objects.using("passenger").filter(flight__in=flights).values_list("flight")
    counted = {id_: (number, last) for id_, number, last in rows.annotate(number=Count("id"), last=Max("received_at"))}
    return defaultdict(lambda: (0, None), counted)


def _people(flights: Iterable[UUID]) -> dict[UUID, People]:
    rows = TravellerRecord.objects.using("passenger").filter(flight__in=flights, joined_into=None)
    counted = rows.values_list("flight").annotate(
        number=Count("id"),
        dated=Count("id", filter=Q(has_birth_date=True)),
        expected=Count("id", filter=Q(standing__in=_EXPECTED)),
        no_shows=Count("id", filter=Q(standing=Standing.NOT_ON_BOARD.value)),
    )
    return defaultdict(People, {id_: People(*numbers) for id_, *numbers in counted})


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
    people: People,
    hits: Counter[tuple[str, str]],
    gaps: int,
) -> BoardRow:
    priorities = [ACTIONS[Action(action)].priority for state, action in hits if state in _OPEN]
    return BoardRow(
        flight=str(flight.id),
        designator=str(flight),
        departure_airport=flight.departure_airport,
        arrival_airport=flight.arrival_airport,
        arrival_at=flight.arrival_at,
        minutes_to_landing=int((flight.arrival_at - at).total_seconds() // 60) if flight.arrival_at else None,
        messages=messages[0],
        last_message_at=messages[1],
        travellers=people.travellers,
        expected=people.expected,
        no_shows=people.no_shows,
        gaps=gaps,
        cancelled=flight.cancelled,
        birth_date_percent=100 * people.dated // people.travellers if people.travellers else None,
        open_hits=_count(hits, _OPEN),
        confirmed_hits=_count(hits, {HitState.CONFIRMED}),
        released_hits=_count(hits, {HitState.RELEASED}),
        top_priority=min(priorities, default=None),
    )


def _count(hits: Counter[tuple[str, str]], states: Iterable[str]) -> int:
    wanted = set(states)
    return sum(number for (state, _), number in hits.items() if state in wanted)
