"""The body of a PNRGOV message from a reading (law.md E.1)."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import zip_longest

from openpiu.core.edifact import Segment
from openpiu.core.messages.codes import designator
from openpiu.core.messages.contents import day_of_sending
from openpiu.core.messages.docs_text import docs_text
from openpiu.core.messages.reading import Reading
from openpiu.core.messages.writing.carrying import parties_of, services_of
from openpiu.core.messages.writing.names import QUALIFIERS, docs_fields, given_text, needs_document
from openpiu.core.messages.writing.payment import Paid, payments_of
from openpiu.core.messages.writing.segments import seg
from openpiu.core.messages.writing.teletype import email_text
from openpiu.core.terms import Booking, Flight, LegStatus, Service, Traveller, TravellerKind

# A seat that was kept and not given to a traveller is on another flight or given up; a reader must leave it so.
GIVEN_UP = "XX"
SEATS = frozenset({"SEAT", "NSST", "RQST"})


def pnrgov_body(reading: Reading) -> Iterator[Segment]:
    """MSG to the last booking: everything between UNH and UNT."""
    sent = day_of_sending(reading.sent_at, reading.flights)
    parties = parties_of(reading)
    carrier = reading.flights[0].carrier if reading.flights else ""
    yield seg("MSG", ("", "141" if reading.changes_only else "22"))
    yield seg("ORG", carrier)
    for flight in reading.flights:
        yield _travel(flight)
    yield seg("EQN", str(len(parties)))
    pushed = reading.flights[0] if reading.flights else None
    for booking, travellers in parties:
        yield from _booking(booking, travellers, pushed, sent)


def _booking(
    booking: Booking, travellers: tuple[Traveller, ...], pushed: Flight | None, sent: date
) -> Iterator[Segment]:
    carrier = pushed.carrier if pushed else ""
    own, tied = services_of(booking, travellers)
    yield seg("SRC")
    yield from _head(booking, carrier)
    for service in own:
        yield from _service(service, carrier)
    yield from _contacts(booking.emails, booking.phones, carrier)
    if not travellers:
        yield from _tickets(booking)
    for number, traveller in enumerate(travellers):
        yield from _traveller(traveller, pushed, sent)
        for service in tied:
            if service.traveller == traveller.reference:
                yield seg("IFT", ("4", "28"), service.text)
        if number == 0:
            yield from _tickets(booking)
    for flight in booking.itinerary:
        yield from _leg(flight, booking.statuses)
    for locator in booking.splits:
        yield seg("EQN", "1")
        yield seg("RCI", ("", locator))
    for _ in range(booking.elsewhere):
        yield seg("MSG", "8")


def _head(booking: Booking, carrier: str) -> Iterator[Segment]:
    if booking.locator:
        yield seg(
            "RCI",
            (carrier, booking.locator, "", *_moment(booking.booked_on)),
            *map(other_locator, booking.other_locators),
        )
    dates = (("700", booking.changed_on), ("710", None if booking.locator else booking.booked_on))
    told = [(code, *_moment(moment)) for code, moment in dates if moment]
    if told:
        yield seg("DAT", *told)
    if booking.agency:
        yield seg("ORG", carrier, booking.agency)
    yield from _addresses(booking.addresses)


def _service(service: Service, carrier: str) -> Iterator[Segment]:
    if service.code == "IFT":
        yield seg("IFT", ("4", "28"), service.text)
    else:
        yield _request(service.code, carrier, service.text, reference=service.traveller or "")


def _contacts(emails: tuple[str, ...], phones: tuple[str, ...], carrier: str) -> Iterator[Segment]:
    for phone in phones:
        yield _request("CTCM", carrier, phone)
    for email in emails:
        yield _request("CTCE", carrier, email_text(email))


def _traveller(traveller: Traveller, pushed: Flight | None, sent: date) -> Iterator[Segment]:
    carrier = pushed.carrier if pushed else ""
    yield from _name(traveller)
    documents = traveller.documents or ((None,) if needs_document(traveller) else ())
    for document in documents:
        yield _request("DOCS", carrier, docs_text(docs_fields(traveller, document, sent)))
    for seat in traveller.seats:
        yield _request("SEAT", carrier, seat, flight=pushed)
    yield from _contacts(traveller.emails, traveller.phones, carrier)
    yield from _addresses(traveller.addresses)


def _addresses(lines: tuple[str, ...]) -> Iterator[Segment]:
    for line in lines:
        yield seg("ADD", "", ("700", line))


def _name(traveller: Traveller) -> Iterator[Segment]:
    given, reference = given_text(traveller), traveller.reference or ""
    if traveller.kind is TravellerKind.GROUP and not given:
        yield seg("TIF", (traveller.surname, "G"))
        if reference:
            yield seg("REF", ("", reference))
        return
    kind = QUALIFIERS.get(traveller.kind, "A")
    surname = (traveller.surname, "G") if kind == "G" else (traveller.surname,)
    yield seg("TIF", surname, (given, kind, reference))


def _tickets(booking: Booking) -> Iterator[Segment]:
    for ticket, paid in zip_longest(booking.tickets, payments_of(booking.payment)):
        yield seg("TKT", (ticket or "", "T", "1"))
        if paid:
            yield from _payment(paid)


def _payment(paid: Paid) -> Iterator[Segment]:
    if paid.currency:
        yield seg("MON", ("T", paid.amount, paid.currency))
    yield seg("FOP", (paid.form, "", paid.amount, paid.scheme, paid.digits))


def _leg(flight: Flight, statuses: tuple[LegStatus, ...]) -> Iterator[Segment]:
    yield _travel(flight)
    yield from _held(flight.designator, statuses)
    for share in flight.code_shares:
        known = designator(share)
        if known:
            other = (known.carrier,), (known.number,)
            yield seg("TVL", times_of(flight), *_airports(flight), *other)
            yield from _held(share, statuses)


def _held(designator: str, statuses: tuple[LegStatus, ...]) -> Iterator[Segment]:
    for status in statuses:
        if status.flight == designator:
            yield seg("RPI", "" if status.count is None else str(status.count), status.code)


def _travel(flight: Flight) -> Segment:
    silent = tuple(share for share in flight.code_shares if designator(share) is None)
    return seg("TVL", times_of(flight), *_airports(flight), (flight.carrier, *silent[:1]), flight.number)


def _airports(flight: Flight) -> tuple[str, str]:
    return flight.departure_airport or "", flight.arrival_airport or ""


def other_locator(text: str) -> tuple[str, str]:
    """Carrier and locator of another system, `1A ABC123`."""
    carrier, _, locator = text.rpartition(" ")
    return carrier, locator


def times_of(flight: Flight) -> tuple[str, ...]:
    """Day and time of departure and of arrival, as TVL has them."""
    return (*_moment(flight.departure), *_moment(flight.arrival))


def _moment(moment: datetime | None) -> tuple[str, str]:
    return (f"{moment:%d%m%y}", f"{moment:%H%M}") if moment else ("", "")


def _request(code: str, carrier: str, text: str, *, reference: str = "", flight: Flight | None = None) -> Segment:
    route = _airports(flight) if flight else ("", "")
    status = GIVEN_UP if code in SEATS and flight is None else "HK"
    return seg("SSR", (code, status, "1", carrier, *route, "", "", text, "", reference))
