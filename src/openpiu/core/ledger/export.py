"""A ledger as a file: one canonical line an entry, then one signed line that closes it.

Where the oldest entries have expired, the first line is the signed anchor that says so.

Belongs here: the export's form and its closing seal. Not here: verifying (see `verifying`), where keys live, files.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openpiu.core.ledger.anchors import Anchor
from openpiu.core.ledger.entries import GENESIS, Entry, canonical, encode
from openpiu.core.ledger.merkle import Tree

SEAL_TAG = b"openpiu ledger seal v1\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What the last line of an export vouches for. `key` and `signature` are hexadecimal."""

    entries: int  # how many lines stand before the seal
    first: int  # sequence number of the first of them: 1 unless older entries have expired
    previous: str  # what the first entry names as its predecessor: GENESIS unless older entries have expired
    root: str  # Merkle root over the hashes of all entries, those that have expired too
    unit: str  # whose ledger
    store: str  # passenger or border
    key: str  # Ed25519 public key, 32 bytes
    signature: str = ""  # Ed25519 over `signed_bytes`, 64 bytes

    def signed_bytes(self) -> bytes:
        """What the signature is made over: a domain tag and the canonical JSON of all other fields."""
        return SEAL_TAG + canonical(self._fields())

    def line(self) -> bytes:
        """The closing line of an export, without its line end."""
        return canonical({"seal": {**self._fields(), "signature": self.signature}})

    def _fields(self) -> dict[str, object]:
        names = ("entries", "first", "previous", "root", "unit", "store", "key")
        return {name: getattr(self, name) for name in names}


def export(
    entries: Iterable[Entry], *, unit: str, store: str, key: Ed25519PrivateKey, anchor: Anchor | None = None
) -> Iterator[bytes]:
    """Write entries, oldest first, as lines that end in a line feed; the last line is the signed seal (PNR-13.7).

    Entries are taken as they come: whether they form a chain, from the first or from the anchor on, is for
    `verify_export` to say. An empty ledger gives the seal alone.
    """
    tree, first, previous = Tree(), 1, GENESIS
    if anchor:
        tree, first, previous = anchor.tree(), anchor.expired + 1, anchor.hash
        yield anchor.line() + b"\n"
    for entry in entries:
        tree.add(entry.hash)
        yield encode(entry) + b"\n"
    draft = Seal(
        entries=tree.size - first + 1,
        first=first,
        previous=previous,
        root=tree.root(),
        unit=unit,
        store=store,
        key=key.public_key().public_bytes_raw().hex(),
    )
    yield replace(draft, signature=key.sign(draft.signed_bytes()).hex()).line() + b"\n"
