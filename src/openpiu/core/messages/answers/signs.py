"""The signs of an answer: separators of the message that is answered, and text that any channel can carry."""

import re
import textwrap

from openpiu.core.edifact import DEFAULT, Separators
from openpiu.core.messages.cover import Cover

LINE = 70  # characters of one free text, the least that any version of the standards allows
_BROKEN = re.compile(r"[^A-Z0-9 .,()/=-]")  # ISO 9735 level A without the usual service characters
_CONTROLS = range(0x1C, 0x20)  # level B separates with these


def signs_of(cover: Cover) -> Separators:
    """The separators of the message, if an answer can be written and read with them; else the default ones."""
    signs = cover.separators
    used = (signs.component, signs.element, signs.release, signs.terminator)
    writable = all(0x20 < ord(sign) < 0x7F or ord(sign) in _CONTROLS for sign in used)
    return signs if writable and len(set(used)) == len(used) else DEFAULT


def telegram_text(text: str) -> list[str]:
    """The text in capitals, without signs that a telegram lacks, in pieces that fit."""
    plain = _BROKEN.sub(" ", text.upper().replace("'", "").replace(":", " -"))
    return textwrap.wrap(" ".join(plain.split()), LINE)
