"""Lines of a wrong count, width or character: what is wrong with them, and the nearest format that they can have.

Belongs here: shapes. Not here: fields (`reading`). It is the slow way, taken only where the shape is wrong.
"""

from collections import Counter
from string import ascii_uppercase, digits
from typing import NamedTuple

from openpiu.core.terms.mrz.codes import FILLER
from openpiu.core.terms.mrz.layouts import Layout, layout_of
from openpiu.core.terms.mrz.vocabulary import Issue

ALPHABET = (ascii_uppercase + digits + FILLER).encode()
_LINES_OF = {44: 2, 36: 2, 30: 3}  # the wider is meant where a width lies between two
_WIDTH_OF = {lines * width: width for width, lines in _LINES_OF.items()}
# What is no character of a zone is read as a filler (small letters as large ones, see `_cleaned`).
_CLEAN = bytes(code if code in ALPHABET else ord(FILLER) for code in range(256))


class Shaped(NamedTuple):
    """Lines made to fit a format, joined; no layout where there was nothing at all."""

    layout: Layout | None
    text: str
    issues: tuple[Issue, ...]
    given: str = ""  # the lines as they came, joined


def straightened(lines: object) -> Shaped:
    """Anything to the lines of the nearest format: missing characters are fillers, what is too much is left out."""
    found = _texts(lines)
    if not any(found):
        return Shaped(None, "", (Issue.LINE_COUNT,))
    width = _width(found)
    count = _LINES_OF[width]
    fitted = (*found, *[""] * count)[:count]
    text = "".join(_cleaned(line).ljust(width, FILLER)[:width] for line in fitted)
    issues = []
    if len(found) != count:
        issues.append(Issue.LINE_COUNT)
    elif any(len(line) != width for line in found):
        issues.append(Issue.LINE_LENGTH)
    if any(line.encode("ascii", "replace").translate(None, ALPHABET) for line in found):
        issues.append(Issue.CHARACTER)
    return Shaped(layout_of(count, width, text), text, tuple(issues), "".join(found))


def _texts(lines: object) -> list[str]:
    """Lines as text; bytes are welcome, and what is neither is an empty line.

    One text is cut at its line breaks, or, where it has just the size of a format and none, as a chip's DG1 has it.
    """
    if isinstance(lines, str | bytes):
        text = _text(lines)
        width = _WIDTH_OF.get(len(text), len(text) or 1)
        return [line[at : at + width] for line in text.splitlines() for at in range(0, len(line), width)]
    return [_text(line) for line in lines] if isinstance(lines, list | tuple) else []


def _text(line: object) -> str:
    if isinstance(line, bytes):
        return line.decode("latin-1")
    return line if isinstance(line, str) else ""


def _width(lines: list[str]) -> int:
    """The width of a format that is nearest to what most lines have; of two lines the longer counts."""
    commonest = max(Counter(map(len, lines)).items(), key=lambda found: (found[1], found[0]))[0]
    return min(_LINES_OF, key=lambda width: abs(width - commonest))


def _cleaned(line: str) -> str:
    return line.encode("ascii", "replace").upper().translate(_CLEAN).decode("ascii")
