"""What an answer says, as values, and how the outcome of reading becomes one."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from openpiu.core.messages.code_book import error_number
from openpiu.core.messages.reading import Fault, Reading, Severity, Status

MOST_ERRORS = 99  # an answer names this many; the rest is counted
KINDS = {"PNRGOV": "ACKRES", "PAXLST": "CUSRES"}  # the answer to each kind of message; others have none


class Outcome(StrEnum):
    """What became of the message that is answered."""

    RECEIVED = "received"  # every traveller was read
    PARTLY = "partly"  # a person or a part could not be read; the rest was
    REJECTED = "rejected"  # nothing could be read


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorNote:
    """One error: the fault's number and code, the segment it concerns, advice. No personal data."""

    number: int
    code: str
    segment: int | None
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to one message. `counts` (ACKRES only) are travellers, bookings, repairs, warnings, errors."""

    kind: str  # ACKRES or CUSRES
    outcome: Outcome
    received_at: datetime | None  # UTC, to the minute; None in an answer that does not tell it
    sender: str = ""  # who answers
    recipient: str = ""  # who sent the message
    interchange: str = ""  # references of the message that is answered
    message: str = ""
    access: str = ""
    part: int | None = None
    errors: tuple[ErrorNote, ...] = ()
    more_errors: int = 0  # left out of `errors`
    counts: tuple[tuple[str, int], ...] = ()


def outcome_of(reading: Reading) -> Outcome:
    """Rejected, partly read, or received."""
    if reading.status is Status.REJECTED:
        return Outcome.REJECTED
    return Outcome.PARTLY if _errors(reading) else Outcome.RECEIVED


def error_notes(reading: Reading) -> tuple[ErrorNote, ...]:
    """All errors of a reading, each code and segment once, in the order met; warnings are not errors."""
    notes = (
        ErrorNote(number=error_number(fault.code), code=fault.code, segment=fault.segment, advice=fault.advice)
        for fault in _errors(reading)
    )
    return tuple(dict.fromkeys(notes))


def counts_of(reading: Reading) -> tuple[tuple[str, int], ...]:
    """How much was read, and how much was wrong with it."""
    severities = Counter(fault.severity for fault in reading.faults)
    return (
        ("travellers", len(reading.travellers)),
        ("bookings", len(reading.bookings)),
        ("repairs", len(reading.repairs)),
        ("warnings", severities[Severity.WARNING]),
        ("errors", severities[Severity.ERROR] + severities[Severity.FATAL]),
    )


def _errors(reading: Reading) -> list[Fault]:
    return [fault for fault in reading.faults if fault.severity is not Severity.WARNING]
