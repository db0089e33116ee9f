"""Which birth dates of a list leave room for a score, and how much a name must then be worth.

Belongs here: bounds from the profile. They never fall below the true points. Not here: relations of dates (see
`kernels`).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.kernels.fields import CLOSE_YEARS
from openpiu.core.matching.layout import Numbers, packed_date
from openpiu.core.matching.profile import PLACES, RELATIONS, Profile

BIRTHS = tuple(name for name, _, _ in RELATIONS if name.startswith("birth_"))
UNINDEXED_DOCUMENTS = ("document_one_letter",)  # related numbers that only a name leads to
LAST_YEAR = 9999
_TENS = (1, 10, 100, 1000)
_NEEDED: dict[tuple[str, int], npt.NDArray[np.float64]] = {}  # by the profile's digest and the points asked for


def other_reach(profile: Profile, *, documents: bool) -> int:
    """The most that sex, nationality and documents can give where no document leads to the alert."""
    points = profile.points
    most = points["sex_equal"] + points["nationality_equal"]
    return most + (max(points[name] for name in UNINDEXED_DOCUMENTS) if documents else 0)


def needed_worths(profile: Profile, lowest: int) -> npt.NDArray[np.float64]:
    """By relation of the birth dates: the worth that names must have for `lowest` points; infinite where none has."""
    key = (profile.digest, lowest)
    if key not in _NEEDED:
        _NEEDED[key] = _needed_worths(profile, lowest)
    return _NEEDED[key]


def _needed_worths(profile: Profile, lowest: int) -> npt.NDArray[np.float64]:
    table = np.array(profile.name_ceiling)
    lacking = lowest - 0.5 - np.array([profile.points[name] for name, _, _ in RELATIONS], np.float64)
    needed = np.asarray(np.interp(lacking, table[:, 1], table[:, 0]), np.float64)
    needed[lacking > table[-1, 1]] = np.inf
    needed[lacking <= table[0, 1]] = -np.inf
    return needed


def date_windows(births: Iterable[int], worths: npt.NDArray[np.float64]) -> list[tuple[int, int]]:
    """Packed birth dates that leave room, as windows from and up to, in order; with those that are unknown."""
    room = {name for name in BIRTHS if np.isfinite(worths[PLACES[name]]) or worths[PLACES[name]] < 0}
    known = list(births)
    if not known or "birth_different" in room:
        return [(0, packed_date(LAST_YEAR + 1, None, None))]
    windows = [(0, 1)]
    for birth in known:
        windows += _windows(birth, room)
    return _merged(windows)


def _windows(birth: int, room: set[str]) -> Iterator[tuple[int, int]]:
    year = birth >> 9
    yield packed_date(year, None, None), packed_date(year + 1, None, None)
    if "birth_close_year" in room:
        yield packed_date(year - CLOSE_YEARS, None, None), packed_date(year + CLOSE_YEARS + 1, None, None)
    elif "birth_near" in room and birth >> 5 & 15:
        yield from ((packed_date(near, None, None), packed_date(near, None, None) + 1) for near in (year - 1, year + 1))
    elif "birth_near" in room:
        yield packed_date(year - 1, None, None), packed_date(year + 2, None, None)
    if birth & 31:
        for other in _years_that_look_alike(year):
            date = other << 9 | birth & 511
            yield date, date + 1


@lru_cache(maxsize=256)
def _years_that_look_alike(year: int) -> tuple[int, ...]:
    """One digit apart, a year or a century apart."""
    others = {year - 1, year + 1, year - 100, year + 100}
    for ten in _TENS:
        rest = year - year // ten % 10 * ten
        others |= {rest + digit * ten for digit in range(10)}
    return tuple(sorted(other for other in others - {year} if 0 < other <= LAST_YEAR))


def _merged(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(windows):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], stop))
        else:
            merged.append((start, stop))
    return merged


def entry_ranges(windows: list[tuple[int, int]], entry_birth: Numbers) -> Numbers:
    """Windows as ranges of entries, which are in the order of their dates; empty ones are left out."""
    places = np.searchsorted(entry_birth, np.array(windows, np.int32)).astype(np.int32)
    return np.ascontiguousarray(places[places[:, 0] < places[:, 1]])
