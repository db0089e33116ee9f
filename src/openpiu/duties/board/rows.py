"""What the flight board shows: flights and counts, no travellers."""

from dataclasses import dataclass
from datetime import datetime

from openpiu.core.terms.series import Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One flight on the board."""

    flight: str  # id
    designator: str  # ZQ214
    departure_airport: str
    arrival_airport: str
    arrival_at: datetime | None  # UTC
    minutes_to_landing: int | None  # negative once landed
    messages: int
    last_message_at: datetime | None
    travellers: int  # all who were ever reported
    expected: int  # of these booked or on board
    no_shows: int  # not on the closing list
    gaps: int  # pushes of which a part is missing
    cancelled: bool
    birth_date_percent: int | None  # share of travellers with a full birth date; None without travellers
    open_hits: int
    confirmed_hits: int
    released_hits: int
    top_priority: str | None  # P1..P4 among open hits


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The board as of one moment."""

    as_of: datetime
    rows: tuple[BoardRow, ...]
    last_message_at: datetime | None
    quarantined: int
    open_hits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLine:
    """One message about the flight."""

    received_at: datetime
    source: str  # PNR, API, STAT
    says: str  # core.terms.pushes.Says
    part: int | None
    travellers: int
    status: str  # accepted, repaired, rejected
    late: bool  # came after the flight had left; it was screened all the same (PNR-6.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class HitLine:
    """One hit on the flight, without the traveller's name."""

    hit: str
    priority: str
    action: str
    alert_reference: str
    state: str
    traveller: str  # id of the record
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlightPage:
    """One flight: who is expected in numbers, which messages came, which hits there are. No traveller's name."""

    as_of: datetime
    row: BoardRow
    closed: bool  # a closing list has said who is on board
    is_unclassified: bool  # an airport that no table knows: nobody can say whether it crosses the Union's border
    standings: tuple[tuple[str, int], ...]  # every standing with its number of travellers
    added: int  # travel without being named by a booking
    gaps: tuple[Gap, ...]
    messages: tuple[MessageLine, ...]
    hits: tuple[HitLine, ...]  # empty for roles that may not see hits
