"""Cost grows with the length and not faster, whatever the text (MSG-18), in processor time."""

import sys
import time

import pytest

from openpiu.core.edifact import Dialect, Segments, read_interchanges

DIALECT = Dialect(
    tags=frozenset({"BGM", "NAD", "DTM", "TIF", "ORG", "SRC", "RCI"}),
    starts=(("NAD", r"\+FL\+"), ("TIF", r"\+[A-Z]~*\+~*:A(?=:|\+|')"), ("SRC", "'(?=[\ud800-\udfff ]*RCI)")),
)
HEAD = "UNB+UNOA:4+ZQ+UTOGOV+261114:0930+1'UNH+1+PAXLST:D:05B:UN'"
UNITS = {
    "letters": "A", "blanks": " ", "lines": "\n", "carriage returns": "\r\n", "release": "?", "terminators": "'",
    "elements": "+", "components": ":", "starts of text": "\x02", "ends of text": "\x03", "both": "\x03\x02",
    "service strings": "UNA:+.? ", "tags in pieces": "U\n", "headers": "UNH+", "trailers": "UNZ+1", "digits": "UNZ+1",
    "headings": "\nQU BRUPIZZ\n.HDQRMZQ 141130\n", "addresses": " BRUPIZZ", "quotes": "\N{PRIME}", "backticks": "`\n",
    "accents": "\N{LATIN SMALL LETTER E WITH ACUTE}", "control": "\xe9\x00", "released": "?'", "broken": "?\n'",
    "fragments": "AB'", "glued": "NAD+FL+++A:B", "names": "TIF+A", "sources": "SRC' ", "open lines": "ABC+D\n",
    "lines of blanks": "A \n \n", "noise": "x'",
}  # fmt: skip


def seconds(data: bytes) -> float:
    spans = []
    for _ in range(2):
        start = time.process_time()
        for interchange in read_interchanges(data, DIALECT):
            assert all(isinstance(message.segments, Segments) for message in interchange.messages)
        spans.append(time.process_time() - start)
    return min(spans)


def ratio(unit: str, kilobytes: int) -> float:
    """Time for sixteen times the text over the time for the text: 16 is linear, 256 is quadratic."""
    times = kilobytes * 1000 // len(unit)
    return seconds(f"{HEAD}{unit * times * 16}".encode()) / max(seconds(f"{HEAD}{unit * times}".encode()), 0.0005)


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_no_text_costs_more_than_its_length(unit: str) -> None:
    """MSG-18: sixteen times the text costs some sixteen times as much; far from the 256 of a quadratic search."""
    assert ratio(unit, 8) < 64


@pytest.mark.prove
def test_sixteen_megabytes_cost_sixteen_times_one() -> None:
    """MSG-18: the ratio of 16 MB to 1 MB for every kind of text, printed."""
    ratios = {name: ratio(unit, 1000) for name, unit in UNITS.items()}

    worst = max(ratios, key=lambda name: ratios[name])
    sys.stdout.write(f"\ncost of 16 MB over 1 MB: {ratios[worst]:.1f} at most ({worst})\n")
    assert max(ratios.values()) < 32
