"""The persons of a PAXLST: NAD with what follows it up to the next NAD (GR.4 and GR.5)."""

from collections.abc import Iterator
from datetime import date

from openpiu.core.edifact import Segment
from openpiu.core.messages.codes import known_country, seat_of, sex_of
from openpiu.core.messages.documents import document_number
from openpiu.core.messages.draft import Draft
from openpiu.core.messages.grammar import Branch
from openpiu.core.messages.moments import birth_century, expiry_century, full_date, partial_date
from openpiu.core.messages.notes import Notes
from openpiu.core.terms import Document, TravellerKind, country

# Roles of a party (NAD). Any other role that carries a name is read as a passenger, so that nobody is lost.
ROLES = {
    "FL": TravellerKind.ADULT,
    "FM": TravellerKind.CREW,
    "DDU": TravellerKind.TRANSIT,
    "DDT": TravellerKind.TRANSIT,
}
_NAME = 3  # place of the party name in NAD


def read_person(branch: Branch, sent: date, notes: Notes, *, is_crew_list: bool) -> Draft:
    """One person with all their documents (PAX-7)."""
    segment = branch.segments[0]
    draft = _named(segment, notes)
    role = segment.component(0).strip().upper()
    if role not in ROLES:
        notes.fault("role-unknown", segment.position)
    draft.kind = TravellerKind.CREW if is_crew_list else ROLES.get(role, TravellerKind.ADULT)
    for part in (branch, *branch.below("GR.5")):
        for detail in part.segments[1:]:
            _take(draft, detail, sent, notes)
    draft.documents.extend(_documents(branch, sent, notes))
    return draft


def _named(segment: Segment, notes: Notes) -> Draft:
    sent = dict(enumerate(segment.elements))
    places = [place for place in (_NAME, 2, 4, 1) if "".join(sent.get(place, ())).strip()]
    if not places:
        notes.fault("traveller-unnamed", segment.position)
        return Draft("", "")
    if places[0] != _NAME:
        notes.repair("name-misplaced", segment.position)
    surname, *given = (text.strip() for text in segment.elements[places[0]])
    return Draft(surname, " ".join(filter(None, given)))


def _take(draft: Draft, segment: Segment, sent: date, notes: Notes) -> None:
    """What a segment says of the person, wherever it stands between two names."""
    if segment.tag == "ATT" and segment.component(0) == "2":
        draft.sex = draft.sex or sex_of(segment.component(2) or segment.component(1))
    elif segment.tag == "NAT":
        code = segment.component(1)
        draft.nationality = draft.nationality or known_country(code)
        if code.strip() and not country(code):
            notes.fault("country-unknown", segment.position)
    elif segment.tag == "DTM" and segment.component(0) == "329":
        text = segment.component(0, 1)
        draft.birth_date = partial_date(text, birth_century(sent))
        if text and draft.birth_date is None:
            notes.fault("date-unreadable", segment.position)
    elif segment.tag == "RFF":
        _take_reference(draft, segment.component(0), segment.component(0, 1).strip())


def _take_reference(draft: Draft, qualifier: str, text: str) -> None:
    if qualifier == "AVF":
        draft.locator = draft.locator or text.upper() or None
    elif qualifier == "ABO":
        draft.reference = draft.reference or text or None
    elif qualifier == "SEA":
        seat = seat_of(text)
        draft.seats += [seat] if seat else []


def _documents(branch: Branch, sent: date, notes: Notes) -> Iterator[Document]:
    groups = branch.below("GR.5")
    for group in groups:
        segment = group.segments[0]
        number = document_number(segment.component(1))
        if not number:
            continue
        beside = [*group.segments, *(branch.segments if len(groups) == 1 else [])]
        yield Document(
            type=segment.component(0).strip().upper() or "P",
            number=number,
            issuer=_issuer(beside, notes),
            expiry=_expiry(beside, sent, notes),
        )


def _issuer(segments: list[Segment], notes: Notes) -> str | None:
    for segment in segments:
        if segment.tag == "LOC" and segment.component(0) == "91":
            if not country(segment.component(1)):
                notes.fault("country-unknown", segment.position)
            return known_country(segment.component(1))
    return None


def _expiry(segments: list[Segment], sent: date, notes: Notes) -> date | None:
    for segment in segments:
        if segment.tag == "DTM" and segment.component(0) == "36":
            expiry = full_date(segment.component(0, 1), expiry_century(sent))
            if expiry is None:
                notes.fault("date-unreadable", segment.position)
            return expiry
    return None
