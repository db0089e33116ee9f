"""Service requests and remarks of PNRGOV, each by its rule: to a traveller, to the booking, or kept for the field list.

Belongs here: what a request adds. Not here: whom it is for (`pnrgov_party`), which may be kept (`core.law`).
"""

import re
from collections.abc import Callable

from openpiu.core.messages.codes import seat_of
from openpiu.core.messages.contacts import email_address, phone_number
from openpiu.core.messages.draft import Draft
from openpiu.core.messages.pnrgov_documents import take_child, take_doco, take_docs, take_infant
from openpiu.core.messages.pnrgov_party import CANCELLED, Party
from openpiu.core.messages.ssr import ServiceRequest, read_ssr
from openpiu.core.terms import Service, TravelStatus

_TICKET = re.compile(r"(\d{13})")
_REMARK_CONTACT = re.compile(r"\b(CTC[MEHPB])\b[ /]*(.+)")
_FREQUENT_FLYER = re.compile(r"([A-Z0-9]{2}) ?([A-Z0-9]*\d{4,})")
_CODE_LENGTH = 4
_RESIDENCE_OR_DESTINATION = ("R", "D")

Rule = Callable[[Party, ServiceRequest, Draft | None], None]


def take_request(party: Party, at: int) -> None:
    """One SSR segment, for the traveller behind whose name it stands or for the whole booking."""
    request = read_ssr(party.push.segment(at))
    rule = RULES.get(request.code)
    if rule:
        rule(party, request, party.home)
        return
    if len(request.code) != _CODE_LENGTH:
        party.notes.fault("request-unreadable", request.position)
    party.keep(request, party.home)


def take_remark(party: Party, at: int) -> None:
    """One IFT segment: contacts are read, everything else is a remark that the field list drops (item 12)."""
    home = party.home
    if "CTC" in party.push.segments.texts[at]:
        elements = party.push.segment(at).elements[1:]
        found = _REMARK_CONTACT.search(" ".join([text for element in elements for text in element if text]))
        if found and _add_contact(party, found[1], found[2], home):
            return
    party.booking.services.append(Service(code="IFT", traveller=home.link if home else None))


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
    known = request.route and party.push.routes
    elsewhere = request.route not in party.push.routes if known else not party.on_pushed_flight
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


def _address(party: Party, request: ServiceRequest, home: Draft | None) -> None:
    """DOCA: `/R/country/street/city/state/postcode`; the address of a host or of anybody else is not read (item 5)."""
    kind, *fields = [field.strip() for field in request.text.strip("/").split("/")]
    line = ", ".join(filter(None, (*fields[1:], *fields[:1])))
    if kind in _RESIDENCE_OR_DESTINATION and line:
        (party.target(request, home) or party.booking).addresses.append(line)
    party.keep(request, home)


def _frequent_flyer(party: Party, request: ServiceRequest, home: Draft | None) -> None:
    """FQTV: programme and number, not what was flown (item 8)."""
    found = _FREQUENT_FLYER.match(request.text)
    if found:
        (party.target(request, home) or party.booking).frequent_flyers.append(f"{found[1]} {found[2]}")
    party.keep(request, home)


def _check_in(party: Party, request: ServiceRequest, home: Draft | None) -> None:
    """CKIN: somebody was checked in (item 10)."""
    target = party.target(request, home)
    if target and party.on_pushed_flight and request.status not in CANCELLED:
        target.travel_status = TravelStatus.CHECKED_IN
    party.keep(request, home)


def _minor(party: Party, request: ServiceRequest, home: Draft | None) -> None:
    """UMNR: all that is said of an unaccompanied minor (item 12)."""
    if request.text:
        party.booking.remarks.append(request.text)
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
    "DOCA": _address,
    "FQTV": _frequent_flyer,
    "CKIN": _check_in,
    "UMNR": _minor,
}
