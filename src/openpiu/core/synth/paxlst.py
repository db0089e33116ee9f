"""The body of a PAXLST message: the passengers at check-in close, or the crew (WCO/IATA/ICAO API guide; law.md E.3)."""

from collections.abc import Iterator
from datetime import datetime

from openpiu.core.edifact import Segment
from openpiu.core.synth.envelope import seg
from openpiu.core.synth.pnrgov import NO_GIVEN_NAME
from openpiu.core.synth.styles import Style
from openpiu.core.synth.values import Leg
from openpiu.core.terms import Document, Flight, Traveller, TravellerKind

PASSENGERS = "745"  # BGM document name codes
CREW = "250"
_ROLES = {TravellerKind.CREW: "FM", TravellerKind.TRANSIT: "DDU"}
_TOTALS = {PASSENGERS: "42", CREW: "41"}


def paxlst_body(leg: Leg, travellers: tuple[Traveller, ...], list_code: str) -> list[Segment]:
    """BGM to CNT: everything between UNH and UNT. `list_code` is PASSENGERS or CREW."""
    flight = leg.flight
    body = [
        seg("BGM", list_code),
        seg("NAD", "MS", "", "", f"{flight.carrier} HELP DESK"),
        seg("COM", ("3225550147", "TE"), ("APIS@EXAMPLE.ORG", "EM")),
        seg("TDT", "20", flight.designator, "", "", flight.carrier),
        seg("LOC", "125", flight.departure_airport or ""),
        seg("DTM", ("189", _minute(flight.departure), "201")),
        seg("LOC", "87", flight.arrival_airport or ""),
        seg("DTM", ("232", _minute(flight.arrival), "201")),
    ]
    for traveller in travellers:
        body += _traveller(traveller, flight, leg.style)
    body.append(seg("CNT", (_TOTALS[list_code], str(len(travellers)))))
    return body


def _traveller(traveller: Traveller, flight: Flight, style: Style) -> Iterator[Segment]:
    yield seg("NAD", _ROLES.get(traveller.kind, "FL"), "", "", _names(traveller, style))
    if traveller.sex:
        yield seg("ATT", "2", "", traveller.sex)
    if traveller.birth_date:
        yield _birth(traveller, style)
    yield seg("LOC", "178", flight.departure_airport or "")
    yield seg("LOC", "179", flight.arrival_airport or "")
    if traveller.nationality:
        yield seg("NAT", "2", traveller.nationality)
    if traveller.locator:
        yield seg("RFF", ("AVF", traveller.locator))
    for seat in traveller.seats:
        yield seg("RFF", ("SEA", seat))
    for document in traveller.documents:
        yield from _document(document)


def _names(traveller: Traveller, style: Style) -> tuple[str, ...]:
    given, _, middle = (traveller.given_names or NO_GIVEN_NAME).partition(" ")
    if style.middle_apart and middle:
        return traveller.surname, given, middle
    return traveller.surname, f"{given} {middle}".strip()


def _birth(traveller: Traveller, style: Style) -> Segment:
    digits = str(traveller.birth_date).replace("-", "")
    return seg("DTM", ("329", digits, "102") if style.long_dates else ("329", digits[2:]))


def _document(document: Document) -> Iterator[Segment]:
    yield seg("DOC", (document.type, "110", "111"), document.number)
    if document.expiry:
        yield seg("DTM", ("36", f"{document.expiry:%y%m%d}"))
    if document.issuer:
        yield seg("LOC", "91", document.issuer)


def _minute(moment: datetime | None) -> str:
    return f"{moment:%y%m%d%H%M}" if moment else ""
