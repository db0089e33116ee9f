"""Birth dates that are nearly right."""

from dataclasses import replace
from datetime import date
from random import Random

from openpiu.core.synth.screening.values import Record
from openpiu.core.terms import PartialDate

_SLIPS = ("swapped", "digit", "year", "year_only")


def misdated(record: Record, rng: Random) -> Record | None:
    """Day and month swapped, one wrong digit, a year off, or only the year known; None if there is no full date."""
    born = record.birth_date
    if born is None or born.month is None or born.day is None:
        return None
    way = rng.choice(_SLIPS)
    if way == "year_only":
        return replace(record, birth_date=PartialDate(born.year))
    if way == "swapped" and born.day <= 12 and born.day != born.month:
        return replace(record, birth_date=PartialDate(born.year, born.day, born.month))
    if way == "year":
        return replace(record, birth_date=_next_year(born, rng))
    return replace(record, birth_date=_wrong_digit(born, rng))


def _next_year(born: PartialDate, rng: Random) -> PartialDate:
    day = 28 if (born.month, born.day) == (2, 29) else born.day
    return PartialDate(born.year + rng.choice((-1, 1)), born.month, day)


def _wrong_digit(born: PartialDate, rng: Random) -> PartialDate:
    """Another date of the calendar that differs in one digit, in the years of the living."""
    text = f"{born.year:04}{born.month:02}{born.day:02}"
    others = [
        text[:at] + digit + text[at + 1 :]
        for at in range(2, len(text))
        for digit in "0123456789"
        if digit != text[at] and _is_date(text[:at] + digit + text[at + 1 :])
    ]
    chosen = rng.choice(others)
    return PartialDate(int(chosen[:4]), int(chosen[4:6]), int(chosen[6:]))


def _is_date(text: str) -> bool:
    try:
        return 1930 <= date(int(text[:4]), int(text[4:6]), int(text[6:])).year <= 2012
    except ValueError:
        return False
