"""Bookings (PNR): what is common to the travellers of one record locator, before the field list is applied."""

from dataclasses import dataclass
from datetime import datetime

from openpiu.core.terms.baggage import Baggage
from openpiu.core.terms.flights import Flight
from openpiu.core.terms.names import FullName


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One special service request or free remark, by its four-letter code; the text is as received.

    Held only between reading and the field list of Annex I, which drops most of them (PNR-6.1, PNR-13.2).
    """

    code: str
    text: str = ""
    traveller: str | None = None  # the sender's reference of the person, None for the whole booking


@dataclass(frozen=True, slots=True, kw_only=True)
class LegStatus:
    """What a booking holds on one flight of its itinerary, as reservation systems say it: `HK` for two."""

    flight: str  # designator, `ZQ214`
    code: str
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of a booking's history (Annex I item 19), by the tag of its segment or the code of its request."""

    code: str  # TIF, TVL, DOCS, ...; the field list goes by it
    action: str = ""  # added, cancelled; empty where the sender does not say
    made_on: datetime | None = None  # UTC as reported
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """One PNR as reported (Annex I; the items stand in `core.law.annex_i`)."""

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
    other_locators: tuple[str, ...] = ()  # item 1: of other systems, `1A ABC123`
    addresses: tuple[str, ...] = ()  # item 5
    billing: str | None = None  # item 6: the address of who paid
    frequent_flyers: tuple[str, ...] = ()  # item 8, of nobody in particular
    statuses: tuple[LegStatus, ...] = ()  # item 10
    splits: tuple[str, ...] = ()  # item 11: locators of bookings that this one was divided from or into
    remarks: tuple[str, ...] = ()  # item 12: unaccompanied minors
    baggage: tuple[Baggage, ...] = ()  # item 16: pooled, or of nobody in particular
    party_size: int | None = None  # item 17: names or seats on the booking
    history: tuple[Change, ...] = ()  # item 19
    cancelled: bool = False  # nobody of this booking is booked on the flight of the message any more
    cancelled_names: tuple[FullName, ...] = ()  # taken off the booking, and not on it now
