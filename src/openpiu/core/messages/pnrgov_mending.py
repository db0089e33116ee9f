"""Mending the order of PNRGOV segments: bookings without SRC, names cut by an apostrophe (MSG-5).

Belongs here: what the tags tell. Nothing is read here but what is mended.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from openpiu.core.edifact import Segment, Segments
from openpiu.core.messages.dialect import DIALECT
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.places import GONE

_HEADER = frozenset({"UNH", "MSG", "ORG", "TVL", "EQN"})
# From a record locator on, one of these comes before the next name unless a new booking has begun.
_ENDS_SEARCH = frozenset({"SRC", "RCI", "TVL", "TRI", "ABI", "SAC", "EQN"})
_HISTORY = frozenset({"ABI", "SAC"})


@dataclass(slots=True)
class Layout:
    """The tags of a message with what was mended: where bookings start, and names that were cut put together."""

    tags: list[str]
    starts: list[int]  # where a booking begins, in order; at SRC, or where SRC is missing
    whole: dict[int, Segment] = field(default_factory=dict)


def lay_out(segments: Segments, notes: Notes) -> Layout:
    """The tags of the message, and where each booking begins."""
    layout = Layout([text[:3] for text in segments.texts], [])
    if not DIALECT.tags.issuperset(set(layout.tags[1:])):
        _join_cut_names(layout, segments, notes)
    tags = layout.tags
    sources = [at for at, tag in enumerate(tags) if tag == "SRC"]
    history = [at for at, tag in enumerate(tags) if tag in _HISTORY]
    lost = _first_start(tags)
    for start, end in pairwise([0, *sources, len(tags)]):
        lost += _lost_starts(segments, tags, (start, end), history)
    for at in sorted(set(lost)):
        notes.repair("booking-start-inserted", at + 1)
    layout.starts = sorted({*sources, *lost})
    return layout


def _join_cut_names(layout: Layout, segments: Segments, notes: Notes) -> None:
    """Put together a surname that an apostrophe without release character cut in two: TIF+D and ARC+JEAN:A."""
    tags = layout.tags
    for at in range(1, len(tags)):
        if tags[at - 1] != "TIF" or DIALECT.knows(tags[at]):
            continue
        name, rest = segments[at - 1], segments[at]
        if _is_cut(name, rest):
            surname = f"{name.component(0)}'{rest.tag}"
            layout.whole[at - 1] = Segment("TIF", ((surname,), *rest.elements), name.position)
            tags[at] = GONE
            notes.repair("apostrophe-restored", name.position)


def _is_cut(name: Segment, rest: Segment) -> bool:
    """Whether nothing but a surname is left of the name, and what follows could be given names."""
    is_alone = len(name.elements) == 1 and len(name.elements[0]) == 1
    return is_alone and bool(rest.elements) and all(element[0].strip() for element in rest.elements)


def _lost_starts(segments: Segments, tags: Sequence[str], span: tuple[int, int], history: list[int]) -> list[int]:
    """Where SRC is missing inside a span that SRC begins: at a locator that is followed by another name.

    A locator behind history begins a booking only if it is dated.
    """
    starts: list[int] = []
    start, end = span
    at = _find(tags, "TIF", start, end)
    while at < end:
        at = _find(tags, "RCI", at, end)
        if at < end and tags[at - 1] not in ("SRC", "EQN") and _name_follows(tags, at):
            behind_history = bisect_left(history, start) < bisect_left(history, at)
            if segments[at].component(0, 3) or not behind_history:
                starts.append(at)
                start, at = at, _find(tags, "TIF", at, end)
        at += 1
    return starts


def _find(tags: Sequence[str], tag: str, start: int, end: int) -> int:
    try:
        return tags.index(tag, start, end)
    except ValueError:
        return end


def _first_start(tags: list[str]) -> list[int]:
    first = next((index for index, tag in enumerate(tags) if tag not in _HEADER), len(tags))
    end = _find(tags, "SRC", first, len(tags))
    return [first] if not {"RCI", "TIF"}.isdisjoint(tags[first:end]) else []


def _name_follows(tags: Sequence[str], index: int) -> bool:
    for place in range(index + 1, len(tags)):
        tag = tags[place]
        if tag == "TIF":
            return True
        if tag in _ENDS_SEARCH:
            return False
    return False
