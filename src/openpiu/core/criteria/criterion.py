"""Values: one criterion as it is written, and what reading it found."""

import hashlib
from dataclasses import dataclass
from datetime import date

from openpiu.core.criteria.kinds import Kind, Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One line that asks something of the facts."""

    kind: Kind
    wanted: Wanted
    text: str  # as written
    points: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong with the text of a criterion, and what to do."""

    line: int  # 1-based; 0: the text as a whole
    code: str  # of FINDINGS in `checking`
    advice: str
    rule: str = ""  # requirement id


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One pre-determined criterion (Art. 6(3)(b), 6(4)). Its text is the master; all else is read from it."""

    reference: str  # C-7
    title: str
    offence: str  # core.law.offences
    action: str  # core.law.actions
    owner: str
    reviewer: str  # the competent authority with which it is set and reviewed
    grounds: str  # why these signs point at this offence
    expires: date  # the last day on which it raises hits
    review: date  # the last day before it must have been reviewed
    innocent: str  # why no condition clears anybody; empty where one does
    only: tuple[Condition, ...]  # all hold, or nothing is weighed
    points: tuple[Condition, ...]
    unless: tuple[Condition, ...]  # one holds: the person is cleared
    threshold: int
    text: str  # canonical

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical text: it is the same criterion while this is the same (CJ-5)."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All of them, in the order of the text."""
        return (*self.only, *self.points, *self.unless)
