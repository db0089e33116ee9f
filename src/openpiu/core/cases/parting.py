"""What must go, and from where: after a recall, and when a party leaves, is withdrawn, or the case is closed.

Belongs here: lists. Not here: sending recalls, destroying keys. Each party's things stay its own (EXC-13): they go back
from everybody else; the minutes of the case stay with all, and what a node wrote for itself never left it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpiu.core.cases.events import JOINT, Event
from openpiu.core.cases.kinds import KINDS, Share
from openpiu.core.cases.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One recall that is owed: `originator` takes back from `holder` the content of these events."""

    originator: str
    holder: str
    events: tuple[str, ...]
    contents: tuple[str, ...]  # their hashes, in the same order
    files: tuple[str, ...]  # SHA-256 of evidence among them


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What a recall takes: hashes of content, and files of evidence that no other event still holds."""

    contents: frozenset[str]
    files: frozenset[str]


def owed_on_parting(state: State, events: Iterable[Event], node: str) -> tuple[Due, ...]:
    """All recalls that are owed when this node is no party any more: its things at the others, theirs with it."""
    returning = [event for event in events if _returns(state, event)]
    others = [other for other in state.parties() if other != node]
    pairs = [(node, other) for other in others] + [(other, node) for other in _writers(returning) if other != node]
    return tuple(due for originator, holder in pairs if (due := _due(returning, originator, holder)))


def owed_on_closing(state: State, events: Sequence[Event]) -> tuple[Due, ...]:
    """All recalls that are owed when the case is closed: everybody's things at everybody else."""
    returning = [event for event in events if _returns(state, event)]
    pairs = ((one, other) for one in _writers(returning) for other in state.parties() if one != other)
    return tuple(due for originator, holder in pairs if (due := _due(returning, originator, holder)))


def gone(state: State, events: Iterable[Event], *, day: str = "") -> Gone:
    """What recalls in `erase` mode take from every holder, and what is over by its terms on that day, 2026-01-31."""
    taken: set[str] = set()
    files: set[str] = set()
    kept: set[str] = set()
    for event in events:
        is_over = "" < event.terms.get("delete_by", "") < day
        is_taken = is_over or state.recalled.get(event.id, {}).get("mode") == "erase"
        if is_taken and event.content and state.contents.get(event.content, {}).get("event") == event.id:
            taken.add(event.content)
        (files if is_taken else kept).update(_files(event))
    return Gone(contents=frozenset(taken), files=frozenset(files - kept))


def expired(state: State, day: str) -> tuple[str, ...]:
    """Things that are over on this day, 2026-01-31, by their originators' terms; see `gone` for their content."""
    ends = ((thing, record["terms"].get("delete_by", "")) for thing, record in state.things.items())
    return tuple(sorted(thing for thing, end in ends if end and end < day))


def restricted(state: State) -> tuple[str, ...]:
    """Events whose content stays and is shown to nobody, because a court or a duty to keep it says so."""
    return tuple(sorted(event for event, record in state.recalled.items() if record["mode"] == "restrict"))


def _returns(state: State, event: Event) -> bool:
    """Whether this event brought content that counts, goes back, and has not gone yet."""
    kind = KINDS.get(event.kind)
    if kind is None or kind.share is not Share.RETURNS or event.lane != JOINT:
        return False
    brought = state.contents.get(event.content, {}).get("event") == event.id
    return brought and state.recalled.get(event.id, {}).get("mode") != "erase"


def _writers(events: Iterable[Event]) -> list[str]:
    return sorted({event.node for event in events})


def _due(returning: Iterable[Event], originator: str, holder: str) -> Due | None:
    own = sorted((event for event in returning if event.node == originator), key=lambda event: event.sequence)
    if not own:
        return None
    return Due(
        originator=originator, holder=holder, events=tuple(event.id for event in own),
        contents=tuple(event.content for event in own),
        files=tuple(dict.fromkeys(file for event in own for file in _files(event))),
    )  # fmt: skip


def _files(event: Event) -> tuple[str, ...]:
    return (str(event.facts["sha256"]),) if event.kind == "evidence" and "sha256" in event.facts else ()
