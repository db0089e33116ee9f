"""PNRGOV: segments to flights, travellers and bookings (law.md E.1). The walk through one message stands here."""

from datetime import datetime

from openpiu.core.edifact import Segment
from openpiu.core.messages.contents import Contents, day_of_sending
from openpiu.core.messages.draft import Draft
from openpiu.core.messages.grammar import Branch, walk
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.pnrgov_booking import read_booking
from openpiu.core.messages.pnrgov_flights import read_travel
from openpiu.core.messages.pnrgov_grammar import PNRGOV
from openpiu.core.messages.pnrgov_mending import mend
from openpiu.core.messages.pnrgov_party import Party
from openpiu.core.messages.pnrgov_requests import take_remark, take_request
from openpiu.core.messages.pnrgov_travellers import read_check_in, read_names
from openpiu.core.messages.roster import Roster
from openpiu.core.terms import Flight, Service

_CHANGES_ONLY = "141"


def read_pnrgov(segments: tuple[Segment, ...], sent_at: datetime | None, notes: Notes) -> Contents:
    """The contents of one PNRGOV message; what could not be read is in `notes`."""
    tree = walk(mend(segments, notes), PNRGOV, notes)
    flights = _pushed_flights(tree, notes)
    sent = day_of_sending(sent_at, flights)
    routes = frozenset(map(_route, flights))
    bookings, travellers = [], []
    for branch in tree.below("GR.1"):
        party = Party(read_booking(branch), Roster(), sent, routes, notes)
        _read_party(party, branch, flights)
        bookings.append(party.booking.finished())
        travellers += [draft.finished() for draft in party.travellers]
    return Contents(
        flights=flights,
        travellers=tuple(travellers),
        bookings=tuple(bookings),
        changes_only=_is_changes_only(tree),
    )


def _pushed_flights(tree: Branch, notes: Notes) -> tuple[Flight, ...]:
    segments = tree.all("TVL")
    flights = tuple(flight for flight in map(read_travel, segments) if flight)
    if not flights:
        notes.fault("flight-missing", segments[0].position if segments else None)
    for flight in flights:
        if not (flight.departure_airport and flight.arrival_airport and flight.departure):
            notes.fault("flight-incomplete", segments[0].position)
    return flights


def _is_changes_only(tree: Branch) -> bool:
    return any(_CHANGES_ONLY in element for segment in tree.all("MSG") for element in segment.elements)


def _read_party(party: Party, branch: Branch, flights: tuple[Flight, ...]) -> None:
    position = branch.segments[0].position
    homes = []
    for group in branch.below("GR.2"):
        drafts = read_names(group, party.notes)
        for draft in drafts:
            party.travellers.add(draft)
        homes.append((group, drafts[0] if len(drafts) == 1 else None))
    _take_remarks(party, branch, None)
    for group, home in homes:
        _take_remarks(party, group, home)
        _take_frequent_flyers(party, group, home)
    for leg in party.booking.legs:
        _read_leg(party, leg, flights)
    for draft in party.travellers:
        draft.locator = party.booking.locator or None
    if not party.booking.locator:
        party.notes.fault("locator-missing", position)
    if not party.travellers:
        party.notes.fault("booking-without-traveller", position)


def _take_remarks(party: Party, branch: Branch, home: Draft | None) -> None:
    for segment in branch.segments:
        if segment.tag == "SSR":
            take_request(party, segment, home)
        elif segment.tag == "IFT":
            take_remark(party, segment, home)


def _take_frequent_flyers(party: Party, branch: Branch, home: Draft | None) -> None:
    reference = home.link if home else None
    for segment in branch.all("FTI"):
        for element in segment.elements:
            text = " ".join(component for component in element[:2] if component)
            party.booking.services.append(Service(code="FQTV", text=text, traveller=reference))


def _read_leg(party: Party, leg: Branch, flights: tuple[Flight, ...]) -> None:
    flight = read_travel(leg.segments[0])
    pushed = {_route(known) for known in flights}
    party.on_pushed_flight = flight is None or not pushed or _route(flight) in pushed
    _take_remarks(party, leg, None)
    read_check_in(party, leg)
    party.on_pushed_flight = True


def _route(flight: Flight) -> tuple[str | None, str | None]:
    return flight.departure_airport, flight.arrival_airport
