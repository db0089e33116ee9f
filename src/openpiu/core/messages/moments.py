"""Dates and times in carriers' messages: short years, several orders, parts left out (MSG-13, PAX-5).

Belongs here: text to values. Where a text is no date the answer is None and the caller notes a fault.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache

from openpiu.core.terms import PartialDate

_MONTH_NAMES = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), start=1)}
_LETTERS = re.compile(r"(\d{1,2})?([A-Z]{3})(\d{4}|\d{2})")
_EXPIRED_YEARS = 10  # a document may have expired so long ago; nothing is valid for longer than that
# Without any date in the message, short years are read as if it were sent in the last year that this table foresees.
LATEST = date(2039, 12, 31)
_DAYS = 1 << 16  # all days of a long life: there are far more travellers than days

Century = Callable[[int, int, int], int]  # short year, month, day -> full year


def birth_century(sent: date) -> Century:
    """Short years of birth: the latest that is not after the day of sending (MSG-13)."""

    def full(short: int, month: int, day: int) -> int:
        year = sent.year // 100 * 100 + short
        is_future = (year, month or 1, day or 1) > (sent.year, sent.month, sent.day)
        return year - 100 if is_future else year

    return full


def expiry_century(sent: date) -> Century:
    """Short years of expiry: the first that is not more than ten years before the day of sending (MSG-13)."""

    def full(short: int, _month: int, _day: int) -> int:
        earliest = sent.year - _EXPIRED_YEARS
        return earliest + (short - earliest) % 100

    return full


def partial_date(text: str, century: Century) -> PartialDate | None:
    """A date as `19APR88`, `19APR1988`, `APR88`, `880419`, `19880419` or `1988-04-19`; zeros for an unknown part."""
    text = text.strip().upper()
    found = _LETTERS.fullmatch(text)
    if found:
        return _partial(found[3], _MONTHS.get(found[2], 99), int(found[1] or 0), century)
    digits = text.replace("-", "")
    if not (digits.isdecimal() and digits.isascii() and len(digits) in (4, 6, 8)):
        return None
    if len(digits) == 4:
        return _partial(digits, 0, 0, century)
    return _partial(digits[:-4], int(digits[-4:-2]), int(digits[-2:]), century)


@lru_cache(maxsize=_DAYS)
def birth_day(text: str, sent: date) -> PartialDate | None:
    """A date of birth in any form of `partial_date`, its short year read against the day of sending."""
    return partial_date(text, birth_century(sent))


@lru_cache(maxsize=_DAYS)
def expiry_day(text: str, sent: date) -> date | None:
    """A day of expiry in any form of `full_date`, its short year read against the day of sending."""
    return full_date(text, expiry_century(sent))


def full_date(text: str, century: Century) -> date | None:
    """A whole date in any form of `partial_date`; None where a part is missing."""
    found = partial_date(text, century)
    if found is None or found.month is None or found.day is None:
        return None
    return date(found.year, found.month, found.day)


def day_first(day: str, time: str = "") -> datetime | None:
    """`DDMMYY` and `HHMM`, the form of interactive messages (PNRGOV); midnight where the time is missing."""
    if len(day) == 8 and not day.startswith(("19", "20")):
        day = day[:4] + day[6:]
    if len(day) == 8:
        return year_first(day, time)
    return year_first(day[4:] + day[2:4] + day[:2], time) if len(day) == 6 else None


@lru_cache(maxsize=4096)  # the same few moments of flights and bookings return in every booking
def year_first(day: str, time: str = "") -> datetime | None:
    """`YYMMDD` or `YYYYMMDD`, and `HHMM`, the form of batch messages and of UNB; midnight where the time is missing."""
    digits = day + (time or "0000")[:4]
    if not (digits.isdecimal() and digits.isascii() and len(digits) in (10, 12)):
        return None
    year, rest = (digits[:4], digits[4:]) if len(digits) == 12 else ("20" + digits[:2], digits[2:])
    try:
        return datetime.fromisoformat(f"{year}-{rest[:2]}-{rest[2:4]}T{rest[4:6]}:{rest[6:8]}")
    except ValueError:
        return None


def as_utc(moment: datetime | None) -> datetime | None:
    """A moment that is reported in UTC, made aware."""
    return moment.replace(tzinfo=UTC) if moment else None


def _partial(year: str, month: int, day: int, century: Century) -> PartialDate | None:
    full = int(year) if len(year) == 4 else century(int(year), month, day)
    try:
        return PartialDate(full, month or None, day or None) if month or not day else None
    except ValueError:
        return None
