"""PAXLST: segments to flights and travellers (law.md E.3, UN/EDIFACT D.02B to D.17A)."""

from datetime import datetime

from openpiu.core.edifact import Segments
from openpiu.core.messages.contents import Contents, day_of_sending
from openpiu.core.messages.grammar import Branch, walk
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.paxlst_grammar import PAXLST
from openpiu.core.messages.paxlst_persons import read_persons, spans
from openpiu.core.messages.paxlst_route import read_route
from openpiu.core.terms import Traveller, TravellerKind

PASSENGERS, STATUS = "745", "266"
CREW = frozenset({"250", "336"})  # of one flight; all crew of a carrier
# What a status list reports (PAX-2).
EVENTS = {
    "CL": "closed-out",
    "CLOB": "on-board",
    "CLNB": "not-on-board",
    "XR": "reservation-cancelled",
    "XF": "flight-cancelled",
    "CP": "passengers-changed",
    "CF": "flight-changed",
    "RP": "party-reduced",
}
# What the message function says of a list of passengers or crew; 9 is an original and says nothing.
FUNCTIONS = {"1": "list-cancelled", "3": "list-cancelled", "4": "list-changed", "5": "list-replaced"}
# Lists that name only those whom the change concerns; everybody else stays as reported before.
PARTIAL = frozenset(
    {
        "not-on-board",
        "reservation-cancelled",
        "passengers-changed",
        "party-reduced",
        "list-changed",
    }
)


def read_paxlst(segments: Segments, sent_at: datetime | None, notes: Notes) -> Contents:
    """The contents of one PAXLST message; what could not be read is in `notes`."""
    persons, others = spans(segments)
    tree = walk(others, PAXLST, notes)
    flights = read_route(tree, notes)
    sent = day_of_sending(sent_at, flights)
    code = _list_code(tree, notes)
    read = read_persons(segments, persons, sent, notes, is_crew_list=code in CREW)
    travellers = tuple(person.finished() for person in read)
    _compare_totals(tree, travellers, notes)
    event = _event(tree)
    return Contents(flights=flights, travellers=travellers, event=event, changes_only=event in PARTIAL)


def _list_code(tree: Branch, notes: Notes) -> str:
    segment = tree.first("BGM")
    code = segment.component(0).strip() if segment else ""
    if code not in (PASSENGERS, STATUS, *CREW):
        notes.fault("list-type-unknown", segment.position if segment else None)
    return code


def _event(tree: Branch) -> str | None:
    """What a status list reports, or what a list does to the one before it (PAX-2)."""
    segment = tree.first("BGM")
    if segment is None:
        return None
    if segment.component(0).strip() == STATUS:
        return EVENTS.get(segment.component(1).strip().upper())
    return FUNCTIONS.get(segment.component(2).strip())


def _compare_totals(tree: Branch, travellers: tuple[Traveller, ...], notes: Notes) -> None:
    """A total counts everybody, or only its own kind: passengers (42) or crew (41)."""
    crew = sum(traveller.kind is TravellerKind.CREW for traveller in travellers)
    own = {"42": len(travellers) - crew, "41": crew}
    for segment in tree.all("CNT"):
        said = segment.component(0, 1).strip().lstrip("0") or "0"
        if segment.component(0) in own and said not in (str(own[segment.component(0)]), str(len(travellers))):
            notes.fault("count-differs", segment.position)
