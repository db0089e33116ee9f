"""What the pages and commands show of requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FlightCount:
    """How many of the records are on one flight."""

    designator: str
    route: str
    departure: datetime | None
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found: counts, nobody."""

    count: int
    is_too_wide: bool
    flights: tuple[FlightCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """One request in a list; nothing in it is about the person asked for."""

    request: str
    requester: str
    case_reference: str
    offence: str
    state: str
    is_urgent: bool
    registered_at: datetime
    registered_by: str
    due_at: datetime
    is_overdue: bool  # the requester still waits, and the time is over
    ex_post_due: datetime | None
    is_escalated: bool  # answered at once, and not decided upon in time


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One decision of an external approver."""

    decision: str
    reason: str
    text: str
    by: str
    authority: str
    at: datetime
    is_afterwards: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """One record while it is open, as the answer would tell it."""

    traveller: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPage:
    """One request, whole."""

    row: RequestRow
    requester_name: str
    person: str
    wanted: tuple[str, ...]
    elements: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]  # name of the text, text
    refusal: str
    found: Found | None  # None: not searched yet
    decisions: tuple[DecisionRow, ...]
    records: tuple[RecordRow, ...]  # only while an opening stands, for its officer
    open_until: datetime | None
    answer_code: str
    moves: tuple[str, ...]  # what this actor may do with it now
    is_erased: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningRow:
    """One opening, as the data protection officer reviews it."""

    opening: str
    request: str
    case_reference: str
    requester: str
    officer: str
    records: int
    masked: int
    opened_at: datetime
    until: datetime
    verdict: str
    reviewed_by: str
