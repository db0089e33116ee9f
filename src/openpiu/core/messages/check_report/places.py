"""Where the segments of a message stand in the file that was sent: line and byte, for people who look it up.

Reading mends and joins, and keeps no offsets. Here the letters and digits of each segment are looked for in the letters
and digits of the file, one segment behind the other; what stands between (separators, line breaks, headings, quotes)
does not count. Where a segment does not follow at once, its start must stand behind a sign that is no letter. A segment
that is not found again has no place.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, islice

from openpiu.core.edifact import Message, Segment, read_interchanges
from openpiu.core.messages.dialect import DIALECT

_LETTER = re.compile(rb"[A-Za-z0-9]")
_OTHERS = re.compile(rb"[^A-Za-z0-9]+")
_AHEAD = 4000  # letters that may stand between two segments (a heading, a service segment, a footer)
_TRIES = 20
_ENOUGH = 12  # letters of a segment that are looked for where not all of them stand together
_BLOCK = 4096  # bytes


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: line and byte, both counted from 1."""

    line: int
    byte: int


class Letters:
    """The letters and digits of a file, and where in the file each of them stands."""

    def __init__(self, data: bytes) -> None:
        self.text = _OTHERS.sub(b"", data)
        self._data = data
        self._line_end = b"\n" if b"\n" in data else b"\r"
        self._starts = range(0, len(data), _BLOCK)
        blocks = (data[start : start + _BLOCK] for start in self._starts)
        # Letters and line ends before each block: an offset for every letter would take more room than the file.
        counts = ((len(_OTHERS.sub(b"", block)), block.count(self._line_end)) for block in blocks)
        self._before = [(0, 0), *accumulate(counts, lambda sums, more: (sums[0] + more[0], sums[1] + more[1]))]

    def offset(self, index: int) -> int:
        """The byte in the file, from 0, of the letter at `index`."""
        number = bisect_right(self._before, index, key=lambda sums: sums[0]) - 1
        found = _LETTER.finditer(self._data, number * _BLOCK)
        return next(islice(found, index - self._before[number][0], None)).start()

    def place(self, index: int) -> Place:
        """Line and byte of the letter at `index`."""
        offset = self.offset(index)
        number = offset // _BLOCK
        lines = self._before[number][1] + self._data.count(self._line_end, number * _BLOCK, offset)
        return Place(line=lines + 1, byte=offset + 1)

    def begins(self, index: int) -> bool:
        """Whether the letter at `index` stands behind a sign that is no letter."""
        offset = self.offset(index)
        return offset == 0 or not _LETTER.match(self._data, offset - 1)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the segments of one message stand."""

    letters: Letters | None = None
    _found: dict[int, int] = field(default_factory=dict)  # segment number, UNH is 1 -> index of its first letter

    def of(self, segment: int | None) -> Place | None:
        """The place of a segment; of a trailer that is missing, the place of the last segment before it."""
        if segment is None or self.letters is None:
            return None
        index = self._found.get(segment, self._found.get(segment - 1))
        return None if index is None else self.letters.place(index)


def find_places(data: bytes) -> list[Places]:
    """The places in each message of a transmission, in the order of `read_messages`; EDIFACT only."""
    letters = Letters(data)
    places, at = [], 0
    for interchange in read_interchanges(data, DIALECT):
        for message in interchange.messages:
            found, at = _find_all(message, letters, at)
            places.append(Places(letters, found))
        if not interchange.messages:
            places.append(Places())
    return places


def _find_all(message: Message, letters: Letters, at: int) -> tuple[dict[int, int], int]:
    """The index of each segment and of the trailer from `at` on, and where the search has come to."""
    found = {}
    for position, wanted in _wanted(message):
        start, length = _find(wanted, letters, at)
        if start >= 0 and length:
            found[position] = start
            at = start + length
    return found, at


def _wanted(message: Message) -> list[tuple[int, bytes]]:
    wanted = [(segment.position, _letters_of(segment)) for segment in message.segments]
    return [*wanted, (len(wanted) + 1, b"UNT")] if message.complete else wanted


def _find(wanted: bytes, letters: Letters, at: int) -> tuple[int, int]:
    """Where these letters come next, and how many of them stand there together."""
    if letters.text.startswith(wanted, at):
        return at, len(wanted)
    start = at - 1
    for _ in range(_TRIES):
        start = letters.text.find(wanted[:_ENOUGH], start + 1, at + _AHEAD)
        if start < 0 or letters.begins(start):
            break
    return start, len(wanted) if letters.text.startswith(wanted, start) else len(wanted[:_ENOUGH])


def _letters_of(segment: Segment) -> bytes:
    texts = [text for element in segment.elements for text in element]
    return _OTHERS.sub(b"", (segment.tag + "".join(texts)).encode("ascii", errors="ignore"))
