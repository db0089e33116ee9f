"""One PNR element to the segments that say the same: a table of elements, each with its place and its rule."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from openpiu.core.edifact import Segment
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.pnr_xml.journeys import flight_segments
from openpiu.core.messages.pnr_xml.nodes import Node
from openpiu.core.messages.pnr_xml.passengers import is_passenger, passenger_segments
from openpiu.core.messages.pnr_xml.requests import contact_segments, remark_segments, request_segments
from openpiu.core.messages.pnr_xml.tickets import payment_segments, ticket_segments
from openpiu.core.messages.pnr_xml.values import day_and_time

Rule = Callable[[Node, Notes], Iterator[Segment]]


class Row(NamedTuple):
    """What becomes of an element: its place among the groups of a booking, and the segments it gives."""

    place: int
    rule: Rule


def booking_segments(booking: Node, notes: Notes) -> list[Segment]:
    """SRC to the last flight of one booking; places are lines. Unknown elements are noted, and not read."""
    placed: list[tuple[int, Segment]] = []
    for node in _opened(booking):
        row = RULES.get(node.name)
        if row is None and is_passenger(node):
            row = RULES["passenger"]
            notes.fault("element-unknown", node.line)
        if row:
            placed += [(row.place, segment) for segment in row.rule(node, notes)]
        elif node.name not in NOT_READ:
            notes.fault("element-unknown", node.line)
    placed.sort(key=lambda pair: pair[0])
    return [Segment("SRC", (), booking.line), *_head(booking), *(segment for _, segment in placed)]


def _opened(booking: Node) -> Iterator[Node]:
    """The elements of a booking, lists opened."""
    for node in booking.children:
        if node.name in _LISTS:
            yield from node.children
        else:
            yield node


def _head(booking: Node) -> Iterator[Segment]:
    created = day_and_time(booking.value("pnrcreationdate", "creationdate"), utc=True)
    for number, node in enumerate(booking.all("bookingrefid")):
        company = node.first("companyname")
        carrier = company.value("code") or company.text if company else ""
        dated = created if number == 0 else ()
        yield Segment("RCI", ((carrier, node.value("id") or node.text, "", *dated),), node.line)
    changed = day_and_time(booking.value("pnrtransdate", "transdate", "lastchangedate"), utc=True)
    if changed[0]:
        yield Segment("DAT", (("700", *changed),), booking.line)
    if created[0]:
        yield Segment("DAT", (("710", *created),), booking.line)


def _origin(node: Node, _notes: Notes) -> Iterator[Segment]:
    """The agency: who asked for the booking (Annex I item 9)."""
    for source in [*node.all("source")] or [node]:
        asked_by = source.first("requestorid")
        agency = (asked_by.value("id") if asked_by else "") or source.value("agencyid", "pseudocitycode")
        carrier, airport = source.value("airlinevendorid", "airlinecode"), source.value("airportcode")
        yield Segment("ORG", ((carrier, airport), (agency,)), node.line)


def _elsewhere(node: Node, _notes: Notes) -> Iterator[Segment]:
    yield Segment("MSG", (("8",),), node.line)  # hotel, car or rail: counted and dropped (PNR-6.1)


def _split(node: Node, _notes: Notes) -> Iterator[Segment]:
    yield Segment("EQN", ((node.value("quantity", "numberofpassengers"),),), node.line)
    reference = node.value("bookingrefid", "id")
    if reference:
        yield Segment("RCI", (("", reference),), node.line)


BOOKING, PERSONS, JOURNEY, ELSEWHERE, SPLIT = range(5)
_LISTS = frozenset({"passengers", "flights", "ssrs", "specialservicerequests", "ticketdocuments", "contactinfos"})

RULES: dict[str, Row] = {
    "ssr": Row(BOOKING, request_segments),
    "docssr": Row(BOOKING, request_segments),
    "osi": Row(BOOKING, remark_segments),
    "remark": Row(BOOKING, remark_segments),
    "generalremark": Row(BOOKING, remark_segments),
    "contactinfo": Row(BOOKING, contact_segments),
    "pos": Row(BOOKING, _origin),
    "originator": Row(BOOKING, _origin),
    "ticketdocument": Row(BOOKING, ticket_segments),
    "fop": Row(BOOKING, payment_segments),
    "paymentinfo": Row(BOOKING, payment_segments),
    "passenger": Row(PERSONS, passenger_segments),
    "flight": Row(JOURNEY, flight_segments),
    "hotel": Row(ELSEWHERE, _elsewhere),
    "car": Row(ELSEWHERE, _elsewhere),
    "rail": Row(ELSEWHERE, _elsewhere),
    "nonairsegment": Row(ELSEWHERE, _elsewhere),
    "othersegment": Row(ELSEWHERE, _elsewhere),
    "splitpnr": Row(SPLIT, _split),
    "split": Row(SPLIT, _split),
}
# Known, and read elsewhere or not at all: the head of the booking, unstructured history, extensions.
NOT_READ = frozenset(
    {
        "bookingrefid", "pnrcreationdate", "creationdate", "pnrtransdate", "transdate", "lasttktdate",
        "history", "pnrhistory", "historyitem", "prepaidbag", "tpaextensions", "lastchangedate",
    }
)  # fmt: skip
