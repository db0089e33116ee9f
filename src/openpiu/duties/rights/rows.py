"""What the pages show of requests, and what they hand in."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Who asks, as they say it themselves. Kept only as long as the request is open."""

    surname: str
    given_names: str
    birth_date: str  # full, ISO 8601: without it nobody is found by name
    document: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is registered of a request."""

    right: str
    received_on: date
    language: str
    applicant: Applicant
    channel: str = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How a request is answered; `records` are those found to be the applicant's, `ground` is for withheld answers."""

    answer: str
    ground: str = ""
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """One request in the list: no name."""

    request: str
    reference: str
    right: str
    channel: str
    state: str  # open, decided, closed
    received_on: date
    sent_from: date
    due_on: date
    days_left: int  # to the day by which it is answered; negative: late
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """A traveller's record that may be the applicant's."""

    traveller: str
    flight: str
    route: str
    departs: datetime | None
    name: str
    birth_date: str | None
    documents: tuple[str, ...]
    score: int
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestCard:
    """One request with what was found for it; a closed one has neither applicant nor records."""

    as_of: datetime
    row: RequestRow
    language: str
    applicant: Applicant | None
    found: tuple[FoundRow, ...]
    is_cut: bool
    answers: tuple[str, ...]  # that this right can have
    ground: str
    decided_by: str
    decided_at: datetime | None
    may_answer: bool
    may_send: bool  # the day on which letters leave has come
