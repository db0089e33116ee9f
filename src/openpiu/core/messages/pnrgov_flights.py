"""Flights of PNRGOV: the one that is pushed, and the itinerary of a booking with its code shares (TVL, GR.5)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from openpiu.core.edifact import Segment
from openpiu.core.messages.codes import flight_number
from openpiu.core.messages.grammar import Branch
from openpiu.core.messages.moments import day_first
from openpiu.core.terms import Flight, utc_time

_NEVER_TAKES = timedelta(hours=-1)  # an arrival so much before the departure in UTC is on the next day
_OPEN = "OPEN"


def read_travel(segment: Segment) -> Flight | None:
    """The flight of a TVL segment; None for a gap (ARNK) or for anything but a flight (hotel, car, rail)."""
    carrier = segment.component(3).strip().upper()
    text = segment.component(4).strip().upper()
    number = text if text == _OPEN else flight_number(text)
    if not number or not 2 <= len(carrier) <= 3 or not carrier.isalnum():
        return None
    origin, target = _airport(segment, 1), _airport(segment, 2)
    departure = day_first(segment.component(0, 0), segment.component(0, 1))
    operated_by = segment.component(3, 1).strip().upper()
    return Flight(
        carrier=carrier,
        number=number,
        departure_airport=origin,
        departure=departure,
        arrival_airport=target,
        arrival=_arrival(segment, departure, origin, target),
        code_shares=(operated_by,) if operated_by and operated_by != carrier else (),
    )


def itinerary(branches: Iterable[Branch]) -> tuple[Flight, ...]:
    """The flights of GR.5 in order. A second TVL for the same departure is its code share (Annex I item 15)."""
    flights: list[Flight] = []
    for branch in branches:
        flight = read_travel(branch.segments[0])
        if flight is None:
            continue
        if flights and _same_departure(flights[-1], flight):
            shares = dict.fromkeys((*flights[-1].code_shares, flight.designator))
            flights[-1] = replace(flights[-1], code_shares=tuple(shares))
        else:
            flights.append(flight)
    return tuple(flights)


def _same_departure(one: Flight, other: Flight) -> bool:
    route = (other.departure_airport, other.arrival_airport)
    same_route = route == (one.departure_airport, one.arrival_airport) or route == (None, None)
    same_time = other.departure == one.departure or other.departure is None
    return same_route and same_time and one.designator != other.designator and one.number != _OPEN


def _airport(segment: Segment, element: int) -> str | None:
    text = segment.component(element).strip().upper()
    return text if len(text) == 3 and text.isalpha() else None


def _arrival(segment: Segment, departure: datetime | None, origin: str | None, target: str | None) -> datetime | None:
    day, time = segment.component(0, 2), segment.component(0, 3)
    if day or not time or departure is None:
        return day_first(day, time)
    arrival = day_first(departure.strftime("%d%m%y"), time)
    if arrival is None:
        return None
    left = utc_time(departure, origin) if origin else None
    landed = utc_time(arrival, target) if target else None
    took = landed - left if left and landed else arrival - departure
    return arrival + timedelta(days=1) if took < _NEVER_TAKES else arrival
