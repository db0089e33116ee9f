"""Rows for flights, messages and bookings of one message."""

import dataclasses
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from openpiu.core.messages import Fault, Repair
from openpiu.core.terms import Booking, Flight
from openpiu.core.terms.airports import utc_time
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.plain import flight_to_plain
from openpiu.duties.receive.kept import Kept
from openpiu.store.passenger.models import BookingRecord, FlightRecord, MessageRecord, Transmission


def store_flight(flight: Flight, ids: IdMaker) -> FlightRecord:
    """The flight's row, made or completed; a time once known is changed only by a newer report of the same time."""
    id_ = ids.flight(flight)
    values = {
        "carrier": flight.carrier,
        "number": flight.number,
        "departure_airport": flight.departure_airport or "",
        "arrival_airport": flight.arrival_airport or "",
        "departure": _wall(flight.departure),
        "arrival": _wall(flight.arrival),
        "departure_at": _utc(flight.departure, flight.departure_airport),
        "arrival_at": _utc(flight.arrival, flight.arrival_airport),
    }
    known = {name: value for name, value in values.items() if value not in (None, "")}
    row, _ = FlightRecord.objects.using("passenger").update_or_create(id=id_, defaults=known, create_defaults=values)
    return row


def store_message(
    kept: Kept, *, transmission: Transmission, ordinal: int, flight: FlightRecord | None, ids: IdMaker
) -> None:
    """The outcome of reading one message; no personal data."""
    reading = kept.reading
    MessageRecord.objects.using("passenger").create(
        id=ids.make("message", str(transmission.id), str(ordinal)),
        transmission=transmission,
        ordinal=ordinal,
        flight=flight,
        kind=reading.kind,
        version=reading.version or "",
        status=reading.status.value,
        sent_at=reading.sent_at.replace(tzinfo=UTC) if reading.sent_at else None,
        received_at=transmission.received_at,
        travellers=len(kept.travellers),
        dropped=kept.dropped.total,
        repairs=[_plain(repair) for repair in reading.repairs],
        faults=[_plain(fault) for fault in reading.faults],
    )


def store_bookings(kept: Kept, *, flight: FlightRecord, ids: IdMaker, at: datetime) -> None:
    """The newest version of each booking on the flight."""
    sent = kept.reading.sent_at.replace(tzinfo=UTC) if kept.reading.sent_at else at
    rows = {row.id: row for row in BookingRecord.objects.using("passenger").filter(flight=flight)}
    written: dict[UUID, BookingRecord] = {}
    for booking in kept.bookings:
        id_ = ids.make("booking", str(flight.id), booking.locator)
        row = rows.get(id_) or BookingRecord(id=id_, flight=flight, locator=booking.locator, received_at=at)
        if row.sent_at is None or row.sent_at <= sent:
            row.content, row.sent_at = _booking(booking), sent
            written[id_] = row
    BookingRecord.objects.using("passenger").bulk_create(
        written.values(), update_conflicts=True, unique_fields=["id"], update_fields=["content", "sent_at"]
    )


def _booking(booking: Booking) -> dict[str, Any]:
    return {
        "booked_on": booking.booked_on.isoformat() if booking.booked_on else None,
        "changed_on": booking.changed_on.isoformat() if booking.changed_on else None,
        "agency": booking.agency,
        "itinerary": [flight_to_plain(flight) for flight in booking.itinerary],
        "emails": list(booking.emails),
        "phones": list(booking.phones),
        "payment": booking.payment,
        "tickets": list(booking.tickets),
        "services": sorted({service.code for service in booking.services}),
    }


def _plain(remark: Repair | Fault) -> dict[str, Any]:
    return {key: str(value) if value is not None else None for key, value in dataclasses.asdict(remark).items()}


def _wall(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None


def _utc(moment: datetime | None, airport: str | None) -> datetime | None:
    return utc_time(moment, airport) if moment and airport else None
