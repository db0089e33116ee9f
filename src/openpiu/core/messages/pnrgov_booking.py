"""What PNRGOV says of a booking as a whole: locators, dates, agency, addresses, ticket, payment (GR.1, GR.3, GR.4)."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from openpiu.core.edifact import Segment
from openpiu.core.messages.moments import as_utc, day_first
from openpiu.core.messages.pnrgov_flights import itinerary, seats_held
from openpiu.core.messages.pnrgov_party import Party, Push
from openpiu.core.terms import Booking, FullName, Service, TravellerKind, TravelStatus

_TICKET = re.compile(r"\d{13,14}")
_CODE = re.compile(r"(?:\d{3})?")  # of an address: contact, home, billing
_CHANGED, _TICKETED = "700", "710"
_DIGITS = re.compile(r"[^0-9]")


def finished_booking(party: Party) -> Booking:
    """The booking as a value; nobody is on it any more where its flight is cancelled."""
    draft, names = party.booking, _persons(party)
    return Booking(
        locator=draft.locator,
        booked_on=draft.booked_on,
        changed_on=draft.changed_on,
        agency=draft.agency,
        itinerary=itinerary(party.push, party.legs),
        emails=_each_once(draft.emails),
        phones=_each_once(draft.phones),
        payment="; ".join(_each_once(draft.payments)) or None,
        tickets=_each_once(draft.tickets),
        services=tuple(draft.services),
        elsewhere=draft.elsewhere,
        other_locators=_each_once(draft.other_locators),
        addresses=_each_once(draft.addresses),
        billing=draft.billing,
        frequent_flyers=_each_once(draft.frequent_flyers),
        statuses=tuple([status for leg in party.legs for status in dict.fromkeys(leg.statuses)]),
        splits=_each_once(draft.splits),
        remarks=_each_once(draft.remarks),
        baggage=tuple(draft.baggage),
        party_size=max(names, draft.seats_held, seats_held(party)) or None,
        history=tuple(party.history.changes),
        cancelled=party.status is TravelStatus.CANCELLED,
        cancelled_names=_cancelled_names(party) if party.history.cancelled_names else (),
    )


def _cancelled_names(party: Party) -> tuple[FullName, ...]:
    """Names taken off the booking that nobody on it has now."""
    names = dict.fromkeys(party.history.cancelled_names)
    return tuple(name for name in names if not party.travellers.all_named(name.surname, name.given_names or ""))


def _persons(party: Party) -> int:
    return sum(draft.kind is not TravellerKind.GROUP for draft in party.travellers)


def _each_once(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values)) if len(values) > 1 else tuple(values)


def read_locators(party: Party, at: int) -> None:
    """RCI: the booking's own locator with its date first, then those of other systems (item 1)."""
    booking = party.booking
    for element in party.push.segment(at).elements:
        carrier, locator, _kind, day, time = padded(element)[:5]
        locator = locator.strip().upper()
        if not locator or locator == booking.locator:
            continue
        if booking.locator:
            booking.other_locators.append(f"{carrier} {locator}".strip())
        else:
            booking.locator = locator
            booking.booked_on = as_utc(day_first(day, time)) or booking.booked_on


def read_split(party: Party, at: int) -> None:
    """RCI behind EQN: the booking that this one was divided from or into (item 11)."""
    for element in party.push.segment(at).elements:
        locator = padded(element)[1].strip().upper()
        if locator:
            party.booking.splits.append(locator)


def close_names(party: Party, _at: int) -> None:
    """A group that is about no traveller."""
    party.home = None


def read_dates(party: Party, at: int) -> None:
    """DAT of the booking: last change, and issue of the ticket where the reservation is not dated (item 2)."""
    changed, ticketed = party.push.understood(at, _understand_dates)
    party.booking.changed_on = party.booking.changed_on or changed
    party.booking.booked_on = party.booking.booked_on or ticketed


def _understand_dates(_push: Push, segment: Segment) -> tuple[datetime | None, datetime | None]:
    told = {padded(element)[0]: day_first(*padded(element)[1:3]) for element in reversed(segment.elements)}
    return as_utc(told.get(_CHANGED)), as_utc(told.get(_TICKETED))


def read_agency(party: Party, at: int) -> None:
    """ORG of the booking (item 9)."""
    party.booking.agency = party.booking.agency or party.push.understood(at, _understand_agency)


def _understand_agency(_push: Push, segment: Segment) -> str | None:
    return segment.component(1).strip() or None


def read_address(party: Party, at: int) -> None:
    """ADD of a traveller or of the booking (item 5)."""
    owner = party.home or party.booking
    owner.addresses += addresses_in(party.push.segment(at))


def read_billing(party: Party, at: int) -> None:
    """ADD behind a form of payment (item 6)."""
    found = addresses_in(party.push.segment(at))
    party.booking.billing = party.booking.billing or (found[0] if found else None)


def addresses_in(segment: Segment) -> list[str]:
    """Each address of an ADD segment as one line, without its code; an element without the place for one is none."""
    lines = []
    for kind, *parts in segment.elements:
        line = ", ".join(text.strip() for text in parts if text.strip())
        if line and _CODE.fullmatch(kind.strip()):
            lines.append(line)
    return lines


def read_ticket(party: Party, at: int) -> None:
    """TKT (item 13)."""
    party.currency = ""
    number = party.push.segment(at).component(0).strip()
    if _TICKET.fullmatch(number):
        party.booking.tickets.append(number)


def read_money(party: Party, at: int) -> None:
    """MON: the currency of the total."""
    party.currency = party.currency or party.push.understood(at, _understand_currency)


def _understand_currency(_push: Push, segment: Segment) -> str:
    return next((padded(element)[2] for element in segment.elements if element[0] == "T"), "")


def read_payment(party: Party, at: int) -> None:
    """FOP (item 6)."""
    party.booking.payments += payments_in(party.push.segment(at), party.currency)


def payments_in(segment: Segment, currency: str = "") -> Iterable[str]:
    """Form, amount, card scheme, and of a number only the last four digits (Annex I item 6)."""
    return filter(None, (_payment(element, currency) for element in segment.elements))


def _payment(element: tuple[str, ...], currency: str) -> str:
    form, _, amount, scheme, number = padded(element)[:5]
    digits = _DIGITS.sub("", number)[-4:]
    return " ".join([text for text in (form, amount, currency if amount else "", scheme, digits) if text])


def leave_out(party: Party, at: int) -> None:
    """Free text that is none of Annex I: it is counted where the field list drops it."""
    party.booking.services.append(Service(code=party.push.segments.texts[at][:3]))


def padded(element: tuple[str, ...]) -> tuple[str, ...]:
    """At least six components."""
    return element + ("",) * (6 - len(element))


def texts_of(segment: Segment) -> Iterator[str]:
    """Every component that holds something."""
    return (text.strip() for element in segment.elements for text in element if text.strip())
