"""How far a source and what it says are trusted: the 4x4 grading that every shared piece of information carries.

Belongs here: the two scales and how a grade is read and shown (Europol Regulation 2016/794 Art. 29; EXC-4). Not here:
what may be done with it (`handling`). Our own short words, not those of the regulation.
"""

from dataclasses import dataclass
from enum import StrEnum

from openpiu.errors import Refused


class Source(StrEnum):
    """How reliable the source is."""

    A = "A"
    B = "B"
    C = "C"
    X = "X"


class Worth(StrEnum):
    """How certain the information itself is."""

    SURE = "1"
    SEEN = "2"
    CORROBORATED = "3"
    OPEN = "4"


SOURCES: dict[Source, str] = {
    Source.A: "reliable beyond doubt, or always so far",
    Source.B: "reliable most of the time",
    Source.C: "unreliable most of the time",
    Source.X: "reliability cannot be assessed",
}

WORTHS: dict[Worth, str] = {
    Worth.SURE: "not doubted",
    Worth.SEEN: "known to the source itself, not to the officer who reports it",
    Worth.CORROBORATED: "not known to the source itself, but borne out by other information",
    Worth.OPEN: "not known to the source itself, and nothing bears it out",
}

UNASSESSED = "unassessed"  # what X4 is shown as: nobody has judged source or information


@dataclass(frozen=True, slots=True, order=True)
class Grading:
    """One grade, such as B2."""

    source: Source
    worth: Worth

    def __str__(self) -> str:
        return f"{self.source}{self.worth}"

    @property
    def is_unassessed(self) -> bool:
        """Whether neither the source nor the information was assessed (X4)."""
        return self.source is Source.X and self.worth is Worth.OPEN

    @property
    def words(self) -> str:
        """The grade in words, for a page or a report."""
        if self.is_unassessed:
            return UNASSESSED
        return f"source {SOURCES[self.source]}; information {WORTHS[self.worth]}"


def read_grading(text: str) -> Grading:
    """The grade by its two signs; Refused (EXC-4) for anything else, so that nothing ungraded is shared."""
    try:
        return Grading(Source(text[:1]), Worth(text[1:]))
    except ValueError as error:
        raise Refused("grade it first: source A, B, C or X, then information 1 to 4, as in B2", rule="EXC-4") from error


def all_gradings() -> tuple[Grading, ...]:
    """The sixteen grades, from A1 to X4."""
    return tuple(Grading(source, worth) for source in Source for worth in Worth)
