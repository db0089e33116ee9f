"""Where a criterion stands at a moment: it stops by itself when its time is over or its reviews say it errs (CJ-7)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

WAITING, ACTIVE, REFUSED, ENDED, SUSPENDED = "waiting", "active", "refused", "ended", "suspended"
EXPIRED, OVERDUE, REPLACED = "expired", "overdue", "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """Of the hits that were decided last, how many were confirmed; known to be wrong ones only where enough are."""

    confirmed: int
    decided: int

    def is_below(self, floor_percent: int, *, least: int) -> bool:
        """Whether enough are decided to judge it, and too few of them were confirmed."""
        return self.decided >= least and self.confirmed * 100 < floor_percent * self.decided


def state_of(steps: Collection[str], *, expires: date, review: date, on: date) -> str:
    """The state on a day. `steps`: approved, refused, ended, suspended, replaced."""
    for final in (REFUSED, ENDED, REPLACED, SUSPENDED):
        if final in steps:
            return final
    if on > expires:
        return EXPIRED
    if "approved" not in steps:
        return WAITING
    return OVERDUE if on > review else ACTIVE
