"""Putting messages of one transmission on one flight, and drawing its state again from all that is known of it."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from openpiu.core.law.roles import MACHINE
from openpiu.core.terms.flight_state import settle
from openpiu.core.terms.ids import IdMaker
from openpiu.duties import tallies
from openpiu.duties.acting import enter
from openpiu.duties.receive.bookings import judge_bookings, store_bookings, withdrawals
from openpiu.duties.receive.kept import Kept
from openpiu.duties.receive.parts import store_series
from openpiu.duties.receive.records import push_of, write_flight
from openpiu.duties.receive.travellers import Shelf
from openpiu.store.passenger.models import FlightRecord, Hit, MessageRecord, TravellerRecord

Arrival: TypeAlias = tuple[Kept, MessageRecord]


def put_on_flight(flight: FlightRecord, arrivals: Sequence[Arrival], *, ids: IdMaker) -> tuple[int, Counter[str]]:
    """How many travellers are new or changed, and how many more or fewer there are, by area.

    The state depends on which messages came, not on their order.
    """
    at = arrivals[0][1].received_at
    shelf = Shelf.of(flight, ids=ids, at=at)
    for kept, message in arrivals:
        shelf.put(kept, push_of(message))
        store_bookings(kept, message, flight=flight, ids=ids)
    # Messages without a stamp were received by an older version of openpiu.
    messages = MessageRecord.objects.using("passenger").filter(flight=flight).exclude(stamp="")
    state = settle([push_of(message) for message in messages], shelf.reports, withdrawals(flight))
    changed, joined = shelf.save(state.people)
    for row in joined:
        _hand_over(row)
    judge_bookings(flight, state.judgement)
    write_flight(flight, state)
    if any(message.part is not None for _, message in arrivals):
        received = {message.stamp: message.received_at for message in messages}
        store_series(flight, state.series, received, ids=ids, at=at)
    return changed, shelf.counted


def _hand_over(row: TravellerRecord) -> None:
    """Hits of a traveller who turned out to be another row go with them, with their reviews.

    A hit stays where the other row has one on the same alert.
    """
    both = [id_ for id_ in (row.id, row.joined_into_id) if id_]
    matched = len(tallies.matches_of(both))
    hits = Hit.objects.using("passenger")
    there = hits.filter(traveller=row.joined_into_id).values_list("alert")
    moved = hits.filter(traveller=row).exclude(alert__in=there).update(traveller=row.joined_into_id)
    enter(
        "traveller.joined", actor=MACHINE, at=row.changed_at, subject=f"traveller:{row.id}",
        into=str(row.joined_into_id), hits=moved,
    )  # fmt: skip
    tallies.hand_over(matched, both, at=row.changed_at)
