"""Typographic quotes that word processors put for the segment terminator (MSG-6)."""

import re
from functools import lru_cache

from openpiu.core.edifact.dialect import SERVICE_TAGS, Dialect
from openpiu.core.edifact.separators import Separators

CURLY = (
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}`"
    "\N{MODIFIER LETTER APOSTROPHE}\N{PRIME}"
)
_QUOTES = "'" + CURLY


def straighten(text: str, separators: Separators, dialect: Dialect) -> str:
    """Put the terminator for each other quote before a known tag or at the end; quotes inside names stay."""
    terminator = separators.terminator
    if terminator not in _QUOTES or (terminator == "'" and text.isascii() and "`" not in text):
        return text
    return _ending(dialect, separators).sub(terminator, text)


@lru_cache(maxsize=64)
def _ending(dialect: Dialect, separators: Separators) -> re.Pattern[str]:
    others = re.escape(_QUOTES.replace(separators.terminator, ""))
    tags = "|".join("\n*".join(tag) for tag in sorted(dialect.tags | SERVICE_TAGS))
    known = tags if dialect.tags else "[A-Z]\n*[A-Z]\n*[A-Z0-9]"
    after = re.escape(separators.element + _QUOTES)
    return re.compile(rf"[{others}](?=[\n ]*(?:(?:{known})\n*[{after}]|\Z))")
