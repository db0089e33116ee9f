"""Five and a half years of traffic with a clock that is turned, and an oracle that was written without the product.

The oracle counts months with `datetime.replace` and a loop, keeps its own list of records and grounds, and knows of a
profile only two numbers: how many months an ordinary record lives, and after how many a ground must have been reviewed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

START = datetime(2024, 1, 31, 9, 15, tzinfo=UTC)
FIVE_YEARS, SIX = 60, 6


def later(moment: datetime, months: int) -> datetime:
    """So many months of the calendar later, or the last day of that month."""
    month = moment.month + months
    year = moment.year
    while month > 12:
        year, month = year + 1, month - 12
    for day in range(moment.day, 0, -1):
        try:
            return moment.replace(year=year, month=month, day=day)
        except ValueError:
            continue
    raise AssertionError(moment)


@dataclass(slots=True)
class Why:
    """One ground."""

    by: str
    confirmed: datetime | None = None
    until: datetime | None = None
    ended: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it keeps the record now."""
        if self.confirmed is None or self.until is None or not self.confirmed <= now < self.until:
            return False
        return self.ended is None or now < self.ended


@dataclass(slots=True)
class Known:
    """One record."""

    received: datetime
    expires: datetime | None = None
    masked: bool = False
    grounds: dict[str, Why] = field(default_factory=dict)


@dataclass(slots=True)
class Oracle:
    """What must be there."""

    ground_months: int
    records: dict[str, Known] = field(default_factory=dict)
    deleted: int = 0
    masked: int = 0
    approvals: int = 0
    expiries: int = 0  # grounds that nobody reviewed in time, of records that went for it

    def turn(self, now: datetime) -> tuple[int, int]:
        """What goes and what is masked now."""
        gone, hidden = 0, 0
        for id_, one in list(self.records.items()):
            stands = any(why.holds(now) for why in one.grounds.values())
            is_over = now >= later(one.received, FIVE_YEARS) or (one.expires is not None and now >= one.expires)
            if is_over or (now >= later(one.received, SIX) and not stands):
                self.expiries += any(why.until and why.until <= now and not why.ended for why in one.grounds.values())
                del self.records[id_]
                gone += 1
            elif now >= later(one.received, SIX) and not one.masked:
                one.masked = True
                hidden += 1
        self.deleted += gone
        self.masked += hidden
        return gone, hidden


def moments(seed: int, days: int) -> Iterator[datetime]:
    """Moments about so many days apart over five and a half years, so that every kind of month end is met."""
    draw, now = Random(seed), START
    while now < later(START, 66):
        yield now
        now += timedelta(days=draw.choice([days - 1, days, days + 1]), minutes=draw.randrange(600))
