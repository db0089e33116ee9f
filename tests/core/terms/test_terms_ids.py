"""Ids that follow from content under a key: the same again, never another's, worthless without the key."""

from dataclasses import replace
from datetime import datetime
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.terms import Flight
from openpiu.core.terms.ids import IdMaker

KEY, OTHER_KEY = bytes(32), bytes(31) + b"\x01"
FLIGHT = Flight(
    carrier="ZQ", number="214", departure_airport="IST", departure=datetime.fromisoformat("2026-11-23T02:30")
)
parts = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=6), min_size=1, max_size=4)


@given(parts)
def test_the_same_parts_give_the_same_id(words: list[str]) -> None:
    """MSG-21: doing a step again finds the same record."""
    assert IdMaker(KEY).make("alert", *words) == IdMaker(KEY).make("alert", *words)


@given(parts)
def test_another_key_gives_another_id(words: list[str]) -> None:
    """PNR-13.8: nobody without the unit's key can test whether a name was on a flight."""
    assert IdMaker(KEY).make("alert", *words) != IdMaker(OTHER_KEY).make("alert", *words)


@given(parts)
def test_an_id_is_a_uuid_of_the_maker_s_own_construction(words: list[str]) -> None:
    """RFC 9562 section 5.8, and it survives its text form."""
    id_ = IdMaker(KEY).make("traveller", *words)
    assert (id_.version, id_.variant, UUID(str(id_))) == (8, RFC_4122, id_)


@given(parts, parts)
def test_different_parts_give_different_ids(one: list[str], other: list[str]) -> None:
    """PNR-13.5: two records never share an id."""
    same = IdMaker(KEY).make("alert", *one) == IdMaker(KEY).make("alert", *other)
    assert same == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("alert", "ab", "c"), ("alert", "a", "bc")),
        (("alert", "a", "b"), ("alerta", "b")),
        (("alert", "list\x1fa", "b"), ("alert", "list", "a\x1fb")),
        (("alert", "1:a"), ("alert", "a")),
        (("alert", ""), ("alert",)),
        (("hit", "x"), ("alert", "x")),
    ],
)
def test_no_letter_in_a_part_can_make_two_records_one(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """A list name comes from outside: whatever it holds, it cannot point at another list's alert."""
    maker = IdMaker(KEY)
    assert maker.make(*one) != maker.make(*other)


@pytest.mark.parametrize(
    "change",
    [
        {"carrier": "QX"},
        {"number": "215"},
        {"departure_airport": "BRU"},
        {"departure": datetime.fromisoformat("2026-11-24T02:30")},
    ],
)
def test_a_departure_is_known_by_carrier_number_airport_and_day(change: dict[str, object]) -> None:
    """PNR-8.4: reports of one departure meet, those of another do not."""
    other = Flight(**{**{name: getattr(FLIGHT, name) for name in FLIGHT.__slots__}, **change})
    assert IdMaker(KEY).flight(FLIGHT) != IdMaker(KEY).flight(other)


def test_a_departure_that_is_delayed_within_its_day_stays_the_same() -> None:
    """PNR-8.7: the update finds the flight that the first push was about."""
    later = replace(
        FLIGHT, departure=datetime.fromisoformat("2026-11-23T05:00"), arrival=datetime.fromisoformat("2026-11-23T09:00")
    )
    assert IdMaker(KEY).flight(FLIGHT) == IdMaker(KEY).flight(later)
