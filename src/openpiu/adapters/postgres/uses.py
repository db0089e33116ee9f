"""Who uses the embedded server: file locks that the kernel releases even when a process is killed.

Belongs here: the start lock, the shared lock of a user, the marker "started to stay". Not here: starting and stopping.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """The locks in one folder. Locks belong to open files, so threads and nested uses of one process count apart."""

    folder: Path

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One process at a time starts or stops the server; the others wait."""
        with _opened(self.folder / "start.lock") as descriptor:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield

    @contextmanager
    def use(self) -> Iterator[None]:
        """Count as a user for as long as the block runs, or the process lives."""
        with _opened(self.folder / "uses.lock") as descriptor:
            fcntl.flock(descriptor, fcntl.LOCK_SH)
            try:
                yield
            finally:
                fcntl.flock(descriptor, fcntl.LOCK_UN)  # also for children that inherited the open file

    def unused(self) -> bool:
        """True when nobody uses the server. Ask within `turn`, or the answer is old at once."""
        with _opened(self.folder / "uses.lock") as descriptor:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

    @property
    def stays(self) -> bool:
        """True when the server was started by command, to stay until it is stopped by command."""
        return self._marker.exists()

    def mark_stay(self) -> None:
        """From now on the last user to leave does not stop the server."""
        self._marker.touch(mode=0o600)

    def unmark_stay(self) -> None:
        """From now on the last user to leave stops the server."""
        self._marker.unlink(missing_ok=True)

    @property
    def _marker(self) -> Path:
        return self.folder / "stays"


@contextmanager
def _opened(place: Path) -> Iterator[int]:
    descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
