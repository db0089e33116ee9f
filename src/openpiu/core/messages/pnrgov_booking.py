"""What PNRGOV says of a booking as a whole: locator, dates, agency, ticket, payment (GR.1, GR.3, GR.4)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from openpiu.core.edifact import Segment
from openpiu.core.messages.grammar import Branch
from openpiu.core.messages.moments import as_utc, day_first
from openpiu.core.messages.pnrgov_flights import itinerary, read_travel
from openpiu.core.terms import Booking, Service

_TICKET = re.compile(r"\d{13,14}")
_CHANGED, _TICKETED = "700", "710"


@dataclass(slots=True)
class BookingDraft:
    """One booking being read."""

    locator: str = ""
    booked_on: datetime | None = None
    changed_on: datetime | None = None
    agency: str | None = None
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    payments: list[str] = field(default_factory=list)
    tickets: list[str] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    legs: list[Branch] = field(default_factory=list)  # the groups that are flights
    elsewhere: int = 0

    def finished(self) -> Booking:
        """The booking as a value."""
        return Booking(
            locator=self.locator,
            booked_on=self.booked_on,
            changed_on=self.changed_on,
            agency=self.agency,
            itinerary=itinerary(self.legs),
            emails=tuple(dict.fromkeys(self.emails)),
            phones=tuple(dict.fromkeys(self.phones)),
            payment="; ".join(dict.fromkeys(self.payments)) or None,
            tickets=tuple(dict.fromkeys(self.tickets)),
            services=tuple(self.services),
            elsewhere=self.elsewhere,
        )


def air_legs(branch: Branch) -> tuple[list[Branch], int]:
    """The groups of a booking that are flights, and how many are something else: hotel, car, rail (PNR-6.1)."""
    legs, elsewhere = [], 0
    for group in branch.branches:
        if group.group.name == "GR.5":
            legs.append(group)
            elsewhere += _is_elsewhere(group.segments[0])
        elif group.group.name == "GR.9" and _is_air(group):
            legs.append(Branch(group.group, group.all("TVL")))
        elif group.group.name == "GR.9":
            elsewhere += 1
    return legs, elsewhere


def read_booking(branch: Branch) -> BookingDraft:
    """What the segments of GR.1 and the tickets below it say; service requests are read by `pnrgov_requests`."""
    booking = BookingDraft()
    booking.legs, booking.elsewhere = air_legs(branch)
    _read_locators(branch, booking)
    for element in _elements(branch.all("DAT")):
        moment = as_utc(day_first(*_padded(element)[1:3]))
        if element[0] == _CHANGED:
            booking.changed_on = booking.changed_on or moment
        elif element[0] == _TICKETED:
            booking.booked_on = booking.booked_on or moment
    origin = branch.first("ORG")
    booking.agency = origin.component(1).strip() or None if origin else None
    for traveller in branch.below("GR.2"):
        _read_payments(traveller, booking)
    _read_payments(branch, booking)
    return booking


def _read_locators(branch: Branch, booking: BookingDraft) -> None:
    for element in _elements(branch.all("RCI")):
        carrier, locator, _kind, day, time = _padded(element)[:5]
        if booking.locator:
            booking.services.append(Service(code="RCI", text=f"{carrier} {locator}".strip()))
        elif locator.strip():
            booking.locator = locator.strip().upper()
            booking.booked_on = as_utc(day_first(day, time))


def _read_payments(branch: Branch, booking: BookingDraft) -> None:
    for group in branch.below("GR.3"):
        ticket = group.segments[0].component(0).strip()
        if _TICKET.fullmatch(ticket):
            booking.tickets.append(ticket)
        _read_payments_of(group, booking, _currency(group))
    _read_payments_of(branch, booking, "")


def _read_payments_of(group: Branch, booking: BookingDraft, currency: str) -> None:
    for paid in group.below("GR.4"):
        for element in paid.segments[0].elements:
            text = _payment(element, currency)
            if text:
                booking.payments.append(text)


def _payment(element: tuple[str, ...], currency: str) -> str:
    """Form, amount, card scheme, and of a number only the last four digits (Annex I item 6)."""
    form, _, amount, scheme, number = _padded(element)[:5]
    digits = re.sub(r"[^0-9]", "", number)[-4:]
    return " ".join(text for text in (form, amount, currency if amount else "", scheme, digits) if text)


def _currency(group: Branch) -> str:
    totals = [element for element in _elements(group.all("MON")) if element[0] == "T"]
    return _padded(totals[0])[2] if totals else ""


def _is_elsewhere(segment: Segment) -> bool:
    number = segment.component(4).strip().upper()
    return read_travel(segment) is None and number not in ("ARNK", "") and not number[:1].isdigit()


def _is_air(group: Branch) -> bool:
    return group.segments[0].component(0) == "1" or group.segments[0].component(0, 1) == "1"


def _elements(segments: Iterable[Segment]) -> list[tuple[str, ...]]:
    return [element for segment in segments for element in segment.elements]


def _padded(element: tuple[str, ...]) -> tuple[str, ...]:
    return element + ("",) * (6 - len(element))
