"""What a reader may know of the messages inside: their tags, and how some segments begin. Data, given by the caller."""

import re
from dataclasses import dataclass
from functools import lru_cache

from openpiu.core.edifact.separators import Separators

SERVICE_TAGS = frozenset({"UNA", "UNB", "UNG", "UNH", "UNT", "UNE", "UNZ"})

# How service segments go on after the tag: `+` and `:` stand for the separators in use, `~` for one sign of a value.
_SERVICE_STARTS = (
    ("UNH", r"\+~+\+[A-Z]{6}:"),
    ("UNT", r"\+[0-9]+\+"),
    ("UNE", r"\+[0-9]+\+"),
    ("UNZ", r"\+[0-9]+\+"),
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """Tags that the messages use, and patterns that tell the start of a segment without the terminator before it.

    `starts` are pairs of a tag and a regular expression for what follows it, in which `\\+`, `:` and `'` stand for the
    separators in use and `~` for one sign of a value. A pattern must be so narrow that no value looks like it.
    """

    tags: frozenset[str] = frozenset()
    starts: tuple[tuple[str, str], ...] = ()

    def knows(self, tag: str) -> bool:
        """Whether this is a tag of the messages or of the service segments around them."""
        return tag in self.tags or tag in SERVICE_TAGS


PLAIN = Dialect()


@lru_cache(maxsize=64)
def glued_starts(dialect: Dialect, separators: Separators) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each tag with a known start: the tag with the sign behind it, and the pattern that finds it out of place.

    Out of place is anywhere but behind a terminator. The pattern begins with the letters of the tag, which is what a
    regular expression searches fastest.
    """
    found = []
    for tag, start in _SERVICE_STARTS + dialect.starts:
        sign = separators.terminator if start.startswith("'") else separators.element
        elsewhere = f"(?<!{re.escape(separators.terminator)}{tag})"
        found.append((tag + sign, re.compile(tag + elsewhere + _in_use(start, separators))))
    return tuple(found)


def _in_use(start: str, separators: Separators) -> str:
    signs = re.escape(separators.component + separators.element + separators.terminator)
    written = {
        r"\+": re.escape(separators.element),
        ":": re.escape(separators.component),
        "'": re.escape(separators.terminator),
        "~": f"[^{signs}]",
    }
    return re.sub(r"\\\+|(?<!\?):|'|~", lambda found: written[found[0]], start)
