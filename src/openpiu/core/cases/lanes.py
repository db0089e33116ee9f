"""Lanes: one a node, to which only that node appends; what arrives is taken up in order, or named and kept out.

Belongs here: signature, chain, gaps, repeats, forks. Not here: whether an event counts (`folding`); a node's wrong
event is part of its lane all the same, because the node signed it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from openpiu.core.cases.events import JOINT, Event, digest_of, is_signed_by_key
from openpiu.core.ledger.entries import GENESIS

Vouch = Callable[[Event], bool]  # whether a key of the event's own node signed it


class Outcome(StrEnum):
    """What becomes of an event that arrives."""

    NEXT = "next"  # it follows from the last one: append it
    KNOWN = "known"  # it came before
    GAP = "gap"  # events before it are missing: keep it, ask for them
    FORK = "fork"  # its node signed two events for one place, or another past: an alarm
    FORGED = "forged"  # its hash or signature does not hold, or it has no business here


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """The outcome, in words where somebody must look."""

    outcome: Outcome
    event: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The joint lanes of one case as one node holds them, what waits for a gap to close, and what was kept out."""

    case: str
    lanes: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    waiting: Mapping[str, Event] = field(default_factory=dict)  # id -> event
    alarms: tuple[Admission, ...] = ()

    def events(self) -> tuple[Event, ...]:
        """All events that are taken up."""
        return tuple(event for node in sorted(self.lanes) for event in self.lanes[node])


def vouched_by(keys: Mapping[str, Collection[str]]) -> Vouch:
    """Whether an event is signed with one of these keys of its node: node -> public keys, hexadecimal."""
    return lambda event: event.key in keys.get(event.node, ()) and is_signed_by_key(event)


def admit(lane: Sequence[Event], event: Event, *, case: str, vouch: Vouch) -> Admission:
    """Whether an event goes to the end of its node's lane, which holds events 1, 2, 3 ...; nothing is changed."""
    outcome, why = _judge(lane, event, case, vouch)
    return Admission(outcome=outcome, event=event.id, why=f"{event.id} of {event.node}: {why}" if why else "")


def _judge(lane: Sequence[Event], event: Event, case: str, vouch: Vouch) -> tuple[Outcome, str]:
    if event.case != case or event.lane != JOINT:
        return Outcome.FORGED, "it belongs to another case, or to a lane that never leaves its node"
    if digest_of(event) != event.hash or not vouch(event):
        return Outcome.FORGED, "it was changed, or no key of this node signed it"
    if event.sequence <= len(lane):
        same = lane[event.sequence - 1].hash == event.hash
        return (Outcome.KNOWN, "") if same else (Outcome.FORK, "its node signed another event with this number")
    if event.sequence > len(lane) + 1:
        return Outcome.GAP, f"events from {len(lane) + 1} on are missing"
    return _judge_next(lane[-1] if lane else None, event)


def _judge_next(last: Event | None, event: Event) -> tuple[Outcome, str]:
    if event.previous != (last.hash if last else GENESIS):
        return Outcome.FORK, "it follows another event than the one its node sent before"
    if last and event.clock < last.clock + (event.lane == JOINT):
        return Outcome.FORK, "its clock does not go forward"
    return Outcome.NEXT, ""


def take(book: Book, event: Event, *, vouch: Vouch) -> Book:
    """The book after an event arrived, in whatever order; a repeat changes nothing, a fork or forgery is an alarm."""
    lane = book.lanes.get(event.node, ())
    said = admit(lane, event, case=book.case, vouch=vouch)
    if said.outcome is Outcome.GAP:
        return _keep_waiting(book, event, said)
    if said.outcome is not Outcome.NEXT:
        return book if said.outcome is Outcome.KNOWN else replace(book, alarms=(*book.alarms, said))
    book = replace(book, lanes={**book.lanes, event.node: (*lane, event)})
    follower = book.waiting.get(f"{event.node}/{event.sequence + 1}")
    while follower is not None:
        book = _take_follower(book, follower, vouch)
        follower = book.waiting.get(f"{event.node}/{follower.sequence + 1}")
    return book


def _take_follower(book: Book, event: Event, vouch: Vouch) -> Book:
    """Take up what waited: it leaves the waiting ones, and stands in its lane or is an alarm."""
    rest = {key: one for key, one in book.waiting.items() if key != event.id}
    lane = book.lanes[event.node]
    said = admit(lane, event, case=book.case, vouch=vouch)
    if said.outcome is not Outcome.NEXT:
        return replace(book, waiting=rest, alarms=(*book.alarms, said))
    return replace(book, waiting=rest, lanes={**book.lanes, event.node: (*lane, event)})


def _keep_waiting(book: Book, event: Event, said: Admission) -> Book:
    other = book.waiting.get(event.id)
    if other is None:
        return replace(book, waiting={**book.waiting, event.id: event})
    if other.hash == event.hash:
        return book
    why = f"{event.id} of {event.node}: its node signed another event with this number"
    return replace(book, alarms=(*book.alarms, Admission(outcome=Outcome.FORK, event=said.event, why=why)))


def missing(book: Book) -> dict[str, tuple[int, int]]:
    """Node -> first and last number to ask it for, where something waits behind a gap."""
    nearest: dict[str, int] = {}
    for one in book.waiting.values():
        nearest[one.node] = min(one.sequence, nearest.get(one.node, one.sequence))
    return {node: (len(book.lanes.get(node, ())) + 1, nearest[node] - 1) for node in sorted(nearest)}


def first_fault(lane: Sequence[Event], *, case: str, vouch: Vouch, is_stored: bool = False) -> str | None:
    """What is wrong with the first bad event of one lane, joint or own, with its name; None where all hold.

    `is_stored`: each signature was checked when the event arrived, so only that of the last event is checked again: it
    covers the hash of every event before it.
    """
    last: Event | None = None
    for number, event in enumerate(lane, 1):
        why = _fault(event, last, number, case)
        if not why and (not is_stored or number == len(lane)) and not vouch(event):
            why = "no key of this node signed it"
        if why:
            return f"{event.id} of {event.node}: {why}"
        last = event
    return None


def _fault(event: Event, last: Event | None, number: int, case: str) -> str:
    whose = (last.node, last.lane) if last else (event.node, event.lane)
    if (event.case, event.node, event.lane, event.sequence) != (case, *whose, number):
        return f"event {number} of the lane should stand here"
    if digest_of(event) != event.hash:
        return "it was changed after it was signed"
    return _judge_next(last, event)[1]
