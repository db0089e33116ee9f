"""A listed document, what a reported one has to do with it, and the finding that says so.

Belongs here: the values, and what each relation is worth. Not here: looking up (see `part`).
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from openpiu.core.matching.findings import Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDocument:
    """One document of a list, or with `number_to` a series of blanks: all numbers from `number` to that one.

    Numbers are upper case, letters and digits only, as `core.terms.Document` has them.
    """

    id: UUID  # of the alert
    number: str
    issuer: str | None = None  # three letters, ICAO Doc 9303-3 section 5
    number_to: str | None = None


class Relation(StrEnum):
    """How a reported document is related to a listed one."""

    EQUAL = "equal"
    CHECK_DIGIT_RIGHT = "check digit right"  # the listed nine, with their check digit behind
    IN_RANGE = "in blank range"
    NO_ISSUER = "no issuer known"  # the same number; the issuer missing on one side
    PERHAPS_IN_RANGE = "perhaps in blank range"  # the issuer missing on one side: other states number alike
    CONFUSABLE = "confusable"  # O for 0, I for 1, B for 8 ...
    CHECK_DIGIT_WRONG = "check digit wrong"  # the listed nine, with another digit behind
    SWAPPED = "swapped"  # two neighbours


# The points of the profile that each relation has, and the word for it in an explanation; the surest first.
WORTH: dict[Relation, tuple[str, str]] = {
    Relation.EQUAL: ("document_equal", "equal"),
    Relation.CHECK_DIGIT_RIGHT: ("document_equal", "equal"),  # the digit belongs to the zone that was read, not to it
    Relation.IN_RANGE: ("document_equal", "equal"),
    Relation.NO_ISSUER: ("document_no_issuer", "equal"),
    Relation.PERHAPS_IN_RANGE: ("document_confusable", "similar"),
    Relation.CONFUSABLE: ("document_confusable", "similar"),
    Relation.CHECK_DIGIT_WRONG: ("document_confusable", "similar"),  # misread, or a tenth character of another number
    Relation.SWAPPED: ("document_swapped", "similar"),
}
SUREST_FIRST = tuple(WORTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFinding:
    """One listed document that a reported one is or resembles. It is a claim to review, never a decision.

    The comparison has one contribution, about the document; nothing about whose it was.
    """

    alert: UUID
    relation: Relation
    comparison: Comparison
