"""Interchanges as telegrams: what IATA Type B carries, cut into as many telegrams as it needs (MSG-20).

A telegram has no `+`, no apostrophe and no more than some 3.8 kB; so other separators, and several telegrams whose
texts continue one another. Belongs here: cutting and headings. Not here: reading them (`decoding`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpiu.core.edifact.separators import Separators

# Signs that the character set of telegrams has and EDIFACT's own values hardly use.
TELEGRAM = Separators(component=":", element="(", decimal=".", release="?", terminator=")")
LONGEST = 3800  # signs of a telegram, heading included
_LINE = 69  # signs of a line
_BREAK = "\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Where a telegram goes and where it comes from; addresses have seven signs."""

    addresses: Sequence[str]
    origin: str
    day_and_time: str  # DDHHMM, UTC
    priority: str = "QU"

    def __str__(self) -> str:
        """Start of heading, address line, line of origin, start of text."""
        lines = [f"{self.priority} {' '.join(self.addresses)}", f".{self.origin} {self.day_and_time}"]
        return f"\x01{_BREAK.join(lines)}{_BREAK}\x02"


def write_telegrams(text: str, heading: Heading, *, longest: int = LONGEST) -> list[str]:
    """An interchange as telegrams of at most `longest` signs; read one after the other they are the interchange again.

    ValueError where the heading leaves no room for a line.
    """
    start, end = str(heading), f"{_BREAK}\x03"
    room = (longest - len(start) - len(end)) // (_LINE + len(_BREAK))
    if room < 1:
        raise ValueError("a telegram has no room for a line of text: take fewer addresses")
    lines = list(_lines(text))
    return [f"{start}{_BREAK.join(lines[at : at + room])}{end}" for at in range(0, len(lines), room)]


def _lines(text: str) -> Iterator[str]:
    """Lines that neither begin nor end with a blank, which teleprinters take away."""
    start = 0
    while start < len(text):
        end = min(start + _LINE, len(text))
        while start < end < len(text) and " " in text[end - 1 : end + 1]:
            end -= 1
        end = end if end > start else min(start + _LINE, len(text))  # nothing but blanks
        yield text[start:end]
        start = end
