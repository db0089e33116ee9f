"""What reading one message gives: values, the repairs made on the way, and the faults that stayed."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from openpiu.core.edifact import Repair
from openpiu.core.messages.cover import Cover
from openpiu.core.terms import Booking, Flight, Traveller

__all__ = ["Fault", "Part", "Reading", "Repair", "Severity", "Status"]


class Status(StrEnum):
    """The outcome of reading one message."""

    ACCEPTED = "accepted"
    REPAIRED = "repaired"
    REJECTED = "rejected"


class Severity(StrEnum):
    """How much a fault cost: part of the message, or all of it."""

    WARNING = "warning"  # something is missing or odd; every traveller was read
    ERROR = "error"  # a person or a part could not be read; it is named by the fault
    FATAL = "fatal"  # the message could not be read at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that could not be mended. `advice` says what the sender should do; no personal data."""

    code: str
    severity: Severity
    segment: int | None
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Place of a message in a series that shares one access reference."""

    number: int
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One message, read. `kind` is PNRGOV, PAXLST, PNRGOV-XML or CSV."""

    source: str  # file name or channel, as the caller gave it
    kind: str
    version: str | None  # "13:1", "D:05B"
    reference: str | None  # access reference, or the message reference where there is none
    part: Part | None = None
    changes_only: bool = False  # MSG 141 rather than 22
    event: str | None = (
        None  # what a status list (BGM 266) reports: "on-board", "not-on-board", "flight-cancelled", ...
    )
    sent_at: datetime | None = None  # UNB preparation time, UTC as reported
    status: Status
    flights: tuple[Flight, ...] = ()
    travellers: tuple[Traveller, ...] = ()
    bookings: tuple[Booking, ...] = ()
    repairs: tuple[Repair, ...] = ()
    faults: tuple[Fault, ...] = ()
    cover: Cover | None = field(default=None, compare=False, repr=False)  # None where there was no EDIFACT envelope
