"""Airports: the country of an IATA code, and its local times in UTC. The table is read at the first question.

Belongs here: facts about airports. Not here: flights, or what a journey means.
"""

from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import airportsdata

from openpiu.core.terms.countries import country


class Airport(NamedTuple):
    """One airport: country in three letters, IANA time zone; None where the table does not say."""

    country: str | None
    zone: str | None


def airport(code: str) -> Airport | None:
    """What is known of the airport with this IATA code; None where there is no such airport."""
    return _airports().get(code.strip().upper())


def airport_country(code: str) -> str | None:
    """The country of the airport in three letters, None where it is not known."""
    known = airport(code)
    return known.country if known else None


def utc_time(local: datetime, airport: str) -> datetime | None:
    """A naive local time at an IATA airport as aware UTC; None where the airport or its time zone is not known.

    An hour that clocks repeat in autumn is the first of the two (`fold` of `local`).
    """
    known = _airports().get(airport.strip().upper())
    zone = _zone(known.zone) if known and known.zone else None
    if zone is None:
        return None
    try:
        return local.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:  # within hours of the first or the last year of the calendar
        return None


@cache
def _airports() -> dict[str, Airport]:
    table = airportsdata.load("IATA")
    return {code: Airport(country(row["country"]), row["tz"] or None) for code, row in table.items()}


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
