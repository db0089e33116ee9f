"""Travellers of a PNRGOV booking: names (TIF), references (REF), check-in (TRI, SSD)."""

from openpiu.core.edifact import Segment
from openpiu.core.messages.codes import seat_of
from openpiu.core.messages.draft import Draft
from openpiu.core.messages.grammar import Branch
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.pnrgov_party import Party
from openpiu.core.terms import TravellerKind

# Qualifiers of a name segment, behind the surname or behind the given names.
KINDS = {
    "A": TravellerKind.ADULT,
    "C": TravellerKind.CHILD,
    "CH": TravellerKind.CHILD,
    "CHD": TravellerKind.CHILD,
    "IN": TravellerKind.INFANT,
    "INF": TravellerKind.INFANT,
    "IS": TravellerKind.INFANT,
    "G": TravellerKind.GROUP,
    "GR": TravellerKind.GROUP,
}


def read_names(branch: Branch, notes: Notes) -> list[Draft]:
    """The travellers of one GR.2: one for each given name in its TIF, with the reference of its REF."""
    segment = branch.segments[0]
    drafts = _drafts(segment)
    if len(segment.elements) < 2 and not _is_group(segment):
        notes.fault("traveller-unnamed" if not segment.component(0).strip() else "name-cut-off", segment.position)
    reference = next((_reference(found) for found in branch.all("REF")), None)
    if reference and len(drafts) == 1:
        drafts[0].unique_reference = reference
    return drafts


def read_check_in(party: Party, branch: Branch) -> None:
    """The groups below one flight: seats at check-in, and names that nothing else named (GR.6, GR.7)."""
    groups = branch.below("GR.7") + [below for group in branch.below("GR.6") for below in group.below("GR.7")]
    for group in groups:
        traveller = _checked_in(party, group)
        for segment in group.all("SSD"):
            seat = seat_of(segment.component(0))
            if seat and traveller and party.on_pushed_flight:
                traveller.seats.append(seat)


def _checked_in(party: Party, group: Branch) -> Draft | None:
    segment = group.first("TIF")
    named = _drafts(segment)[0] if segment else None
    if named:
        known = party.travellers.all_named(named.surname, named.given)
        if not known:
            party.notes.repair("traveller-from-check-in", segment.position if segment else None)
            return party.travellers.add(named)
        return known[0] if len(known) == 1 else party.travellers.by_reference(named.reference)
    references = [text for element in group.segments[0].elements for text in reversed(element) if text]
    return next(filter(None, map(party.travellers.by_reference, references)), None)


def _drafts(segment: Segment) -> list[Draft]:
    surname = segment.component(0)
    own = segment.component(0, 1).strip().upper()
    drafts = [_draft(segment, number, surname, own) for number in range(1, len(segment.elements))]
    return drafts or [Draft(surname, "", kind=KINDS.get(own, TravellerKind.ADULT))]


def _draft(segment: Segment, number: int, surname: str, own: str) -> Draft:
    sent = segment.component(number, 1).strip().upper()
    kind = KINDS.get(sent) or KINDS.get(own) or TravellerKind.ADULT
    if own in ("G", "GR"):
        kind = TravellerKind.GROUP
    return Draft(surname, segment.component(number), kind=kind, reference=segment.component(number, 2).strip() or None)


def _is_group(segment: Segment) -> bool:
    return KINDS.get(segment.component(0, 1).strip().upper()) is TravellerKind.GROUP


def _reference(segment: Segment) -> str | None:
    return segment.component(0, 1).strip() or segment.component(0).strip() or None
