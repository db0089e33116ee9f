"""Two persons as the sum of what their fields say; the same arithmetic for one pair and for a million alerts."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.compiling import compiled, inner, leaf
from openpiu.core.matching.kernels.alignment import name_worth
from openpiu.core.matching.kernels.fields import (
    MISSING,
    relate_dates,
    relate_documents,
    relate_nationalities,
    relate_sexes,
)
from openpiu.core.matching.kernels.names import NameRules, name_of
from openpiu.core.matching.layout import Persons

NO_NAME = -1


class Rules(NamedTuple):
    """A profile in numbers."""

    names: NameRules
    points: npt.NDArray[np.int32]  # by relation, see `fields`
    ceiling: npt.NDArray[np.float64]  # (rows, 2): from worth of names to points, on straight lines


class Claim(NamedTuple):
    """What the fields of two persons say, and which of several values said it."""

    names: tuple[int, int, int]  # points, the name of one and of the other (NO_NAME where a side has none)
    births: tuple[int, int, int]  # relation, and which of each
    sex: int
    nationality: int
    documents: tuple[int, int, int]


@compiled
def claim(one: Persons, i: int, other: Persons, j: int, rules: Rules) -> Claim:
    """Compare two persons, field by field."""
    return Claim(
        compare_names(one, i, other, j, rules),
        compare_births(one, i, other, j, rules),
        relate_sexes(one.sex[i], other.sex[j]),
        relate_nationalities(one.nationalities[i], other.nationalities[j]),
        compare_documents(one, i, other, j, rules),
    )


@inner
def other_points(one: Persons, i: int, other: Persons, j: int, rules: Rules) -> int:
    """Points of all fields but the name."""
    points = int(rules.points[compare_births(one, i, other, j, rules)[0]])
    points += int(rules.points[relate_sexes(one.sex[i], other.sex[j])])
    points += int(rules.points[relate_nationalities(one.nationalities[i], other.nationalities[j])])
    return points + int(rules.points[compare_documents(one, i, other, j, rules)[0]])


@inner
def compare_names(one: Persons, i: int, other: Persons, j: int, rules: Rules) -> tuple[int, int, int]:
    """The best pair of names; names without words are missing, not different."""
    best, mine, theirs = 0.0, NO_NAME, NO_NAME
    for a in range(one.person_from[i], one.person_from[i + 1]):
        for b in range(other.person_from[j], other.person_from[j + 1]):
            first, second = name_of(one.names, a), name_of(other.names, b)
            if first.start < first.stop and second.start < second.stop:
                worth = name_worth(first, second, rules.names)
                if mine == NO_NAME or worth > best:
                    best, mine, theirs = worth, a, b
    points = 0 if mine == NO_NAME else int(np.floor(ceiling(best, rules) + 0.5))
    return points, mine, theirs


@leaf
def ceiling(worth: float, rules: Rules) -> float:
    """Points of names that are worth so much: each further word says less than the one before."""
    table = rules.ceiling
    if worth <= table[0, 0]:
        return float(table[0, 1])
    for row in range(1, table.shape[0]):
        if worth <= table[row, 0]:
            share = (worth - table[row - 1, 0]) / (table[row, 0] - table[row - 1, 0])
            return float(table[row - 1, 1] + share * (table[row, 1] - table[row - 1, 1]))
    return float(table[-1, 1])


@leaf
def compare_births(one: Persons, i: int, other: Persons, j: int, rules: Rules) -> tuple[int, int, int]:
    """The pair of birth dates that says most."""
    best, mine, theirs = MISSING, one.birth_from[i], other.birth_from[j]
    for a in range(one.birth_from[i], one.birth_from[i + 1]):
        for b in range(other.birth_from[j], other.birth_from[j + 1]):
            found = relate_dates(one.births[a], other.births[b])
            if best == MISSING or rules.points[found] > rules.points[best]:
                best, mine, theirs = found, a, b
    return best, mine, theirs


@inner
def compare_documents(one: Persons, i: int, other: Persons, j: int, rules: Rules) -> tuple[int, int, int]:
    """The pair of documents that says most."""
    best, mine, theirs = MISSING, one.document_from[i], other.document_from[j]
    for a in range(one.document_from[i], one.document_from[i + 1]):
        for b in range(other.document_from[j], other.document_from[j + 1]):
            found = relate_documents(one.numbers[a], one.issuers[a], other.numbers[b], other.issuers[b])
            if best == MISSING or rules.points[found] > rules.points[best]:
                best, mine, theirs = found, a, b
    return best, mine, theirs
