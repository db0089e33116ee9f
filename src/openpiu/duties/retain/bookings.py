"""Bookings go six months after their receipt, unless a kept record needs them; those were masked with it."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from openpiu.core.law.clocks import add_months
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import MACHINE
from openpiu.duties.acting import alone_in_one_transaction, enter
from openpiu.duties.retain.clocks import UNEQUAL
from openpiu.duties.retain.deleting import erase_bookings
from openpiu.store.passenger.models import BookingRecord, TravellerRecord

PAGE = 2000


def erase_due_bookings(*, at: datetime, profile: Profile) -> int:
    """Delete what is due, a page a transaction; returns how many."""
    total = 0
    while True:
        with alone_in_one_transaction():
            due = [
                booking.id
                for booking in _old(at, profile)[:PAGE]
                if add_months(booking.received_at, profile.ordinary_months.value) <= at
            ]
            if not due:
                return total
            total += erase_bookings(due, at=at)
            enter(
                "bookings.deleted", actor=MACHINE, at=at, subject=f"bookings:{len(due)}",
                records=sorted(str(id_) for id_ in due), **profile.basis("ordinary_months"),
            )  # fmt: skip


def _old(at: datetime, profile: Profile) -> QuerySet[BookingRecord]:
    """Bookings that may be due, of which nobody is kept."""
    kept = (
        TravellerRecord.objects.using("passenger")
        .filter(flight=OuterRef("flight"), locator=OuterRef("locator"))
        .exclude(locator="")
    )
    bound = add_months(at, -profile.ordinary_months.value) + UNEQUAL
    old = BookingRecord.objects.using("passenger").filter(~Exists(kept), received_at__lte=bound)
    return old.order_by("received_at", "id")
