"""One message after the field list: what may be stored, and counts of what may not. Pure."""

from dataclasses import dataclass, replace

from openpiu.core.law.annex_i import Dropped, keep_booking, keep_travellers
from openpiu.core.messages import Reading
from openpiu.core.terms import Booking, Flight, Traveller


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What of one message goes into the store."""

    reading: Reading  # for its outcome only: its travellers and bookings are emptied
    kind: str  # PNR or API
    flight: Flight | None
    travellers: tuple[Traveller, ...]
    bookings: tuple[Booking, ...]
    dropped: Dropped


def keep(reading: Reading) -> Kept:
    """Apply Annex I before anything is stored (PNR-6.1)."""
    travellers, dropped = keep_travellers(reading.travellers)
    bookings = []
    for booking in reading.bookings:
        kept, more = keep_booking(booking)
        bookings.append(kept)
        dropped += more
    return Kept(
        reading=replace(reading, travellers=(), bookings=()),
        kind="API" if reading.kind == "PAXLST" else "PNR",
        # The last leg is the one that reaches the unit's own country; travellers of a route are stored with it.
        flight=reading.flights[-1] if reading.flights else None,
        travellers=travellers,
        bookings=tuple(bookings),
        dropped=dropped,
    )
