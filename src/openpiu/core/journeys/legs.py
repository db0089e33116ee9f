"""Legs: one traveller's record on one flight, with what can speak for or against its being the same person as another.

A leg stays a record of its own: joining shows records together and changes none of them.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from openpiu.core.terms import Document, PartialDate
from openpiu.core.terms.standing import Standing

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One record. Times are aware UTC, None where not known."""

    traveller: str  # id of the record
    flight: str  # id of the flight
    departure_airport: str = ""
    arrival_airport: str = ""
    departs: datetime | None = None
    arrives: datetime | None = None
    standing: Standing = Standing.BOOKED
    birth_date: PartialDate | None = None
    sex: str | None = None
    documents: tuple[Document, ...] = ()

    @property
    def place(self) -> tuple[datetime, str]:
        """Its place in time; what has no time comes last."""
        return self.departs or self.arrives or _NEVER, self.traveller


class Kind(StrEnum):
    """What joins two records, the strong kind first."""

    DOCUMENT = "document"  # the same number of the same issuer, and a plausible name
    NAME = "name"  # names and full birth date that the matcher calls strong


class Fact(NamedTuple):
    """One compared field and its relation: equal, similar or different."""

    field: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two records may be one person."""

    kind: Kind
    score: int  # of the comparison, 0 to 100
    facts: tuple[Fact, ...]
    against: str | None = None  # code of what keeps the two apart all the same: "name", another name on one document
