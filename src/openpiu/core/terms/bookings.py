"""Bookings (PNR): what is common to the travellers of one record locator, before the field list is applied."""

from dataclasses import dataclass
from datetime import datetime

from openpiu.core.terms.flights import Flight


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One special service request or free remark, by its four-letter code; the text is as received.

    Held only between reading and the field list of Annex I, which drops most of them (PNR-6.1, PNR-13.2).
    """

    code: str
    text: str = ""
    traveller: str | None = None  # the sender's reference of the person, None for the whole booking


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """One PNR as reported (Annex I items 1, 2, 5, 6, 7, 9, 13)."""

    locator: str
    booked_on: datetime | None = None  # item 2, UTC as reported
    changed_on: datetime | None = None  # DAT 700, last change
    agency: str | None = None  # item 9
    itinerary: tuple[Flight, ...] = ()  # item 7
    emails: tuple[str, ...] = ()  # contacts that no traveller reference claims
    phones: tuple[str, ...] = ()
    payment: str | None = None  # item 6: form, amount, last four digits only
    tickets: tuple[str, ...] = ()  # item 13
    services: tuple[Service, ...] = ()
    elsewhere: int = 0  # groups outside Annex I (hotel, car, rail): dropped while reading and counted
