"""Clocks for tests of a desk: one that is set, and one that goes."""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)


@dataclass
class SetClock:
    """A clock that goes only when it is told to; `wall` may be set apart from it."""

    ticks: int = 1_000_000_000
    start: str = "boot-1"
    at: datetime = START
    waited: list[float] = field(default_factory=list)

    def tick(self) -> int:
        """As it was set."""
        return self.ticks

    def boot(self) -> str:
        """As it was set."""
        return self.start

    def wall(self) -> datetime:
        """As it was set."""
        return self.at

    def pause(self, seconds: float) -> None:
        """Note it."""
        self.waited.append(seconds)

    def passes(self, **span: float) -> None:
        """Time goes on, on both clocks."""
        gone = timedelta(**span)
        self.ticks += round(gone.total_seconds() * 1_000_000_000)
        self.at += gone


class RealClock(SetClock):
    """Ticks of this machine; the wall clock begins at `START`."""

    def __init__(self) -> None:
        """Begin now."""
        super().__init__()
        self._began = time.monotonic_ns()

    def tick(self) -> int:
        """Real ones."""
        return time.monotonic_ns()

    def wall(self) -> datetime:
        """As far from the start as the ticks."""
        return self.at + timedelta(microseconds=(time.monotonic_ns() - self._began) // 1000)

    def pause(self, seconds: float) -> None:
        """Really."""
        time.sleep(seconds)
