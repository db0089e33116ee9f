"""Rows for bookings: the newest version of each on its flight, whether it still stands, and who was taken off it."""

from uuid import UUID

from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.plain import booking_to_plain
from openpiu.core.terms.reports import letters
from openpiu.core.terms.standing import Judgement, Withdrawal
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


def withdrawals(flight: FlightRecord) -> list[Withdrawal]:
    """Who was taken off the flight's bookings, as the newest version of each tells it."""
    rows = BookingRecord.objects.using("passenger").filter(flight=flight).exclude(locator="")
    told = rows.values_list("locator", "stamp", "content__cancelled", "content__cancelled_names")
    return [
        Withdrawal(locator=locator, stamp=stamp, everybody=bool(cancelled), names=frozenset(map(_letters, names or ())))
        for locator, stamp, cancelled, names in told
        if cancelled or names
    ]


def _letters(name: dict[str, str | None]) -> tuple[str, str]:
    return letters(name["surname"]), letters(name["given_names"])


def judge_bookings(flight: FlightRecord, judgement: Judgement) -> None:
    """Mark what is cancelled or is not in the newest full push any more (PNR-8.7); the row stays."""
    rows = BookingRecord.objects.using("passenger").filter(flight=flight)
    known = list(rows.values_list("id", "stamp", "left", "content__cancelled"))
    for left in (True, False):
        wrong = [
            id_
            for id_, stamp, was, cancelled in known
            if (bool(cancelled) or stamp < judgement.booked) is left and was is not left
        ]
        if wrong:
            rows.filter(id__in=wrong).update(left=left)
