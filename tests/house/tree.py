"""A tree on disk in which a test of the house rules plants its faults."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A tree on disk in which a test may plant what it likes."""

    root: Path

    def plant(self, path: str, text: str) -> None:
        """Write one file, making its folders."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    def add(self, path: str, text: str) -> None:
        """Append to a file that is there."""
        place = self.root / path
        place.write_text(place.read_text("utf-8") + text, "utf-8")

    def check(self, *names: str) -> subprocess.CompletedProcess[str]:
        """What `make check` runs, only the checks named."""
        return subprocess.run(
            [self.root / "tools/check.sh", *names],
            env=os.environ | {"OPENPIU_BIN": str(Path(sys.executable).parent)},
            capture_output=True,
            text=True,
            check=False,
        )
