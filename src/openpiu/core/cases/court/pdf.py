"""A plain PDF of text lines: A4, two standard fonts, page numbers; the same lines give the same bytes.

Belongs here: pages. Not here: what stands on them (`report`). Written for PDF 1.4 (ISO 32000-1, sections 7 and 9) in
few lines, so that a court bundle needs no further library. The standard fonts know Western European letters only: words
in other scripts are written in Latin letters and begin with a tilde; the original stands in the bundle's contents.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from textwrap import wrap

from anyascii import anyascii

WIDTH, HEIGHT, MARGIN = 595, 842, 50  # A4 in points
LEADING = 12
LINES = (HEIGHT - 2 * MARGIN) // LEADING - 2  # the last two are for the foot
SIGNS = 90  # a line of the text font holds: 0.6 x 9 points each
OTHER_SCRIPT = "~"

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, or a heading; long ones are wrapped."""

    text: str
    is_heading: bool = False
    indent: int = 0  # signs


def write_pdf(lines: Iterable[Line], *, title: str, foot: str) -> bytes:
    """The document; `foot` stands on every page beside the page number."""
    rows = [row for line in lines for row in _rows(line)] or [Line("")]
    pages = list(_cut(rows))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        _pages(len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        b"<< /Title " + _text(title) + b" /Producer (openpiu) >>",
    ]
    for number, page in enumerate(pages, 1):
        objects += _page(page, len(objects) + 1, f"{foot}   page {number} of {len(pages)}")
    return _assembled(objects)


def _rows(line: Line) -> Iterator[Line]:
    text = _CONTROL.sub(" ", _latin(line.text))
    if line.is_heading:
        yield Line("")
    pieces = wrap(text, SIGNS - line.indent, break_on_hyphens=False) or [""]
    yield from (Line(piece, line.is_heading, line.indent) for piece in pieces)


def _latin(text: str) -> str:
    """Words that the fonts cannot write in Latin letters, marked; all others as they are."""
    return " ".join(word if _is_known(word) else OTHER_SCRIPT + anyascii(word) for word in text.split(" "))


def _is_known(word: str) -> bool:
    try:
        word.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _cut(rows: Sequence[Line]) -> Iterator[list[Line]]:
    rest = iter(rows)
    while page := list(islice(rest, LINES)):
        yield page


def _pages(count: int) -> bytes:
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(count))
    return f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode()


def _page(rows: Sequence[Line], number: int, foot: str) -> tuple[bytes, bytes]:
    """The page and its content, which comes right after it."""
    drawn = b"\n".join(_draw(row, HEIGHT - MARGIN - LEADING * place) for place, row in enumerate(rows))
    drawn += b"\n" + _draw(Line(foot), MARGIN)
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {number + 1} 0 R "
        "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
    )
    return page.encode(), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)


def _draw(row: Line, height: int) -> bytes:
    font, left = ("F2 11", MARGIN) if row.is_heading else ("F1 9", MARGIN + round(5.4 * row.indent))
    return f"BT /{font} Tf {left} {height} Td ".encode() + _text(row.text) + b" Tj ET"


def _text(text: str) -> bytes:
    plain = text.encode("cp1252", "replace")
    return b"(" + plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def _assembled(objects: Sequence[bytes]) -> bytes:
    """Header, numbered objects, their table of places, trailer."""
    written, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table) + trailer
