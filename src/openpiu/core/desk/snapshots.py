"""Snapshots of a source: a signed header, and what a desk says before it takes one.

Belongs here: the values, their signatures, the judgement. Not here: files, sealing of parts (`streams`), searching.
Only full snapshots are made. `parent` is there for the day when deltas are: a delta names the version it starts from,
and one whose parent is not the version in use is refused (`Refusal.PARENT`), which asks for a full one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openpiu.core.desk.age import instant
from openpiu.core.ledger.entries import canonical, is_instant, read_canonical
from openpiu.core.ledger.signatures import is_signed
from openpiu.errors import IntegrityError

SNAPSHOT_TAG = b"openpiu desk snapshot v1\x00"
STAMP_TAG = b"openpiu desk stamp v1\x00"
FORMAT = "openpiu desk snapshot 1"
PERSONS, DOCUMENTS, PAYLOAD = "persons", "documents", "payload"
PARTS = (PERSONS, DOCUMENTS, PAYLOAD)  # in the order of the file
LONGEST_HEADER = 1 << 16  # bytes


class Refusal(StrEnum):
    """Why a snapshot is not taken. The one in use stays, and an alarm is in the journal."""

    UNREADABLE = "unreadable"  # no header of this form
    SIGNATURE = "signature"  # not signed, or by another key than the source's
    SOURCE = "source"  # of another source
    OLDER = "older"  # not newer than the highest version ever taken: a rollback
    PARENT = "parent"  # a delta whose parent is not the version in use
    EXPIRED = "expired"  # its last day is over
    TRUNCATED = "truncated"  # shorter or longer than its header says
    DAMAGED = "damaged"  # parts are not those that were signed, or not sealed for this desk, or no index
    DISK = "disk"  # this machine could not store it


class SnapshotRefused(IntegrityError):
    """A snapshot that a desk does not take; `reason` is for the journal."""

    def __init__(self, source: str, reason: Refusal, version: int | None = None) -> None:
        super().__init__(f"a snapshot of {source} was refused ({reason}): the one in use stays; ask for a full new one")
        self.reason, self.version = reason, version


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part as it lies sealed in the file."""

    name: str
    size: int  # bytes
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The header: the first line of the file; sealed parts follow it without gaps."""

    source: str
    version: int
    created_at: str  # the source's time, signed with the rest
    mark: str  # high-water mark: up to where of the source's changes it goes
    valid_until: str
    salt: str  # of the keys of its parts
    parts: tuple[Part, ...]
    parent: int | None = None  # the version that a delta starts from; None in a full one
    format: str = FORMAT
    key: str = ""  # Ed25519 public key of the source
    signature: str = ""  # over `signed_bytes`

    def signed_bytes(self) -> bytes:
        """What the signature is made over: a domain tag and the canonical JSON of all other fields."""
        return SNAPSHOT_TAG + canonical({name: value for name, value in self._fields().items() if name != "signature"})

    def line(self) -> bytes:
        """The first line, with its end."""
        return canonical(self._fields()) + b"\n"

    def _fields(self) -> dict[str, object]:
        return _plain(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A source's word that a version was still its current one at a time; so an unchanged list stays green."""

    source: str
    version: int
    at: str
    nonce: str = ""  # what a desk had made up just before, so that the word cannot be an old one held back
    key: str = ""
    signature: str = ""

    def signed_bytes(self) -> bytes:
        """What the signature is made over."""
        return STAMP_TAG + canonical({name: value for name, value in _plain(self).items() if name != "signature"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a desk goes by when a snapshot comes."""

    source: str
    trusted_key: bytes  # of the source
    highest: int  # version ever taken, 0 for none
    now: datetime


def sign(draft: Snapshot, key: Ed25519PrivateKey) -> Snapshot:
    """The same header, signed."""
    named = replace(draft, key=key.public_key().public_bytes_raw().hex())
    return replace(named, signature=key.sign(named.signed_bytes()).hex())


def sign_stamp(draft: Stamp, key: Ed25519PrivateKey) -> Stamp:
    """The same stamp, signed."""
    named = replace(draft, key=key.public_key().public_bytes_raw().hex())
    return replace(named, signature=key.sign(named.signed_bytes()).hex())


def read_header(line: bytes) -> Snapshot | None:
    """A header in canonical form; None for anything else. Its signature is not looked at."""
    try:
        values = read_canonical(line.removesuffix(b"\n"))
        header = msgspec.convert(values, Snapshot)
    except (IntegrityError, msgspec.ValidationError):
        return None
    return header if header.line() == line and _is_formed(header) else None


def refusal(header: Snapshot | None, held: Held, *, size: int) -> Refusal | None:
    """Why a desk does not take this snapshot; None where it does. `size`: bytes that follow the header."""
    if header is None:
        return Refusal.UNREADABLE
    if header.key != held.trusted_key.hex() or not _is_signed(header):
        return Refusal.SIGNATURE
    return next((reason for reason, applies in _judged(header, held, size).items() if applies), None)


def accepts(stamp: Stamp, held: Held) -> bool:
    """Whether a stamp is of this source, about the version in use, and signed."""
    is_his = stamp.source == held.source and stamp.version == held.highest and stamp.key == held.trusted_key.hex()
    return is_his and _is_time(stamp.at) and is_signed(stamp.signed_bytes(), key=stamp.key, signature=stamp.signature)


def is_part(part: Part, sha256: str, size: int) -> bool:
    """Whether sealed bytes are those of which the header speaks."""
    return part.sha256 == sha256 and part.size == size


def _judged(header: Snapshot, held: Held, size: int) -> Mapping[Refusal, bool]:
    return {
        Refusal.SOURCE: header.source != held.source,
        Refusal.OLDER: header.version <= held.highest,
        Refusal.PARENT: header.parent is not None,  # none can be put on another yet: a full one is asked for
        Refusal.EXPIRED: instant(header.valid_until) <= held.now,
        Refusal.TRUNCATED: size != sum(part.size for part in header.parts),
    }


def _is_signed(header: Snapshot) -> bool:
    return is_signed(header.signed_bytes(), key=header.key, signature=header.signature)


def _is_formed(header: Snapshot) -> bool:
    times = all(map(_is_time, (header.created_at, header.valid_until)))
    return header.format == FORMAT and header.version > 0 and times and tuple(p.name for p in header.parts) == PARTS


def _is_time(text: str) -> bool:
    try:
        return is_instant(text) and bool(instant(text))
    except ValueError:  # a day that no calendar has
        return False


def _plain(value: object) -> dict[str, object]:
    found = msgspec.to_builtins(value)
    return dict(found)
