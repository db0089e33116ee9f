"""How complete one message is: which fields its travellers have. Counts only, no personal data (PNR-14.1, MSG-17)."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from openpiu.core.terms import Booking, Traveller

Has: TypeAlias = Callable[[Traveller, frozenset[str]], bool]

# The fields that decide how well a traveller can be told from a namesake, in the order in which reports show them.
FIELDS: Mapping[str, Has] = {
    "birth_date": lambda one, _: one.birth_date is not None and one.birth_date.is_full,
    "document_number": lambda one, _: any(document.number for document in one.documents),
    "document_issuer": lambda one, _: any(document.issuer for document in one.documents),
    "document_expiry": lambda one, _: any(document.expiry for document in one.documents),
    "sex": lambda one, _: one.sex is not None,
    "nationality": lambda one, _: one.nationality is not None,
    "locator": lambda one, _: bool(one.locator),
    "contact": lambda one, reachable: bool(one.emails or one.phones) or one.locator in reachable,
    "seat": lambda one, _: bool(one.seats),
}


def completeness(travellers: Iterable[Traveller], bookings: Iterable[Booking]) -> dict[str, int]:
    """For each field of FIELDS, how many of the travellers have it; a contact of the booking is everybody's in it."""
    reachable = frozenset(booking.locator for booking in bookings if booking.emails or booking.phones)
    counts = dict.fromkeys(FIELDS, 0)
    for traveller in travellers:
        for field, has in FIELDS.items():
            counts[field] += has(traveller, reachable)
    return counts
