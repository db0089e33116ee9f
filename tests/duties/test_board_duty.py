"""The flight board: which flights, in which order, with which counts; never a name."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta

import pytest

from openpiu.core.law.permissions import Act, may
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import board, review
from openpiu.duties.board.rows import BoardRow
from openpiu.duties.review.cards import InboxRow
from openpiu.errors import Refused
from openpiu.store.passenger.models import FlightRecord, TravellerRecord

FORGES = True  # one test copies records past the duties

Make = Callable[..., bytes]
Send = Callable[[bytes], None]
Want = Callable[..., None]
LANDS = datetime.fromisoformat("2026-11-23T06:12:00+00:00")  # 07:12 in Brussels


def rows(officer: Actor, at: datetime, hours: int = 12) -> list[BoardRow]:
    """The board's rows at a moment."""
    return list(board.flight_board(actor=officer, at=at, hours=hours).rows)


def flight(number: int, arrival: datetime | None) -> None:
    """One more flight."""
    id_ = f"00000000-0000-4000-8000-{number:012}"
    FlightRecord.objects.using("passenger").create(
        id=id_, carrier="QX", number=str(number), departure_airport="IST", arrival_airport="BRU", arrival_at=arrival
    )


@pytest.mark.usefixtures("stores")
def test_an_empty_unit_has_an_empty_board(officer: Actor, at: datetime) -> None:
    """On the first day."""
    found = board.flight_board(actor=officer, at=at)
    assert (found.rows, found.last_message_at, found.quarantined, found.open_hits) == ((), None, 0, 0)


@pytest.mark.usefixtures("stores")
@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, True), (719, True), (720, True), (721, False), (-180, True), (-181, False)]
)
def test_the_board_shows_what_landed_lately_and_lands_soon(
    officer: Actor, at: datetime, minutes: int, shown: bool
) -> None:
    """Three hours back, twelve ahead; the minutes are negative once landed."""
    flight(1, at + timedelta(minutes=minutes))
    assert [row.minutes_to_landing for row in rows(officer, at)] == ([minutes] if shown else [])


@pytest.mark.usefixtures("stores")
def test_the_next_to_land_stands_first(officer: Actor, at: datetime) -> None:
    """And whoever has no known landing is on no board."""
    for number, hours in ((1, 9.0), (2, -1.0), (3, 0.5)):
        flight(number, at + timedelta(hours=hours))
    flight(4, None)
    assert [row.designator for row in rows(officer, at)] == ["QX2", "QX3", "QX1"]


@pytest.mark.usefixtures("stores")
def test_the_window_can_be_wider(officer: Actor, at: datetime) -> None:
    """As many hours as asked for."""
    flight(1, at + timedelta(hours=40))
    assert (len(rows(officer, at)), len(rows(officer, at, hours=48))) == (0, 1)


def test_counts_are_those_of_the_flight(hit: InboxRow, officer: Actor, at: datetime) -> None:
    """One booking and one manifest about one man on alert."""
    [row] = rows(officer, LANDS - timedelta(hours=1))
    assert (row.designator, row.departure_airport, row.arrival_airport) == ("ZQ214", "IST", "BRU")
    assert (row.messages, row.last_message_at, row.travellers) == (2, at, 1)
    assert (row.open_hits, row.confirmed_hits, row.released_hits, row.top_priority) == (1, 0, 0, "P1")
    assert (row.arrival_at, row.minutes_to_landing) == (LANDS, 60)


def test_another_flight_s_counts_are_not_mixed_in(hit: InboxRow, officer: Actor, at: datetime) -> None:
    """A flight about which nothing came yet."""
    flight(1, LANDS)
    empty = next(row for row in rows(officer, LANDS) if row.designator == "QX1")
    assert (empty.messages, empty.travellers, empty.birth_date_percent) == (0, 0, None)
    assert (empty.open_hits, empty.top_priority, empty.last_message_at) == (0, None, None)


def test_a_decided_hit_is_counted_where_it_stands(hit: InboxRow, officer: Actor, second: Actor, at: datetime) -> None:
    """PNR-6.9: confirmed by two."""
    for actor in (officer, second):
        card = review.open_hit(hit.hit, actor=actor, at=at)
        review.decide(
            card.hit,
            decision="confirm",
            reasons=["C1"],
            note="",
            evidence_version=card.evidence_version,
            actor=actor,
            at=at,
        )
    [row] = rows(officer, LANDS)
    assert (row.open_hits, row.confirmed_hits, row.top_priority) == (0, 1, None)
    assert board.flight_board(actor=officer, at=at).open_hits == 0


@pytest.mark.parametrize(("action", "priority"), [("inform", "P4"), ("discreet_check", "P3"), ("arrest", "P1")])
def test_the_most_pressing_open_hit_marks_the_flight(
    send: Send, want: Want, pnr: Make, officer: Actor, action: str, priority: str
) -> None:
    """Of several alerts the most serious counts."""
    want(id="BE-1", action="inform")
    want(id="BE-2", action=action)
    send(pnr())
    [row] = rows(officer, LANDS)
    assert (row.open_hits, row.top_priority) == (2, priority)


def test_the_share_of_known_birth_dates_is_of_full_ones(
    send: Send, pnr: Make, api: Make, officer: Actor, at: datetime
) -> None:
    """PNR-8.4: what the manifest still owes."""
    send(pnr())
    assert rows(officer, LANDS)[0].birth_date_percent == 0
    send(api())
    assert rows(officer, LANDS)[0].birth_date_percent == 100
    one = TravellerRecord.objects.using("passenger").get()
    for number in range(2):
        one.pk = f"00000000-0000-4000-8000-{number:012}"
        one.has_birth_date = False
        one.save(using="passenger", force_insert=True)
    assert rows(officer, LANDS)[0].birth_date_percent == 33


def test_what_could_not_be_read_is_counted(send: Send, officer: Actor, at: datetime) -> None:
    """MSG-19: somebody must look."""
    send(b"not a message")
    found = board.flight_board(actor=officer, at=at)
    assert (found.quarantined, found.last_message_at) == (1, at)


def test_no_name_is_on_the_board(hit: InboxRow, officer: Actor) -> None:
    """docs/adr/0005."""
    assert "TSFAROUNI" not in str([asdict(row) for row in rows(officer, LANDS)]).upper()


@pytest.mark.usefixtures("stores")
@pytest.mark.parametrize("role", list(Role))
def test_the_roles_of_the_table_see_the_board(role: Role, at: datetime) -> None:
    """It names nobody; the machine has no eyes, and who is not of the watch has no business with flights."""
    somebody = Actor(id="x", role=role)
    if may(somebody, Act.SEE_BOARD):
        assert rows(somebody, at) == []
    else:
        with pytest.raises(Refused):
            rows(somebody, at)
    with pytest.raises(Refused):
        rows(Actor(id="machine", role=None), at)
