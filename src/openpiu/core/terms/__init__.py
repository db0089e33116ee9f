"""The words that all rooms use: dates, documents, flights, travellers, bookings. Frozen values, no behaviour of a duty."""

from openpiu.core.terms.bookings import Booking, Service
from openpiu.core.terms.dates import PartialDate
from openpiu.core.terms.documents import Document
from openpiu.core.terms.flights import Flight
from openpiu.core.terms.travellers import Traveller, TravellerKind

__all__ = ["Booking", "Document", "Flight", "PartialDate", "Service", "Traveller", "TravellerKind"]
