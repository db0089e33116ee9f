"""Birth dates, documents, sexes, nationalities: how one value is related to another, as a number of a table.

Belongs here: relations. Not here: their points and names (see `profile`).
"""

import numpy as np

from openpiu.core.matching.compiling import inner, leaf
from openpiu.core.matching.kernels.letters import edits, same
from openpiu.core.matching.layout import NATIONALITIES, Bytes, Codes

# Relations, in the order of `profile.RELATIONS`.
MISSING = 0
DAY_EQUAL, MONTH_EQUAL, YEAR_EQUAL, SWAPPED, ONE_DIGIT, YEAR_NEXT = 1, 2, 3, 4, 5, 6
CENTURY, PLACEHOLDER, NEAR, SAME_YEAR, CLOSE_YEAR, OTHER_DATE = 7, 8, 9, 10, 11, 12
SEX_EQUAL, SEX_DIFFERENT, NATIONALITY_EQUAL, NATIONALITY_DIFFERENT = 13, 14, 15, 16
DOCUMENT_EQUAL, NO_ISSUER, CONFUSABLE, NUMBER_SWAPPED, ONE_LETTER, OTHER_ISSUER, OTHER_DOCUMENT = range(17, 24)

CLOSE_YEARS = 2
SHORTEST_NUMBER = 6  # shorter document numbers are compared letter by letter only


@leaf
def relate_dates(one: int, other: int) -> int:
    """Two packed dates; only what both sides know is compared."""
    if one == 0 or other == 0:
        return MISSING
    full = (one & 31) != 0 and (other & 31) != 0
    if one == other and full:
        return DAY_EQUAL
    known = (one >> 5 & 15) != 0 and (other >> 5 & 15) != 0
    if one >> 9 == other >> 9:
        return _relate_in_one_year(one, other, full, known)
    if full:
        found = _relate_full(one, other)
        if found != MISSING:
            return found
    apart = abs((one >> 9) - (other >> 9))
    if apart == 1 and not known:
        return NEAR
    return CLOSE_YEAR if apart <= CLOSE_YEARS else OTHER_DATE


@leaf
def _relate_in_one_year(one: int, other: int, full: bool, known: bool) -> int:
    if not known:
        return YEAR_EQUAL
    if one >> 5 == other >> 5 and not full:
        return MONTH_EQUAL
    if full and (one >> 5 & 15) == (other & 31) and (one & 31) == (other >> 5 & 15):
        return SWAPPED
    if full and _is_one_digit(one, other):
        return ONE_DIGIT
    return PLACEHOLDER if (one & 511) == 33 or (other & 511) == 33 else SAME_YEAR


@leaf
def _relate_full(one: int, other: int) -> int:
    """Full dates of different years."""
    if (one & 511) != (other & 511):
        return MISSING
    if _is_one_digit(one, other):
        return ONE_DIGIT
    apart = abs((one >> 9) - (other >> 9))
    if apart == 1:
        return YEAR_NEXT
    return CENTURY if apart == 100 else MISSING


@leaf
def _is_one_digit(one: int, other: int) -> bool:
    """Whether exactly one digit of year, month and day differs, in one of the three only."""
    years, months, days = one >> 9 != other >> 9, (one ^ other) >> 5 & 15 != 0, (one ^ other) & 31 != 0
    if int(years) + int(months) + int(days) != 1:
        return False
    if years:
        return _digits(one >> 9, other >> 9) == 1
    return _digits(one >> 5 & 15, other >> 5 & 15) == 1 if months else _digits(one & 31, other & 31) == 1


@leaf
def _digits(one: int, other: int) -> int:
    differing = 0
    while one > 0 or other > 0:
        differing += int(one % 10 != other % 10)
        one, other = one // 10, other // 10
    return differing


@leaf
def relate_sexes(one: int, other: int) -> int:
    """X and unknown say nothing."""
    if one == 0 or other == 0:
        return MISSING
    return SEX_EQUAL if one == other else SEX_DIFFERENT


@leaf
def relate_nationalities(one: Codes, other: Codes) -> int:
    """One in common is enough."""
    if one[0] == 0 or other[0] == 0:
        return MISSING
    for mine in range(NATIONALITIES):
        for theirs in range(NATIONALITIES):
            if one[mine] == other[theirs] and one[mine] != 0:
                return NATIONALITY_EQUAL
    return NATIONALITY_DIFFERENT


@inner
def relate_documents(one: Bytes, my_issuer: int, other: Bytes, their_issuer: int) -> int:
    """Two document numbers and their issuers (0 for unknown)."""
    mine, theirs = one[1 : 1 + one[0]], other[1 : 1 + other[0]]
    known = my_issuer != 0 and their_issuer != 0
    if same(mine, theirs):
        if known and my_issuer != their_issuer:
            return OTHER_ISSUER
        return DOCUMENT_EQUAL if known else NO_ISSUER
    if (known and my_issuer != their_issuer) or min(mine.size, theirs.size) < SHORTEST_NUMBER:
        return OTHER_DOCUMENT
    return _relate_numbers(mine, theirs)


@inner
def _relate_numbers(one: Bytes, other: Bytes) -> int:
    if same(confusable(one), confusable(other)):
        return CONFUSABLE
    if edits(one, other) > 1:
        return OTHER_DOCUMENT
    return NUMBER_SWAPPED if same(np.sort(confusable(one)), np.sort(confusable(other))) else ONE_LETTER


@inner
def confusable(number: Bytes) -> Bytes:
    """A document number with letters that look like digits written as those digits."""
    found = number.copy()
    for place in range(found.size):
        found[place] = _LOOKS_LIKE[found[place]]
    return found


_LOOKS_LIKE = np.arange(256, dtype=np.uint8)
_LOOKS_LIKE[[ord(letter) for letter in "OIBSZLDGQ"]] = [ord(digit) for digit in "018521060"]
