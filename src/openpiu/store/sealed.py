"""Rows whose content is sealed: what names a person never lies readable in a table, a log of changes or a dump.

Belongs here: how content is sealed, and under which names. Not here: when a key is destroyed (`duties.retain`).
ChaCha20-Poly1305 (RFC 8439) with a random nonce; table and id of the row are bound to it, so that nobody who can write
SQL can put one person's content in another's row.
"""

import secrets
from base64 import b64decode, b64encode
from collections.abc import Collection
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol, Self
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.conf import settings
from django.db import models

from openpiu.errors import IntegrityError, KeyGone, OurError

NONCE = 12  # bytes
NAME = 60  # letters of a key's name

DAY, KEPT, RAW, DISCLOSED, ASKED, CASE = "day", "kept", "raw", "disclosed", "asked", "case"  # classes of keys
SENT, GOT, POST = "sent", "got", "post"  # of one message to, or from, a partner; of a day of such without persons


class Keys(Protocol):
    """What sealing needs of `adapters.keys.base.RecordKeys`."""

    def key(self, name: str) -> bytes:
        """For sealing."""
        ...

    def shelf(self, kind: str, first: str, count: int) -> list[str]:
        """For sealing many at once."""
        ...

    def existing(self, name: str) -> bytes:
        """For opening."""
        ...


def day_name(received_at: datetime, kind: str = DAY) -> str:
    """The name of the key of the day, in UTC, on which a record was first received."""
    return f"{kind}/{received_at.astimezone(UTC).date().isoformat()}"


def kept_name(record: UUID, kind: str = KEPT) -> str:
    """The name of a key of one record alone."""
    return f"{kind}/{record}"


def seal_bytes(content: bytes, *, under: str, about: str) -> bytes:
    """Nonce and ciphertext; `about` is bound to it."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + ChaCha20Poly1305(_keys().key(under)).encrypt(nonce, content, about.encode())


def open_bytes(sealed: bytes, *, under: str, about: str) -> bytes:
    """The content again; KeyGone where it is erased, IntegrityError where the row was tampered with."""
    try:
        return ChaCha20Poly1305(_keys().existing(under)).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
    except InvalidTag as error:
        raise IntegrityError(f"the sealed content of {about} was changed: nothing of it is shown") from error


def _keys() -> Keys:
    keys: Keys = settings.RECORD_KEYS
    return keys


def shelf_names(kind: str, first: UUID, count: int) -> list[str]:
    """Names of keys for so many records that are stored together; each is destroyed by itself."""
    return _keys().shelf(kind, first.hex, count)


class SealedRow(models.Model):
    """A row with sealed content; `content` opens it, `seal` writes it."""

    sealed = models.BinaryField(default=b"")
    sealed_under = models.CharField(max_length=NAME, blank=True, db_index=True)

    class Meta:
        abstract = True

    @property
    def content(self) -> Any:
        """What is sealed, as plain values; opened once for each state of the row."""
        sealed = bytes(self.sealed)
        opened: tuple[bytes, Any] | None = self.__dict__.get("_opened")
        if opened is None or opened[0] != sealed:
            plain = open_bytes(sealed, under=self.sealed_under, about=self._about())
            opened = self.__dict__["_opened"] = (sealed, msgspec.json.decode(plain))
        return opened[1]

    def seal(self, content: Any, *, under: str) -> None:
        """Take new content; the caller saves the row, fields `sealed` and `sealed_under`."""
        self.sealed = seal_bytes(msgspec.json.encode(content), under=under, about=self._about())
        self.sealed_under = under
        self.__dict__.pop("_opened", None)

    def _about(self) -> str:
        return f"{self._meta.db_table}:{self.pk}"


if TYPE_CHECKING:
    TextColumn = models.TextField[str, str]
else:
    TextColumn = models.TextField


class SealedText(TextColumn):
    """A column of text that is sealed on the way in; empty stays empty, so that SQL can still ask whether it is.

    Only for models that are `SealedTexts`, which open it.
    """

    def pre_save(self, row: models.Model, add: bool) -> str:
        """The text of this row as it is stored: base64 of what `seal_bytes` gives."""
        if not isinstance(row, SealedTexts):
            raise OurError(f"{type(row).__name__} has a SealedText and is not SealedTexts")
        text = str(getattr(row, self.attname))
        if not text:
            return ""
        sealed = seal_bytes(text.encode(), under=row.sealing_name(), about=row.about(self.attname))
        return b64encode(sealed).decode("ascii")


class SealedTexts(models.Model):
    """A row with columns of sealed text; they are opened when it is read. Erased, they read as empty."""

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any) -> Self:
        """The row with its texts opened; IntegrityError where somebody changed one."""
        row = super().from_db(db, field_names, values, **more)
        loaded = row.__dict__
        for field in cls._meta.concrete_fields:
            if isinstance(field, SealedText) and loaded.get(field.attname):
                loaded[field.attname] = row.opened(field.attname, loaded[field.attname])
        return row

    def opened(self, column: str, stored: str) -> str:
        """The text of a stored value; empty once its key is destroyed."""
        try:
            return open_bytes(b64decode(stored), under=self.sealing_name(), about=self.about(column)).decode()
        except KeyGone:
            return ""

    def sealing_name(self) -> str:
        """The name of the key of this row."""
        raise OurError(f"{type(self).__name__} does not say under which key it is sealed")

    def about(self, column: str) -> str:
        """What a text of this row is bound to."""
        return f"{self._meta.db_table}:{self.pk}:{column}"


SEALED = ("sealed", "sealed_under")  # the columns that `seal` changes
