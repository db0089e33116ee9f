"""Rows for bookings: the newest version of each on its flight, whether it still stands, and who was taken off it."""

from uuid import UUID

from django.db.models import Q

from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.plain import booking_to_plain
from openpiu.core.terms.reports import letters
from openpiu.core.terms.standing import Judgement, Withdrawal
from openpiu.duties.receive.kept import Kept
from openpiu.store.passenger.models import BookingRecord, FlightRecord, MessageRecord
from openpiu.store.sealed import KEPT, SEALED, day_name

WRITTEN = [*SEALED, "cancelled", "takes_off", "stamp", "sent_at"]


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
        if row.stamp <= message.stamp and not is_masked(row):
            row.seal(booking_to_plain(booking), under=day_name(row.received_at))
            row.cancelled, row.takes_off = booking.cancelled, bool(booking.cancelled_names)
            row.stamp, row.sent_at = message.stamp, message.sent_at
            written[id_] = row
    BookingRecord.objects.using("passenger").bulk_create(
        written.values(), update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN
    )


def is_masked(booking: BookingRecord) -> bool:
    """Whether it was masked with a record that is kept: no late message brings it to light, or to life, again."""
    return booking.sealed_under.startswith(f"{KEPT}/")


def withdrawals(flight: FlightRecord) -> list[Withdrawal]:
    """Who was taken off the flight's bookings, as the newest version of each tells it."""
    told = BookingRecord.objects.using("passenger").filter(Q(cancelled=True) | Q(takes_off=True), flight=flight)
    return [
        Withdrawal(
            locator=row.locator,
            stamp=row.stamp,
            everybody=row.cancelled,
            names=frozenset(map(_letters, row.content["cancelled_names"])),
        )
        for row in told.exclude(locator="")
    ]


def _letters(name: dict[str, str | None]) -> tuple[str, str]:
    return letters(name["surname"]), letters(name["given_names"])


def judge_bookings(flight: FlightRecord, judgement: Judgement) -> None:
    """Mark what is cancelled or is not in the newest full push any more (PNR-8.7); the row stays."""
    rows = BookingRecord.objects.using("passenger").filter(flight=flight)
    known = list(rows.values_list("id", "stamp", "left", "cancelled"))
    for left in (True, False):
        wrong = [
            id_
            for id_, stamp, was, cancelled in known
            if (cancelled or stamp < judgement.booked) is left and was is not left
        ]
        if wrong:
            rows.filter(id__in=wrong).update(left=left)
