"""Which entries have birth dates that leave room for a score, and how much a name must then be worth.

Belongs here: dates, and ranges of entries in their order. Not here: which relation is worth how much (see `bounds`),
what an entry is (see `layout`).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.compiling import compiled, inner, leaf
from openpiu.core.matching.kernels.fields import (
    CLOSE_YEAR,
    CLOSE_YEARS,
    MISSING,
    NEAR,
    OTHER_DATE,
    relate_dates,
)
from openpiu.core.matching.kernels.order import first_at_least
from openpiu.core.matching.layout import Numbers

Worths = npt.NDArray[np.float64]

_LAST_YEAR, _CENTURY = 9999, 100
_TENS = (1, 10, 100, 1000)
_EACH = 64  # windows of one birth date at most: the year and those near, ten for each digit, a century
_FULL, _MONTH, _DAY = 511, 15, 31  # bits of month and day, of the month after a shift, of the day; see `packed_date`


class Ranges(NamedTuple):
    """Entries from and up to, in order, none empty, none touching another one that needs the same."""

    starts: Numbers
    stops: Numbers
    needed: Worths  # what the name of such an entry must be worth


@compiled
def entry_ranges(births: Numbers, worths: Worths, most: float, dates: Numbers, date_from: Numbers) -> Ranges:
    """The entries whose birth dates leave room where a name is worth `most` at most.

    `births` are the traveller's, none where unknown; `worths` what a name must be worth, by relation; `dates` and
    `date_from` the list's, see `Postings`.
    """
    places = _places(births, worths, most, dates)
    starts, stops = np.empty(places.size, np.int32), np.empty(places.size, np.int32)
    needed, count = np.empty(places.size), 0
    for place in places:
        least = _needed(births, dates[place], worths)
        if least <= most:
            if count and stops[count - 1] == date_from[place] and needed[count - 1] == least:
                count -= 1
            else:
                starts[count], needed[count] = date_from[place], least
            stops[count] = date_from[place + 1]
            count += 1
    return Ranges(starts[:count], stops[:count], needed[:count])


@inner
def _places(births: Numbers, worths: Worths, most: float, dates: Numbers) -> Numbers:
    """Of the dates that may leave room, in order."""
    if dates.size == 0 or births.size == 0 or worths[OTHER_DATE] <= most:
        return np.arange(dates.size).astype(np.int32)
    windows, total = _windows(births, worths, most, int(dates[-1])), 0
    for window in range(windows.shape[0]):
        for side in range(2):
            windows[window, side] = first_at_least(dates, 0, dates.size, windows[window, side])
        total += windows[window, 1] - windows[window, 0]
    places, count = np.empty(total, np.int32), 0
    for window in range(windows.shape[0]):
        for place in range(windows[window, 0], windows[window, 1]):
            places[count] = place
            count += 1
    return places


@leaf
def _needed(births: Numbers, date: int, worths: Worths) -> float:
    """The least over the traveller's birth dates."""
    least = worths[MISSING] if births.size == 0 else np.inf
    for birth in births:
        least = min(least, worths[_relate(birth, date)])
    return least


@leaf
def _relate(birth: int, date: int) -> int:
    """As `relate_dates`, and at once where all is known and neither the day of the year nor the year is the same."""
    if birth & _DAY and date & _DAY and (birth ^ date) & _FULL and birth >> 9 != date >> 9:
        return CLOSE_YEAR if abs((birth >> 9) - (date >> 9)) <= CLOSE_YEARS else OTHER_DATE
    return relate_dates(birth, date)


@inner
def _windows(births: Numbers, worths: Worths, most: float, last: int) -> Numbers:
    """Dates (n, 2) from and up to, in order, none touching: all that leave room, and some that do not."""
    windows, count = np.empty((1 + births.size * _EACH, 2), np.int32), 0
    count = _add(windows, count, 0, 1)
    for birth in births:
        count = _in_year(birth, worths, most, windows, count)
        if birth & _DAY:
            count = _alike(birth, last, windows, count)
    ordered = windows[:count][np.argsort(windows[:count, 0])]
    return ordered[: _merged(ordered)]


@leaf
def _in_year(birth: int, worths: Worths, most: float, windows: Numbers, count: int) -> int:
    """The birth year, and years near it."""
    year = birth >> 9
    if worths[CLOSE_YEAR] <= most:
        return _add(windows, count, (year - CLOSE_YEARS) << 9, (year + CLOSE_YEARS + 1) << 9)
    count = _add(windows, count, year << 9, (year + 1) << 9)
    if worths[NEAR] <= most:
        known = birth >> 5 & _MONTH != 0
        count = _add(windows, count, (year - 1) << 9, ((year - 1) << 9) + 1 if known else year << 9)
        count = _add(windows, count, (year + 1) << 9, ((year + 1) << 9) + 1 if known else (year + 2) << 9)
    return count


@leaf
def _alike(birth: int, last: int, windows: Numbers, count: int) -> int:
    """The same day in years that are one digit, one year or one century apart, up to the `last` of the list."""
    year, rest = birth >> 9, birth & _FULL
    for apart in (-1, 1, -_CENTURY, _CENTURY):
        count = _day_of(year + apart, rest, last, windows, count)
    for ten in _TENS:
        without = year - year // ten % 10 * ten
        for digit in range(10):
            count = _day_of(without + digit * ten, rest, last, windows, count)
    return count


@leaf
def _day_of(year: int, rest: int, last: int, windows: Numbers, count: int) -> int:
    date = year << 9 | rest
    return _add(windows, count, date, date + 1) if 0 < year <= _LAST_YEAR and date <= last else count


@leaf
def _add(windows: Numbers, count: int, start: int, stop: int) -> int:
    windows[count, 0], windows[count, 1] = start, stop
    return count + 1


@leaf
def _merged(windows: Numbers) -> int:
    """Join windows in order that touch; returns how many are left, at the front."""
    kept = 0
    for place in range(1, windows.shape[0]):
        if windows[place, 0] <= windows[kept, 1]:
            windows[kept, 1] = max(windows[kept, 1], windows[place, 1])
        else:
            kept += 1
            windows[kept, 0], windows[kept, 1] = windows[place, 0], windows[place, 1]
    return kept + 1
