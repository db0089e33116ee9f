"""What the flight board shows: flights and counts, no travellers."""

from dataclasses import dataclass
from datetime import datetime


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
    travellers: int
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
