"""What one message holds, whatever its type; the envelope around it is added by `carrier_message`."""

from dataclasses import dataclass
from datetime import date, datetime

from openpiu.core.messages.moments import LATEST
from openpiu.core.terms import Booking, Flight, Traveller


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Flights, travellers and bookings of one message."""

    flights: tuple[Flight, ...] = ()
    travellers: tuple[Traveller, ...] = ()
    bookings: tuple[Booking, ...] = ()
    changes_only: bool = False
    event: str | None = None


def day_of_sending(sent_at: datetime | None, flights: tuple[Flight, ...]) -> date:
    """The day that short years are read against: of sending, else of departure, else the last one foreseen."""
    departures = [flight.departure for flight in flights if flight.departure]
    if sent_at:
        return sent_at.date()
    return departures[0].date() if departures else LATEST
