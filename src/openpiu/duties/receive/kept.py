"""One message after the field list: what may be stored, and counts of what may not. Pure."""

from dataclasses import dataclass, replace

from openpiu.core.law.annex_i import Dropped, keep_booking, keep_travellers
from openpiu.core.law.shapes import well_shaped_booking, well_shaped_traveller
from openpiu.core.messages import Reading
from openpiu.core.terms import Booking, Flight, Traveller
from openpiu.core.terms.pushes import Says, Source

# What the event of a list says of the persons that it names (PAX-2); one that is not here only notes them.
_EVENTS = {
    None: Says.LISTED,
    "list-changed": Says.LISTED,
    "list-replaced": Says.LISTED,
    "closed-out": Says.ON_BOARD,
    "on-board": Says.ON_BOARD,
    "not-on-board": Says.NOT_ON_BOARD,
    "reservation-cancelled": Says.CANCELLED,
    "flight-cancelled": Says.FLIGHT_CANCELLED,
}
# Events of lists of passengers and crew; all others are those of a status list.
_LIST_EVENTS = (None, "list-changed", "list-replaced", "list-cancelled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What of one message goes into the store."""

    reading: Reading  # for its outcome only: its travellers and bookings are emptied
    source: Source
    says: Says
    flight: Flight | None
    travellers: tuple[Traveller, ...]
    bookings: tuple[Booking, ...]
    cancelled: frozenset[str] = frozenset()  # locators of bookings that the message cancels
    dropped: Dropped


def keep(reading: Reading) -> Kept:
    """Apply Annex I before anything is stored (PNR-6.1)."""
    travellers, dropped = keep_travellers(reading.travellers)
    shaped = [well_shaped_traveller(traveller) for traveller in travellers]
    bookings = []
    for booking in reading.bookings:
        kept, more = keep_booking(booking)
        kept, misshapen = well_shaped_booking(kept)
        bookings.append(kept)
        dropped += more + Dropped(outside=misshapen)
    return Kept(
        reading=replace(reading, travellers=(), bookings=()),
        source=_source(reading),
        says=_says(reading),
        # The last leg is the one that reaches the unit's own country; travellers of a route are stored with it.
        flight=reading.flights[-1] if reading.flights else None,
        travellers=tuple(traveller for traveller, _ in shaped),
        bookings=tuple(bookings),
        cancelled=frozenset(booking.locator for booking in reading.bookings if booking.cancelled),
        dropped=dropped + Dropped(outside=sum(misshapen for _, misshapen in shaped)),
    )


def _source(reading: Reading) -> Source:
    if reading.kind.startswith("PNRGOV"):
        return Source.BOOKING
    return Source.DOCUMENT if reading.event in _LIST_EVENTS else Source.STATUS


def _says(reading: Reading) -> Says:
    if reading.kind.startswith("PNRGOV"):
        return Says.BOOKED if reading.changes_only else Says.ALL_BOOKED
    return _EVENTS.get(reading.event, Says.NOTED)
