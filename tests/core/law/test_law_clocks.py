"""The law's clocks, as a function of dates."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.law.clocks import Clock, Ground, Step, add_months, due, review_due
from openpiu.core.law.profiles import DEFAULT, PROFILES, Profile

RECEIVED = datetime(2026, 8, 31, 14, 20, tzinfo=UTC)
SIX_MONTHS = datetime(2027, 2, 28, 14, 20, tzinfo=UTC)
FIVE_YEARS = datetime(2031, 8, 31, 14, 20, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
moments = st.integers(0, 90 * 365 * 24).map(lambda hours: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(hours=hours))


def renewed(profile: Profile = DEFAULT) -> list[Ground]:
    """A ground that is reviewed in time, again and again."""
    grounds, since = [], RECEIVED
    while since < FIVE_YEARS + timedelta(days=400):
        grounds.append(Ground(confirmed_at=since, review_due=review_due(since, profile)))
        since = review_due(since, profile)
    return grounds


def step(at: datetime, *grounds: Ground, **clock: datetime) -> Step:
    """What is due under the default profile."""
    return due(Clock(received_at=RECEIVED, grounds=grounds, **clock), DEFAULT, at).step


def test_an_ordinary_record_is_deleted_after_six_months() -> None:
    """CJ-14: deleted, not only masked."""
    assert step(SIX_MONTHS - MOMENT) is Step.KEEP
    assert step(SIX_MONTHS) is Step.DELETE


def test_a_record_with_a_ground_is_masked_after_six_months() -> None:
    """PNR-12.2, CJ-15."""
    assert step(SIX_MONTHS - MOMENT, *renewed()) is Step.KEEP
    assert step(SIX_MONTHS, *renewed()) is Step.MASK
    assert step(SIX_MONTHS, *renewed(), masked_at=SIX_MONTHS) is Step.KEEP


def test_nothing_outlives_five_years() -> None:
    """PNR-12.1: whatever the ground."""
    assert step(FIVE_YEARS - MOMENT, *renewed(), masked_at=SIX_MONTHS) is Step.KEEP
    assert step(FIVE_YEARS, *renewed(), masked_at=SIX_MONTHS) is Step.DELETE


def test_a_ground_that_nobody_reviews_ends() -> None:
    """CJ-15: the review date passes unanswered."""
    ground = Ground(confirmed_at=RECEIVED + timedelta(days=90), review_due=SIX_MONTHS + timedelta(days=90))
    assert step(ground.review_due - MOMENT, ground, masked_at=SIX_MONTHS) is Step.KEEP
    assert step(ground.review_due, ground, masked_at=SIX_MONTHS) is Step.DELETE


def test_a_ground_that_was_ended_keeps_nothing() -> None:
    """CJ-15: only while necessary."""
    ended = SIX_MONTHS + timedelta(days=9)
    ground = Ground(confirmed_at=RECEIVED, review_due=FIVE_YEARS, ended_at=ended)
    assert step(ended - MOMENT, ground, masked_at=SIX_MONTHS) is Step.KEEP
    assert step(ended, ground, masked_at=SIX_MONTHS) is Step.DELETE


def test_a_partner_s_expiry_ends_a_record_whatever_its_ground() -> None:
    """What a partner sent lives as long as the partner says, at most."""
    expiry = RECEIVED + timedelta(days=30)
    assert step(expiry - MOMENT, *renewed(), expires_at=expiry) is Step.KEEP
    assert step(expiry, *renewed(), expires_at=expiry) is Step.DELETE


@given(moment=moments, months=st.integers(0, 120))
def test_a_month_of_the_calendar_is_never_longer_than_it(moment: datetime, months: int) -> None:
    """PNR-12.2: six months are six months, also at the end of February."""
    later = add_months(moment, months)
    assert (later.year * 12 + later.month) - (moment.year * 12 + moment.month) == months
    assert later.day == moment.day or (later + timedelta(days=1)).day == 1
    assert later.time() == moment.time()


@given(
    st.sampled_from(sorted(PROFILES)), moments, st.lists(st.tuples(st.integers(0, 2000), st.integers(1, 400))), moments
)
def test_a_record_once_due_for_deletion_stays_due(
    name: str, received: datetime, spans: list[tuple[int, int]], at: datetime
) -> None:
    """CJ-14, PNR-12.1: no ground that begins later brings back what had to go at the outer limit."""
    profile = PROFILES[name]
    grounds = [
        Ground(confirmed_at=received + timedelta(days=begin), review_due=received + timedelta(days=begin + length))
        for begin, length in spans
    ]
    found = due(Clock(received_at=received, grounds=grounds), profile, at)
    if at < add_months(received, 6):
        assert found.step is Step.KEEP
    elif not any(ground.stands(at) for ground in grounds) or at >= add_months(received, 60):
        assert found.step is Step.DELETE
    else:
        assert found.step is Step.MASK


@pytest.mark.parametrize("name", PROFILES)
def test_what_is_due_names_a_key_of_the_profile(name: str) -> None:
    """PROF-1."""
    profile = PROFILES[name]
    for at in (RECEIVED, SIX_MONTHS, FIVE_YEARS):
        assert profile.basis(due(Clock(received_at=RECEIVED), profile, at).key)["profile"] == name
