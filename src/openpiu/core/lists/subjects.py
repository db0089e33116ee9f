"""What a list says: subjects as frozen values, rows that cannot be used, and subjects that are no persons.

Belongs here: the values. Not here: reading them (one file a format), and what the unit makes of them (`duties.alerts`).
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from openpiu.core.terms import Document, PartialDate

LONGEST_REFERENCE = 60  # letters


class Quality(StrEnum):
    """How far the list's owner trusts an alias. All of them are names to be noticed."""

    GOOD = "good"
    LOW = "low"  # the owner says: weak, low
    UNSAID = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """One name as the list writes it. Where only a whole name is known it is the surname, without given names."""

    surname: str
    given_names: str | None = None
    quality: Quality = Quality.UNSAID
    is_original: bool = False  # in the script of the person's own language

    def __str__(self) -> str:
        """Surname, then given names."""
        return " ".join(part for part in (self.surname, self.given_names) if part)


@dataclass(frozen=True, slots=True, order=True)
class YearRange:
    """A birth date known as between two years, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        """ISO 8601 interval: `1960/1965`."""
        return f"{self.first:04}/{self.last:04}"


BirthDate = PartialDate | YearRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a subject of our own formats says about the alert itself; foreign lists say none of it. Empty is unsaid."""

    list_name: str = ""
    owner: str = ""
    legal_basis: str = ""
    reason_class: str = ""
    action: str = ""
    subject_class: str = ""  # whom it is about: a word of core.law.subject_classes
    reason_basis: str = ""  # fact or assessment
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One natural person, or one document, of a list. Nothing is guessed: unknown is None or empty."""

    place: int  # line of the file, from 1
    reference: str  # the owner's id, at most 60 letters
    names: tuple[ListedName, ...] = ()  # the principal one first; none where the subject is about a document alone
    birth_dates: tuple[BirthDate, ...] = ()  # the principal one first
    sex: str | None = None  # M, F or X
    nationalities: tuple[str, ...] = ()  # three letters each, as ICAO Doc 9303-3
    documents: tuple[Document, ...] = ()
    number_to: str | None = None  # of a series of blanks: its last number; `documents` holds the first one
    remark: str = ""  # programme, legal basis at the source, or the owner's reason
    terms: Terms = Terms()
    notes: tuple[str, ...] = ()  # what of the subject could not be read and was left out; no values


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One row or element that cannot be used; the rest goes in. Neither text repeats a value of it."""

    place: int
    reason: str
    advice: str
    reference: str | None = None  # None where even that could not be read
    ends: bool = False  # nothing behind this place could be read


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A subject that is no natural person: it never becomes an alert, and is counted."""

    place: int
    kind: str  # organisation, vessel, aircraft, other


Line = Subject | Fault | LeftOut


class Unusable(Exception):
    """Raised inside a reader: this row is a fault."""

    def __init__(self, reason: str, advice: str, reference: str | None = None) -> None:
        super().__init__(reason)
        self.reason, self.advice, self.reference = reason, advice, reference

    def at(self, place: int) -> Fault:
        """The same as a value."""
        return Fault(place=place, reason=self.reason, advice=self.advice, reference=self.reference)


def reference_of(text: str) -> str:
    """The owner's id; one that is too long is cut and ends in a digest, so that two never become one."""
    plain = " ".join(text.split())
    if not plain:
        raise Unusable("the subject has no id", "ask the list's owner for one: without it nothing can be updated")
    if len(plain) <= LONGEST_REFERENCE:
        return plain
    return f"{plain[:43]}~{hashlib.sha256(plain.encode()).hexdigest()[:16]}"
