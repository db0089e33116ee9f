"""How two partial birth dates are related. A table of questions, asked in order; the first yes decides.

Belongs here: dates. Not here: points (see `profile`). Only what both sides know is compared.
"""

from collections.abc import Callable

from openpiu.core.terms import PartialDate

CLOSE_YEARS = 2

Question = Callable[[PartialDate, PartialDate], bool]


def relate_birth_dates(one: PartialDate, other: PartialDate) -> tuple[str, str]:
    """The relation (equal, similar or different) and the name of its points in the profile."""
    for question, relation, reason in QUESTIONS:
        if question(one, other):
            return relation, reason
    return "different", "birth_different"


def _full(one: PartialDate, other: PartialDate) -> bool:
    return one.is_full and other.is_full


def _same_month(one: PartialDate, other: PartialDate) -> bool:
    return one.year == other.year and one.month == other.month is not None and not _full(one, other)


def _same_year_only(one: PartialDate, other: PartialDate) -> bool:
    return one.year == other.year and (one.month is None or other.month is None)


def _swapped(one: PartialDate, other: PartialDate) -> bool:
    return _full(one, other) and one.year == other.year and (one.month, one.day) == (other.day, other.month)


def _one_digit(one: PartialDate, other: PartialDate) -> bool:
    if not _full(one, other) or (one.year != other.year) + (one.month != other.month) + (one.day != other.day) != 1:
        return False
    return sum(a != b for a, b in zip(str(one), str(other), strict=True)) == 1


def _next_year(one: PartialDate, other: PartialDate) -> bool:
    return _years(one, other) == 1 and _same_day_of_year(one, other)


def _century(one: PartialDate, other: PartialDate) -> bool:
    return _years(one, other) == 100 and _same_day_of_year(one, other)


def _same_day_of_year(one: PartialDate, other: PartialDate) -> bool:
    return _full(one, other) and (one.month, one.day) == (other.month, other.day)


def _placeholder(one: PartialDate, other: PartialDate) -> bool:
    return one.year == other.year and any((date.month, date.day) == (1, 1) for date in (one, other))


def _near(one: PartialDate, other: PartialDate) -> bool:
    return _years(one, other) == 1 and (one.month is None or other.month is None)


def _years(one: PartialDate, other: PartialDate) -> int:
    return abs(one.year - other.year)


QUESTIONS: tuple[tuple[Question, str, str], ...] = (
    (lambda one, other: one == other and one.is_full, "equal", "birth_day_equal"),
    (_same_month, "equal", "birth_month_equal"),
    (_same_year_only, "equal", "birth_year_equal"),
    (_swapped, "similar", "birth_swapped"),
    (_one_digit, "similar", "birth_one_digit"),
    (_next_year, "similar", "birth_year_next"),
    (_century, "similar", "birth_century"),
    (_placeholder, "similar", "birth_placeholder"),
    (_near, "different", "birth_near"),
    (lambda one, other: one.year == other.year, "different", "birth_same_year"),
    (lambda one, other: _years(one, other) <= CLOSE_YEARS, "different", "birth_close_year"),
)
