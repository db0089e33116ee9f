"""One interchange's text to segments, in one pass of C-speed splits; cost grows with the length of the text (MSG-1).

Belongs here: terminators, elements, components, release characters. Not here: which segments make a message.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from openpiu.core.edifact.lines import MENDED
from openpiu.core.edifact.segments import Segment
from openpiu.core.edifact.separators import Separators

_TAG = re.compile(r"[A-Z][A-Z0-9]{2}")
_FRAGMENT = re.compile(r"[A-Z0-9]{1,2} *")  # too short to be a segment or the rest of a value
_RELEASED = 0xD800  # released service characters travel as lone surrogates, which no decoded text can hold
_HAS_RELEASED = re.compile("[\ud800-\ud804]")
_TRAILERS = ("UNT", "UNE", "UNZ")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The segments of a text, not yet split into elements."""

    raws: list[str]
    mended: dict[int, tuple[str, ...]]  # what was mended in a segment, by its index: codes of `repairs`
    terminated: bool  # False where the text breaks off inside the last segment
    noise: bool  # text between messages that is no segment


def hide_released(text: str, separators: Separators) -> str:
    """Put a placeholder for each released service character; a release before anything else is itself data."""
    release = separators.release
    if release == " " or release not in text:
        return text
    places = _places(separators)

    def hidden(found: re.Match[str]) -> str:
        return places.get(found[1], release + found[1])

    return re.sub(re.escape(release) + r"\n*([^\n])", hidden, text)


def split_segments(text: str, separators: Separators) -> Tokens:
    """Split a text without line breaks, released characters hidden, at its terminators.

    A piece that starts with no tag belongs to the value before it, which held a terminator without release character.
    """
    pieces = text.split(separators.terminator)
    raws: list[str] = []
    rest: list[str] = []  # pieces that belong to the last segment
    mended: dict[int, tuple[str, ...]] = {}
    noise = False
    for piece in pieces:
        raw = piece.lstrip(" \n")
        if raw[:1] == MENDED:
            raw = raw[1:].lstrip(" \n")
            mended[len(raws)] = ("terminator-missing",)
        if _starts_with_tag(raw, separators):
            _append(raws, rest, separators)
            raws.append(raw)
        elif _FRAGMENT.fullmatch(raw):
            mended.setdefault(len(raws), ("fragment-dropped",))
        elif raw and raws and not raws[-1].startswith(_TRAILERS):
            mended.setdefault(len(raws) - 1, ("terminator-inside",))
            rest.append(piece)
        else:
            noise = noise or bool(raw)
    _append(raws, rest, separators)
    return Tokens(raws, mended, not pieces[-1].strip(" \n"), noise)


def _append(raws: list[str], rest: list[str], separators: Separators) -> None:
    """Join what belongs to the last segment, once, so that many pieces cost no more than one."""
    if rest:
        raws[-1] = separators.terminator.join([raws[-1], *rest])
        rest.clear()


def segment_reader(text: str, separators: Separators) -> Callable[[str, int], Segment]:
    """The function that makes a segment of a piece of `text` and its position."""
    component, element = separators.component, separators.element

    def plain(raw: str, position: int) -> Segment:
        tag, *elements = raw.split(element)
        split = tuple([tuple(text.split(component)) if component in text else (text,) for text in elements])
        return Segment(tag.rstrip(" \n"), split, position)

    if not _HAS_RELEASED.search(text):
        return plain
    shown = _shown(separators)

    def with_released(raw: str, position: int) -> Segment:
        segment = plain(raw, position)
        if not _HAS_RELEASED.search(raw):
            return segment
        elements = tuple([tuple([text.translate(shown) for text in split]) for split in segment.elements])
        return segment._replace(elements=elements)

    return with_released


def _starts_with_tag(raw: str, separators: Separators) -> bool:
    return _TAG.match(raw) is not None and (len(raw) == 3 or raw[3] == separators.element or raw[3] == " ")


@lru_cache(maxsize=64)
def _places(separators: Separators) -> dict[str, str]:
    signs = [separators.component, separators.element, separators.release, separators.terminator]
    if separators.repetition.strip():
        signs.append(separators.repetition)
    return {sign: chr(_RELEASED + number) for number, sign in enumerate(signs)}


@lru_cache(maxsize=64)
def _shown(separators: Separators) -> dict[int, str]:
    return {ord(place): sign for sign, place in _places(separators).items()}
