"""Partial dates: a year, a year and month, or a full date, exactly as precise as the source was."""

import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day; a missing part is None, never guessed."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no calendar has (ValueError)."""
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    def __str__(self) -> str:
        """ISO 8601 at the known precision: `1988-04-19`, `1988-04` or `1988`."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def is_full(self) -> bool:
        """Whether year, month and day are all known."""
        return self.day is not None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ISO 8601 at any of the three precisions; ValueError says what was wrong, without the text."""
        found = _ISO.fullmatch(text.strip())
        if not found:
            raise ValueError("a date is written 1988-04-19, 1988-04 or 1988")
        year, month, day = (int(part) if part else None for part in found.groups())
        return cls(year or 0, month, day)
