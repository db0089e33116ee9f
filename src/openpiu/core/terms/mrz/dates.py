"""Dates of a zone: two digits of a year to a century, unknown parts, and whether any calendar has them.

Belongs here: the rules of dates. The century of a birth is in the past, that of an expiry at most fifty years ahead.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from openpiu.core.terms.dates import PartialDate
from openpiu.core.terms.mrz.vocabulary import Flag

_UNKNOWN = "<<"
_YEARS_AHEAD = 50  # no document is valid for longer; what would be is of the century before
_OLDEST = 110  # nobody older is expected at a border: such a year is the child's
_CHILDHOOD = _OLDEST - 100 + 1  # years within which a birth can be of either century
_TOO_YOUNG = 2  # an infant is not mistaken for somebody over a hundred
_REMEMBERED = 1 << 14  # dates, without whose they are


class Birth(NamedTuple):
    """A birth date as read; `wrong` where no calendar has it."""

    date: PartialDate | None
    flags: tuple[Flag, ...] = ()
    wrong: bool = False


_WRONG = Birth(None, wrong=True)


# Month and day of every year, by their four digits: the way of nearly all dates.
_DAYS = {
    f"{month:02}{day:02}": (month, day)
    for month in range(1, 13)
    for day in range(1, 29 if month == 2 else 31 if month in {4, 6, 9, 11} else 32)
}
_YEARS = {f"{year:02}": year for year in range(100)}


@lru_cache(maxsize=_REMEMBERED)
def birth_of(raw: str, as_of: date) -> Birth:
    """Six characters, YYMMDD; unknown parts are fillers (9303-3, 4.8). A day without its month tells nothing."""
    known, year = _DAYS.get(raw[2:]), _YEARS.get(raw[:2])
    if known is not None and year is not None:
        year += as_of.year // 100 * 100
        if year > as_of.year:
            year -= 100
        if year < as_of.year - _CHILDHOOD:
            return Birth(PartialDate(year, *known))
    return _any_birth(raw, as_of)


def _any_birth(raw: str, as_of: date) -> Birth:
    """A date with unknown parts, of a leap day, of a child, of this very year, or none at all."""
    parts = [_number(raw[place : place + 2]) for place in (0, 2, 4)]
    if len(raw) != 6 or any(part is _WRONG_PART for part in parts):
        return _WRONG
    year, month, day = parts
    if year is None:
        return Birth(None, (Flag.BIRTH_DATE_UNKNOWN,)) if _is_day(month, day) else _WRONG
    if month is None and not _is_day(month, day):
        return _WRONG
    found = _past(year, month, day if month else None, as_of)
    if not found:
        return _WRONG
    flags = () if found[0].is_full else (Flag.BIRTH_DATE_PARTIAL,)
    return Birth(found[0], (*flags, Flag.CENTURY_AMBIGUOUS) if _is_ambiguous(found, as_of) else flags)


@lru_cache(maxsize=_REMEMBERED)
def expiry_of(raw: str, as_of: date) -> date | None:
    """Six digits, YYMMDD; None where no calendar has them, or a part is not known."""
    if len(raw) != 6 or not (raw.isascii() and raw.isdigit()):
        return None
    month, day = int(raw[2:4]), int(raw[4:])
    last = as_of.year + _YEARS_AHEAD
    year = last // 100 * 100 + int(raw[:2])
    if year > last or (year == last and (month, day) > (as_of.month, as_of.day)):
        year -= 100
    try:
        return date(year, month, day)
    except ValueError:
        return None


def earliest(known: PartialDate) -> tuple[int, int, int]:
    """Year, month and day of the first day that a partial date can mean."""
    return known.year, known.month or 1, known.day or 1


_WRONG_PART = -1


def _number(part: str) -> int | None:
    """Two digits; None for two fillers, `_WRONG_PART` for anything else."""
    if part == _UNKNOWN:
        return None
    return int(part) if part.isascii() and part.isdigit() and len(part) == 2 else _WRONG_PART


def _is_day(month: int | None, day: int | None) -> bool:
    """Whether month and day, as far as they are known, are those of some year."""
    return _dated(2000, month or 1, day) is not None


def _dated(year: int, month: int | None, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _past(year: int, month: int | None, day: int | None, as_of: date) -> list[PartialDate]:
    """The dates of this century and the last that have begun, newest first."""
    this = as_of.year // 100 * 100 + year
    dates = [_dated(century, month, day) for century in (this, this - 100) if century > 0]
    today = (as_of.year, as_of.month, as_of.day)
    return [known for known in dates if known and earliest(known) <= today]


def _is_ambiguous(found: list[PartialDate], as_of: date) -> bool:
    """Whether both a child and a person over a hundred can have been born then."""
    if len(found) < 2:
        return False
    young, old = (_age(known, as_of) for known in found)
    return young >= _TOO_YOUNG and old <= _OLDEST


def _age(born: PartialDate, as_of: date) -> int:
    _, month, day = earliest(born)
    return as_of.year - born.year - ((as_of.month, as_of.day) < (month, day))
