"""Rows for flights and messages, and the pushes that stored messages are."""

import dataclasses
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from openpiu.core.law.shapes import is_reference, well_shaped_version
from openpiu.core.messages import Fault, Repair
from openpiu.core.terms import Flight
from openpiu.core.terms.airports import utc_time
from openpiu.core.terms.flight_state import FlightState
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.plain import flight_to_plain
from openpiu.core.terms.pushes import Push, Says, Source, make_stamp
from openpiu.duties.receive.kept import Kept
from openpiu.duties.receive.measures import measures
from openpiu.store.passenger.models import FlightRecord, MessageRecord, Repetition, Transmission


def store_flight(flight: Flight, ids: IdMaker) -> FlightRecord:
    """The flight's row, made where there is none; `write_flight` brings it up to date."""
    row, _ = FlightRecord.objects.using("passenger").get_or_create(id=ids.flight(flight), defaults=_values(flight))
    return row


def write_flight(row: FlightRecord, state: FlightState) -> None:
    """What the newest messages say of the flight; a value once given is never taken away by silence."""
    values: dict[str, Any] = {"cancelled": state.judgement.is_cancelled, "closed": bool(state.judgement.closed)}
    if state.flight:
        values |= {name: value for name, value in _values(state.flight).items() if value not in (None, "")}
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(using="passenger", update_fields=changed)


def store_message(
    kept: Kept, *, transmission: Transmission, ordinal: int, flight: FlightRecord | None, ids: IdMaker
) -> MessageRecord:
    """The outcome of reading one message; no personal data."""
    reading, measured = kept.reading, measures(kept, ids)
    before = MessageRecord.objects.using("passenger").filter(fingerprint=measured["fingerprint"])
    id_ = ids.make("message", str(transmission.id), str(ordinal))
    sent_at = reading.sent_at.replace(tzinfo=UTC) if reading.sent_at else None
    return MessageRecord.objects.using("passenger").create(
        id=id_,
        transmission=transmission,
        ordinal=ordinal,
        flight=flight,
        kind=reading.kind,
        source=kept.source.value,
        says=kept.says.value,
        # Without a sending time the order of arrival is all there is.
        stamp=make_stamp(sent_at or transmission.received_at, str(id_)),
        reference=_reference(reading.reference, ids),
        part=reading.part.number if reading.part else None,
        is_last=reading.part is not None and reading.part.last,
        about=flight_to_plain(kept.flight) if kept.flight else None,
        version=well_shaped_version(reading.version),
        status=reading.status.value,
        sent_at=sent_at,
        received_at=transmission.received_at,
        travellers=len(kept.travellers),
        dropped=kept.dropped.total,
        repairs=[_plain(repair) for repair in reading.repairs],
        faults=[_plain(fault) for fault in reading.faults],
        is_repeat=measured["fingerprint"] is not None and before.exists(),
        **measured,
    )


def store_repetition(transmission: UUID, *, source: str, at: datetime) -> None:
    """Count bytes that came again. The same source read again is our own doing: a run that went on."""
    rows = Repetition.objects.using("passenger")
    if not Transmission.objects.using("passenger").filter(id=transmission, source=source[:255]).exists():
        rows.get_or_create(transmission_id=transmission, source=source[:255], defaults={"received_at": at})


def _reference(text: str | None, ids: IdMaker) -> str:
    """The access reference; of what cannot be one only a keyed id is kept, so that parts still find one another."""
    if not text:
        return ""
    return text if is_reference(text) else f"id:{ids.make('reference', text).hex}"


def push_of(row: MessageRecord) -> Push:
    """The push that a stored message is."""
    return Push(
        source=Source(row.source),
        says=Says(row.says),
        stamp=row.stamp,
        reference=row.reference,
        part=row.part,
        is_last=row.is_last,
        travellers=row.travellers,
        is_whole=all(fault["severity"] == "warning" for fault in row.faults),
        flight=_flight(row.about) if row.about else None,
    )


def _flight(plain: Mapping[str, Any]) -> Flight:
    return Flight(
        carrier=plain["carrier"],
        number=plain["number"],
        departure_airport=plain["departure_airport"],
        departure=datetime.fromisoformat(plain["departure"]) if plain["departure"] else None,
        arrival_airport=plain["arrival_airport"],
        arrival=datetime.fromisoformat(plain["arrival"]) if plain["arrival"] else None,
    )


def _values(flight: Flight) -> dict[str, Any]:
    return {
        "carrier": flight.carrier,
        "number": flight.number,
        "departure_airport": flight.departure_airport or "",
        "arrival_airport": flight.arrival_airport or "",
        "departure": _wall(flight.departure),
        "arrival": _wall(flight.arrival),
        "departure_at": _utc(flight.departure, flight.departure_airport),
        "arrival_at": _utc(flight.arrival, flight.arrival_airport),
    }


def _plain(remark: Repair | Fault) -> dict[str, Any]:
    return {key: str(value) if value is not None else None for key, value in dataclasses.asdict(remark).items()}


def _wall(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None


def _utc(moment: datetime | None, airport: str | None) -> datetime | None:
    return utc_time(moment, airport) if moment and airport else None
