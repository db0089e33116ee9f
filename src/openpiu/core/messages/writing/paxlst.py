"""The body of a PAXLST message from a reading (law.md E.3)."""

from collections.abc import Iterator
from datetime import datetime

from openpiu.core.edifact import Segment
from openpiu.core.messages.paxlst import EVENTS, FUNCTIONS, PASSENGERS, STATUS
from openpiu.core.messages.reading import Reading
from openpiu.core.messages.writing.segments import seg
from openpiu.core.messages.writing.teletype import eight_digits
from openpiu.core.terms import Document, Flight, Traveller, TravellerKind

ROLES = {TravellerKind.CREW: "FM", TravellerKind.TRANSIT: "DDU"}
CREW = "250"
_TOTALS = {CREW: "41"}
_EVENT_CODES = {event: code for code, event in EVENTS.items()}
_FUNCTION_CODES = {event: code for code, event in FUNCTIONS.items()}


def paxlst_body(reading: Reading) -> Iterator[Segment]:
    """BGM to CNT: everything between UNH and UNT."""
    code = _list_code(reading)
    event = reading.event or ""
    yield seg("BGM", code, _EVENT_CODES.get(event, ""), _FUNCTION_CODES.get(event, ""))
    for flight in reading.flights:
        yield from _flight(flight)
    for traveller in reading.travellers:
        yield from _traveller(traveller)
    yield seg("CNT", (_TOTALS.get(code, "42"), str(len(reading.travellers))))


def _list_code(reading: Reading) -> str:
    if reading.event in _EVENT_CODES:
        return STATUS
    kinds = {traveller.kind for traveller in reading.travellers}
    return CREW if kinds == {TravellerKind.CREW} else PASSENGERS


def _flight(flight: Flight) -> Iterator[Segment]:
    yield seg("TDT", "20", flight.designator, "", "", flight.carrier)
    yield seg("LOC", "125", flight.departure_airport or "")
    if flight.departure:
        yield seg("DTM", ("189", _minute(flight.departure), "201"))
    yield seg("LOC", "87", flight.arrival_airport or "")
    if flight.arrival:
        yield seg("DTM", ("232", _minute(flight.arrival), "201"))


def _traveller(traveller: Traveller) -> Iterator[Segment]:
    yield seg("NAD", ROLES.get(traveller.kind, "FL"), "", "", (traveller.surname, traveller.given_names or ""))
    if traveller.sex:
        yield seg("ATT", "2", "", traveller.sex)
    if traveller.birth_date:
        yield seg("DTM", ("329", eight_digits(traveller.birth_date), "102"))
    if traveller.nationality:
        yield seg("NAT", "2", traveller.nationality)
    for qualifier, text in (("AVF", traveller.locator), ("ABO", traveller.reference)):
        if text:
            yield seg("RFF", (qualifier, text))
    for seat in traveller.seats:
        yield seg("RFF", ("SEA", seat))
    for document in traveller.documents:
        yield from _document(document)


def _document(document: Document) -> Iterator[Segment]:
    yield seg("DOC", (document.type, "110", "111"), document.number)
    if document.expiry:
        yield seg("DTM", ("36", f"{document.expiry:%Y%m%d}", "102"))
    if document.issuer:
        yield seg("LOC", "91", document.issuer)


def _minute(moment: datetime) -> str:
    return f"{moment:%y%m%d%H%M}"
