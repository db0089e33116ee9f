"""A Flight element to TVL, RPI and what was checked in on it (GR.5 to GR.7)."""

from collections.abc import Iterator

from openpiu.core.edifact import Segment
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.pnr_xml.nodes import Node
from openpiu.core.messages.pnr_xml.requests import reference_of, request_segments
from openpiu.core.messages.pnr_xml.values import day_and_time, given_names_of, place_of

_CHECKED_IN = ("checkedinpassenger", "checkinpassenger", "checkindetails")


def flight_segments(node: Node, notes: Notes) -> Iterator[Segment]:
    """The flight as it was sold, the flights that it is also known as (Annex I item 15), seats at check-in."""
    operating = [(each.value("code") or each.text, each.value("flightnumber")) for each in node.all("operatingairline")]
    carrier = node.value("marketingairline", "carriercode", "airline")
    number = node.value("flightnumber")
    if operating and not (carrier and number):
        carrier, number = carrier or operating[0][0], number or operating[0][1]
    silent = next((code for code, flown in operating if not flown and code != carrier), "")
    yield Segment("TVL", _travel(node, (carrier, silent), number), node.line)
    yield from _held(node)
    for share in node.all("operatingairline", "codeshare", "codeshareairline"):
        code, flown = share.value("code"), share.value("flightnumber")
        if flown and (code, flown) != (carrier, number):
            yield Segment("TVL", _travel(node, (code,), flown), share.line)
            yield from _held(share)
    for request in node.all("ssr", "docssr"):
        yield from request_segments(request, notes)
    for person in node.all(*_CHECKED_IN):
        yield from _checked_in(person)


def _held(node: Node) -> Iterator[Segment]:
    """For how many the flight is held and how: attributes of the flight, or children."""
    for each in (node, *node.all("bookingstatus")):
        count, code = each.attributes.get("numberinparty", ""), each.attributes.get("status", "")
        if code:
            yield Segment("RPI", ((count,), (code,)), each.line)


def _travel(node: Node, carriers: tuple[str, ...], number: str) -> tuple[tuple[str, ...], ...]:
    departure = day_and_time(node.value("departuredatetime", "departuredate"), utc=False)
    arrival = day_and_time(node.value("arrivaldatetime", "arrivaldate"), utc=False)
    start, end = place_of(node, "departureairport"), place_of(node, "arrivalairport")
    return ((*departure, *arrival), (start,), (end,), carriers, (number, node.value("resbookdesigcode")))


def _checked_in(node: Node) -> Iterator[Segment]:
    yield Segment("TRI", (("",), ("", "", "", reference_of(node))), node.line)
    surname = node.value("surname")
    if surname:
        yield Segment("TIF", ((surname,), (given_names_of(node),)), node.line)
    for seat in node.values("seatnumber", "seat"):
        yield Segment("SSD", ((seat,),), node.line)
