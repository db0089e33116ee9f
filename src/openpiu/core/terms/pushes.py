"""What a message says about a flight as a whole: what kind of word it is, when it was sent, which part of a series.

Belongs here: facts of one message. Not here: what several messages say together (`series`, `standing`).
"""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from openpiu.core.terms.flights import Flight


class Source(StrEnum):
    """Which system speaks. They stand in the order of evidence: a later one says better who a person is."""

    BOOKING = "PNR"
    STATUS = "STAT"  # lists of the departure control: who is on board, who is not (BGM 266)
    DOCUMENT = "API"


class Says(StrEnum):
    """What a message says of the persons it names."""

    ALL_BOOKED = "all-booked"  # these are booked and nobody else (MSG 22)
    BOOKED = "booked"  # these are booked as well (MSG 141)
    LISTED = "listed"  # these are checked in (BGM 745)
    ON_BOARD = "on-board"  # these are on board and nobody else (CL, CLOB)
    NOT_ON_BOARD = "not-on-board"  # these are not (CLNB)
    CANCELLED = "cancelled"  # these are no longer booked
    FLIGHT_CANCELLED = "flight-cancelled"
    NOTED = "noted"  # nothing about being on board


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """One message about one flight. Stamps order all messages in the same way wherever they are compared."""

    source: Source
    says: Says
    stamp: str  # see `make_stamp`
    reference: str = ""  # access reference
    part: int | None = None
    is_last: bool = False
    travellers: int = 0  # how many persons it names
    is_whole: bool = True  # False where a person or a part of it could not be read
    flight: Flight | None = None  # as this message reports it

    @property
    def sent_at(self) -> datetime:
        """When it was sent, aware."""
        return sent_at(self.stamp)


def make_stamp(sent_at: datetime, message: str) -> str:
    """Sending time, then the message's id: a total order, also of messages sent in the same minute."""
    return f"{sent_at.isoformat(timespec='microseconds')}|{message}"


def sent_at(stamp: str) -> datetime:
    """The sending time of a stamp."""
    return datetime.fromisoformat(stamp.partition("|")[0])


def newest_flight(pushes: tuple[Push, ...]) -> Flight | None:
    """The flight as the newest messages report it: of each field the newest value that was given."""
    told = [push.flight for push in sorted(pushes, key=lambda push: push.stamp) if push.flight]
    if not told:
        return None
    known = {
        field.name: value
        for flight in told
        for field in fields(Flight)
        if (value := getattr(flight, field.name)) not in (None, ())
    }
    return Flight(**known)
