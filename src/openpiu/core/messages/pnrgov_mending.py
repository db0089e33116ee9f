"""Mending the order of PNRGOV segments before the walk: bookings without SRC, names cut by an apostrophe (MSG-5)."""

from collections.abc import Sequence

from openpiu.core.edifact import Segment
from openpiu.core.messages.dialect import DIALECT
from openpiu.core.messages.notes import Notes

_HEADER = frozenset({"UNH", "MSG", "ORG", "TVL", "EQN"})
# From a record locator on, one of these comes before the next name unless a new booking has begun.
_ENDS_SEARCH = frozenset({"SRC", "RCI", "TVL", "TRI", "ABI", "SAC", "EQN"})
_HISTORY = frozenset({"ABI", "SAC"})


def mend(segments: Sequence[Segment], notes: Notes) -> list[Segment]:
    """The segments with every name whole and every booking opened by SRC, which takes the place of what follows it."""
    whole = _with_whole_names(segments, notes)
    starts = _lost_starts(whole)
    if not starts:
        return whole
    mended: list[Segment] = []
    for index, segment in enumerate(whole):
        if index in starts:
            notes.repair("booking-start-inserted", segment.position)
            mended.append(Segment("SRC", (), segment.position))
        mended.append(segment)
    return mended


def _with_whole_names(segments: Sequence[Segment], notes: Notes) -> list[Segment]:
    """Put together a surname that an apostrophe without release character cut in two: TIF+D and ARC+JEAN:A."""
    whole: list[Segment] = []
    for segment in segments:
        before = whole[-1] if whole else None
        is_cut = before is not None and before.tag == "TIF" and before.elements and len(before.elements) == 1
        if is_cut and before and not DIALECT.knows(segment.tag) and segment.elements:
            surname = f"{before.component(0)}'{segment.tag}"
            whole[-1] = Segment("TIF", ((surname,), *segment.elements), before.position)
            notes.repair("apostrophe-restored", before.position)
        else:
            whole.append(segment)
    return whole


def _lost_starts(segments: Sequence[Segment]) -> set[int]:
    """Where SRC is missing: before the first booking, and before a locator that is followed by another name."""
    tags = [segment.tag for segment in segments]
    starts = _first_start(tags)
    named = history = False
    for index, tag in enumerate(tags):
        if tag == "SRC":
            named = history = False
        elif tag == "RCI" and named and tags[index - 1] not in ("SRC", "EQN"):
            dated = bool(segments[index].component(0, 3))
            if (dated or not history) and _name_follows(tags, index):
                starts.add(index)
                named = history = False
        named = named or tag == "TIF"
        history = history or tag in _HISTORY
    return starts


def _first_start(tags: list[str]) -> set[int]:
    first = next((index for index, tag in enumerate(tags) if tag not in _HEADER), len(tags))
    end = next((index for index, tag in enumerate(tags) if tag == "SRC"), len(tags))
    return {first} if not {"RCI", "TIF"}.isdisjoint(tags[first:end]) else set()


def _name_follows(tags: list[str], index: int) -> bool:
    for place in range(index + 1, len(tags)):
        tag = tags[place]
        if tag == "TIF":
            return True
        if tag in _ENDS_SEARCH:
            return False
    return False
