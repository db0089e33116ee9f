"""What a change of a hit's state adds to and takes from the counts. Pure.

Each state counts what entered it and takes back what left it, so that an undo, a renewed claim and a lapse need no rule
of their own: what stands is what is counted. Acts themselves, which
no undo takes back, are counted beside it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from openpiu.core.law.hit_states import HitState
from openpiu.core.law.statistics.events import Event, Group, Kind
from openpiu.core.law.statistics.heads import DIMENSIONS, Heads

MATCHES = frozenset({HitState.CONFIRMED.value, HitState.RELEASED.value})
DELETED = "deleted"  # the state of an open hit whose record was deleted before anybody decided it
# Of these states the groups are counted as well.
_GROUPED = {HitState.REJECTED.value: "rejected"} | dict.fromkeys(MATCHES, "matches")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One hit from one state to another. No state before: it is new. Hits without heads are not counted."""

    before: str | None
    after: str
    heads_before: Heads = field(default_factory=dict)
    heads: Heads
    traveller: UUID | None = None  # id of the record; it is not counted, only looked at


@dataclass(frozen=True, slots=True)
class Counts:
    """What is to be written: events of the day, counters of the year."""

    events: Counter[Event] = field(default_factory=Counter)
    groups: Counter[Group] = field(default_factory=Counter)


def count_moves(moves: Iterable[Move]) -> Counts:
    """The counts of these moves together."""
    counts = Counts()
    for move in moves:
        if move.before is None:
            _add(counts, Kind.RAISED, "", move.heads, 1)
            _add_groups(counts, "raised", move.heads, 1)
        else:
            _stand(counts, move.before, move.heads_before, -1)
        _stand(counts, move.after, move.heads, 1)
    return counts


def _stand(counts: Counts, state: str, heads: Heads, number: int) -> None:
    _add(counts, Kind.STATE, state, heads, number)
    if state in _GROUPED:
        _add_groups(counts, _GROUPED[state], heads, number)


def _add(counts: Counts, kind: Kind, code: str, heads: Heads, number: int) -> None:
    if heads:
        counts.events[event_under(heads, kind, code)] += number


def _add_groups(counts: Counts, kind: str, heads: Heads, number: int) -> None:
    for dimension in DIMENSIONS:
        if dimension in heads:
            counts.groups[Group(kind, dimension, heads[dimension])] += number
    if kind == "rejected" and "alert" in heads:
        counts.groups[Group(kind, "alert", heads["alert"])] += number


def event_under(heads: Heads, kind: Kind, code: str = "") -> Event:
    """An event under the list and action of a hit's heads."""
    return Event(kind, code, heads.get("list", ""), heads.get("action", ""))


def identified(moves: Iterable[Move]) -> dict[UUID, int]:
    """Per traveller: how many matches more, or fewer, these moves leave."""
    change: Counter[UUID] = Counter()
    for move in moves:
        if move.traveller is not None:
            change[move.traveller] += bool(move.heads) and move.after in MATCHES
            change[move.traveller] -= bool(move.heads_before) and move.before in MATCHES
    return {traveller: number for traveller, number in change.items() if number}
