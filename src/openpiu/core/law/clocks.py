"""The law's clocks: what must happen to a traveller's record, and when, under one profile.

Belongs here: the decision, as a function of dates. Not here: masking and deleting (`duties.retain`).
Sources: Directive 2016/681 Art. 12; C-817/19, 248-262. Months are those of the calendar: six months after 31 August
is 28 or 29 February.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from openpiu.core.law.profiles import Profile

Moment = TypeVar("Moment", bound=date)  # a time of day goes with it where there is one


class Step(StrEnum):
    """What a record's clock asks for."""

    KEEP = "keep"
    MASK = "mask"  # PNR-12.2
    DELETE = "delete"  # CJ-14, PNR-12.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One reasoned ground as the clock sees it: when it was confirmed, and until when it stands unless reviewed."""

    confirmed_at: datetime
    review_due: datetime
    ended_at: datetime | None = None

    def stands(self, at: datetime) -> bool:
        """Whether it keeps a record at that moment (CJ-15)."""
        is_over = self.ended_at is not None and self.ended_at <= at
        return self.confirmed_at <= at < self.review_due and not is_over


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What one record's life depends on."""

    received_at: datetime  # first receipt of any report of it (PNR-12.3)
    grounds: Sequence[Ground] = ()
    masked_at: datetime | None = None
    expires_at: datetime | None = None  # what a partner that supplied it has fixed


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The step that is due, and the key of the profile on which it rests."""

    step: Step
    key: str


def add_months(moment: Moment, months: int) -> Moment:
    """That many months of the calendar later: the same day and time, or the last day where a month is shorter."""
    place = moment.month - 1 + months
    year, month = moment.year + place // 12, place % 12 + 1
    day = min(moment.day, calendar.monthrange(year, month)[1])
    return moment.replace(year=year, month=month, day=day)


def due(clock: Clock, profile: Profile, at: datetime) -> Due:
    """The step for one record at one moment: the strictest that applies."""
    if at >= add_months(clock.received_at, profile.longest_months.value):
        return Due(step=Step.DELETE, key="longest_months")
    if profile.partner_expiry.value and clock.expires_at is not None and at >= clock.expires_at:
        return Due(step=Step.DELETE, key="partner_expiry")
    has_ground = any(ground.stands(at) for ground in clock.grounds)
    if at >= add_months(clock.received_at, profile.ordinary_months.value) and not has_ground:
        return Due(step=Step.DELETE, key="ground_months" if clock.grounds else "ordinary_months")
    if at >= add_months(clock.received_at, profile.mask_months.value) and clock.masked_at is None:
        return Due(step=Step.MASK, key="mask_months")
    return Due(step=Step.KEEP, key="grounds" if has_ground else "ordinary_months")


def review_due(since: datetime, profile: Profile) -> datetime:
    """Until when a ground stands that was confirmed, or reviewed, at that moment."""
    return add_months(since, profile.ground_months.value)
