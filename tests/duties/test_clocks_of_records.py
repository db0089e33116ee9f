"""The clock of a stored record."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import connections
from django.test.utils import CaptureQueriesContext

from openpiu.core.law.clocks import Clock
from openpiu.core.law.clocks import Ground as Standing
from openpiu.duties.clocks import clock_of, with_grounds
from openpiu.store.passenger.models import FlightRecord, Ground, TravellerRecord


def test_a_clock_has_the_confirmed_grounds_only(stores: None, at: datetime) -> None:
    """CJ-15: a proposal keeps nothing; and many records cost two queries."""
    flight = FlightRecord.objects.using("passenger").create(id=uuid4(), carrier="ZQ", number="1")
    expires, due = at + timedelta(days=9), at + timedelta(days=99)
    for _ in range(3):
        row = TravellerRecord.objects.using("passenger").create(
            id=uuid4(), flight=flight, digest="", received_at=at, changed_at=at, expires_at=expires
        )
        said = {"traveller": row, "kind": "case", "reference": "UTO-1", "proposed_by": "w.officer", "proposed_at": at}
        Ground.objects.using("passenger").create(id=uuid4(), **said)
        Ground.objects.using("passenger").create(
            id=uuid4(), confirmed_by="s.super", confirmed_at=at, review_due=due, **said
        )
    with CaptureQueriesContext(connections["passenger"]) as asked:
        clocks = [clock_of(row) for row in with_grounds(TravellerRecord.objects.using("passenger").all())]
    assert (
        clocks == [Clock(received_at=at, grounds=[Standing(confirmed_at=at, review_due=due)], expires_at=expires)] * 3
    )
    assert len(asked) == 2
