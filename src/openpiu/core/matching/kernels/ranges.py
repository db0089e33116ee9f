"""Which entries have birth dates that leave room for a score: windows of dates, then ranges of entries in their order.

Belongs here: dates. Not here: which relations leave room (see `bounds`), what an entry is (see `layout`).
"""

from typing import NamedTuple

import numpy as np

from openpiu.core.matching.compiling import compiled, inner, leaf
from openpiu.core.matching.kernels.fields import CLOSE_YEARS
from openpiu.core.matching.layout import Numbers

_LAST_YEAR, _CENTURY = 9999, 100
_TENS = (1, 10, 100, 1000)
_EACH = 64  # windows of one birth date at most: the year and those near, ten for each digit, a century
_FULL, _MONTH, _DAY = 511, 15, 31  # bits of month and day, of the month after a shift, of the day; see `packed_date`


class Room(NamedTuple):
    """Which relations of birth dates leave room beside the same year and dates that look alike."""

    different: bool  # any date at all
    close: bool  # a year or two apart
    near: bool  # years alone, one apart


@compiled
def entry_ranges(births: Numbers, room: Room, entry_birth: Numbers) -> Numbers:
    """Ranges (n, 2) of entries from and up to, in order, none empty; entries without a birth date are always in."""
    if births.size == 0 or room.different:
        whole = np.zeros((min(1, entry_birth.size), 2), np.int32)
        whole[:, 1] = entry_birth.size
        return whole
    windows = np.empty((1 + births.size * _EACH, 2), np.int32)
    windows[0, 0], windows[0, 1] = 0, 1
    count = 1
    for birth in births:
        count = _near_years(birth, room, windows, count)
        if birth & _DAY and entry_birth.size:
            count = _alike(birth, entry_birth[-1], windows, count)
    ordered = windows[:count][np.argsort(windows[:count, 0])]
    return _as_entries(ordered[: _merged(ordered)], entry_birth)


@leaf
def _near_years(birth: int, room: Room, windows: Numbers, count: int) -> int:
    year = birth >> 9
    count = _add(windows, count, year << 9, (year + 1) << 9)
    if room.close:
        return _add(windows, count, (year - CLOSE_YEARS) << 9, (year + CLOSE_YEARS + 1) << 9)
    if room.near and birth >> 5 & _MONTH:
        count = _add(windows, count, (year - 1) << 9, ((year - 1) << 9) + 1)
        return _add(windows, count, (year + 1) << 9, ((year + 1) << 9) + 1)
    if room.near:
        return _add(windows, count, (year - 1) << 9, (year + 2) << 9)
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


@inner
def _as_entries(windows: Numbers, entry_birth: Numbers) -> Numbers:
    found, count, low = np.empty(windows.shape, np.int32), 0, 0
    for place in range(windows.shape[0]):
        start = _first_not_before(entry_birth, low, windows[place, 0])
        low = _first_not_before(entry_birth, start, windows[place, 1])
        if start < low:
            found[count, 0], found[count, 1] = start, low
            count += 1
    return found[:count]


@leaf
def _first_not_before(entry_birth: Numbers, low: int, date: int) -> int:
    high = entry_birth.size
    while low < high:
        middle = (low + high) // 2
        if entry_birth[middle] < date:
            low = middle + 1
        else:
            high = middle
    return low
