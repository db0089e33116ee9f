"""Opening a desk's journal: one owner, every line looked at, a torn end cut and named.

Belongs here: the file as it is found. Not here: writing (`journal`). A write that a signal or a power cut stopped
leaves a line without its end, or with NUL bytes where blocks were never written. Nobody was told of it, so it goes.
Anything else that is not as it was written is a reason to stop: IntegrityError names the line.
"""

import fcntl
import hashlib
import os
from array import array
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate
from pathlib import Path

from openpiu.core.desk.book import Book
from openpiu.core.desk.stopping import DeskStopped
from openpiu.core.desk.verifying import JournalVerdict, read_journal
from openpiu.errors import IntegrityError

TORN_AT_MOST = 4 << 20  # bytes; more than one write of the journal ever holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A journal that is whole, ready for the next line."""

    descriptor: int
    book: Book
    head: str  # hash of the last line, GENESIS where there is none
    cut: int  # bytes of a torn end that were taken away
    cut_sha256: str
    ends: "array[int]"  # where each line ends in the file, 0 first


def open_journal(place: Path, *, desk: str, boot: str) -> Opened:
    """Open or make the file. DeskStopped: it cannot be read or written, or another process has it; IntegrityError."""
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(place, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _stopped(place, error.strerror) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return _recovered(descriptor, place, desk)
    except OSError as error:
        os.close(descriptor)
        reason = "another process writes it" if isinstance(error, BlockingIOError) else error.strerror
        raise _stopped(place, reason) from error
    except IntegrityError:
        os.close(descriptor)
        raise


def _recovered(descriptor: int, place: Path, desk: str) -> Opened:
    content = place.read_bytes()
    whole = _whole(content)
    rows = list(BytesIO(content[:whole]))
    verdict, book, head = read_journal(rows)
    if not verdict.ok:
        raise _refused(place, verdict)
    torn = content[whole:]
    if torn:
        os.ftruncate(descriptor, whole)
    os.fsync(descriptor)  # what a killed process wrote may be in memory only; a new name must last as well
    _sync_folder(place.parent)
    if book.desk not in ("", desk):
        raise IntegrityError(f"the journal {place} is that of another desk: give this desk a folder of its own")
    return Opened(
        descriptor=descriptor, book=book, head=head, cut=len(torn), cut_sha256=hashlib.sha256(torn).hexdigest(),
        ends=array("Q", accumulate(map(len, rows), initial=0)),
    )  # fmt: skip


def _whole(content: bytes) -> int:
    """How many bytes from the beginning are whole lines; a hole that was never written ends them."""
    hole = content.find(b"\0", max(0, len(content) - TORN_AT_MOST))
    return content.rfind(b"\n", 0, hole if hole >= 0 else len(content)) + 1


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refused(place: Path, verdict: JournalVerdict) -> IntegrityError:
    return IntegrityError(
        f"STOP: line {verdict.first_bad} of the journal {place} is not as it was written ({verdict.reason}): "
        "keep the file as evidence, call the supervisor, and start the desk with a new folder"
    )


def _stopped(place: Path, reason: str | None) -> DeskStopped:
    return DeskStopped(
        f"STOP: the journal {place} cannot be used ({reason or 'unknown reason'}). Check nobody here and let nobody "
        "pass: use another desk, mend the disk, start the desk again"
    )
