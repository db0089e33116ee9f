"""Schedules: rows understood or refused one by one, and the departures that follow from them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.duties.quality.schedule import BadRow, Plan, departures, plans_of, understand
from openpiu.errors import OfficerError

ROW = {
    "carrier": "zq", "number": "0214", "departure": "IST", "arrival": "bru", "departure_time": "02:30",
    "arrival_time": "07:12", "date": "2026-11-23",
}  # fmt: skip
RANGE = {**ROW, "date": "", "from": "2026-11-01", "to": "2026-11-30", "days": "15"}
NOVEMBER = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}


def plan(**changes: str) -> Plan:
    """A row that is understood."""
    found = understand({**ROW, **changes})
    assert isinstance(found, Plan), found
    return found


def test_a_single_day_is_a_departure_in_utc() -> None:
    """Local times become UTC through the airport's zone: Istanbul is three hours ahead."""
    found = departures([plan()], **NOVEMBER)
    assert list(found) == [("ZQ", "214", "IST", date(2026, 11, 23))]
    assert next(iter(found.values())).departs_at == datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


def test_weekdays_between_two_days() -> None:
    """1 is Monday."""
    found = departures([plan(**RANGE)], **NOVEMBER)
    days = [key[3] for key in found]
    assert {day.isoweekday() for day in days} == {1, 5}
    assert len(days) == 9


def test_the_narrower_row_decides_and_a_cancelled_day_is_no_departure() -> None:
    """A change for one day needs no new schedule; the order of import does not matter between the two."""
    wide, later, cancelled = plan(**RANGE), plan(departure_time="05:00"), plan(date="2026-11-27", cancelled="yes")
    for rows in ([wide, later, cancelled], [cancelled, later, wide]):
        found = departures(rows, **NOVEMBER)
        assert ("ZQ", "214", "IST", date(2026, 11, 27)) not in found
        assert found["ZQ", "214", "IST", date(2026, 11, 23)].departs_at.hour == 2
        assert len(found) == 8


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"carrier": "Z"}, "carrier"),
        ({"number": "ZQ214"}, "number"),
        ({"number": "0"}, "number"),
        ({"departure": "QQQ"}, "departure"),
        ({"arrival": ""}, "arrival"),
        ({"date": "23-11-2026"}, "date"),
        ({"date": "", "from": "2026-11-01"}, "to"),
        ({**RANGE, "to": "2026-10-01"}, "to"),
        ({**RANGE, "to": "2029-10-01"}, "to"),
        ({**RANGE, "days": "18"}, "days"),
        ({"departure_time": "2.30"}, "departure_time"),
        ({"departure_time": "02:30+01:00"}, "departure_time"),
        ({"arrival_time": "25:00"}, "arrival_time"),
        ({"cancelled": "perhaps"}, "cancelled"),
    ],
)
def test_a_row_that_cannot_be_used_says_which_column(changes: dict[str, str], named: str) -> None:
    """The reason begins with the column."""
    found = understand({**ROW, **changes})
    assert isinstance(found, BadRow)
    assert found.why.startswith(f"{named}:")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff", "UTF-8"),
        (b"carrier,number\nZQ,1\n", "missing: arrival, departure, departure_time"),
        (b'carrier,number,departure,arrival,departure_time\n"ZQ,1', "CSV"),
    ],
)
def test_a_file_that_is_no_schedule_is_refused_whole(content: bytes, said: str) -> None:
    """With what to do."""
    with pytest.raises(OfficerError, match=said):
        list(plans_of(content))


@given(st.dictionaries(st.sampled_from([*ROW, "from", "to", "days", "cancelled"]), st.text(max_size=12)))
def test_any_row_is_understood_or_refused(changes: dict[str, str]) -> None:
    """Never an error of ours; what is understood can be expanded."""
    found = understand({**ROW, **changes})
    if isinstance(found, Plan):
        departures([found], **NOVEMBER)


@given(st.binary(max_size=200))
def test_any_file_is_read_or_refused(content: bytes) -> None:
    """Also one that is no text."""
    heading = b"carrier,number,departure,arrival,departure_time,date\n"
    for whole in (content, heading + content):
        try:
            rows = list(plans_of(whole))
        except OfficerError:
            continue
        assert all(line > 0 for line, _ in rows)
