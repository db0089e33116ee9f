"""Travellers of a PNRGOV booking: names (TIF), references (REF), frequent flyers (FTI), check-in (TRI, SSD)."""

from openpiu.core.edifact import Segment
from openpiu.core.messages.codes import seat_of
from openpiu.core.messages.draft import Draft
from openpiu.core.messages.pnrgov_party import Party
from openpiu.core.terms import Service, TravellerKind, TravelStatus

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


_SEATS = 2  # place of the number of seats that a group holds


def read_names(party: Party, at: int) -> None:
    """TIF: a traveller for each given name in it, usually one."""
    segment, booking = party.push.segment(at), party.booking
    drafts = _drafts(segment)
    is_group = drafts[0].kind is TravellerKind.GROUP
    if len(segment.elements) < 2 and not is_group:
        code = "traveller-unnamed" if not segment.component(0).strip() else "name-cut-off"
        party.notes.fault(code, segment.position)
    if is_group:
        seats = segment.component(0, _SEATS).strip()
        booking.seats_held = max(booking.seats_held, int(seats) if seats.isdecimal() and len(seats) < 5 else 0)
    if party.history.entered:
        party.notes.repair("name-behind-history", segment.position)
    for draft in drafts:
        party.travellers.add(draft)
    party.home = drafts[0] if len(drafts) == 1 else None
    party.leg, party.currency = None, ""


def read_reference(party: Party, at: int) -> None:
    """REF: the number that the carrier's system gives to the person; the first one counts."""
    reference = _reference(party.push.segment(at))
    if reference and party.home and party.home.unique_reference is None:
        party.travellers.refer(party.home, reference)


def read_frequent_flyer(party: Party, at: int) -> None:
    """FTI: carrier and number (Annex I item 8)."""
    home = party.home
    for element in party.push.segment(at).elements:
        text = " ".join([component for component in element[:2] if component])
        (home or party.booking).frequent_flyers.append(text)
        party.booking.services.append(Service(code="FQTV", text=text, traveller=home.link if home else None))


def open_desk(party: Party, at: int) -> None:
    """TRI: who is at the check-in desk, by a reference."""
    references = [text for element in party.push.segment(at).elements for text in reversed(element) if text]
    party.at_desk = next(filter(None, map(party.travellers.by_reference, references)), None)
    _check_in(party)


def read_name_at_desk(party: Party, at: int) -> None:
    """TIF behind TRI: who is at the desk, by name; somebody whom nothing else named is added."""
    segment = party.push.segment(at)
    named = _drafts(segment)[0]
    known = party.travellers.all_named(named.surname, named.given)
    if not known:
        party.notes.repair("traveller-from-check-in", segment.position)
        party.at_desk = party.travellers.add(named)
    else:
        party.at_desk = known[0] if len(known) == 1 else party.travellers.by_reference(named.reference)
    _check_in(party)


def _check_in(party: Party) -> None:
    if party.at_desk and party.on_pushed_flight:
        party.at_desk.travel_status = TravelStatus.CHECKED_IN


def read_seat_at_desk(party: Party, at: int) -> None:
    """SSD: the seat given at check-in (Annex I item 14)."""
    seat = seat_of(party.push.segment(at).component(0))
    if seat and party.at_desk and party.on_pushed_flight:
        party.at_desk.seats.append(seat)


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


def _reference(segment: Segment) -> str | None:
    return segment.component(0, 1).strip() or segment.component(0).strip() or None
