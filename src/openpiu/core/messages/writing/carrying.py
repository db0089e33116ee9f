"""What each message type can carry of a reading, as a table, and a reading cut down to it.

Belongs here: which fields. Not here: how they are written.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from openpiu.core.messages.codes import designator
from openpiu.core.messages.paxlst import PARTIAL
from openpiu.core.messages.reading import Reading
from openpiu.core.terms import Booking, Flight, Service, Traveller, TravellerKind

PNRGOV, PNRGOV_XML, PAXLST, CSV = "PNRGOV", "PNRGOV-XML", "PAXLST", "CSV"
ADULT, CHILD, INFANT = TravellerKind.ADULT, TravellerKind.CHILD, TravellerKind.INFANT
CREW, TRANSIT, GROUP = TravellerKind.CREW, TravellerKind.TRANSIT, TravellerKind.GROUP


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One message type. A field that is not named is lost in it; a kind of traveller that is not named is an adult."""

    travellers: frozenset[str]
    kinds: frozenset[TravellerKind]
    documents: int | None = None  # the most a traveller can have
    seats: int | None = None
    contacts: int | None = None
    flights: int | None = None
    bookings: bool
    version: str  # of the standard, where the reading has none or one of another standard
    reference: str | None = None  # of a message that has none; None: the type has no references
    envelope: frozenset[str]  # other fields of the reading itself


_PERSON = frozenset({"surname", "given_names", "birth_date", "sex", "nationality", "locator", "seats", "documents"})
_BOOKED = _PERSON | {"title", "reference", "emails", "phones", "addresses", "frequent_flyers", "travel_status"}
# Frequent flyers are written as the requests (FQTV) that they came from. Of a booking baggage, history, who was taken
# off and who paid are not written; party size and cancellation follow from the statuses.
_BOOKING = frozenset(
    "locator booked_on changed_on agency itinerary emails phones payment tickets services elsewhere other_locators "
    "addresses frequent_flyers statuses splits remarks party_size cancelled".split()
)
_PUSHED = frozenset({"sent_at", "part"})

CARRIES: dict[str, Carried] = {
    PNRGOV: Carried(
        travellers=_BOOKED,
        kinds=frozenset({ADULT, CHILD, INFANT, GROUP}),
        bookings=True,
        version="13:1",
        reference="1",
        envelope=_PUSHED,
    ),
    PNRGOV_XML: Carried(
        travellers=_BOOKED,
        kinds=frozenset({ADULT, CHILD, INFANT, GROUP}),
        bookings=True,
        version="13:1",
        reference="1",
        envelope=_PUSHED,
    ),
    PAXLST: Carried(
        travellers=_PERSON | {"reference"},
        kinds=frozenset({ADULT, CREW, TRANSIT}),
        bookings=False,
        version="D:05B",
        reference="1",
        envelope=frozenset({"sent_at", "part", "event"}),
    ),
    CSV: Carried(
        travellers=_PERSON | {"title", "emails", "phones"},
        kinds=frozenset(TravellerKind),
        documents=1,
        seats=1,
        contacts=1,
        flights=1,
        bookings=False,
        version="1",
        envelope=frozenset(),
    ),
}
_MOST: dict[str, Callable[[Carried], int | None]] = {
    "documents": lambda row: row.documents,
    "seats": lambda row: row.seats,
    "emails": lambda row: row.contacts,
    "phones": lambda row: row.contacts,
}
_DEFAULTS = {field.name: field.default for field in fields(Traveller)}


def carried(reading: Reading, kind: str) -> Reading:
    """What is left of a reading when it is written as a message of that kind and read again, outcome apart.

    Bookings carry their travellers, so travellers come in the order of the bookings; a locator that no booking has gets
    an empty one. A version is carried to the same standard only; a message always has a version and a reference.
    """
    row = CARRIES[kind]
    parties = parties_of(reading) if row.bookings else [(None, _listed(reading, kind))]
    flights = reading.flights if row.flights is None else reading.flights[-row.flights :]
    return Reading(
        source=reading.source,
        kind=kind,
        version=reading.version if CARRIES[reading.kind].version == row.version and reading.version else row.version,
        reference=(reading.reference or row.reference) if row.reference else None,
        part=reading.part if "part" in row.envelope else None,
        changes_only=reading.event in PARTIAL if kind == PAXLST else reading.changes_only and row.bookings,
        event=reading.event if "event" in row.envelope else None,
        sent_at=reading.sent_at if "sent_at" in row.envelope else None,
        status=reading.status,
        flights=tuple(_flown(flight, row, told=False) for flight in flights),
        travellers=tuple(_cut(traveller, row) for _, travellers in parties for traveller in travellers),
        bookings=tuple(_booked(booking, travellers, row) for booking, travellers in parties if booking),
    )


def parties_of(reading: Reading) -> list[tuple[Booking, tuple[Traveller, ...]]]:
    """Each booking with its travellers. Two bookings of one locator cannot be told apart: the first gets them all."""
    by_locator: dict[str, list[Traveller]] = {}
    for traveller in reading.travellers:
        by_locator.setdefault(traveller.locator or "", []).append(traveller)
    parties = [(booking, tuple(by_locator.pop(booking.locator, ()))) for booking in reading.bookings]
    return parties + [(Booking(locator=locator), tuple(rest)) for locator, rest in by_locator.items()]


def services_of(booking: Booking, travellers: tuple[Traveller, ...]) -> tuple[list[Service], list[Service]]:
    """Services in the order in which a message can say them: of the booking, then remarks behind a traveller."""
    known = [traveller.reference for traveller in travellers if traveller.reference]
    tied = [service for service in booking.services if service.code == "IFT" and service.traveller in known]
    tied.sort(key=lambda service: known.index(service.traveller or ""))
    return [service for service in booking.services if service not in tied], tied


def _listed(reading: Reading, kind: str) -> tuple[Traveller, ...]:
    """A group name is nobody on board yet; a list made by hand may still hold it."""
    if GROUP in CARRIES[kind].kinds:
        return reading.travellers
    return tuple(traveller for traveller in reading.travellers if traveller.kind is not GROUP)


def _booked(booking: Booking, travellers: tuple[Traveller, ...], row: Carried) -> Booking:
    own, tied = services_of(booking, travellers)
    legs = tuple(_flown(flight, row, told=True) for flight in booking.itinerary)
    kept = {name: getattr(booking, name) for name in _BOOKING} | {"services": (*own, *tied), "itinerary": legs}
    return Booking(**kept)


def _flown(flight: Flight, row: Carried, *, told: bool) -> Flight:
    """A flight with the names it is also known by, as far as they fit: one carrier without number, then the others."""
    silent = [share for share in flight.code_shares if designator(share) is None][:1]
    named = [share for share in flight.code_shares if designator(share)] if told else []
    return replace(flight, code_shares=(*silent, *named) if row.bookings else ())


def _cut(traveller: Traveller, row: Carried) -> Traveller:
    kept = {}
    for name, default in _DEFAULTS.items():
        value = getattr(traveller, name)
        most = _MOST.get(name)
        if name == "kind":
            value = value if value in row.kinds else ADULT
        elif name not in row.travellers:
            value = default
        elif most:
            value = value[: most(row)]
        kept[name] = value
    return Traveller(**kept)
