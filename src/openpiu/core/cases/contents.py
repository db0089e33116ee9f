"""The content of events: text, persons and values, kept apart from the chain and bound to it by a salted hash.

Belongs here: commitment to content, checking it, letting it go. Not here: which content is recalled (`rules`), where
content lies and with which key it is sealed (the duty), salts (they are drawn by the caller).

Without the salt the hash that stays after a recall would let anyone try names against it.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from openpiu.core.ledger.entries import canonical, read_canonical
from openpiu.errors import IntegrityError

CONTENT_TAG = b"openpiu case content v1\x00"
SALT_BYTES = 16

Contents: TypeAlias = Mapping[str, "Content"]  # hash -> content

_SALT = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What one event says, with the salt of its hash."""

    salt: str  # 16 random bytes, hexadecimal
    values: Mapping[str, Any]  # JSON: texts, whole numbers, truth values, lists, mappings

    @property
    def hash(self) -> str:
        """What the event carries: SHA-256 over a tag and the canonical JSON of salt and values."""
        return hashlib.sha256(CONTENT_TAG + canonical({"salt": self.salt, "values": self.values})).hexdigest()


def content_of(values: Mapping[str, Any], *, salt: bytes) -> Content:
    """Content with its salt; ValueError where the salt is not 16 bytes."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt is {SALT_BYTES} random bytes")
    return Content(salt=salt.hex(), values=dict(values))


def write_content(content: Content) -> bytes:
    """Canonical JSON, without a line end."""
    return canonical({"salt": content.salt, "values": content.values})


def read_content(line: bytes) -> Content:
    """Read what `write_content` wrote; IntegrityError for anything else."""
    whole = read_canonical(line)
    salt, values = whole.get("salt"), whole.get("values")
    if whole.keys() != {"salt", "values"} or not isinstance(values, dict):
        raise IntegrityError("not the content of an event")
    if not isinstance(salt, str) or not _SALT.fullmatch(salt):
        raise IntegrityError("not the content of an event: its salt is 32 hexadecimal digits")
    return Content(salt=salt, values=values)


def keep_only(contents: Contents, gone: Iterable[str]) -> dict[str, Content]:
    """The contents without those of these hashes; what they were hashed to stays in the events."""
    lost = set(gone)
    return {digest: content for digest, content in contents.items() if digest not in lost}


def first_changed(contents: Contents) -> str | None:
    """The hash under which content lies that is not what was hashed; None where all hold."""
    return next((digest for digest, content in contents.items() if content.hash != digest), None)
