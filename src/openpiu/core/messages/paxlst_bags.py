"""Baggage in a PAXLST: tags in FTX+BAG, number and weight in MEA (PAX-6)."""

import re
from dataclasses import dataclass, field

from openpiu.core.terms import Baggage

_TAG = re.compile(r"([A-Z0-9]{0,4}?)([0-9]{1,10})")
_LONGEST = 99  # bags in one series; a larger number is no count of bags


@dataclass(slots=True)
class Bags:
    """Baggage of one person while the segments about it are still coming."""

    pieces: int | None = None
    weight: int | None = None
    in_pounds: bool = False
    tags: list[str] = field(default_factory=list)

    def finished(self) -> Baggage:
        """The value, each tag once."""
        tags = tuple(dict.fromkeys(self.tags))
        return Baggage(pieces=self.pieces, weight=self.weight, in_pounds=self.in_pounds, tags=tags)


def bag_tags(components: tuple[str, ...]) -> tuple[str, ...]:
    """Tag numbers of one FTX+BAG: `ZQ000123:3` are three that follow one another; other components are more tags.

    What has not the shape of a tag is none: placeholders such as NULL or 0000000000, and free text (Annex I item 16).
    """
    tags: list[str] = []
    for text in map(str.strip, components):
        if text.isdecimal() and len(text) < 4:  # a count, with or without a tag before it
            tags += _following(tags[-1], int(text) - 1) if tags and int(text) <= _LONGEST else []
        elif _TAG.fullmatch(text.upper()) and text.strip("0"):
            tags.append(text.upper())
    return tuple(tags)


def _following(tag: str, count: int) -> list[str]:
    found = _TAG.fullmatch(tag)
    if found is None:
        return []
    width = len(found[2])
    return [f"{found[1]}{int(found[2]) + step:0{width}}" for step in range(1, count + 1)]
