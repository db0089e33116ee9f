"""Periods: calendar months in UTC."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from openpiu.errors import OfficerError

_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One month; `start` is in it, `end` is the first moment after it."""

    year: int
    month: int

    def __str__(self) -> str:
        """As it is typed: `2026-11`."""
        return f"{self.year:04}-{self.month:02}"

    @property
    def start(self) -> datetime:
        """The first moment, UTC."""
        return datetime(self.year, self.month, 1, tzinfo=UTC)

    @property
    def end(self) -> datetime:
        """The first moment of the next month, UTC."""
        return self.shifted(1).start

    def shifted(self, months: int) -> "Period":
        """So many months later, or earlier where negative."""
        count = self.year * 12 + self.month - 1 + months
        return Period(count // 12, count % 12 + 1)

    @classmethod
    def of(cls, moment: datetime) -> "Period":
        """The month of a moment."""
        moment = moment.astimezone(UTC)
        return cls(moment.year, moment.month)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2026-11`; OfficerError for anything else."""
        found = _MONTH.fullmatch(text.strip())
        if not found or not 1 <= int(found[2]) <= 12 or not 2000 <= int(found[1]) <= 2999:
            raise OfficerError("a period is a month, written 2026-11")
        return cls(int(found[1]), int(found[2]))
