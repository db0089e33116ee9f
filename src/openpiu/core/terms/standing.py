"""Who of a flight is booked, on board, not on board or gone, told from all that was received (PNR-8.7, API-5, MSG-8).

A full push says who is booked, a closing list who is on board; silence counts only where every part has come and was
read. Belongs here: that decision. Not here: which reports are about one person (`joining`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from openpiu.core.terms.airports import utc_time
from openpiu.core.terms.flights import Flight
from openpiu.core.terms.pushes import Says, Source, sent_at
from openpiu.core.terms.reports import Report
from openpiu.core.terms.series import Series

# A plain passenger list is the manifest if it is sent so shortly before departure, or later ...
CLOSING = timedelta(minutes=60)
# ... and names at least one in so many of those known: a shorter one is a stream of single check-ins.
LEAST_SHARE = 2


NOBODY: Mapping[str, "Withdrawal"] = {}


class Standing(StrEnum):
    """Where a traveller stands on a flight, as far as the carrier said."""

    BOOKED = "booked"
    ON_BOARD = "on-board"
    NOT_ON_BOARD = "not-on-board"  # booked, but not on the closing list: a no-show
    LEFT = "left"  # no longer booked


EXPECTED = frozenset({Standing.BOOKED, Standing.ON_BOARD})  # who is looked for at the gate


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the messages say about the flight as a whole. Stamps are "" where there is no such message."""

    booked: str = ""  # where the newest whole full push begins
    closed: str = ""  # where the newest closing list begins
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Who was taken off a booking, by the newest message about it: everybody, or those of these names.

    A cancelled booking may come without its names (MSG 141). A name taken off stands in the history of its booking,
    which each message about it tells from the beginning.
    """

    locator: str
    stamp: str  # of that message
    everybody: bool = False
    names: frozenset[tuple[str, str]] = frozenset()  # letters of surname and given names

    def takes_off(self, report: Report) -> bool:
        """Whether it is about the person of the report."""
        key = report.key
        return key.locator == self.locator and (self.everybody or (key.surname, key.given_names) in self.names)


def judge(series: Iterable[Series], *, known: int, flight: Flight | None) -> Judgement:
    """The newest full push and closing list of a flight on which `known` persons are known."""
    every = tuple(series)
    departs = departs_at(flight)
    whole = [one for one in every if one.is_whole]
    booked = max((one.start for one in whole if one.says is Says.ALL_BOOKED), default="")
    closed = max((one.start for one in whole if _closes(one, known, departs)), default="")
    cancelled = max((one.start for one in every if one.says is Says.FLIGHT_CANCELLED), default="")
    return Judgement(booked=booked, closed=closed, is_cancelled=cancelled > closed)


def departs_at(flight: Flight | None) -> datetime | None:
    """Departure in UTC, None where the time or the airport's zone is not known."""
    if flight is None or flight.departure is None or flight.departure_airport is None:
        return None
    return utc_time(flight.departure, flight.departure_airport)


def _closes(series: Series, known: int, departs: datetime | None) -> bool:
    if not series.travellers:
        return False
    if series.says is Says.ON_BOARD:
        return True
    at_closing = departs is not None and sent_at(series.start) >= departs - CLOSING
    return series.says is Says.LISTED and at_closing and series.travellers * LEAST_SHARE >= known


def standing_of(
    reports: Sequence[Report], flight: Judgement, withdrawals: Mapping[str, Withdrawal] = NOBODY
) -> Standing:
    """The standing of one person; the first line that applies decides. `withdrawals` are known by their locator."""
    booked = _newest(reports, Says.ALL_BOOKED, Says.BOOKED)
    listed = _newest(reports, Says.LISTED, Says.ON_BOARD)
    boarded = _newest(reports, Says.ON_BOARD)
    refused = _newest(reports, Says.NOT_ON_BOARD)
    cancelled = max(_newest(reports, Says.CANCELLED), _taken_off(reports, withdrawals))
    lines = (
        (flight.is_cancelled or refused > listed, Standing.NOT_ON_BOARD),
        (cancelled > max(booked, listed), Standing.LEFT),
        (bool(flight.closed) and listed >= flight.closed, Standing.ON_BOARD),
        (not flight.closed and bool(boarded), Standing.ON_BOARD),
        (bool(booked) and max(booked, listed) < flight.booked, Standing.LEFT),
        (bool(flight.closed), Standing.NOT_ON_BOARD),
    )
    return next((standing for applies, standing in lines if applies), Standing.BOOKED)


def is_late_addition(reports: Sequence[Report], flight: Judgement) -> bool:
    """Whether somebody travels whom no booking names, although the carrier has told its bookings."""
    return bool(flight.booked) and all(report.source is not Source.BOOKING for report in reports)


def _taken_off(reports: Sequence[Report], withdrawals: Mapping[str, Withdrawal]) -> str:
    found = ((withdrawals.get(report.key.locator), report) for report in reports)
    return max((one.stamp for one, report in found if one and one.takes_off(report)), default="")


def _newest(reports: Sequence[Report], *words: Says) -> str:
    return max((report.last_said(*words) for report in reports), default="")
