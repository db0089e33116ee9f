"""A desk's journal in one file that only grows: durable before anything is shown, hash-chained, one writer.

Belongs here: writing with group commit, failing for good. Not here: opening and recovery (`recovering`), what lines
say. One thread writes: it takes all lines that have come meanwhile, writes them at once and syncs once. Who waits
longer than `patience` is told STOP. After a failed write or sync nothing more is accepted: the kernel may have
dropped what it could not write, so only opening the file anew tells what is in it.
"""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from openpiu.adapters.desk.base import DeskClock, Make
from openpiu.adapters.desk.recovering import Opened, open_journal
from openpiu.core.desk import lines
from openpiu.core.desk.book import Book
from openpiu.core.desk.lines import Line, Moment
from openpiu.core.desk.stopping import DeskStopped
from openpiu.core.desk.verifying import entry_of
from openpiu.core.ledger import Entry, encode, seal

PATIENCE = 0.35  # seconds that a line may take to be durable: two of them and the search fit in a second

Sync = Callable[[int], None]


class FileJournal:
    """The journal in the file `place`, 0600, held by one process. Close it, or use it as a context."""

    def __init__(
        self, place: Path, *, desk: str, clock: DeskClock, patience: float = PATIENCE, sync: Sync = os.fdatasync
    ) -> None:
        self._place, self._clock, self._patience, self._sync = place, clock, patience, sync
        found = open_journal(place, desk=desk, boot=clock.boot())
        self._file, self._book, self._head = found.descriptor, found.book, found.head
        lock = threading.Lock()
        self._work, self._done = threading.Condition(lock), threading.Condition(lock)
        self._waiting: list[bytes] = []
        self._durable = self._book.length
        self._ends = found.ends  # where each line ends in the file
        self._failure: str | None = None
        self._closing = False
        self._writer = threading.Thread(target=self._write_all, name="desk journal", daemon=True)
        self._writer.start()
        self._begin(found, desk)

    @property
    def book(self) -> Book:
        """All lines so far, folded; also those that are not yet durable."""
        return self._book

    def append(self, *makes: Make) -> Sequence[Entry]:
        """Write lines and return when they are durable; DeskStopped where they cannot be, or not in time."""
        with self._done:
            self._demand_sound()
            made = [self._place_line(make(self._book)) for make in makes]
            last = made[-1].sequence
            self._work.notify()
            arrived = self._done.wait_for(lambda: self._durable >= last or self._failure, self._patience)
            if self._durable < last:
                raise _stopped(self._failure or "the disk does not answer") if arrived else _stopped("the disk is slow")
        return made

    def lines(self, first: int = 1) -> Iterator[Entry]:
        """Durable lines from that sequence number on, read from the file."""
        with self._done:
            last = self._durable
        with self._place.open("rb") as file:
            file.seek(self._ends[first - 1])
            for line in islice(file, max(0, last - first + 1)):
                yield entry_of(line[:-1])

    def close(self) -> None:
        """Write what waits and let go of the file."""
        with self._work:
            if self._closing:
                return
            self._closing = True
            self._work.notify()
        self._writer.join()
        os.close(self._file)

    def __enter__(self) -> Self:
        """The journal."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _begin(self, found: Opened, desk: str) -> None:
        """Say what was cut and who took over; a disk that refuses even this stops the desk at once."""
        starts: list[Make] = [lambda _: lines.opened(desk=desk)]
        if found.cut:
            starts.insert(0, lambda _: lines.cut(size=found.cut, sha256=found.cut_sha256))
        try:
            self.append(*starts)
        except DeskStopped:
            self.close()
            raise

    def _demand_sound(self) -> None:
        if self._failure or self._closing:
            raise _stopped(self._failure or "it is closed")

    def _place_line(self, line: Line) -> Entry:
        """Give a line its place in the chain and take it into the book; IntegrityError where it cannot follow."""
        now = self._moment()
        entry = seal(
            self._head, sequence=self._book.length + 1, at=now.at, act=line.act.value, actor=line.actor, role=line.role,
            subject=line.subject, purpose=lines.PURPOSE, detail={**line.detail, "tick": now.tick, "boot": now.boot},
        )  # fmt: skip
        self._book.take(entry)
        self._head = entry.hash
        self._waiting.append(encode(entry) + b"\n")
        self._ends.append(self._ends[-1] + len(self._waiting[-1]))
        return entry

    def _moment(self) -> Moment:
        at = self._clock.wall().isoformat(timespec="microseconds").replace("+00:00", "Z")
        return Moment(at=at, tick=self._clock.tick(), boot=self._clock.boot())

    def _write_all(self) -> None:
        """The writer's life: all that waits, one write, one sync."""
        while True:
            with self._work:
                self._work.wait_for(lambda: self._waiting or self._closing)
                batch, self._waiting = self._waiting, []
                if not batch or self._failure:
                    return
            failure = self._written(b"".join(batch))
            with self._done:
                if failure is None:
                    self._durable += len(batch)
                else:
                    self._failure = failure
                self._done.notify_all()
                if failure is not None:
                    return

    def _written(self, content: bytes) -> str | None:
        """Write and sync; the reason where it failed."""
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(self._file, rest) :]
            self._sync(self._file)
        except OSError as error:
            return error.strerror or "unknown reason"
        return None


def _stopped(reason: str) -> DeskStopped:
    return DeskStopped(
        f"STOP: the journal of this desk cannot be written ({reason}). Check nobody here and let nobody pass: "
        "use another desk, mend the disk, start the desk again"
    )
