"""The flights of a PAXLST: the conveyance (TDT) and its ports of call with their times (LOC, DTM)."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from openpiu.core.messages.codes import Designator, designator
from openpiu.core.messages.grammar import Branch
from openpiu.core.messages.moments import year_first
from openpiu.core.messages.notes import Notes
from openpiu.core.terms import Flight

# 125 last port before the border, 87 first port behind it, 92 ports before or after, 130 last port of the flight.
_PORTS = frozenset({"125", "87", "92", "130"})
_DEPARTS, _ARRIVES = ("189", "136", "133"), ("232", "178", "132")


@dataclass(slots=True)
class _Port:
    """One port of call."""

    airport: str
    departure: datetime | None = None
    arrival: datetime | None = None


def read_route(tree: Branch, notes: Notes) -> tuple[Flight, ...]:
    """A flight for each leg in the order sent; a progressive route gives several (PAX-4)."""
    loose = _ports(tree)
    flights: list[Flight] = []
    for branch in tree.below("GR.2"):
        segment = branch.segments[0]
        known = designator(segment.component(1), segment.component(4)) or designator(segment.component(7))
        if known is None:
            notes.fault("flight-missing", segment.position)
            continue
        flights += _legs(known, _ports(branch) or loose)
    if not tree.below("GR.2"):
        notes.fault("flight-missing", None)
    for flight in flights:
        if not (flight.departure_airport and flight.arrival_airport and flight.departure):
            notes.fault("flight-incomplete", tree.below("GR.2")[0].segments[0].position)
    return tuple(flights)


def _ports(branch: Branch) -> list[_Port]:
    ports: list[_Port] = []
    for group in branch.below("GR.3"):
        segment = group.segments[0]
        airport = segment.component(1).strip().upper()[:3]
        if segment.component(0) not in _PORTS or not airport:
            continue
        port = _Port(airport)
        for moment in group.all("DTM"):
            _set_time(port, moment.component(0), moment.component(0, 1), segment.component(0))
        before = ports[-1] if ports else None
        if before and before.airport == airport and before.departure is None and port.arrival is None:
            before.departure = port.departure  # one stop sent twice: landing, then take-off
        else:
            ports.append(port)
    return ports


def _set_time(port: _Port, qualifier: str, text: str, role: str) -> None:
    digits = text.strip()
    cut = len(digits) - 4 if len(digits) > 8 else len(digits)
    moment = year_first(digits[:cut], digits[cut:])
    if qualifier in _DEPARTS:
        port.departure = moment
    elif qualifier in _ARRIVES:
        port.arrival = moment
    elif role == "125":
        port.departure = port.departure or moment


def _legs(known: Designator, ports: list[_Port]) -> list[Flight]:
    if len(ports) < 2:
        ports = ports + [_Port("")] * (2 - len(ports))
    return [
        Flight(
            carrier=known.carrier,
            number=known.number,
            departure_airport=start.airport or None,
            departure=start.departure,
            arrival_airport=end.airport or None,
            arrival=end.arrival,
        )
        for start, end in pairwise(ports)
    ]
