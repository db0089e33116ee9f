"""A reading as a PNRGOV XML document, with the names of IATA's namespace 2007/00 (FMT-2, MSG-22)."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import zip_longest

from openpiu.core.messages.codes import Designator, designator
from openpiu.core.messages.contents import day_of_sending
from openpiu.core.messages.reading import Reading
from openpiu.core.messages.writing.carrying import parties_of, services_of
from openpiu.core.messages.writing.elements import Element, element, text_of
from openpiu.core.messages.writing.payment import Paid, payments_of
from openpiu.core.messages.writing.pnrgov import GIVEN_UP, SEATS, other_locator
from openpiu.core.messages.writing.xml_passengers import passenger
from openpiu.core.terms import Booking, Flight, LegStatus, Service, Traveller

NAMESPACE = "http://www.iata.org/IATA/2007/00"


def document_text(reading: Reading) -> str:
    """The whole document."""
    parties = parties_of(reading)
    sent = day_of_sending(reading.sent_at, reading.flights)
    pushed = reading.flights[0] if reading.flights else None
    bookings = [_booking(booking, travellers, pushed, sent) for booking, travellers in parties]
    root = element("IATA_PNRGOV_NotifRQ", _attributes(reading))
    root.children += [element("Originator", {"AirlineCode": pushed.carrier if pushed else ""})]
    root.children += [_flight_leg(flight) for flight in reading.flights]
    root.children += [element("PNRs", {"NumberOfPnrs": str(len(bookings))}, *bookings)]
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + text_of(root)


def _attributes(reading: Reading) -> dict[str, str]:
    part = reading.part
    return {
        "xmlns": NAMESPACE,
        "Version": (reading.version or "").replace(":", "."),
        "TransactionIdentifier": reading.reference or "",
        "TimeStamp": _utc(reading.sent_at),
        "MessageFunction": "141" if reading.changes_only else "22",
        "SequenceNmbr": str(part.number) if part else "",
        "TransactionStatusCode": ("End" if part.last else "InSeries") if part else "",
    }


def _flight_leg(flight: Flight) -> Element:
    carrier = {"CarrierCode": flight.carrier, "FlightNumber": flight.number}
    return element("FlightLeg", carrier | _times(flight), *_airports(flight), *_silent(flight))


def _booking(booking: Booking, travellers: tuple[Traveller, ...], pushed: Flight | None, sent: date) -> Element:
    own, tied = services_of(booking, travellers)
    carrier = pushed.carrier if pushed else ""
    dates = {"PNR_CreationDate": _utc(booking.booked_on), "PNR_TransDate": _utc(booking.changed_on)}
    pnr = element("PNR", {"NumberOfPassengers": str(len(travellers))} | dates)
    pnr.children += _locators(booking, carrier)
    if booking.agency:
        asked_by = element("RequestorID", {"ID": booking.agency})
        pnr.children.append(element("POS", {}, element("Source", {"AirlineVendorID": carrier}, asked_by)))
    pnr.children += [_service(service, carrier) for service in own]
    pnr.children += [element("ContactInfo", {"PhoneNumber": phone}) for phone in booking.phones]
    pnr.children += [element("ContactInfo", {"EmailAddress": email}) for email in booking.emails]
    pnr.children += [element("ContactInfo", {"Address": line}) for line in booking.addresses]
    people = [passenger(traveller, tied, pushed, sent) for traveller in travellers]
    (people[0] if people else pnr).children.extend(_tickets(booking))
    pnr.children += people
    pnr.children += [_flight(flight, booking.statuses) for flight in booking.itinerary]
    pnr.children += [element("SplitPNR", {"BookingRefID": locator}) for locator in booking.splits]
    pnr.children += [element("Hotel", {}) for _ in range(booking.elsewhere)]
    return pnr


def _locators(booking: Booking, carrier: str) -> Iterator[Element]:
    if booking.locator:
        yield element("BookingRefID", {"ID": booking.locator}, element("CompanyName", {"Code": carrier}))
    for other, locator in map(other_locator, booking.other_locators):
        yield element("BookingRefID", {"ID": locator}, element("CompanyName", {"Code": other}))


def _service(service: Service, carrier: str) -> Element:
    if service.code == "IFT":
        return element("OSI", {}, element("Text", {}, text=service.text))
    status = GIVEN_UP if service.code in SEATS else "HK"
    attributes = {"SSR_Code": service.code, "Status": status, "RPH": service.traveller or ""}
    airline = element("Airline", {"Code": carrier})
    return element("SSR", attributes, airline, element("Text", {}, text=service.text))


def _tickets(booking: Booking) -> Iterator[Element]:
    for ticket, paid in zip_longest(booking.tickets, payments_of(booking.payment)):
        yield element("TicketDocument", {"TicketDocumentNbr": ticket or "", "Type": "T"}, *_paid(paid))


def _paid(paid: Paid | None) -> Iterator[Element]:
    if paid and paid.currency:
        yield element("TotalFare", {"Amount": paid.amount, "CurrencyCode": paid.currency})
    if paid:
        form = {"PaymentType": paid.form, "PaymentAmount": paid.amount}
        yield element("PaymentInfo", form | {"VendorCode": paid.scheme, "AccountNbr": paid.digits})


def _flight(flight: Flight, statuses: tuple[LegStatus, ...]) -> Element:
    shares = [known for known in map(designator, flight.code_shares) if known]
    return element(
        "Flight",
        _times(flight) | {"FlightNumber": flight.number},
        *_airports(flight),
        element("MarketingAirline", {"Code": flight.carrier}),
        *_silent(flight),
        *_held(flight.designator, statuses),
        *(_share(share, statuses) for share in shares),
    )


def _share(share: Designator, statuses: tuple[LegStatus, ...]) -> Element:
    held = _held(share.carrier + share.number, statuses)
    return element("OperatingAirline", {"Code": share.carrier, "FlightNumber": share.number}, *held)


def _held(designator: str, statuses: tuple[LegStatus, ...]) -> Iterator[Element]:
    for status in statuses:
        if status.flight == designator:
            count = "" if status.count is None else str(status.count)
            yield element("BookingStatus", {"NumberInParty": count, "Status": status.code})


def _silent(flight: Flight) -> Iterator[Element]:
    """The carrier that flies, where only its code is known."""
    for share in flight.code_shares:
        if designator(share) is None:
            yield element("OperatingAirline", {"Code": share})


def _airports(flight: Flight) -> Iterator[Element]:
    for name, code in (("DepartureAirport", flight.departure_airport), ("ArrivalAirport", flight.arrival_airport)):
        if code:
            yield element(name, {"LocationCode": code})


def _times(flight: Flight) -> dict[str, str]:
    return {"DepartureDateTime": _local(flight.departure), "ArrivalDateTime": _local(flight.arrival)}


def _local(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}" if moment else ""


def _utc(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else ""
