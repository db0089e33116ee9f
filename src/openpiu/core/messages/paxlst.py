"""PAXLST: segments to flights and travellers (law.md E.3, UN/EDIFACT D.02B to D.17A)."""

from datetime import datetime

from openpiu.core.edifact import Segment
from openpiu.core.messages.contents import Contents, day_of_sending
from openpiu.core.messages.grammar import Branch, walk
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.paxlst_grammar import PAXLST
from openpiu.core.messages.paxlst_persons import read_person
from openpiu.core.messages.paxlst_route import read_route

PASSENGERS, CREW, STATUS = "745", "250", "266"
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
_TOTALS = ("42", "41")  # passengers, crew


def read_paxlst(segments: tuple[Segment, ...], sent_at: datetime | None, notes: Notes) -> Contents:
    """The contents of one PAXLST message; what could not be read is in `notes`."""
    tree = walk(segments, PAXLST, notes)
    flights = read_route(tree, notes)
    sent = day_of_sending(sent_at, flights)
    code = _list_code(tree, notes)
    persons = tree.below("GR.4")
    drafts = [read_person(branch, sent, notes, is_crew_list=code == CREW) for branch in persons]
    _compare_totals(tree, len(persons), notes)
    return Contents(
        flights=flights,
        travellers=tuple(draft.finished() for draft in drafts),
        event=_event(tree) if code == STATUS else None,
    )


def _list_code(tree: Branch, notes: Notes) -> str:
    segment = tree.first("BGM")
    code = segment.component(0).strip() if segment else ""
    if code not in (PASSENGERS, CREW, STATUS):
        notes.fault("list-type-unknown", segment.position if segment else None)
    return code


def _event(tree: Branch) -> str | None:
    segment = tree.first("BGM")
    return EVENTS.get(segment.component(1).strip().upper()) if segment else None


def _compare_totals(tree: Branch, count: int, notes: Notes) -> None:
    for segment in tree.all("CNT"):
        if segment.component(0) in _TOTALS and segment.component(0, 1).strip().lstrip("0") != str(count or ""):
            notes.fault("count-differs", segment.position)
