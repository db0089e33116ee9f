"""Keys of records in files: one for each day of receipt or kept record, so that destroying a key erases what it sealed.

Belongs here: making, giving and destroying such keys. Not here: what is sealed under which name (`store.sealed`).
The folder must not be copied into backups that outlive the law's clocks: whoever has an old key and an old copy of the
database can read it (docs/adr/0019).
"""

import os
import re
import secrets
from functools import lru_cache
from pathlib import Path

from openpiu.adapters.keys.files import demand_private, make_private, synced, write_once
from openpiu.errors import KeyGone, OperatorError, OurError

_KEY_BYTES = 32
_NAME = re.compile(r"[a-z]+/[0-9a-f-]{10,36}")  # a class of records, and a day or an id
_SLOT = re.compile(r"([a-z]+/[0-9a-f]{20})-([0-9a-f]{4})")  # a shelf, and a place on it
_DESTROYED, _SHELF = ".destroyed", ".shelf"
_GONE = bytes(_KEY_BYTES)  # what stands in the place of a key that was destroyed on a shelf


class FileRecordKeys:
    """Keys in `folder`, a file each. A name whose key was destroyed never gets another one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.expanduser().absolute()
        self._cached = lru_cache(maxsize=4096)(self._read)

    def key(self, name: str) -> bytes:
        """32 bytes for sealing under `name`, made on first use; KeyGone where it was destroyed."""
        try:
            return self._cached(name)
        except FileNotFoundError as error:
            if _SLOT.fullmatch(name):
                raise KeyGone("what was sealed under this key is erased: its shelf does not exist") from error
            self._make(name)
            return self._cached(name)

    def existing(self, name: str) -> bytes:
        """32 bytes for opening; KeyGone where there is no such key."""
        try:
            return self._cached(name)
        except FileNotFoundError as error:
            raise KeyGone("what was sealed under this key is erased: the key does not exist") from error

    def shelf(self, kind: str, first: str, count: int) -> list[str]:
        """Names of `count` keys in one file, each with 32 bytes of its own: one write to the disk for all of them.

        The same `first` and `count` give the same shelf, so that a transaction that is repeated makes no second one.
        """
        shelf = f"{kind}/{first[:16]}{count:04x}"
        place = self._folder / f"{shelf}{_SHELF}"
        if not place.exists():
            self._write(place, secrets.token_bytes(_KEY_BYTES * count))
        return [f"{shelf}-{slot:04x}" for slot in range(count)]

    def destroy(self, name: str) -> bool:
        """Overwrite and remove the key; returns whether there was one. What it sealed can never be opened again."""
        self._cached.cache_clear()
        slot = _SLOT.fullmatch(name)
        if slot:
            return self._clear(self._folder / f"{slot[1]}{_SHELF}", int(slot[2], 16))
        place = self._place(name)
        if not place.exists():
            return False
        with place.open("r+b") as file:
            file.write(secrets.token_bytes(place.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        place.rename(place.with_suffix(_DESTROYED))
        place.with_suffix(_DESTROYED).write_bytes(b"")
        synced(place.parent)
        return True

    def names(self, kind: str) -> list[str]:
        """Names of the keys of one class that exist, in order."""
        single = [f"{kind}/{place.stem}" for place in (self._folder / kind).glob("*.key")]
        shelves = sorted((self._folder / kind).glob(f"*{_SHELF}"))
        return sorted([*single, *(name for place in shelves for name in _slots(kind, place))])

    def _clear(self, place: Path, slot: int) -> bool:
        """Overwrite one key on a shelf; the shelf goes with its last one."""
        if not place.exists() or _slot_of(place, slot) == _GONE:
            return False
        with place.open("r+b") as file:
            file.seek(slot * _KEY_BYTES)
            file.write(_GONE)
            file.flush()
            os.fsync(file.fileno())
        if not any(place.read_bytes()):
            place.unlink()
            synced(place.parent)
        return True

    def _place(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise OurError(f"{name!r} is no name of a record key")
        return self._folder / f"{name}.key"

    def _read(self, name: str) -> bytes:
        slot = _SLOT.fullmatch(name)
        if slot:
            content = _slot_of(self._folder / f"{slot[1]}{_SHELF}", int(slot[2], 16))
            if len(content) != _KEY_BYTES or content == _GONE:
                raise KeyGone("what was sealed under this key is erased: the key was destroyed")
            return content
        place = self._place(name)
        if place.with_suffix(_DESTROYED).exists():
            raise KeyGone("what was sealed under this key is erased: the key was destroyed")
        content = place.read_bytes()
        demand_private(place)
        if len(content) != _KEY_BYTES:
            raise OperatorError(f"{place} does not hold {_KEY_BYTES} bytes: restore it from a backup")
        return content

    def _make(self, name: str) -> None:
        self._write(self._place(name), secrets.token_bytes(_KEY_BYTES))

    def _write(self, place: Path, content: bytes) -> None:
        try:
            make_private(self._folder)
            make_private(place.parent)
            write_once(place, content)
        except OSError as error:
            raise OperatorError(
                f"the key file {place} cannot be made ({error.strerror}): mend it and try again"
            ) from error


def _slot_of(place: Path, slot: int) -> bytes:
    """The bytes of one key on a shelf; FileNotFoundError where there is no such shelf."""
    demand_private(place)
    with place.open("rb") as file:
        file.seek(slot * _KEY_BYTES)
        return file.read(_KEY_BYTES)


def _slots(kind: str, place: Path) -> list[str]:
    """Names of the keys on a shelf that are left."""
    content = place.read_bytes()
    parts = (content[start : start + _KEY_BYTES] for start in range(0, len(content), _KEY_BYTES))
    return [f"{kind}/{place.stem}-{slot:04x}" for slot, part in enumerate(parts) if part != _GONE]
