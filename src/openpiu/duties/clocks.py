"""The clock of a stored record: what `core.law.clocks` asks, read the same by who deletes and who checks."""

from django.db.models import Prefetch, QuerySet

from openpiu.core.law.clocks import Clock
from openpiu.core.law.clocks import Ground as Standing
from openpiu.store.passenger.models import Ground, TravellerRecord


def clock_of(row: TravellerRecord) -> Clock:
    """The record's clock; fetch it `with_grounds`."""
    grounds = [
        Standing(confirmed_at=ground.confirmed_at, review_due=ground.review_due, ended_at=ground.ended_at)
        for ground in row.grounds.all()
        if ground.confirmed_at is not None and ground.review_due is not None
    ]
    return Clock(received_at=row.received_at, grounds=grounds, masked_at=row.masked_at, expires_at=row.expires_at)


def with_grounds(rows: QuerySet[TravellerRecord]) -> QuerySet[TravellerRecord]:
    """The records with all their grounds."""
    return rows.prefetch_related(Prefetch("grounds", Ground.objects.using("passenger").order_by("proposed_at", "id")))
