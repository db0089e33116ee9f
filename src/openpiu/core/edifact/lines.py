"""Line breaks inside an interchange are joined, terminators that were lost at them put back (MSG-2, MSG-5).

A break may stand anywhere, also inside a tag or a value, and carries no meaning. Only where a sender writes one segment
a line can a line without terminator be told from a wrapped one.
"""

import re
from dataclasses import dataclass

from openpiu.core.edifact.dialect import Dialect, glued_starts
from openpiu.core.edifact.separators import Separators

MENDED = "\udfff"  # stands before a segment whose terminator was put back; no decoded text can hold it
_TAG = re.compile(r"[ ]*([A-Z][A-Z0-9]{2})(.?)")
_ONE_NAME = re.compile(r" *[A-Z][A-Z0-9]{2}\+[A-Z '-]+")
_OWN_LINES = 0.6  # from this share of lines that end with the terminator on, segments have lines of their own


@dataclass(frozen=True, slots=True)
class Joined:
    """A text without line breaks. `wrapped` tells whether a break stood inside a segment."""

    text: str
    wrapped: bool


def join_lines(text: str, separators: Separators, dialect: Dialect) -> Joined:
    """Take the line breaks out; where segments have lines of their own, put lost terminators back."""
    terminator = separators.terminator
    if terminator == "\n":
        return Joined(text, False)
    if "\n" not in text:
        return Joined(text, False)
    breaks = text.count("\n")
    if text.count(terminator + "\n") == breaks:
        return Joined(text.replace("\n", ""), False)
    lines = _filled_lines(text, terminator)
    mended = _mend_line_ends(lines, separators, dialect)
    wrapped = any(not line.rstrip().endswith(terminator) for line in mended[:-1])
    return Joined("".join(mended), wrapped)


def _filled_lines(text: str, terminator: str) -> list[str]:
    """The lines without empty ones; a line of blanks inside a segment is data."""
    lines: list[str] = []
    between = True
    for line in text.split("\n"):
        if line and not (between and line.isspace()):
            lines.append(line)
            between = line.rstrip().endswith(terminator)
    return lines


def mend_glued(text: str, separators: Separators, dialect: Dialect) -> str:
    """Put a terminator before each start of a segment that stands behind none, where its start is certain."""
    for start, pattern in glued_starts(dialect, separators):
        if text.count(start) != text.count(separators.terminator + start):
            text = pattern.sub(lambda found: _put_back(found, separators), text)
    return text


def _put_back(found: re.Match[str], separators: Separators) -> str:
    before = found.string[max(0, found.start() - 40) : found.start()]
    segment = before.rpartition(separators.terminator)[2]
    # `TIF+LATIF+...`: the first value of a segment may end like the tag of the segment itself.
    own_value = segment.startswith(found[0][:3] + separators.element) and segment.count(separators.element) == 1
    plain = separators.component not in segment
    if not segment.strip(" ") or segment[-1] == MENDED or (own_value and plain):
        return found[0]
    return separators.terminator + MENDED + found[0]


def _mend_line_ends(lines: list[str], separators: Separators, dialect: Dialect) -> list[str]:
    terminator = separators.terminator
    ended = sum(line.rstrip().endswith(terminator) for line in lines)
    none_at_all = not any(terminator in line for line in lines)
    if not none_at_all and ended < _OWN_LINES * len(lines):
        return lines
    width = max(map(len, lines), default=0)
    mended = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        is_open = not line.rstrip().endswith(terminator) and (none_at_all or len(line) < width)
        lost = is_open and bool(following) and _starts_segment(following, line, separators, dialect)
        mended.append(line + terminator + MENDED if lost else line)
    return mended


def _starts_segment(line: str, before: str, separators: Separators, dialect: Dialect) -> bool:
    found = _TAG.match(line)
    if found is None or found[2] not in (separators.element, separators.terminator, ""):
        return False
    if not _ONE_NAME.fullmatch(before.replace(separators.element, "+", 1)):
        return dialect.knows(found[1])
    # A tag and one name, `TIF+LA`, may go on with `TIF+` of LATIF: only a certain start is believed.
    starts = [pattern for start, pattern in glued_starts(dialect, separators) if start == found[1] + found[2]]
    return any(pattern.match(line.lstrip(" ")) for pattern in starts)
