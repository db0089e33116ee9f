"""Which pushes are owed for one departure, and which of them came in time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from openpiu.duties.quality.slots import SLOTS, Departure, Expectation, Push, State, judge

LEAVES = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
LONG_AGO = LEAVES - timedelta(days=100)
AFTER = LEAVES + timedelta(hours=2)
DEPARTURE = Departure(
    carrier="ZQ",
    number="214",
    departure_airport="IST",
    arrival_airport="BRU",
    day=date(2026, 11, 26),
    departs_at=LEAVES,
)


def push(covers: str, before: float, late: float = 0) -> Push:
    """Sent so many hours before departure, arriving so many minutes later."""
    sent = LEAVES - timedelta(hours=before)
    return Push(covers=covers, sent_at=sent, arrived_at=sent + timedelta(minutes=late))


def states(
    pushes: list[Push], *, at: datetime = AFTER, since: datetime | None = LONG_AGO, rules: Expectation | None = None
) -> dict[str, str]:
    """Slot to state."""
    judged = judge(DEPARTURE, pushes, expectation=rules or Expectation(), since=since, at=at)
    return {slot: one.state.value for slot, one in judged.items()}


WHOLE = [push("PNR", 48), push("PNR", 24), push("PNR", 0.75), push("API", 0.5)]


def test_all_pushes_in_time() -> None:
    """PNR-8.5, PNR-8.6: 48 h, 24 h, closure and the passenger list."""
    assert set(states(WHOLE).values()) == {"on_time"}


@pytest.mark.parametrize(
    ("at", "state"),
    [(timedelta(hours=-24, minutes=14), "pending"), (timedelta(hours=-24, minutes=16), "missing")],
)
def test_a_push_is_missing_as_soon_as_its_time_has_passed(at: timedelta, state: str) -> None:
    """PNR-8.5: no push by 24 hours before departure (and the tolerance of a quarter of an hour)."""
    assert states([push("PNR", 48)], at=LEAVES + at) == {
        "48h": "on_time", "24h": state, "0h": "pending", "api": "pending",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("minutes", "closure", "state"), [(29, 30, "pending"), (31, 30, "missing"), (31, 45, "pending"), (1, 0, "missing")]
)
def test_the_closing_push_is_awaited_for_the_minutes_that_the_unit_set(minutes: int, closure: int, state: str) -> None:
    """PNR-8.6: absent at departure + N minutes."""
    rules = Expectation(closure=timedelta(minutes=closure))
    found = states(WHOLE[:2], at=LEAVES + timedelta(minutes=minutes), rules=rules)
    assert (found["0h"], found["api"]) == (state, state)


@pytest.mark.parametrize(("late", "state", "minutes"), [(15, "on_time", 0), (16, "late", 1), (200.5, "late", 186)])
def test_a_late_push_is_counted_late_by_its_minutes(late: float, state: str, minutes: int) -> None:
    """PNR-8.6: late, not missing; begun minutes count."""
    judged = judge(DEPARTURE, [push("PNR", 24, late)], expectation=Expectation(), since=LONG_AGO, at=AFTER)
    assert (judged["24h"].state, judged["24h"].minutes_late) == (State(state), minutes)


@pytest.mark.parametrize(
    ("hours", "slot"), [(60, "48h"), (36.1, "48h"), (36, "24h"), (4.1, "24h"), (4, "0h"), (-3, "0h")]
)
def test_a_push_belongs_to_the_window_in_which_it_was_sent(hours: float, slot: str) -> None:
    """Each to exactly one."""
    holding = [one.code for one in SLOTS if one.holds(push("PNR", hours), LEAVES)]
    assert holding == [slot]


def test_a_passenger_list_is_no_pnr_push() -> None:
    """PNR-8.4: API held apart is owed apart."""
    assert states([push("API", 24)]) == {"48h": "missing", "24h": "missing", "0h": "missing", "api": "on_time"}


def test_the_first_of_several_counts() -> None:
    """A correction sent later makes nobody late."""
    assert states([push("PNR", 24, 500), push("PNR", 23.9)])["24h"] == "on_time"


def test_nobody_is_blamed_for_the_time_before_the_unit_listened() -> None:
    """What came with the first load is judged by its time of sending."""
    since = LEAVES - timedelta(hours=3)
    loaded = push("PNR", 48, 45 * 60)
    assert states([loaded], since=since, at=LEAVES) == {
        "48h": "on_time", "24h": "unmeasured", "0h": "pending", "api": "pending",
    }  # fmt: skip
    assert states([loaded])["48h"] == "late"
    assert states([], since=None) == dict.fromkeys(("48h", "24h", "0h", "api"), "unmeasured")
