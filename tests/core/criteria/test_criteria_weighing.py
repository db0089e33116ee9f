"""Weighing: contributions sum to the score, what is not reported says nothing, one exonerating sign clears."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.criteria import Criterion, Facts, Precision, fires, read_criterion, state_of, weigh
from tests.core.criteria.conftest import TEXT

ANY_FACTS = st.builds(
    Facts,
    arrives_at=st.sampled_from([None, "BRU", "LIS"]),
    booked_hours=st.sampled_from([None, -1, 0, 24, 25]),
    payment=st.sampled_from([frozenset(), frozenset({"cash"}), frozenset({"card", "cash"}), frozenset({"card"})]),
    is_one_way=st.sampled_from([None, True, False]),
    sharing=st.sampled_from([None, 1, 2]),
    children=st.sampled_from([None, 0, 1]),
)


def test_it_fires_with_its_reasons(criterion: Criterion, facts: Facts) -> None:
    """CJ-13: each sign with what it asks and what it met."""
    weighed = weigh(criterion, facts)
    assert (weighed.fires, weighed.score) == (True, 70)
    met = {sign.kind: (sign.value, sign.relation, sign.points) for sign in weighed.signs if sign.section == "points"}
    assert met == {"payment": ("cash", "holds", 40), "one_way": ("yes", "holds", 30), "contact": ("1", "fails", 0)}


@pytest.mark.parametrize(
    ("change", "fact"),
    [
        ("arrives_at", "LIS"), ("arrives_at", None), ("booked_hours", 25), ("booked_hours", -1),
        ("payment", frozenset({"card"})), ("payment", frozenset()), ("is_one_way", None), ("children", 1),
    ],
)  # fmt: skip
def test_it_does_not_fire_where_anything_fails(criterion: Criterion, facts: Facts, change: str, fact: Any) -> None:
    """CJ-6: what clears somebody counts, and what is not reported is no sign against anybody."""
    assert not weigh(criterion, replace(facts, **{change: fact})).fires


def test_points_for_a_person_count(facts: Facts) -> None:
    """CJ-6: circumstances for and against are weighed together."""
    text = TEXT.replace("  30 one way", "  30 one way\n  -20 at least 2 bags")
    criterion, _ = read_criterion(text)
    assert criterion is not None
    assert weigh(criterion, facts).score == 70
    assert not weigh(criterion, replace(facts, bags=2)).fires


@given(ANY_FACTS)
def test_points_sum_to_the_score_and_both_ways_agree(facts: Facts) -> None:
    """CJ-5: written arithmetic, nothing else."""
    criterion, _ = read_criterion(TEXT)
    assert criterion is not None
    weighed = weigh(criterion, facts)
    assert weighed.score == max(0, min(100, sum(sign.points for sign in weighed.signs)))
    assert weighed.fires is fires(criterion, facts)
    by_hand = (
        facts.arrives_at in ("BRU", "CRL") and facts.booked_hours in (0, 24) and not facts.children
        and 40 * ("cash" in facts.payment) + 30 * (facts.is_one_way is True) + 30 * (facts.sharing == 2) >= 70
    )  # fmt: skip
    assert weighed.fires is by_hand


@pytest.mark.parametrize(
    ("steps", "on", "state"),
    [
        ([], date(2026, 11, 23), "waiting"), ([], date(2027, 3, 2), "expired"),
        (["approved"], date(2026, 12, 31), "active"), (["approved"], date(2027, 1, 1), "overdue"),
        (["approved"], date(2027, 3, 2), "expired"), (["refused"], date(2026, 11, 23), "refused"),
        (["approved", "suspended"], date(2026, 11, 23), "suspended"),
        (["approved", "replaced"], date(2027, 3, 2), "replaced"), (["approved", "ended"], date(2026, 1, 1), "ended"),
    ],
)  # fmt: skip
def test_time_alone_stops_a_criterion(criterion: Criterion, steps: list[str], on: date, state: str) -> None:
    """PNR-6.6, CJ-7: past its review or its end it fires no more."""
    assert state_of(steps, expires=criterion.expires, review=criterion.review, on=on) == state


@pytest.mark.parametrize(
    ("confirmed", "decided", "below"), [(0, 19, False), (3, 20, True), (4, 20, False), (0, 20, True), (20, 20, False)]
)
def test_precision_is_judged_once_enough_is_decided(confirmed: int, decided: int, *, below: bool) -> None:
    """CJ-7: exactly at the floor it stands."""
    assert Precision(confirmed=confirmed, decided=decided).is_below(20, least=20) is below
