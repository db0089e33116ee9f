"""Rows for bookings: the newest version of each on its flight, and whether it still stands."""

from uuid import UUID

from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.plain import booking_to_plain
from openpiu.core.terms.standing import Judgement
from openpiu.duties.receive.kept import Kept
from openpiu.store.passenger.models import BookingRecord, FlightRecord, MessageRecord


def store_bookings(kept: Kept, message: MessageRecord, *, flight: FlightRecord, ids: IdMaker) -> None:
    """What one message says of bookings, where no newer message has said otherwise."""
    if not kept.bookings:
        return
    rows = {row.id: row for row in BookingRecord.objects.using("passenger").filter(flight=flight)}
    written: dict[UUID, BookingRecord] = {}
    for booking in kept.bookings:
        id_ = ids.make("booking", str(flight.id), booking.locator)
        row = rows.get(id_) or BookingRecord(
            id=id_, flight=flight, locator=booking.locator, received_at=message.received_at
        )
        if row.stamp <= message.stamp:
            row.content, row.stamp, row.sent_at = booking_to_plain(booking), message.stamp, message.sent_at
            written[id_] = row
    BookingRecord.objects.using("passenger").bulk_create(
        written.values(), update_conflicts=True, unique_fields=["id"], update_fields=["content", "stamp", "sent_at"]
    )


def judge_bookings(flight: FlightRecord, judgement: Judgement) -> None:
    """Mark what the newest full push no longer has (PNR-8.7); the row stays."""
    rows = BookingRecord.objects.using("passenger").filter(flight=flight)
    known = list(rows.values_list("id", "stamp", "left"))
    for left in (True, False):
        wrong = [id_ for id_, stamp, was in known if (stamp < judgement.booked) is left and was is not left]
        if wrong:
            rows.filter(id__in=wrong).update(left=left)
