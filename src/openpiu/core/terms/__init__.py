"""The words all rooms use: dates, documents, flights, travellers, bookings. Frozen values, no behaviour of a duty."""

from openpiu.core.terms.airports import Airport, airport, airport_country, utc_time
from openpiu.core.terms.baggage import Baggage
from openpiu.core.terms.bookings import Booking, Change, LegStatus, Service
from openpiu.core.terms.countries import COUNTRIES, country
from openpiu.core.terms.dates import PartialDate
from openpiu.core.terms.documents import Document
from openpiu.core.terms.flights import Flight
from openpiu.core.terms.names import FullName, GivenNames, full_name, split_title
from openpiu.core.terms.travellers import Traveller, TravellerKind, TravelStatus

__all__ = [
    "COUNTRIES",
    "Airport",
    "Baggage",
    "Booking",
    "Change",
    "Document",
    "Flight",
    "FullName",
    "GivenNames",
    "LegStatus",
    "PartialDate",
    "Service",
    "TravelStatus",
    "Traveller",
    "TravellerKind",
    "airport",
    "airport_country",
    "country",
    "full_name",
    "split_title",
    "utc_time",
]
