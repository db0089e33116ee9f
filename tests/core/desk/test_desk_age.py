"""The age of a copy: green, amber, red, by a clock that nobody can set."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.desk.age import Level, level_of, trusted_after, trusted_now, written
from openpiu.core.desk.book import Trusted

SIGNED = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)
HOUR = 3_600_000_000_000  # nanoseconds
TRUSTED = Trusted(at=written(SIGNED), tick=7 * HOUR, boot="boot-1", seen=7 * HOUR)


@pytest.mark.parametrize(
    ("age", "level"),
    [
        (timedelta(), Level.GREEN), (timedelta(minutes=4, seconds=59), Level.GREEN),
        (timedelta(minutes=5), Level.AMBER),
        (timedelta(hours=23, minutes=59), Level.AMBER), (timedelta(hours=24), Level.RED),
        (timedelta(hours=24, minutes=1), Level.RED),
    ],
)  # fmt: skip
def test_border_06_a_copy_is_amber_at_23_59_and_red_at_24_01(age: timedelta, level: Level) -> None:
    """The limits, counted by ticks."""
    tick = TRUSTED.tick + round(age.total_seconds() * 1_000_000_000)
    now = trusted_now(TRUSTED, tick=tick, boot="boot-1", wall=SIGNED)
    assert level_of(SIGNED, now) is level


@given(st.timedeltas(-timedelta(days=400), timedelta(days=400)), st.integers(0, 48 * 60))
def test_border_07_the_wall_clock_changes_neither_age_nor_level(shift: timedelta, minutes: int) -> None:
    """A day back, a day ahead, any zone: the same age, and an alarm where it is more than a minute."""
    tick = TRUSTED.tick + minutes * HOUR // 60
    true = SIGNED + timedelta(minutes=minutes)
    now = trusted_now(TRUSTED, tick=tick, boot="boot-1", wall=true + shift)
    assert now.at == true
    assert now.skew == shift
    assert now.is_skewed == (abs(shift) > timedelta(seconds=60))
    straight = trusted_now(TRUSTED, tick=tick, boot="boot-1", wall=true)
    assert level_of(SIGNED, now) is level_of(SIGNED, straight)


def test_border_07_after_a_start_of_the_machine_a_clock_that_is_behind_makes_every_copy_red() -> None:
    """Nobody knows how long it was off; one that is ahead only makes copies older."""
    seen = Trusted(at=TRUSTED.at, tick=TRUSTED.tick, boot="boot-1", seen=TRUSTED.tick + HOUR)
    behind = trusted_now(seen, tick=5, boot="boot-2", wall=SIGNED + timedelta(minutes=59))
    assert not behind.is_certain
    assert level_of(SIGNED + timedelta(minutes=59), behind) is Level.RED
    ahead = trusted_now(seen, tick=5, boot="boot-2", wall=SIGNED + timedelta(hours=30))
    assert ahead.is_certain
    assert level_of(SIGNED, ahead) is Level.RED
    assert trusted_after(ahead, SIGNED + timedelta(hours=2)) == written(ahead.at)
    assert trusted_after(ahead, SIGNED + timedelta(hours=2), fresh=True) == written(SIGNED + timedelta(hours=2))


def test_a_source_may_have_a_shorter_limit_and_a_last_day_but_never_a_longer_one() -> None:
    """The limit of a day is the law's; a source's own is narrower."""
    now = trusted_now(TRUSTED, tick=TRUSTED.tick + 2 * HOUR, boot="boot-1", wall=SIGNED)
    assert level_of(SIGNED, now) is Level.AMBER
    assert level_of(SIGNED, now, limit=timedelta(hours=1)) is Level.RED
    assert level_of(SIGNED, now, valid_until=SIGNED + timedelta(hours=2)) is Level.RED
    late = trusted_now(TRUSTED, tick=TRUSTED.tick + 25 * HOUR, boot="boot-1", wall=SIGNED)
    assert level_of(SIGNED, late, limit=timedelta(days=9)) is Level.RED


def test_without_any_signed_time_nothing_is_certain() -> None:
    """A desk that was never told the time."""
    assert not trusted_now(None, tick=1, boot="boot-1", wall=SIGNED).is_certain
