"""PNRGOV: segments to flights, travellers and bookings (law.md E.1). The walk through one message stands here."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from openpiu.core.edifact import Segments
from openpiu.core.messages.contents import Contents, day_of_sending
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.places import Place, first_place
from openpiu.core.messages.pnrgov_booking import finished_booking
from openpiu.core.messages.pnrgov_documents import count_infants
from openpiu.core.messages.pnrgov_flights import read_travel, travel_status
from openpiu.core.messages.pnrgov_grammar import PNRGOV
from openpiu.core.messages.pnrgov_mending import Layout, lay_out
from openpiu.core.messages.pnrgov_party import Party, Push
from openpiu.core.messages.pnrgov_rules import RULES
from openpiu.core.terms import Booking, Flight, Traveller

_CHANGES_ONLY = "141"
# Versions that are known to exist (FMT-1); a newer one is read like the newest of these and told.
VERSIONS = frozenset({"10:1", "11:1", "12:1", "13:1", "14:1", "15:1", "16:1", "17:1", "18:1"})

_START = first_place(PNRGOV, RULES)
_BOOKING = _START["SRC"].place


def read_pnrgov(segments: Segments, sent_at: datetime | None, notes: Notes) -> Contents:
    """The contents of one PNRGOV message; what could not be read is in `notes`."""
    layout = lay_out(segments, notes)
    end = layout.starts[0] if layout.starts else len(segments)
    _check_version(segments, notes)
    _walk(None, _START, range(end), layout, notes)
    flights = _pushed_flights(segments, layout.tags[:end], notes)
    routes = frozenset((flight.departure_airport, flight.arrival_airport) for flight in flights)
    push = Push(segments, day_of_sending(sent_at, flights), notes, routes, layout.whole)
    travellers: list[Traveller] = []
    bookings: list[Booking] = []
    for party in _read_parties(push, layout):
        travellers += [draft.finished() for draft in party.travellers]
        bookings.append(finished_booking(party))
    return Contents(
        flights=flights,
        travellers=tuple(travellers),
        bookings=tuple(bookings),
        changes_only=_is_changes_only(segments, layout.tags[:end]),
    )


def _check_version(segments: Segments, notes: Notes) -> None:
    header = segments[0]
    version = f"{header.component(1, 1).strip()}:{header.component(1, 2).strip()}"
    if header.tag == "UNH" and version != ":" and version not in VERSIONS:
        notes.fault("version-unknown", 1)


def _is_changes_only(segments: Segments, tags: list[str]) -> bool:
    places = [at for at, tag in enumerate(tags) if tag == "MSG"]
    return any(_CHANGES_ONLY in element for at in places for element in segments[at].elements)


def _pushed_flights(segments: Segments, tags: list[str], notes: Notes) -> tuple[Flight, ...]:
    places = [at for at, tag in enumerate(tags) if tag == "TVL"]
    flights = tuple(flight for at in places if (flight := read_travel(segments[at])))
    if not flights:
        notes.fault("flight-missing", places[0] + 1 if places else None)
    for flight in flights:
        if not (flight.departure_airport and flight.arrival_airport and flight.departure):
            notes.fault("flight-incomplete", places[0] + 1)
    return flights


def _read_parties(push: Push, layout: Layout) -> Iterator[Party]:
    for start, end in pairwise([*layout.starts, len(layout.tags)]):
        party = Party(push)
        body = start + 1 if layout.tags[start] == "SRC" else start
        _walk(party, _BOOKING, range(body, end), layout, push.notes)
        _read_later(party)
        _finish(party, start + 1)
        yield party


def _walk(party: Party | None, place: Place, span: range, layout: Layout, notes: Notes) -> None:
    """Take each segment by the rule of its place; one that stands nowhere is kept where it is, and noted."""
    tags = layout.tags
    for at in span:
        rule, allowed, place = place[tags[at]]
        if rule:
            rule(party, at)
        elif not allowed:
            known = tags[at] in PNRGOV.tags
            notes.fault("segment-misplaced" if known else "segment-unknown", at + 1)


def _read_later(party: Party) -> None:
    for take, at, home, leg in party.later:
        party.home, party.leg = home, leg
        take(party, at)


def _finish(party: Party, position: int) -> None:
    party.status = travel_status(party)
    for draft in party.travellers:
        draft.locator = party.booking.locator or None
        draft.travel_status = draft.travel_status or party.status
    count_infants(party)
    if not party.booking.locator:
        party.notes.fault("locator-missing", position)
    if not party.travellers:
        party.notes.fault("booking-without-traveller", position)
