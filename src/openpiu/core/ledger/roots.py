"""Sealed roots: what a ledger was at an hour, signed and kept outside its database, so that a rewritten chain is found.

Belongs here: the value, its line, its signature. Not here: when one is made (see the audit duty), where they are kept.
The chain of hashes finds a change by whoever cannot compute hashes anew. The owner of the database can, and can cut the
end off as well; but he has neither the unit's key nor the file of roots (PNR-13.9).
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openpiu.core.ledger.entries import canonical, read_canonical
from openpiu.core.ledger.merkle import Tree
from openpiu.core.ledger.signatures import is_signed
from openpiu.errors import IntegrityError

ROOT_TAG = b"openpiu ledger root v1\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedRoot:
    """The Merkle root over all entries of one ledger at one time. `key` and `signature` are hexadecimal."""

    unit: str  # whose ledger
    store: str  # passenger or border
    at: str  # ISO 8601, UTC, microseconds
    entries: int  # how many entries there were
    root: str
    key: str  # Ed25519 public key, 32 bytes
    signature: str = ""  # Ed25519 over `signed_bytes`, 64 bytes

    def signed_bytes(self) -> bytes:
        """What the signature is made over: a domain tag and the canonical JSON of all other fields."""
        return ROOT_TAG + canonical({name: value for name, value in self._fields().items() if name != "signature"})

    def line(self) -> bytes:
        """One canonical line, without its end."""
        return canonical(self._fields())

    def _fields(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in _NAMES}


_NAMES = frozenset(field.name for field in fields(SealedRoot))


def seal_root(tree: Tree, *, unit: str, store: str, at: str, key: Ed25519PrivateKey) -> SealedRoot:
    """The signed root of a tree over all entries of a ledger."""
    public = key.public_key().public_bytes_raw().hex()
    draft = SealedRoot(unit=unit, store=store, at=at, entries=tree.size, root=tree.root(), key=public)
    return replace(draft, signature=key.sign(draft.signed_bytes()).hex())


def read_roots(lines: Iterable[bytes], *, trusted_key: bytes | None = None) -> list[SealedRoot]:
    """Read sealed roots, one a line with its end; in the order of their entries.

    All must be signed with `trusted_key`, or without it all with one key. IntegrityError names the line.
    """
    found: list[SealedRoot] = []
    for number, line in enumerate(lines, start=1):
        root = _read(line)
        if root is None or not is_signed(root.signed_bytes(), key=root.key, signature=root.signature):
            raise IntegrityError(f"line {number} of the sealed roots was changed: its signature does not hold")
        expected = trusted_key.hex() if trusted_key is not None else (found or [root])[0].key
        if root.key != expected:
            raise IntegrityError(f"line {number} of the sealed roots was signed with another key")
        found.append(root)
    return sorted(found, key=lambda root: root.entries)


def _read(line: bytes) -> SealedRoot | None:
    try:
        values = read_canonical(line.removesuffix(b"\n"))
        return msgspec.convert(values, SealedRoot) if values.keys() == _NAMES else None
    except (IntegrityError, msgspec.ValidationError):
        return None
