"""Receiving: bytes become transmissions, messages, travellers and bookings; what cannot be read is quarantined."""

from openpiu.duties.receive.intake import intake_page
from openpiu.duties.receive.receiving import Receipt, destroy_sealed, receive

__all__ = ["Receipt", "destroy_sealed", "intake_page", "receive"]
