"""The ports to a desk machine: what the check asks for, wherever journal and snapshots lie.

Belongs here: the protocols. Not here: files, threads, what a line says (`core.desk.lines`).
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from openpiu.core.desk.answers import Answer, Presented
from openpiu.core.desk.book import Book
from openpiu.core.desk.lines import Line
from openpiu.core.desk.snapshots import Held, Snapshot
from openpiu.core.ledger import Entry

Make = Callable[[Book], Line]  # a line from the book as it stands when the line gets its place


class Journal(Protocol):
    """The durable journal of one desk. DeskStopped from any method: nothing can be recorded, so nothing is shown."""

    @property
    def book(self) -> Book:
        """All lines so far, folded."""
        ...

    def append(self, *makes: Make) -> Sequence[Entry]:
        """Write lines and return when they are on the disk; they stand in the chain in this order."""
        ...

    def lines(self, first: int = 1) -> Iterator[Entry]:
        """Durable lines from that sequence number on."""
        ...


class DeskClock(Protocol):
    """The time as a desk machine knows it."""

    def tick(self) -> int:
        """Nanoseconds since the machine started, sleep included; nobody can set it."""
        ...

    def boot(self) -> str:
        """Which start of the machine this is."""
        ...

    def wall(self) -> datetime:
        """The wall clock, aware, in UTC: a claim."""
        ...

    def pause(self, seconds: float) -> None:
        """Wait."""
        ...


class Copies(Protocol):
    """The snapshots of a desk, one in use for each source."""

    def take(self, path: Path, held: Held) -> Snapshot:
        """Take a snapshot into use; SnapshotRefused where it is not to be, and the one before stays."""
        ...

    def load(self, held: Held) -> Snapshot | None:
        """Open the stored one after a start; None where there is none, SnapshotRefused where it must not be used."""
        ...

    def current(self, source: str) -> Snapshot | None:
        """The header of the one in use."""
        ...

    def search(self, source: str, presented: Presented) -> Answer:
        """Ask the copy in use; LookupError where there is none."""
        ...
