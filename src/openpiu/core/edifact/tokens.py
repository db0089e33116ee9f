"""One interchange's text to segments, in one pass of C-speed splits; cost grows with the length of the text (MSG-1).

Belongs here: terminators, elements, components, release characters. Not here: which segments make a message.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from openpiu.core.edifact.decoding import BLANKS
from openpiu.core.edifact.dialect import SERVICE_TAGS, Dialect, glued_starts
from openpiu.core.edifact.lines import MENDED, mend_glued
from openpiu.core.edifact.segments import Segment, SegmentReader
from openpiu.core.edifact.separators import Separators

_TAG = re.compile(r"[A-Z][A-Z0-9]{2}")
_FRAGMENT = re.compile(r"[A-Z0-9]{1,2} *")  # too short to be a segment or the rest of a value
_RELEASED = 0xD800  # released service characters travel as lone surrogates, which no decoded text can hold
_TRAILERS = ("UNT", "UNE", "UNZ")
_TAG_LENGTH = 3
_HEAD = 4  # a tag and the sign behind it
_MOST = 1000  # elements of a segment and components of an element; what is more stays in the last one, unsplit

_new = tuple.__new__  # a named tuple without the call of its own constructor: a fifth of the time of a segment


@dataclass(frozen=True, slots=True)
class Tokens:
    """The segments of a text, not yet split into elements."""

    raws: list[str]
    service: list[int]  # indexes of the service segments
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


def split_segments(text: str, separators: Separators, dialect: Dialect) -> Tokens:
    """Split a text without line breaks, released characters hidden, at its terminators; lost ones are put back."""
    pieces = text.split(separators.terminator)
    heads = Counter([piece[:_HEAD] for piece in pieces])
    if _is_glued(text, heads, separators, dialect):
        pieces = mend_glued(text, separators, dialect).split(separators.terminator)
        heads = Counter([piece[:_HEAD] for piece in pieces])
    terminated = not pieces[-1].strip(BLANKS)
    if terminated:
        heads[pieces.pop()[:_HEAD]] -= 1
    starts = {head for head, count in heads.items() if count and _starts_segment(head, separators)}
    if sum(heads[head] for head in starts) == len(pieces):
        return Tokens(pieces, _service(pieces, starts), {}, terminated, False)
    return _sorted_out(pieces, starts, separators, terminated=terminated)


def _is_glued(text: str, heads: Counter[str], separators: Separators, dialect: Dialect) -> bool:
    """Whether the start of some segment stands elsewhere than behind a terminator."""
    starts = glued_starts(dialect, separators)
    return any(text.count(start) != heads[start.removesuffix(separators.terminator)] for start, _ in starts)


def _sorted_out(pieces: list[str], starts: set[str], separators: Separators, *, terminated: bool) -> Tokens:
    """Segments of pieces that are not all in order.

    A piece that starts with no tag belongs to the value before it, which held a terminator without release character.
    """
    raws: list[str] = []
    rest: list[str] = []  # pieces that belong to the last segment
    mended: dict[int, tuple[str, ...]] = {}
    noise = False
    for piece in pieces:
        raw = piece
        if raw[:_HEAD] not in starts:
            raw = piece.lstrip(BLANKS)
            if raw[:1] == MENDED:
                raw = raw[1:].lstrip(BLANKS)
                mended[len(raws)] = ("terminator-missing",)
        if raw[:_HEAD] in starts or _starts_segment(raw, separators):
            _append(raws, rest, separators)
            raws.append(raw)
        elif _FRAGMENT.fullmatch(raw):
            mended.setdefault(len(raws), ("fragment-dropped",))
        elif raw and raws and not raws[-1].startswith(_TRAILERS):
            mended.setdefault(len(raws) - 1, ("terminator-inside",))
            rest.append(piece.replace(MENDED, ""))  # no terminator was lost here after all
        else:
            noise = noise or bool(raw)
    _append(raws, rest, separators)
    return Tokens(raws, _service(raws, {raw[:_HEAD] for raw in raws}), mended, terminated, noise)


def _append(raws: list[str], rest: list[str], separators: Separators) -> None:
    """Join what belongs to the last segment, once, so that many pieces cost no more than one."""
    if rest:
        raws[-1] = separators.terminator.join([raws[-1], *rest])
        rest.clear()


def _service(raws: list[str], heads: set[str]) -> list[int]:
    service = {head for head in heads if head[:3] in SERVICE_TAGS}
    return [index for index, raw in enumerate(raws) if raw[:_HEAD] in service]


def segment_reader(separators: Separators) -> SegmentReader:
    """The function that makes a segment of a piece of a text and its position."""
    component, element = separators.component, separators.element
    shown = _shown(separators)

    def read(raw: str, position: int) -> Segment:
        tag, *texts = raw.split(element, _MOST)
        split = [tuple(text.split(component, _MOST)) if component in text else (text,) for text in texts]
        if not raw.isascii():
            split = [tuple([text.translate(shown) for text in texts]) for texts in split]
        return _new(Segment, (tag if len(tag) == _TAG_LENGTH else tag.rstrip(BLANKS), tuple(split), position))

    return read


def _starts_segment(raw: str, separators: Separators) -> bool:
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
