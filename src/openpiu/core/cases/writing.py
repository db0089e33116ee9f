"""The next event of a node's own lane: numbered, clocked, chained and signed, and only if it would count.

Belongs here: what a writer needs. Not here: where lanes lie. Keys come as a function that signs.

Own events never move the clock of joint ones: nobody learns from the joint lane that, or how much, a node writes for
itself.
"""

from collections.abc import Iterable, Sequence

from openpiu.core.cases.events import JOINT, OWN, Draft, Event, Pen, seal
from openpiu.core.cases.folding import replay, with_own
from openpiu.core.cases.rules import changes_of
from openpiu.core.cases.state import State
from openpiu.core.ledger.entries import GENESIS


def next_joint(draft: Draft, *, case: str, pen: Pen, events: Sequence[Event], state: State | None = None) -> Event:
    """The node's next joint event after all joint `events` that it knows; Unaccepted where it would not count.

    `state`: that of these events, where the caller has it already.
    """
    joint = [event for event in events if event.lane == JOINT]
    clock = 1 + max((event.clock for event in joint), default=0)
    event = _seal(draft, case=case, pen=pen, lane=JOINT, own=_lane(joint, pen.node), clock=clock)
    changes_of(replay(joint).state if state is None else state, event)
    return event


def next_own(draft: Draft, *, case: str, pen: Pen, events: Sequence[Event], own: Sequence[Event]) -> Event:
    """The node's next event for itself alone, over the joint `events`; Unaccepted where it would not count."""
    clock = max((event.clock for event in (*events, *own)), default=1)
    event = _seal(draft, case=case, pen=pen, lane=OWN, own=own, clock=clock)
    changes_of(with_own(replay(events).state, own), event)
    return event


def leaving(events: Iterable[Event]) -> tuple[Event, ...]:
    """What may be sent: joint events only, whatever one is given."""
    return tuple(event for event in events if event.lane == JOINT)


def _lane(events: Iterable[Event], node: str) -> list[Event]:
    return sorted((event for event in events if event.node == node), key=lambda event: event.sequence)


def _seal(draft: Draft, *, case: str, pen: Pen, lane: str, own: Sequence[Event], clock: int) -> Event:
    last = own[-1] if own else None
    after = (last.sequence if last else 0, clock, last.hash if last else GENESIS)
    return seal(draft, case=case, pen=pen, lane=lane, after=after)
