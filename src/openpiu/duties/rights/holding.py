"""What is held of one traveller, by the items of Annex I: what a full answer lists, and nothing else.

Alerts, hits and lists are not asked here at all. Where others travel on the booking, its contacts, payment and such
may be theirs and are not listed (LED Art. 15(1)(e)); what is said of the traveller alone is.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from openpiu.core.law.annex_i import ITEMS
from openpiu.core.law.letters import Held
from openpiu.duties.rights.wording import text_of
from openpiu.store.passenger.models import BookingRecord, FlightRecord, TravellerRecord

OWN_TO_ALL = frozenset({"locator", "booked_on", "changed_on", "itinerary", "agency", "tickets", "party_size"})


def held_of(row: TravellerRecord) -> Held:
    """The values of one record and its booking under the numbers of Annex I."""
    sides = {"traveller": row.content, "booking": _booking(row), "flight": _flight(row.flight)}
    values = []
    for number, fields in sorted(ITEMS.items()):
        text = "; ".join(_texts(fields, sides))
        if text:
            values.append((number, text))
    return Held(
        journey=f"{row.flight} {row.flight.departure_airport}-{row.flight.arrival_airport}", values=tuple(values)
    )


def _texts(fields: Iterable[str], sides: Mapping[str, Mapping[str, Any]]) -> Iterable[str]:
    for field in fields:
        side, name = field.split(".")
        text = text_of(sides[side].get(name))
        if text:
            yield text


def _booking(row: TravellerRecord) -> dict[str, Any]:
    """What the booking says, where it says it of this traveller."""
    if not row.locator:
        return {}
    booking = BookingRecord.objects.using("passenger").filter(flight=row.flight_id, locator=row.locator).first()
    same = TravellerRecord.objects.using("passenger").filter(
        flight=row.flight_id, locator=row.locator, joined_into=None
    )
    content = booking.content if booking else {}
    is_alone = same.count() <= 1 and (content.get("party_size") or 1) <= 1
    kept = content if is_alone else {name: value for name, value in content.items() if name in OWN_TO_ALL}
    return {name: value for name, value in kept.items() if name != "locator"}  # the traveller's own row has it


def _flight(flight: FlightRecord) -> dict[str, Any]:
    return {
        "carrier": flight.carrier,
        "number": flight.number,
        "departure_airport": flight.departure_airport,
        "arrival_airport": flight.arrival_airport,
        "departure": flight.departure.isoformat(timespec="minutes")[:16] if flight.departure else "",
        "arrival": flight.arrival.isoformat(timespec="minutes")[:16] if flight.arrival else "",
    }
