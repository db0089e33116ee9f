"""The birth-date rule of every peer: reject the incompatible, else score - 0.3 x (1 - similarity of the dates)."""

from collections.abc import Sequence
from typing import Any

from openpiu.core.terms import PartialDate
from openpiu.doors.cli.bench_match.packages import package

WEIGHT = 0.3
REJECTED = -1.0
# Similarity of two dates by what is so between them; whatever is not here is incompatible.
MISSING, EQUAL, MONTH, YEAR, SWAPPED, ONE_DIGIT, NEXT_YEAR = 0.5, 1.0, 0.9, 0.8, 0.8, 0.7, 0.7


class BirthDates:
    """The birth dates of all alerts in columns, so that one traveller is compared with all of them at once."""

    def __init__(self, dates: Sequence[PartialDate | None]) -> None:
        """Dates in the order of the alerts."""
        self._numpy: Any = package("numpy")
        self._digits = self._numpy.array([_digits(date) for date in dates], dtype=self._numpy.uint8)

    def similarities(self, date: PartialDate | None) -> Any:
        """A float64 for each alert; below 0 where the dates are incompatible."""
        numpy, theirs = self._numpy, self._digits
        if date is None:
            return numpy.full(len(theirs), MISSING)
        mine = numpy.array(_digits(date), dtype=numpy.uint8)
        off = theirs != mine
        wrong = off.sum(axis=1)
        year = ~off[:, :4].any(axis=1)
        month = year & ~off[:, 4:6].any(axis=1)
        full = theirs[:, 7] + theirs[:, 6] > 0 if date.is_full else numpy.zeros(len(theirs), dtype=bool)
        swapped = full & year & (theirs[:, 4:6] == mine[6:]).all(axis=1) & (theirs[:, 6:] == mine[4:6]).all(axis=1)
        years = theirs[:, :4].astype(numpy.int64) @ numpy.array([1000, 100, 10, 1])
        next_year = full & (abs(years - date.year) == 1) & ~off[:, 4:].any(axis=1)
        no_month = theirs[:, 4:6].sum(axis=1) == 0 if date.month else numpy.ones(len(theirs), dtype=bool)
        return numpy.select(
            [years == 0, full & (wrong == 0), month & ~full, year & no_month, swapped, full & (wrong == 1), next_year],
            [MISSING, EQUAL, MONTH, YEAR, SWAPPED, ONE_DIGIT, NEXT_YEAR],
            default=REJECTED,
        )


def dated(score: Any, similarity: Any) -> Any:
    """Scores (0..1) under the shared rule; rejected ones are below every other score."""
    numpy: Any = package("numpy")
    return numpy.where(similarity < 0, REJECTED, score - WEIGHT * (1 - similarity))


def _digits(date: PartialDate | None) -> list[int]:
    text = f"{date.year:04}{date.month or 0:02}{date.day or 0:02}" if date else "0" * 8
    return [int(digit) for digit in text]
