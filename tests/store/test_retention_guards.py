"""Deletion as the database holds it: by its own functions only, and nothing that the law still lets be needed."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connections, transaction

from openpiu.core.law.clocks import Clock, Step, add_months, due
from openpiu.core.law.clocks import Ground as Standing
from openpiu.core.law.profiles import DEFAULT
from openpiu.store.passenger.models import (
    BookingRecord,
    DeletionManifest,
    Erasure,
    FlightRecord,
    Ground,
    TravellerRecord,
)

pytestmark = pytest.mark.usefixtures("stores")
RECEIVED = datetime(2026, 8, 31, 14, 20, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def record(**changes: Any) -> TravellerRecord:
    """One record on a flight of its own."""
    flight = FlightRecord.objects.using("passenger").create(id=uuid4(), carrier="ZQ", number="1")
    values = {"digest": "0", "received_at": RECEIVED, "changed_at": RECEIVED} | changes
    return TravellerRecord.objects.using("passenger").create(id=uuid4(), flight=flight, **values)


def ground(row: TravellerRecord, **changes: Any) -> Ground:
    """A confirmed ground."""
    values = {
        "kind": "case", "reference": "UTO-1", "proposed_by": "w.officer", "proposed_at": RECEIVED,
        "confirmed_by": "s.super", "confirmed_at": RECEIVED, "review_due": add_months(RECEIVED, 12),
    }  # fmt: skip
    return Ground.objects.using("passenger").create(id=uuid4(), traveller=row, **{**values, **changes})


def erase(row: TravellerRecord, at: datetime) -> int:
    """As the program's role calls it."""
    with transaction.atomic(using="passenger"), connections["passenger"].cursor() as cursor:
        cursor.execute("SELECT erase_travellers(%s::uuid[], %s)", [[row.id], at])
        found = cursor.fetchone()
    return int(found[0]) if found else 0


def may_go(row: TravellerRecord, at: datetime) -> bool:
    """What the database says."""
    with connections["passenger"].cursor() as cursor:
        cursor.execute("SELECT may_go(%s, %s)", [row.id, at])
        found = cursor.fetchone()
    return bool(found and found[0])


@pytest.mark.parametrize("table", ["travellerrecord", "report", "bookingrecord", "hit", "review", "vault", "ground"])
def test_the_program_s_role_deletes_nothing_itself(table: str) -> None:
    """PNR-13.9, CJ-14."""
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(using="passenger"),
        connections["passenger"].cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM passenger_{table}")


def test_a_young_record_is_not_deleted_by_anybody() -> None:
    """CJ-14: to the second, also at the end of February."""
    row = record()
    six = datetime(2027, 2, 28, 14, 20, tzinfo=UTC)
    with pytest.raises(DatabaseError, match="CJ-14"):
        erase(row, six - SECOND)
    assert erase(row, six) == 1


def test_a_record_with_a_ground_is_not_deleted_before_five_years() -> None:
    """CJ-15, PNR-12.1."""
    row = record()
    ground(row, review_due=add_months(RECEIVED, 100))
    with pytest.raises(DatabaseError, match="CJ-14"):
        erase(row, add_months(RECEIVED, 60) - SECOND)
    assert erase(row, add_months(RECEIVED, 60)) == 1


def test_a_decision_lets_a_young_record_go() -> None:
    """RGT-6: the decision first, and it stays when the record is gone."""
    row = record()
    Erasure.objects.using("passenger").create(traveller=row.id, reason="E1", decided_by="t.dpo", decided_at=RECEIVED)
    assert erase(row, RECEIVED + timedelta(days=1)) == 1
    assert Erasure.objects.using("passenger").filter(traveller=row.id).exists()


