"""A Passenger element to TIF with all that is said of the person (GR.2)."""

from collections.abc import Callable, Iterator

from openpiu.core.edifact import Segment
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.pnr_xml.nodes import Node
from openpiu.core.messages.pnr_xml.requests import contact_segments, remark_segments, request_segments, seat_segments
from openpiu.core.messages.pnr_xml.tickets import payment_segments, ticket_segments
from openpiu.core.messages.pnr_xml.values import given_names_of

Rule = Callable[[Node, Notes], Iterator[Segment]]
# Passenger type codes; any that begins with C and another letter is some kind of child.
_INFANTS = frozenset({"INF", "INS", "IN", "IS"})
_GROUPS = frozenset({"G", "GR", "GRP", "GROUP"})
_CHILDREN = frozenset({"C", "CH", "CHD", "CNN"})


def is_passenger(node: Node) -> bool:
    """Whether an element that no table knows names a person, who must not be lost."""
    return bool(node.value("surname"))


def passenger_segments(node: Node, notes: Notes) -> Iterator[Segment]:
    """TIF, then what belongs to it. Unknown elements are noted, and not read."""
    yield Segment("TIF", _name(node), node.line)
    unique = node.value("passengerid", "uniqueid")
    if unique:
        yield Segment("REF", (("", unique),), node.line)
    rest: list[Segment] = []
    for child in node.children:
        rule = RULES.get(child.name)
        if rule:
            rest += rule(child, notes)
        elif child.name not in NOT_READ:
            notes.fault("element-unknown", child.line)
    yield from (segment for segment in rest if segment.tag not in _TICKETING)
    yield from (segment for segment in rest if segment.tag in _TICKETING)


def _name(node: Node) -> tuple[tuple[str, ...], ...]:
    surname, given, kind = node.value("surname"), given_names_of(node), _kind(node)
    reference = node.value("rph", "travelerrefnumber")
    if kind == "G" and not given and not reference:
        return ((surname, "G"),)
    return ((surname, "G") if kind == "G" else (surname,), (given, kind, reference))


def _kind(node: Node) -> str:
    fare = node.first("fareinfo")
    code = (
        node.value("ptccode", "passengertypecode", "passengertype") or (fare.value("ptccode") if fare else "")
    ).upper()
    if code in _INFANTS:
        return "IN"
    if code in _GROUPS:
        return "G"
    return "C" if code in _CHILDREN else "A"


def _frequent_flyer(node: Node, _notes: Notes) -> Iterator[Segment]:
    yield Segment("FTI", ((node.value("programid"), node.value("membershipid")),), node.line)


RULES: dict[str, Rule] = {
    "ssr": request_segments,
    "docssr": request_segments,
    "docs": request_segments,
    "doco": request_segments,
    "doca": request_segments,
    "osi": remark_segments,
    "remark": remark_segments,
    "contactinfo": contact_segments,
    "custloyalty": _frequent_flyer,
    "seatnumber": seat_segments,
    "ticketdocument": ticket_segments,
    "fop": payment_segments,
    "paymentinfo": payment_segments,
}
_TICKETING = frozenset({"TKT", "MON", "FOP"})
NOT_READ = frozenset(
    {
        "surname", "givenname", "firstname", "firstgivenname", "middlename", "secondgivenname", "nametitle",
        "nameprefix", "title", "rph", "travelerrefnumber", "passengerid", "uniqueid", "ptccode",
        "passengertypecode", "passengertype",
        "fareinfo", "excessbaggage", "bagtag", "boardingstatus", "surnamerefnumber", "tpaextensions",
    }
)  # fmt: skip
