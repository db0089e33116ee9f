"""The state of a case from its events: one deterministic fold, ordered by Lamport clock, node and sequence.

Belongs here: the order, the fold, the trail of digests by which two nodes find where they part. Not here: the rules.

A node that is withdrawn, or a case that is closed, has a last event that counts. A party could write later events with
an old clock, so that they come before that act; once the act counts, the fold begins again without them.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from openpiu.core.cases.events import OWN, Event
from openpiu.core.cases.kinds import KINDS
from openpiu.core.cases.refusals import Unaccepted
from openpiu.core.cases.rules import changes_of
from openpiu.core.cases.state import Change, State, state_hash
from openpiu.core.ledger.entries import canonical

START = "0" * 64  # the digest before the first event


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What became of one event."""

    event: str
    refusal: str  # its code; empty where the event counts
    why: str  # the refusal in words
    digest: str  # over this step and all before it: what was changed, or why not


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """The state of a case, and how it came about."""

    state: State
    steps: tuple[Step, ...]
    hash: str

    @property
    def refused(self) -> tuple[Step, ...]:
        """The events that do not count."""
        return tuple(step for step in self.steps if step.refusal)


@dataclass(slots=True)
class _Fold:
    """Where a fold stands."""

    state: State = field(default_factory=State)
    steps: list[Step] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)  # node -> its last event that a cut would concern
    digest: str = START

    def take(self, event: Event) -> bool:
        """Apply one event; False where it shows that earlier ones do not count and the fold must begin again."""
        try:
            changes = changes_of(self.state, event)
        except Unaccepted as refusal:
            self._note(event, {"refused": refusal.code}, refusal.code, str(refusal))
            return True
        self.state.put(changes)
        self._note(event, {"changes": changes}, "", "")
        if not KINDS[event.kind].is_late:
            self.counted[event.node] = event.sequence
        return not any(self._cuts_back(change) for change in changes if change[0] == "cuts")

    def _cuts_back(self, cut: Change) -> bool:
        _table, node, record = cut
        return self.counted.get(node, 0) > int(record["last"])

    def _note(self, event: Event, outcome: dict[str, object], code: str, why: str) -> None:
        whole = bytes.fromhex(self.digest) + bytes.fromhex(event.hash) + canonical(outcome)
        self.digest = hashlib.sha256(whole).hexdigest()
        self.steps.append(Step(event=event.id, refusal=code, why=why, digest=self.digest))


def replay(events: Iterable[Event]) -> Replay:
    """The state after these joint events, which come in any order; lanes are whole up to their last event here."""
    ordered = sorted((event for event in events if event.lane != OWN), key=lambda event: event.order)
    cuts: dict[str, int] = {}
    while True:
        fold = _fold(ordered, cuts)
        if fold is not None:
            return Replay(state=fold.state, steps=tuple(fold.steps), hash=state_hash(fold.state))


def _fold(ordered: Sequence[Event], cuts: dict[str, int]) -> _Fold | None:
    """One pass; None where a cut turned up that concerns events before it, which `cuts` then holds."""
    fold = _Fold()
    fold.state.put(("cuts", node, {"last": last, "by": ""}) for node, last in cuts.items())
    for event in ordered:
        if not fold.take(event):
            found = {node: record["last"] for node, record in fold.state.cuts.items()}
            cuts |= {node: min(last, cuts.get(node, last)) for node, last in found.items()}
            return None
    return fold


def with_own(joint: State, events: Iterable[Event]) -> State:
    """What a node itself sees: the joint state, and over it what it wrote for itself; `joint` is not changed."""
    fold = _Fold(state=joint.copy())
    for event in sorted((event for event in events if event.lane == OWN), key=lambda event: event.sequence):
        fold.take(event)
    return fold.state
