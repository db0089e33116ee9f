"""Dates as lists write them: `1974-08-12`, `12 Aug 1974`, `Aug 1974`, `circa 1960`, `1961 to 1963`."""

import re
from datetime import date

from openpiu.core.lists.subjects import BirthDate, YearRange
from openpiu.core.terms import PartialDate

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ABOUT = re.compile(r"^(?:circa|approximately|approx\.?|about|ca?\.)\s*", re.IGNORECASE)
_TO = re.compile(r"\s*(?:\bto\b|\band\b|\bor\b|/|–)\s*", re.IGNORECASE)
_WORDS = re.compile(r"(?:(?P<day>\d{1,2})[ .-]+)?(?:(?P<month>[A-Za-z]{3,9})\.?[ .-]+)?(?P<year>\d{4})")
_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T.*|Z|[+-]\d{2}:\d{2})?")
_SLASHES = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})")
EARLIEST, LATEST = 1850, 2100  # years in which somebody on a list can be born


def read_birth_date(text: str) -> BirthDate | None:
    """A date as precise as it is written, or a range of years; None where it is neither."""
    plain = _ABOUT.sub("", " ".join(text.split()))
    known = read_date(plain)
    if known is not None:
        return known if EARLIEST <= known.year <= LATEST else None
    ends = [
        read_date(_ABOUT.sub("", part)) for part in _TO.split(plain.removeprefix("between ").removeprefix("Between "))
    ]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    return year_range(ends[0].year, ends[1].year)


def year_range(first: int, last: int) -> BirthDate | None:
    """Between two years; one year where they are the same, None where they are no years or in the wrong order."""
    if not EARLIEST <= first <= last <= LATEST:
        return None
    return YearRange(first, last) if first < last else PartialDate(first)


def read_date(text: str) -> PartialDate | None:
    """One date, as precise as it is written; None where no calendar has it."""
    iso, words, slashes = _ISO.fullmatch(text), _WORDS.fullmatch(text), _SLASHES.fullmatch(text)
    try:
        if iso:
            return PartialDate.parse(iso[1])
        if slashes:
            return PartialDate(int(slashes["year"]), int(slashes["month"]), int(slashes["day"]))
        return _in_words(words) if words else None
    except ValueError:
        return None


def day_of(text: str) -> date | None:
    """A full date as a day of the calendar; None for anything less."""
    known = read_date(" ".join(text.split()))
    return date(known.year, known.month, known.day) if known and known.month and known.day else None


def _in_words(found: re.Match[str]) -> PartialDate | None:
    month = found["month"]
    if month is None:
        return PartialDate(int(found["year"])) if found["day"] is None else None
    if month[:3].lower() not in _MONTHS:
        return None
    number = _MONTHS.index(month[:3].lower()) + 1
    return PartialDate(int(found["year"]), number, int(found["day"]) if found["day"] else None)
