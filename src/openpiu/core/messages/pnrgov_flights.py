"""Flights of PNRGOV: the one that is pushed, and the itinerary of a booking with its code shares (TVL, RPI, GR.5)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from openpiu.core.edifact import Segment
from openpiu.core.messages.codes import flight_number
from openpiu.core.messages.moments import day_first
from openpiu.core.messages.pnrgov_party import CANCELLED, Leg, Party, Push, Travel
from openpiu.core.terms import Flight, LegStatus, TravelStatus, utc_time

_NEVER_TAKES = timedelta(hours=-1)  # an arrival so much before the departure in UTC is on the next day
_OPEN = "OPEN"
# What a status says of the people on it (Annex I item 10); other codes say nothing that is kept as a word.
_WORDS = {
    **dict.fromkeys(("HK", "KK", "KL", "TK", "RR", "HS", "OK", "SA", "AK"), TravelStatus.CONFIRMED),
    **dict.fromkeys(("HL", "HN", "LL", "NN", "PN", "TL", "TN", "US", "UU", "WL", "PL"), TravelStatus.REQUESTED),
    **dict.fromkeys(CANCELLED, TravelStatus.CANCELLED),
    **dict.fromkeys(("NS", "NOSH"), TravelStatus.NO_SHOW),
    **dict.fromkeys(("GO", "GOSH", "GS"), TravelStatus.GO_SHOW),
}


def open_leg(party: Party, at: int) -> None:
    """TVL of the itinerary."""
    party.leg = Leg(at, party.push.understood(at, understand_travel))
    party.legs.append(party.leg)
    party.home = None
    party.booking.elsewhere += party.leg.travel.is_elsewhere


def read_status(party: Party, at: int) -> None:
    """RPI: how many are held on the flight, and how."""
    leg = party.leg
    if leg and leg.travel.flight:
        code, count = party.push.understood(at, _understand_status)
        if code:
            leg.statuses.append(LegStatus(flight=leg.travel.designator, code=code, count=count))


def understand_travel(push: Push, segment: Segment) -> Travel:
    """What a TVL of an itinerary says."""
    flight = read_travel(segment)
    pushed = flight is None or not push.routes or (flight.departure_airport, flight.arrival_airport) in push.routes
    number = segment.component(4).strip().upper()
    is_gap = number in ("ARNK", "") or number[:1].isdigit()
    designator = flight.designator if flight else ""
    return Travel(flight, designator, is_elsewhere=flight is None and not is_gap, on_pushed_flight=pushed)


def _understand_status(_push: Push, segment: Segment) -> tuple[str, int | None]:
    count = segment.component(0).strip()
    known = int(count) if count.isdecimal() and len(count) < 5 else None
    return segment.component(1).strip().upper(), known


def travel_status(party: Party) -> TravelStatus | None:
    """What the booking holds on the flight of the push, in a word: cancelled only where nothing else is held."""
    codes = [status.code for status in held(party)]
    words = [word for word in map(_WORDS.get, codes) if word]
    if not codes:
        gone = party.history.cancelled_pushed_flight and not any(_is_pushed(leg) for leg in party.legs)
        return TravelStatus.CANCELLED if gone else None
    standing = [word for word in words if word is not TravelStatus.CANCELLED]
    return standing[0] if standing else (words[0] if len(words) == len(codes) else None)


def seats_held(party: Party) -> int:
    """For how many the booking is held on the flight of the push; 0 where it is not said."""
    return max((status.count or 0 for status in held(party)), default=0)


def held(party: Party) -> list[LegStatus]:
    """What is held on the flight of the push."""
    return [status for leg in party.legs if _is_pushed(leg) for status in leg.statuses]


def _is_pushed(leg: Leg) -> bool:
    return leg.travel.flight is not None and leg.travel.on_pushed_flight


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


def itinerary(push: Push, legs: Sequence[Leg]) -> tuple[Flight, ...]:
    """The flights of a booking in order; most bookings of a push have one of a few itineraries."""
    texts = push.segments.texts
    known, texts = push.known[itinerary], push.segments.texts
    key = "'".join([texts[leg.at] for leg in legs])
    if key not in known:
        known[key] = _joined(leg.travel.flight for leg in legs)
    flights: tuple[Flight, ...] = known[key]
    return flights


def _joined(legs: Iterable[Flight | None]) -> tuple[Flight, ...]:
    """A second TVL for the same departure is its code share (Annex I item 15, PNR-8.2)."""
    flights: list[Flight] = []
    for flight in legs:
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
