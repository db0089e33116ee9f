"""Odd use of the data: every planted oddity is found, and an ordinary month has hardly any."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.law.odd_use import MANY_AN_HOUR, MANY_OFFICERS, ONE_BY_ONE, PATTERNS, REFUSALS, Odd, Use, find_odd

START = datetime(2026, 9, 1, tzinfo=UTC)
MONTH = START + timedelta(days=30)  # the month looked at; the one before tells what is usual
OFFICERS = [f"w{number}" for number in range(12)]
FALSE_A_MONTH = 1  # findings of an ordinary month of twelve officers, at most
SHIFTS = (6, 14, 22)  # hour of the day at which they begin


def use(at: datetime, officer: str, traveller: str = "", **more: Any) -> Use:
    """One use; its place in the ledger comes later."""
    return replace(Use(sequence=0, at=at, kind="consulted", officer=officer, traveller=traveller), **more)


def in_order(uses: Iterable[Use]) -> list[Use]:
    """As the ledger has them."""
    ordered = sorted(uses, key=lambda one: one.at)
    return [replace(one, sequence=number) for number, one in enumerate(ordered, start=1)]


def shift(random: Random, officer: str, begins: datetime) -> Iterator[Use]:
    """One officer's eight hours: hits opened and mostly decided, a refusal now and then."""
    day = begins.toordinal()
    for number in range(random.randint(15, 45)):
        at = begins + timedelta(minutes=random.randint(0, 479))
        flight, traveller = f"f{day}-{random.randint(0, 40)}", f"t{day}-{random.randint(0, 400)}"
        yield use(at, officer, traveller, flight=flight)
        if random.random() < 0.9:
            yield use(at + timedelta(seconds=90), officer, traveller, flight=flight, kind="decided")
        if number == 0 and random.random() < 0.1:
            yield use(at, officer, kind="refused")


def ordinary(seed: int) -> list[Use]:
    """Two months: three shifts that rotate every five days, and every fourth time five days off."""
    random, uses = Random(seed), list[Use]()
    for day, (place, officer) in product(range(60), enumerate(OFFICERS)):
        turn = (place + day // 5) % 4
        if turn < len(SHIFTS):
            uses += shift(random, officer, START + timedelta(days=day, hours=SHIFTS[turn]))
    return uses


def planted() -> dict[str, list[Use]]:
    """One oddity of each kind, in the second month."""
    day = MONTH + timedelta(days=12)
    # w3 is at work from six on that day; w11 works in the daytime only, and came back one night.
    calm = [use(START + timedelta(days=n, hours=9 + n % 8), "w11x", f"c{n}-{m}") for n in range(42) for m in range(4)]
    return {
        "O1": [use(day + timedelta(hours=9, seconds=40 * n), "w3", f"m{n}") for n in range(80)],
        "O2": [*calm, *(use(day + timedelta(hours=3, minutes=n), "w11x", f"n{n}") for n in range(4))],
        "O3": [use(day + timedelta(hours=20 * n), OFFICERS[n], "famous") for n in range(MANY_OFFICERS)],
        "O4": [use(day + timedelta(hours=11, minutes=2 * n), "w6", f"s{n}", flight="one") for n in range(ONE_BY_ONE)],
        "O5": [use(day + timedelta(hours=12), "w7", "namesake", is_namesake=True)],
        "O6": [use(day + timedelta(hours=13, minutes=n), "w8", kind="refused") for n in range(REFUSALS)],
    }


def kinds(found: Iterable[Odd]) -> Counter[str]:
    """How often each pattern was found."""
    return Counter(odd.pattern for odd in found)


@pytest.mark.parametrize("pattern", list(PATTERNS))
def test_a_planted_oddity_is_found_in_an_ordinary_month(pattern: str) -> None:
    """RGT-14: with the entries that it rests on."""
    extra = planted()[pattern]
    uses = in_order([*ordinary(1), *extra])
    before = kinds(find_odd(in_order(ordinary(1)), since=MONTH))
    found = [odd for odd in find_odd(uses, since=MONTH) if odd.pattern == pattern]
    assert len(found) == before[pattern] + 1
    by_place = {one.sequence: one for one in uses}
    theirs = {(one.at, one.traveller) for one in extra}
    assert any(theirs >= {(by_place[n].at, by_place[n].traveller) for n in odd.entries} for odd in found if odd.entries)


@pytest.mark.parametrize("seed", range(8))
def test_an_ordinary_month_has_hardly_any(seed: int) -> None:
    """RGT-14: an inbox that cries every day is read by nobody."""
    assert sum(kinds(find_odd(in_order(ordinary(seed)), since=MONTH)).values()) <= FALSE_A_MONTH


def test_what_was_before_is_not_found_again() -> None:
    """RGT-14: earlier uses only tell what is usual."""
    assert find_odd(in_order(planted()["O1"]), since=MONTH + timedelta(days=20)) == []


def test_who_is_always_busy_is_not_odd() -> None:
    """RGT-14: compared with the officer's own usual, not with others."""
    busy = [
        use(MONTH - timedelta(days=day) + timedelta(hours=hour, seconds=60 * n), "w0", f"b{day}-{hour}-{n}")
        for day in range(-1, 20)
        for hour in (9, 10)
        for n in range(MANY_AN_HOUR + 5)
    ]
    assert kinds(find_odd(in_order(busy), since=MONTH))["O1"] == 0


@pytest.mark.parametrize(("pattern", "missing"), [("O1", 45), ("O2", 2), ("O3", 1), ("O4", 1), ("O6", 1)])
def test_a_little_less_is_not_odd(pattern: str, missing: int) -> None:
    """RGT-14: the thresholds are what the table says."""
    assert kinds(find_odd(in_order(planted()[pattern]), since=MONTH))[pattern] == 1
    assert kinds(find_odd(in_order(planted()[pattern][:-missing]), since=MONTH))[pattern] == 0


def test_one_decision_makes_a_flight_ordinary_work() -> None:
    """RGT-14: who decides is at work."""
    uses = planted()["O4"]
    decided = replace(uses[3], kind="decided", at=uses[3].at + timedelta(minutes=1))
    assert kinds(find_odd(in_order([*uses, decided]), since=MONTH))["O4"] == 0


USES = st.builds(
    use,
    at=st.integers(0, 5000).map(lambda minutes: MONTH + timedelta(minutes=minutes)),
    officer=st.sampled_from("abcdefg"),
    traveller=st.sampled_from("xyz"),
    flight=st.sampled_from(["", "f", "g"]),
    kind=st.sampled_from(["consulted", "decided", "refused"]),
    is_namesake=st.booleans(),
)


@given(uses=st.lists(USES, max_size=60))
def test_each_oddity_is_found_once_and_rests_on_entries(uses: list[Use]) -> None:
    """RGT-14: what is found has an identity, so that looking again finds the same."""
    known = in_order(uses)
    found = find_odd(known, since=MONTH)
    names = [(odd.pattern, odd.officer, odd.about) for odd in found if odd.pattern != "O6"]
    assert len(names) == len(set(names))
    assert all(set(odd.entries) <= {one.sequence for one in known} and odd.entries for odd in found)
    assert found == find_odd(list(reversed(known)), since=MONTH)
