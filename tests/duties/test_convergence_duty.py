"""Receiving converges: on the real database, in any order, the same messages end in the same stored state (MSG-8)."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import transaction

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.synth import build_world
from openpiu.duties import receive
from openpiu.store.passenger.models import BookingRecord, FlightRecord, Report, SeriesRecord, TravellerRecord

START = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
FLIGHT = 6  # small, with a push of changes only
IN_PARTS = 2  # small, with pushes in two parts
Take = Callable[[list[bytes]], dict[str, list[Any]]]


def stored() -> dict[str, list[Any]]:
    """The state, apart from times of receipt. Rows that turned out to be another row are no travellers."""
    people = TravellerRecord.objects.using("passenger").filter(joined_into=None).order_by("id")
    return {
        "travellers": list(
            people.values_list("id", "digest", "locator", "standing", "added", "has_api", "has_birth_date")
        ),
        "reports": _rows(Report, "id", "traveller", "kind", "ordinal", "stamp", "mentions", "received"),
        "contents": _contents(Report),
        "bookings": _rows(BookingRecord, "id", "locator", "cancelled", "takes_off", "stamp", "left"),
        "booked": _contents(BookingRecord),
        "flights": _rows(FlightRecord, "id", "departure_at", "arrival_at", "arrival_airport", "cancelled", "closed"),
        "series": [
            (row.id, row.parts, row.total, row.complete_at is None)
            for row in SeriesRecord.objects.using("passenger").order_by("id")
        ],
    }


def _rows(model: Any, *fields: str) -> list[Any]:
    return list(model.objects.using("passenger").order_by("id").values_list(*fields))


def _contents(model: Any) -> list[Any]:
    return [row.content for row in model.objects.using("passenger").order_by("id")]


@pytest.fixture
def take(stores: None, keys: KeyStore, at: datetime) -> Take:
    """Receive messages in their order, look at what is stored, and forget it again."""

    def receive_all(contents: list[bytes]) -> dict[str, list[Any]]:
        with transaction.atomic(using="passenger"):
            for minute, content in enumerate(contents):
                receive.receive(content, source="test.edi", at=at + timedelta(minutes=minute), keys=keys)
            state = stored()
            transaction.set_rollback(True, using="passenger")
        return state

    return receive_all


def sent(flight: int) -> list[bytes]:
    """All messages about one flight, and one of them once more under another interchange."""
    world = build_world(seed=9, flights=8, start=START)
    contents = [world.send(push).content for push in world.pushes if push.flight == flight]
    return [*contents, contents[0] + b"\r\n"]


@pytest.mark.parametrize(
    ("flight", "rounds"),
    [(FLIGHT, 5), (IN_PARTS, 3), pytest.param(IN_PARTS, 200, marks=[pytest.mark.prove, pytest.mark.timeout(3600)])],
)
def test_any_interleaving_ends_in_the_same_stored_state(take: Take, flight: int, rounds: int) -> None:
    """MSG-7, MSG-8: travellers with their standing, reports, bookings, flights and series; ids too."""
    contents = sent(flight)
    in_order = take(contents)
    assert len(in_order["travellers"]) > 30
    rng = Random(2016)
    for _ in range(rounds):
        shuffled = [*contents, *rng.choices(contents, k=2)]
        rng.shuffle(shuffled)
        assert take(shuffled) == in_order
    if rounds > 10:
        sys.stdout.write(f"\n{rounds} interleavings of {len(contents)} messages on PostgreSQL: one stored state\n")
