"""Hotel, car and rail in a booking (GR.9): dropped while reading and counted; a flight in it is a flight (PNR-6.1)."""

from openpiu.core.messages.pnrgov_flights import open_leg
from openpiu.core.messages.pnrgov_party import Party

_AIR = "1"


def open_other(party: Party, at: int) -> None:
    """MSG in a booking: what kind of service follows."""
    segment = party.push.segment(at)
    party.home = party.leg = None
    party.is_air = _AIR in (segment.component(0), segment.component(0, 1))
    party.booking.elsewhere += not party.is_air


def read_other(party: Party, at: int) -> None:
    """TVL behind it."""
    if party.is_air:
        open_leg(party, at)