@pytest.mark.parametrize("months", [0, 5, 6, 7, 11, 12, 13, 59, 60, 61])
@pytest.mark.parametrize(
    "grounds",
    [
        [], [{}], [{"ended_by": "s.super", "ended_at": add_months(RECEIVED, 7)}],
        [{"confirmed_at": add_months(RECEIVED, 6)}], [{"review_due": add_months(RECEIVED, 61)}],
        [{"review_due": add_months(RECEIVED, 6)}, {"confirmed_at": add_months(RECEIVED, 7)}],
        [{"confirmed_by": "", "confirmed_at": None, "review_due": None}],
    ],
)  # fmt: skip
@pytest.mark.parametrize("expires", [None, 9])
def test_the_database_and_the_core_say_the_same(
    months: int, grounds: list[dict[str, Any]], expires: int | None
) -> None:
    """CJ-14, CJ-15, PNR-12.1: two who can say no must agree."""
    expires_at = add_months(RECEIVED, expires) if expires else None
    row = record(expires_at=expires_at)
    rows = [ground(row, **changes) for changes in grounds]
    standing = [
        Standing(confirmed_at=one.confirmed_at, review_due=one.review_due, ended_at=one.ended_at)
        for one in rows
        if one.confirmed_at and one.review_due
    ]
    at = add_months(RECEIVED, months)
    clock = Clock(received_at=RECEIVED, grounds=standing, expires_at=expires_at)
    assert may_go(row, at) == (due(clock, DEFAULT, at).step is Step.DELETE)


@pytest.mark.parametrize(
    "changes",
    [
        {"confirmed_by": "w.officer"}, {"confirmed_by": ""}, {"review_due": None}, {"reference": ""}, {"kind": "x"},
        {"ended_by": "s.super"}, {"proposed_by": "", "confirmed_by": "s.super"},
    ],
)  # fmt: skip
def test_a_ground_of_one_person_or_without_its_parts_is_refused(changes: dict[str, Any]) -> None:
    """RGT-15, CJ-15: by the database, past every duty."""
    row = record()
    with pytest.raises(DatabaseError), transaction.atomic(using="passenger"):
        ground(row, **changes)


def test_a_booking_that_a_kept_record_needs_stays() -> None:
    """CJ-14."""
    row = record(locator="K7MTRA")
    ground(row, review_due=add_months(RECEIVED, 100))
    booking = BookingRecord.objects.using("passenger").create(
        id=uuid4(), flight=row.flight, locator="K7MTRA", received_at=RECEIVED
    )
    with connections["passenger"].cursor() as cursor:
        with pytest.raises(DatabaseError, match="CJ-14"), transaction.atomic(using="passenger"):
            cursor.execute("SELECT erase_bookings(%s::uuid[], %s)", [[booking.id], add_months(RECEIVED, 6)])
        cursor.execute("SELECT erase_bookings(%s::uuid[], %s)", [[booking.id], add_months(RECEIVED, 60)])
        assert cursor.fetchone() == (1,)


def test_reports_go_only_from_a_masked_record() -> None:
    """PNR-12.4."""
    row = record()
    with connections["passenger"].cursor() as cursor:
        cursor.execute("SELECT erase_reports(%s::uuid[])", [[row.id]])
        assert cursor.fetchone() == (0,)


def test_a_manifest_is_only_ever_added() -> None:
    """PNR-12.10."""
    made = DeletionManifest.objects.using("passenger").create(
        id=uuid4(),
        at=RECEIVED,
        profile="eu-strict",
        profile_version="1",
        deleted=1,
        masked=0,
        keys_destroyed=0,
        signed="{}",
    )
    with pytest.raises(DatabaseError), transaction.atomic(using="passenger"):
        DeletionManifest.objects.using("passenger").filter(id=made.id).update(deleted=2)


# What refers to a record, a hit or a review, each of which `erase_travellers` deletes or lets go of.
REFERRING = {
    "passenger_disclosure.hit_id", "passenger_ground.traveller_id", "passenger_hit.rests_on_id",
    "passenger_hit.traveller_id", "passenger_parting.one_id", "passenger_parting.other_id",
    "passenger_report.traveller_id", "passenger_review.hit_id", "passenger_review.undoes_id",
    "passenger_travellerrecord.joined_into_id", "passenger_vault.traveller_id",
}  # fmt: skip


def test_nothing_that_is_new_can_hold_a_record_back() -> None:
    """CJ-14: a table that begins to refer to travellers, hits or reviews must be taken up in sql/retention.sql."""
    with connections["passenger"].cursor() as cursor:
        cursor.execute(
            "SELECT c.conrelid::regclass || '.' || a.attname FROM pg_constraint c "
            "JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) WHERE c.contype = 'f' "
            "AND c.confrelid::regclass::text IN "
            "('passenger_travellerrecord', 'passenger_hit', 'passenger_review', 'passenger_report')"
        )
        assert {name for (name,) in cursor.fetchall()} == REFERRING
