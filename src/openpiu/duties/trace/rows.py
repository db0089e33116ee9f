"""What the traveller page shows."""

from dataclasses import dataclass
from datetime import datetime

from openpiu.core.journeys import Fact, Gap
from openpiu.core.law.corrections import Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class LegRow:
    """One record of the person, as reported on one flight."""

    traveller: str  # id of the record
    flight: str  # id
    designator: str
    route: str
    departs: datetime | None
    standing: str
    name: str
    documents: tuple[str, ...]
    is_this: bool  # the record that the page was opened with
    kind: str | None  # document or name: what joins it; None for the record itself
    to: str  # designator of the flight whose record it is joined to
    facts: tuple[Fact, ...]
    gap: Gap | None  # before this leg


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """A record that is kept apart although something agrees; without a name, which is perhaps somebody else's."""

    traveller: str
    designator: str
    departs: datetime | None
    why: str  # code: name, flight, birth_date, sex, in_the_air, documents, parted


@dataclass(frozen=True, slots=True, kw_only=True)
class TravellerPage:
    """One person as far as the records go. Never an identity: each leg stays what a carrier reported."""

    as_of: datetime
    traveller: str
    name: str
    birth_date: str | None
    sex: str | None
    nationality: str | None
    legs: tuple[LegRow, ...]  # in time order
    kept: tuple[KeptRow, ...]
    masked: bool  # six months old: what identifies directly is shown on an approved request only (PNR-12.2)
    is_cut: bool  # more records have something in common than the page looks at
    may_part: bool
    marks: Marks  # what the unit corrected in this record, and whether the person contests it (RGT-6)
    may_correct: bool
