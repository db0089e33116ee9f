"""What a node says, signed, about how far it is and what it sees; and where two nodes part, with the node's name.

Belongs here: the signed standing that travels in acknowledgements, and comparing one with what is held here. Not here:
sending it. A standing is checked against our own events up to the partner's last ones, so that two nodes need not be
equally far for a divergence to be found.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from openpiu.core.cases.events import Event, Pen, is_code, is_node
from openpiu.core.cases.folding import Replay, Step, replay
from openpiu.core.ledger.entries import canonical, is_digest, is_instant, read_canonical
from openpiu.core.ledger.signatures import is_signed
from openpiu.errors import IntegrityError

STANDING_TAG = b"openpiu case standing v1\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a node is in each lane, and the hash of the state that it sees there."""

    case: str
    node: str
    at: str
    heads: Mapping[str, str]  # node -> "7:" and the hash of its event 7
    state: str
    key: str = ""
    signature: str = ""

    def signed_bytes(self) -> bytes:
        """What the signature is made over: a domain tag and the canonical JSON of all other fields."""
        return STANDING_TAG + canonical({**asdict(self), "signature": ""})


class Difference(StrEnum):
    """How a partner's standing differs from ours."""

    BEHIND = "behind"  # it does not have all of ours yet
    AHEAD = "ahead"  # it has events that we do not have yet
    FORK = "fork"  # a node signed two pasts: it, or who passed one on, must be asked
    STATE = "state"  # the same events, another state: it computes, or was changed, differently


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One difference, with the node that it is about."""

    difference: Difference
    node: str
    event: str  # the first event concerned, as far as standings tell
    why: str


def sign_standing(case: str, events: Sequence[Event], *, at: str, pen: Pen, seen: Replay | None = None) -> Standing:
    """What this node says about these joint events; `seen`: their replay, where the caller has it."""
    draft = Standing(
        case=case, node=pen.node, at=at, heads=heads_of(events), state=(seen or replay(events)).hash, key=pen.key
    )
    return replace(draft, signature=pen.sign(draft.signed_bytes()).hex())


def heads_of(events: Sequence[Event]) -> dict[str, str]:
    """Node -> number and hash of its last event here."""
    last: dict[str, Event] = {}
    for event in events:
        if event.node not in last or last[event.node].sequence < event.sequence:
            last[event.node] = event
    return {node: f"{last[node].sequence}:{last[node].hash}" for node in sorted(last)}


def write_standing(standing: Standing) -> bytes:
    """Canonical JSON, without a line end."""
    return canonical(asdict(standing))


def read_standing(line: bytes) -> Standing:
    """Read what `write_standing` wrote; IntegrityError for anything else, or where the signature does not hold.

    Whose key it is, the node's card says: compare `key` before trusting it.
    """
    whole: dict[str, Any] = read_canonical(line)
    if whole.keys() != set(Standing.__dataclass_fields__) or not isinstance(whole["heads"], dict):
        raise IntegrityError("not the standing of a node in a case")
    standing = Standing(**whole)
    if not _is_shaped(standing) or not is_signed(
        standing.signed_bytes(), key=standing.key, signature=standing.signature
    ):
        raise IntegrityError("the standing was changed, or its signature does not hold")
    return standing


def _is_shaped(standing: Standing) -> bool:
    texts = type(standing.key) is str and type(standing.signature) is str
    heads = all(is_node(node) and _head(head) is not None for node, head in standing.heads.items())
    return texts and heads and is_code(standing.case) and is_node(standing.node) and is_instant(standing.at)


def _head(text: object) -> tuple[int, str] | None:
    number, _, digest = text.partition(":") if isinstance(text, str) else ("", "", "")
    return (int(number), digest) if number.isdecimal() and len(number) < 17 and is_digest(digest) else None


def compare(theirs: Standing, events: Sequence[Event]) -> tuple[Finding, ...]:
    """What a partner's standing says against our joint events; empty where both see the same."""
    lanes: dict[str, dict[int, Event]] = {}
    for event in events:
        lanes.setdefault(event.node, {})[event.sequence] = event
    heads = {node: head for node, text in theirs.heads.items() if (head := _head(text))}
    findings = [found for node in sorted({*lanes, *heads}) if (found := _compare_lane(theirs, node, lanes, heads))]
    serious = {found.difference for found in findings} & {Difference.FORK, Difference.AHEAD}
    return tuple(findings) if serious else (*findings, *_compare_state(theirs, events, heads))


def _compare_lane(
    theirs: Standing, node: str, lanes: Mapping[str, Mapping[int, Event]], heads: Mapping[str, tuple[int, str]]
) -> Finding | None:
    number, digest = heads.get(node, (0, ""))
    lane = lanes.get(node, {})
    if number > len(lane):
        why = f"{theirs.node} has events of {node} up to {number}, here are {len(lane)}: ask for them"
        return Finding(difference=Difference.AHEAD, node=theirs.node, event=f"{node}/{len(lane) + 1}", why=why)
    if number and lane[number].hash != digest:
        why = f"{node} signed two pasts: its event {number} at {theirs.node} is not the one that is held here"
        return Finding(difference=Difference.FORK, node=node, event=f"{node}/{number}", why=why)
    if number < len(lane):
        why = f"{theirs.node} has events of {node} up to {number} of {len(lane)}: send the others"
        return Finding(difference=Difference.BEHIND, node=theirs.node, event=f"{node}/{number + 1}", why=why)
    return None


def _compare_state(
    theirs: Standing, events: Sequence[Event], heads: Mapping[str, tuple[int, str]]
) -> tuple[Finding, ...]:
    """Whether the state that the partner saw is the one that follows from the events that it had."""
    had = [event for event in events if event.sequence <= heads.get(event.node, (0, ""))[0]]
    if replay(had).hash == theirs.state:
        return ()
    why = f"{theirs.node} has the same events and sees another state: compare the trails to find the event"
    return (Finding(difference=Difference.STATE, node=theirs.node, event="", why=why),)


def trail(seen: Replay) -> tuple[str, ...]:
    """Event and digest of each step, to be sent where states differ."""
    return tuple(_mark(step) for step in seen.steps)


def first_parting(node: str, theirs: Sequence[str], ours: Replay) -> Finding | None:
    """The first event at which a partner's trail leaves ours; None where one is the beginning of the other."""
    for step, mark in zip(ours.steps, theirs, strict=False):
        if _mark(step) != mark:
            why = f"{node} parts from here at {step.event}: it took it for something else"
            return Finding(difference=Difference.STATE, node=node, event=step.event, why=why)
    return None


def first_fork(node: str, theirs: Sequence[str], lane: Sequence[Event]) -> Finding | None:
    """The first event of a node's lane whose hash at the partner is another one; hashes from the lane's beginning."""
    for event, digest in zip(lane, theirs, strict=False):
        if event.hash != digest:
            why = f"{node} signed two events with the number {event.sequence}"
            return Finding(difference=Difference.FORK, node=node, event=event.id, why=why)
    return None


def _mark(step: Step) -> str:
    return f"{step.event} {step.digest}"
