"""A desk's copies of lists: one sealed, signed file a source; opened, they lie in memory only.

Belongs here: files, checking them whole, searching. Not here: what a desk says to a header (`core.desk.snapshots`),
the journal's lines about it (`duties.check`). Parts are opened into files without a name (memfd_create): nothing
readable ever lies on the disk, and what a process held goes with it.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from openpiu.core.desk.answers import Answer, Found, Presented
from openpiu.core.desk.payload import Payload, payload_from
from openpiu.core.desk.snapshots import (
    DOCUMENTS,
    LONGEST_HEADER,
    PAYLOAD,
    PERSONS,
    Held,
    Part,
    Refusal,
    Snapshot,
    SnapshotRefused,
    read_header,
    refusal,
)
from openpiu.core.desk.streams import PIECE, TAG, open_pieces, part_key
from openpiu.core.law.action_cards import Category
from openpiu.core.matching import AlertIndex, Comparison, DocumentIndex
from openpiu.core.matching.warm import warm_up
from openpiu.errors import IntegrityError, OpenpiuError

SUFFIX = ".snapshot"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Copy:
    """A snapshot in use."""

    header: Snapshot
    persons: AlertIndex
    documents: DocumentIndex
    payload: Payload

    def search(self, presented: Presented) -> Answer:
        """All findings at or above the review threshold."""
        listed = self.documents.search(presented.document())
        found = [self._found(str(one.alert), one.comparison) for one in listed]
        found += [self._found(one.alert, one.comparison) for one in self.persons.search(presented.person())]
        enough = tuple(one for one in found if one.score >= self.persons.profile.review)
        return Answer(source=self.header.source, version=self.header.version, found=enough)

    def _found(self, alert: str, comparison: Comparison) -> Found:
        category: Category = self.payload.category(alert)
        return Found(
            alert=alert, source=self.header.source, category=category, band=comparison.band, score=comparison.score,
            flagged=alert in self.payload.flagged,
        )  # fmt: skip


class FolderCopies:
    """Copies in `folder`, sealed with the desk's key of 32 bytes."""

    def __init__(self, folder: Path, *, desk_key: bytes) -> None:
        self._folder, self._desk_key = folder, desk_key
        self._copies: dict[str, Copy] = {}
        warm_up()  # nobody at the booth waits for what is loaded at a first search

    def take(self, path: Path, held: Held) -> Snapshot:
        """Check a file whole, store it, take it into use. The copy before serves until that moment."""
        place, beside = self._place(held.source), self._folder / f".{held.source}.new"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copyfile(path, beside)
            copy = self._opened(beside, held)
            _synced(beside)
            beside.replace(place)
            _synced(self._folder)
        except OSError as error:
            raise SnapshotRefused(held.source, Refusal.DISK) from error
        finally:
            beside.unlink(missing_ok=True)
        self._copies[held.source] = copy
        return copy.header

    def load(self, held: Held) -> Snapshot | None:
        """After a start: the stored file, unless it is older than the highest version ever taken."""
        place = self._place(held.source)
        if not place.exists():
            return None
        try:
            copy = self._opened(place, replace(held, highest=max(0, held.highest - 1)))
        except OSError as error:
            raise SnapshotRefused(held.source, Refusal.DISK) from error
        self._copies[held.source] = copy
        return copy.header

    def current(self, source: str) -> Snapshot | None:
        """The header of the one in use."""
        copy = self._copies.get(source)
        return copy.header if copy else None

    def search(self, source: str, presented: Presented) -> Answer:
        """Ask the copy in use; LookupError where there is none."""
        return self._copies[source].search(presented)

    def wipe(self) -> None:
        """Forget all copies, on the disk too."""
        self._copies.clear()
        for place in self._folder.glob(f"*{SUFFIX}"):
            place.unlink()

    def _place(self, source: str) -> Path:
        return self._folder / f"{source}{SUFFIX}"

    def _opened(self, path: Path, held: Held) -> Copy:
        with path.open("rb") as file:
            line = file.readline(LONGEST_HEADER)
            header = read_header(line)
            reason = refusal(header, held, size=path.stat().st_size - len(line))
            if header is None or reason:
                raise SnapshotRefused(held.source, reason or Refusal.UNREADABLE, header.version if header else None)
            try:
                return self._copy(file, header)
            except (OpenpiuError, msgspec.MsgspecError, ValueError, KeyError) as error:
                raise SnapshotRefused(held.source, Refusal.DAMAGED, header.version) from error

    def _copy(self, file: BinaryIO, header: Snapshot) -> Copy:
        salt = bytes.fromhex(header.salt)
        opened = {}
        for part in header.parts:
            content = open_pieces(_pieces(file, part), part_key(self._desk_key, salt=salt, part=part.name))
            opened[part.name] = _OPENERS[part.name](content)
        persons, documents, payload = opened[PERSONS], opened[DOCUMENTS], opened[PAYLOAD]
        return Copy(header=header, persons=persons, documents=documents, payload=payload)


def _pieces(file: BinaryIO, part: Part) -> Iterator[bytes]:
    """The sealed pieces of a part; IntegrityError at its end where they are not those that were signed."""
    left, digest = part.size, hashlib.sha256()
    while left > 0:
        piece = file.read(min(left, PIECE + TAG))
        if not piece:
            break
        left -= len(piece)
        digest.update(piece)
        yield piece
    if left or digest.hexdigest() != part.sha256:
        raise IntegrityError("a part of the snapshot is not the one that was signed")


def _in_memory(content: Iterator[bytes], name: str, open_index: Callable[[Path], object]) -> object:
    """Open an index that lies in a file without a name; its memory stays as long as the index does."""
    descriptor = os.memfd_create(name, os.MFD_CLOEXEC)
    try:
        with os.fdopen(os.dup(descriptor), "wb") as file:
            file.writelines(content)
        return open_index(Path(f"/proc/self/fd/{descriptor}"))
    finally:
        os.close(descriptor)


_OPENERS: dict[str, Callable[[Iterator[bytes]], Any]] = {
    PERSONS: lambda content: _in_memory(content, PERSONS, lambda path: AlertIndex.open(path, check=False)),
    DOCUMENTS: lambda content: _in_memory(content, DOCUMENTS, lambda path: DocumentIndex.open(path, check=False)),
    PAYLOAD: lambda content: payload_from(b"".join(content)),
}


def _synced(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
