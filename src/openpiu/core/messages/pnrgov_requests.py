"""Service requests and remarks of PNRGOV, each by its rule: to a traveller, to the booking, or kept for the field list.

Belongs here: what a request adds. Not here: whom it is for (`pnrgov_party`), which may be kept (`core.law`).
"""

import re
from collections.abc import Callable

from openpiu.core.edifact import Segment
from openpiu.core.messages.codes import seat_of
from openpiu.core.messages.contacts import email_address, phone_number
from openpiu.core.messages.draft import Draft
from openpiu.core.messages.pnrgov_documents import take_child, take_doco, take_docs, take_infant
from openpiu.core.messages.pnrgov_party import Party
from openpiu.core.messages.ssr import ServiceRequest, read_ssr
from openpiu.core.terms import Service

_TICKET = re.compile(r"(\d{13})")
_REMARK_CONTACT = re.compile(r"\b(CTC[MEHPB])\b[ /]*(.+)")
CANCELLED = frozenset({"HX", "XX", "UN", "UC", "NO", "XL"})

Rule = Callable[[Party, ServiceRequest, Draft | None], None]


def take_request(party: Party, segment: Segment, home: Draft | None) -> None:
    """One SSR segment; `home` is the traveller behind whose name it stands, None for the whole booking."""
    request = read_ssr(segment)
    RULES.get(request.code, Party.keep)(party, request, home)


def take_remark(party: Party, segment: Segment, home: Draft | None) -> None:
    """One IFT segment: contacts are read, everything else is a remark for the field list to drop (item 12)."""
    text = " ".join(component for element in segment.elements[1:] for component in element if component)
    found = _REMARK_CONTACT.search(text)
    if not found or not _add_contact(party, found[1], found[2], home):
        reference = home.link if home else None
        party.booking.services.append(Service(code="IFT", text=text, traveller=reference))


def _contact(party: Party, request: ServiceRequest, home: Draft | None) -> None:
    if not _add_contact(party, request.code, request.text, party.target(request, home)):
        party.keep(request, home)


def _add_contact(party: Party, code: str, text: str, target: Draft | None) -> bool:
    """A contact of a traveller, or of the booking where nobody claims it."""
    owner = target or party.booking
    email = email_address(text) if code == "CTCE" or "//" in text or "@" in text else None
    phone = None if email else phone_number(text)
    if email:
        owner.emails.append(email)
    if phone:
        owner.phones.append(phone)
    return bool(email or phone)


def _seat(party: Party, request: ServiceRequest, home: Draft | None) -> None:
    known = request.route and party.routes
    elsewhere = request.route not in party.routes if known else not party.on_pushed_flight
    if elsewhere or request.status in CANCELLED:
        party.keep(request, home)  # a seat on another flight of the journey, or given up
        return
    for detail in request.details:
        seat = seat_of(detail.value)
        target = party.travellers.by_reference(detail.reference) or home
        if seat and target:
            target.seats.append(seat)
        elif seat:
            party.booking.services.append(Service(code=request.code, text=detail.value))


def _ticket(party: Party, request: ServiceRequest, home: Draft | None) -> None:
    found = _TICKET.search(request.text)
    if found:
        party.booking.tickets.append(found[1])
    else:
        party.keep(request, home)


# What each request does; a code that is not here is kept for the field list, which drops most of them (MSG-12).
RULES: dict[str, Rule] = {
    "DOCS": take_docs,
    "DOCO": take_doco,
    "CTCM": _contact,
    "CTCE": _contact,
    "CTCH": _contact,
    "CTCP": _contact,
    "CTCB": _contact,
    "SEAT": _seat,
    "NSST": _seat,
    "RQST": _seat,
    "CHLD": take_child,
    "INFT": take_infant,
    "TKNE": _ticket,
}
