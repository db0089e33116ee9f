"""Parts of one push (`01:C`, `02`, `03:F`) joined by access reference, in whatever order they came (MSG-7)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from openpiu.core.terms.pushes import Push, Says, Source

# Carriers use one reference for all pushes of a flight: parts sent further apart are parts of two pushes.
APART = timedelta(hours=1)


@dataclass(frozen=True)
class Series:
    """The parts of one push that have come, the oldest first; a message that is no part is a series of its own."""

    pushes: tuple[Push, ...]
    run: int = 1  # which of the series with this reference

    @property
    def source(self) -> Source:
        """Which system speaks."""
        return self.pushes[0].source

    @property
    def says(self) -> Says:
        """What the push says of those it names."""
        return self.pushes[0].says

    @property
    def reference(self) -> str:
        """The access reference that its parts share."""
        return self.pushes[0].reference

    @cached_property
    def start(self) -> str:
        """The stamp of the part sent first: whatever the push says has this stamp or a later one."""
        return min(push.stamp for push in self.pushes)

    @cached_property
    def parts(self) -> tuple[int, ...]:
        """Numbers of the parts that have come."""
        return tuple(sorted({push.part or 1 for push in self.pushes}))

    @cached_property
    def total(self) -> int | None:
        """How many parts there are; None while the last one is missing."""
        return max((push.part or 1 for push in self.pushes if push.is_last or not is_part(push)), default=None)

    @property
    def missing(self) -> tuple[int, ...]:
        """Numbers of the parts known to be missing; after the last one that came nobody knows."""
        return missing_parts(self.parts, self.total)

    @property
    def is_complete(self) -> bool:
        """Whether every part has come."""
        return self.total is not None and not self.missing

    @property
    def is_whole(self) -> bool:
        """Whether every part has come and was read without loss: only then silence about a person says something."""
        return self.is_complete and all(push.is_whole for push in self.pushes)

    @cached_property
    def travellers(self) -> int:
        """How many persons it names; of a part that came twice the newer counts."""
        newest = {push.part: push.travellers for push in sorted(self.pushes, key=lambda push: push.stamp)}
        return sum(newest.values())


def missing_parts(parts: Sequence[int], total: int | None) -> tuple[int, ...]:
    """Numbers of the parts known to be missing; after the highest that came nobody knows while `total` is None."""
    return tuple(sorted(set(range(1, (total or max(parts)) + 1)) - set(parts)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A push of which a part has been missing for too long, as pages show it; no personal data."""

    flight: str  # id
    designator: str
    source: str  # PNR, API, STAT
    missing: tuple[int, ...]
    total: int | None  # unknown while the last part is missing
    since: datetime


def is_part(push: Push) -> bool:
    """Whether other messages belong to it: `01:F` is a push of its own."""
    return push.part is not None and not (push.part == 1 and push.is_last)


def series_of(pushes: Iterable[Push]) -> tuple[Series, ...]:
    """All series of one flight, whatever the order of `pushes`."""
    alone, groups = [], defaultdict(list)
    for push in sorted(pushes, key=lambda push: push.stamp):
        if is_part(push):
            groups[push.source, push.says, push.reference].append(push)
        else:
            alone.append(Series((push,)))
    return (*alone, *(series for _, group in sorted(groups.items()) for series in _runs(group)))


def _runs(group: Sequence[Push]) -> list[Series]:
    runs: list[list[Push]] = []
    for push in group:
        if runs and push.sent_at - runs[-1][-1].sent_at <= APART:
            runs[-1].append(push)
        else:
            runs.append([push])
    return [Series(tuple(run), number) for number, run in enumerate(runs, start=1)]
