"""What a value of Annex I can look like: text that a damaged message put in its place is free text, and is not kept.

Belongs here: shapes of values that are no names. Not here: which values may be kept at all (`annex_i`). A name has no
shape, so a traveller is never left out here.
"""

import re
from dataclasses import replace

from openpiu.core.terms import Booking, Document, Traveller

# ICAO Doc 9303 has one or two letters for the type and up to 15 places for a number in a line of its own.
_TYPE = re.compile(r"[A-Z]{1,2}")
_NUMBER = re.compile(r"(?=.*[0-9])[A-Z0-9]{1,15}|[A-Z]{1,9}")
_LOCATOR = re.compile(r"[A-Z0-9./ -]{1,20}", re.IGNORECASE)
_VERSION = re.compile(r"[A-Z0-9]{1,4}(?::[A-Z0-9]{1,4})?", re.IGNORECASE)
_AGENCY = re.compile(r"[A-Z0-9]{1,12}", re.IGNORECASE)
# Form, amount, currency, scheme, last four digits; never a whole card number (Annex I item 6, PCI DSS 3.4).
_PAYMENT_WORD = re.compile(r"[A-Z]{1,4}|[A-Z0-9]{1,4}|[0-9]{1,9}(?:\.[0-9]{0,4})?")
_BETWEEN_PAYMENTS = "; "


def well_shaped_traveller(traveller: Traveller) -> tuple[Traveller, int]:
    """The traveller without documents and a locator that cannot be any, and how many those were."""
    kept = tuple(document for document in traveller.documents if _is_document(document))
    locator = well_shaped_locator(traveller.locator)
    lost = len(traveller.documents) - len(kept) + bool(traveller.locator and not locator)
    return (replace(traveller, documents=kept, locator=locator), lost) if lost else (traveller, 0)


def well_shaped_locator(locator: str | None) -> str | None:
    """The record locator, None where the text cannot be one."""
    return locator if locator and _LOCATOR.fullmatch(locator) else None


def well_shaped_version(version: str | None) -> str:
    """The version of a message such as 13:1 or D:05B, empty where the text cannot be one."""
    return version if version and _VERSION.fullmatch(version) else ""


def well_shaped_booking(booking: Booking) -> tuple[Booking, int]:
    """The booking without payments, agency and locator that cannot be any, and how many those were."""
    payments = booking.payment.split(_BETWEEN_PAYMENTS) if booking.payment else []
    kept = [payment for payment in payments if all(map(_PAYMENT_WORD.fullmatch, payment.split()))]
    agency = booking.agency if booking.agency and _AGENCY.fullmatch(booking.agency) else None
    locator = well_shaped_locator(booking.locator) or ""
    lost = len(payments) - len(kept) + (agency != booking.agency) + (locator != booking.locator)
    if not lost:
        return booking, 0
    return replace(booking, locator=locator, payment=_BETWEEN_PAYMENTS.join(kept) or None, agency=agency), lost


def _is_document(document: Document) -> bool:
    return bool(_TYPE.fullmatch(document.type) and _NUMBER.fullmatch(document.number))
