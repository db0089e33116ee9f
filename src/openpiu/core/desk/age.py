"""How old a copy is, by a clock that nobody can set and by time that the source has signed.

Belongs here: trusted time, levels. Not here: reading clocks. Setting the wall clock back never makes a copy young:
within one start of the machine it counts for nothing. After another start trusted time is the later of what was
trusted before and the wall clock; where the wall clock is behind, nobody knows how long the machine was off, and
every copy is red until a source signs the time anew. A wall clock that is ahead makes copies older, which is the safe
side.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from openpiu.core.desk.book import Trusted

GREEN_BELOW = timedelta(minutes=5)
AMBER_BELOW = timedelta(hours=24)
SKEW = timedelta(seconds=60)  # more than this between wall clock and trusted time is an alarm


class Level(StrEnum):
    """How far a source can be believed, best first."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"  # no copy, and no answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The time the desk goes by."""

    at: datetime
    is_certain: bool
    skew: timedelta  # wall clock minus trusted time

    @property
    def is_skewed(self) -> bool:
        """Whether somebody must look at the clock."""
        return abs(self.skew) > SKEW


def trusted_now(trusted: Trusted | None, *, tick: int, boot: str, wall: datetime) -> Now:
    """Trusted time. With nothing signed yet it is the wall clock, and not certain."""
    if trusted is None:
        return Now(at=wall, is_certain=False, skew=timedelta())
    signed = instant(trusted.at)
    if boot == trusted.boot:
        at = signed + timedelta(microseconds=(tick - trusted.tick) // 1000)
        return Now(at=at, is_certain=True, skew=wall - at)
    least = signed + timedelta(microseconds=(trusted.seen - trusted.tick) // 1000)
    return Now(at=max(least, wall), is_certain=wall >= least, skew=min(timedelta(), wall - least))


def trusted_after(now: Now, signed: datetime, *, fresh: bool = False) -> str:
    """What is trusted once a source's signed time has come, as an instant: the later of the two.

    `fresh`: the source has signed a word that this desk had just made up, so that it is no old one held back; then it
    is the time, also where the wall clock was ahead after a start.
    """
    return written(signed if fresh else max(now.at, signed))


def level_of(
    as_of: datetime, now: Now, *, limit: timedelta = AMBER_BELOW, valid_until: datetime | None = None
) -> Level:
    """The level of a copy that was current at `as_of`; `limit` may be shorter for a source, never longer."""
    age = now.at - as_of
    if not now.is_certain or age >= min(limit, AMBER_BELOW) or (valid_until is not None and now.at >= valid_until):
        return Level.RED
    return Level.GREEN if age < GREEN_BELOW else Level.AMBER


def instant(text: str) -> datetime:
    """Read `2026-01-31T04:20:59.000001Z`; ValueError for anything else."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%f%z")


def written(at: datetime) -> str:
    """The same as ledgers write it."""
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")
