"""The clock of a desk machine: CLOCK_BOOTTIME, which nobody can set and which goes on while the machine sleeps."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class MachineClock:
    """`wall` is the program's one wall clock."""

    wall: Callable[[], datetime]
    _boot: str = field(default_factory=lambda: _BOOT.read_text("ascii").strip().replace("-", "")[:16])

    def tick(self) -> int:
        """Nanoseconds since the machine started."""
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)

    def boot(self) -> str:
        """16 digits of the kernel's id of this start."""
        return self._boot

    def pause(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
