"""Intake from a folder: every regular file is one delivery, in the order of the names.

A file is left alone while it is being written: hidden names, `.part` and `.tmp`, and (when watching) files that still
grow. Nothing is moved or removed unless `take` is set: then a file goes away once its content is committed.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from openpiu.adapters.intake.base import Delivery
from openpiu.errors import OperatorError

UNFINISHED = (".part", ".tmp", ".filepart", ".crdownload")
BIGGEST = 256 * 1024 * 1024  # bytes of one file

Mark: TypeAlias = tuple[int, int]  # size in bytes, time of the last change in nanoseconds


class FolderIntake:
    """The files of one folder and the folders below it."""

    def __init__(self, folder: Path, *, take: bool = False) -> None:
        if not folder.exists():
            raise OperatorError(f"there is no folder {folder}: make it, or name another one")
        if folder.is_file():
            self._root, self._only = folder.parent, folder.name
        else:
            self._root, self._only = folder, ""
        self._take = take
        self._read: dict[str, tuple[str, Mark]] = {}  # delivery -> its file, and how that was when it was read
        self._seen: dict[str, Mark] = {}  # acknowledged here, so as not to read it again

    def waiting(self) -> list[str]:
        """Relative names, sorted."""
        if self._only:
            return [self._only] if self._is_new(self._only) else []
        names = (path.relative_to(self._root).as_posix() for path in self._root.rglob("*") if _is_delivery(path))
        return sorted(name for name in names if not _is_hidden(name) and self._is_new(name))

    def deliveries(self) -> Iterator[Delivery]:
        """The content of each waiting file."""
        for name in self.waiting():
            path, shown = self._root / name, _text(name)
            try:
                self._read[shown] = name, _mark(path)  # before reading: what is added meanwhile is read again
                if path.stat().st_size > BIGGEST:
                    raise OperatorError(f"{path} is larger than 256 MiB: split it into several transmissions")
                yield Delivery(name=shown, content=path.read_bytes())
            except FileNotFoundError:
                continue  # another process took it: that one has received it
            except OSError as error:
                raise OperatorError(
                    f"{path} cannot be read ({error.strerror}): give this user the right to read it"
                ) from error

    def acknowledge(self, delivery: Delivery) -> None:
        """Remember the file as it was read, or remove it where `take` is set and nothing was added since."""
        if delivery.name not in self._read:
            return
        name, read = self._read[delivery.name]
        if self._take and _mark(self._root / name) == read:
            (self._root / name).unlink(missing_ok=True)
            return
        self._seen[name] = read

    def settled(self, before: dict[str, Mark]) -> bool:
        """Whether no waiting file changed since the marks in `before` were taken."""
        return before == self.marks()

    def marks(self) -> dict[str, Mark]:
        """Size and time of every waiting file."""
        return {name: _mark(self._root / name) for name in self.waiting()}

    def _is_new(self, name: str) -> bool:
        return name not in self._seen or self._seen[name] != _mark(self._root / name)


def _is_delivery(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() not in UNFINISHED


def _text(name: str) -> str:
    """The name as text that can be stored: a byte that is no UTF-8 is written out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _is_hidden(name: str) -> bool:
    """Whether the file or a folder on the way to it is hidden: synchronising tools keep their drafts there."""
    return any(part.startswith(".") for part in name.split("/"))


def _mark(path: Path) -> Mark:
    try:
        found = path.stat()
    except FileNotFoundError:
        return (-1, -1)
    return (found.st_size, found.st_mtime_ns)
