"""Searching for an open request: the records that agree with all its elements. Shown as counts until an approval.

By what is indexed where the request gives it (flight, locator, traces); otherwise every record is opened, one after the
other. What is masked is not found by it (PNR-12.5).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.request_states import Move
from openpiu.core.law.roles import Actor
from openpiu.core.terms.documents import Document
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.traces import traces_of
from openpiu.core.terms.travellers import Traveller
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.requests.elements import Sought, agrees, reaches, sought
from openpiu.duties.requests.finding import find_request, take_step
from openpiu.duties.requests.rows import FlightCount, Found
from openpiu.store.passenger.models import BookingRecord, FlightRecord, TravellerRecord

WIDEST = 50  # records: a request that more agree with is no request about a person (F5)
BATCH = 500

Contacts = Mapping[tuple[UUID, str], list[str]]


def search(request_id: str, *, actor: Actor, at: datetime, keys: KeyStore) -> Found:
    """Look for the request's records and remember which they are; entered in the ledger under purpose 6.2b."""
    check_may(actor, Act.MAKE_REQUEST)
    with in_one_transaction():
        request = find_request(request_id, locked=True)
        take_step(request, Move.SEARCH)
        wanted = sought(request.elements)
        rows = list(_agreeing(wanted, request.elements, IdMaker(keys.identity_key())))
        is_too_wide = len(rows) > WIDEST
        request.found = [] if is_too_wide else [row.id for row in rows]
        request.found_count, request.searched_at = len(rows), at
        request.save(update_fields=["found", "found_count", "searched_at"])
        enter(
            "request.searched", actor=actor, at=at, subject=f"request:{request.id}", purpose="6.2b",
            found=len(rows), records=[str(id_) for id_ in request.found],
        )  # fmt: skip
    return Found(count=len(rows), is_too_wide=is_too_wide, flights=flights_of(rows))


def flights_of(rows: list[TravellerRecord]) -> tuple[FlightCount, ...]:
    """On which flights they are, and how many on each; nothing else is said of them."""
    counted = Counter(row.flight for row in rows)
    order = sorted(counted, key=lambda flight: (str(flight.departure), str(flight)))
    return tuple(
        FlightCount(
            designator=str(flight),
            route=f"{flight.departure_airport}-{flight.arrival_airport}",
            departure=flight.departure,
            records=counted[flight],
        )
        for flight in order
    )


def _agreeing(wanted: Sought, elements: Mapping[str, str], ids: IdMaker) -> Iterator[TravellerRecord]:
    contacts = _contacts(wanted) if wanted.phone or wanted.email else {}
    rows = _candidates(wanted, elements, ids).filter(joined_into=None).select_related("flight").order_by("id")
    for row in rows.iterator(chunk_size=BATCH):
        shared = contacts.get((row.flight_id, row.locator), ())
        if agrees(wanted, row.content, locator=row.locator, contacts=shared):
            yield row


def _candidates(wanted: Sought, elements: Mapping[str, str], ids: IdMaker) -> QuerySet[TravellerRecord]:
    """The fewest records that an index of ours can say; all of them where none can."""
    rows = TravellerRecord.objects.using("passenger")
    if wanted.day is not None:
        flights = FlightRecord.objects.using("passenger").filter(
            carrier=wanted.carrier, number=wanted.flight_number, departure__date=wanted.day
        )
        return rows.filter(flight__in=flights)
    if wanted.locator:
        return rows.filter(locator=wanted.locator)
    traced = traces_of(_as_traveller(wanted, elements.get("name", "")), (), ids)
    if traced.documents:
        return rows.filter(document_traces__overlap=list(traced.documents))
    if traced.names:
        return rows.filter(name_traces__overlap=list(traced.names))
    return rows.all()


def _as_traveller(wanted: Sought, name: str) -> Traveller:
    document = Document(type="", number=wanted.number, issuer=wanted.issuer or None)
    return Traveller(
        surname=name.upper().replace(",", " ").replace("/", " "),
        birth_date=wanted.birth_date,
        documents=(document,) if wanted.number else (),
    )


def _contacts(wanted: Sought) -> Contacts:
    """Bookings whose own contacts, which no traveller of theirs claims, are what is looked for."""
    rows = BookingRecord.objects.using("passenger").order_by("id").iterator(chunk_size=BATCH)
    found: dict[tuple[UUID, str], list[str]] = {}
    for row in rows:
        given = [*row.content.get("phones", ()), *row.content.get("emails", ())]
        if given and _either(wanted, given):
            found[(row.flight_id, row.locator)] = given
    return found


def _either(wanted: Sought, given: list[str]) -> bool:
    parts = (Sought(phone=wanted.phone), Sought(email=wanted.email))
    return any(reaches(part, given) for part in parts if part != Sought())
