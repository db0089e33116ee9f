"""Receiving: bytes become transmissions, messages, travellers and bookings; what cannot be read is quarantined."""

from openpiu.duties.receive.intake import intake_page
from openpiu.duties.receive.parts import PATIENCE, flag_missing_parts
from openpiu.duties.receive.receiving import Receipt, destroy_sealed, receive

__all__ = [
    "PATIENCE",
    "Receipt",
    "destroy_sealed",
    "flag_missing_parts",
    "intake_page",
    "receive",
]
