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
_DESTROYED = ".destroyed"


class FileRecordKeys:
    """Keys in `folder`, a file each. A name whose key was destroyed never gets another one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.expanduser().absolute()
        self._cached = lru_cache(maxsize=4096)(self._read)

    def key(self, name: str) -> bytes:
        """32 bytes for sealing under `name`, made on first use; KeyGone where it was destroyed."""
        try:
            return self._cached(name)
        except FileNotFoundError:
            self._make(name)
            return self._cached(name)

    def existing(self, name: str) -> bytes:
        """32 bytes for opening; KeyGone where there is no such key."""
        try:
            return self._cached(name)
        except FileNotFoundError as error:
            raise KeyGone("what was sealed under this key is erased: the key does not exist") from error

    def destroy(self, name: str) -> bool:
        """Overwrite and remove the key; returns whether there was one. What it sealed can never be opened again."""
        place = self._place(name)
        self._cached.cache_clear()
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
        return sorted(f"{kind}/{place.stem}" for place in (self._folder / kind).glob("*.key"))

    def _place(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise OurError(f"{name!r} is no name of a record key")
        return self._folder / f"{name}.key"

    def _read(self, name: str) -> bytes:
        place = self._place(name)
        if place.with_suffix(_DESTROYED).exists():
            raise KeyGone("what was sealed under this key is erased: the key was destroyed")
        content = place.read_bytes()
        demand_private(place)
        if len(content) != _KEY_BYTES:
            raise OperatorError(f"{place} does not hold {_KEY_BYTES} bytes: restore it from a backup")
        return content

    def _make(self, name: str) -> None:
        place = self._place(name)
        try:
            make_private(self._folder)
            make_private(place.parent)
            write_once(place, secrets.token_bytes(_KEY_BYTES))
        except OSError as error:
            raise OperatorError(
                f"the key file {place} cannot be made ({error.strerror}): mend it and try again"
            ) from error
