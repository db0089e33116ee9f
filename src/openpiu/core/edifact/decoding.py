"""Bytes to text: control characters, the headings and pages of telegrams (MSG-3, MSG-6).

Belongs here: what stands around and between EDIFACT characters. Not here: separators, segments.
"""

import re
from dataclasses import dataclass

from openpiu.core.edifact.charsets import read_characters
from openpiu.core.edifact.repairs import Repair, repair

_LOST = "\N{REPLACEMENT CHARACTER}"
STX, ETX = "\x02", "\x03"
BLANKS = " \n"

# Line ends become one sign, odd blanks become a blank, other control characters go. The information separators
# 1C to 1F stay: ISO 9735 level B uses them as service characters.
_CLEAN: dict[int, str | None] = {
    **dict.fromkeys((*range(0x09), *range(0x0E, 0x1C), 0x7F), None),
    **dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n"),
    **dict.fromkeys((0x09, 0xA0, 0x2007, 0x202F), " "),
    **dict.fromkeys((0xFEFF, 0x200B, 0x200E, 0x200F), None),
    ord(STX): STX,
    ord(ETX): ETX,
}
_ODD = re.compile("[" + "".join(map(re.escape, map(chr, _CLEAN))) + "]+")
_PLAIN = bytes([ord("\n"), *range(0x1C, 0x7F)])  # nothing to clean in a text of these alone

# A telegram: priority and addresses, then the line of origin with day and time (IATA Type B). Inside an interchange
# both lines are asked for, so that no data can be taken for a heading.
_ADDRESSES = r"Q[A-Z][ \n]{1,3}[A-Z0-9]{7}(?:[ \n]{1,3}[A-Z0-9]{7})*[ \n]+"
_ORIGIN = r"\.[A-Z0-9]{7}(?: [^\n]{0,40})?\n"
_HEADING = re.compile(rf"(?:^|\n){_ADDRESSES}{_ORIGIN}\x02?\n?")
_PAGE = re.compile(r"\n?\x03[^\x02\x03]{0,400}\x02\n?")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a transmission: lines end with a line feed, telegram headings are gone."""

    text: str
    repairs: tuple[Repair, ...]


def decode(data: bytes) -> Decoded:
    """Read bytes as text, and take off what telegrams put around it. Never fails."""
    text = read_characters(data)
    repairs = [repair("characters-lost")] if not text.isascii() and _LOST in text else []
    if data.translate(None, _PLAIN):
        text = _cleaned(text.replace("\r\n", "\n"))
    text, pages = _PAGE.subn("", text) if ETX in text and STX in text else (text, 0)
    text, headings = _HEADING.subn("", text) if "\n." in text else (text, 0)
    repairs += [repair("heading-removed")] if headings else []
    repairs += [repair("blocks-joined")] if pages else []
    return Decoded(text.replace(STX, ""), tuple(repairs))


def _cleaned(text: str) -> str:
    """The text without odd signs; outside ASCII a search for them is faster than a look at each letter."""
    return text.translate(_CLEAN) if text.isascii() else _ODD.sub(lambda found: found[0].translate(_CLEAN), text)
