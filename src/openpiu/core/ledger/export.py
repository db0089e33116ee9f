"""A ledger as a file: one canonical line an entry, then one signed line that closes it.

Belongs here: the export's form and its closing seal. Not here: verifying (see `verifying`), where keys live, files.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openpiu.core.ledger.entries import GENESIS, Entry, canonical, encode
from openpiu.core.ledger.merkle import Tree

SEAL_TAG = b"openpiu ledger seal v1\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What the last line of an export vouches for. `key` and `signature` are hexadecimal."""

    entries: int  # how many lines stand before the seal
    first: int  # sequence number of the first of them; 1 where there is none
    previous: str  # what the first entry names as its predecessor: GENESIS unless older entries have expired
    root: str  # Merkle root over the entry hashes
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


def export(entries: Iterable[Entry], *, unit: str, store: str, key: Ed25519PrivateKey) -> Iterator[bytes]:
    """Write entries, oldest first, as lines that end in a line feed; the last line is the signed seal (PNR-13.7).

    Entries are taken as they come: whether they form a chain is for `verify_export` to say. An empty ledger gives
    the seal alone.
    """
    tree, first, previous = Tree(), 1, GENESIS
    for entry in entries:
        if tree.size == 0:
            first, previous = entry.sequence, entry.previous
        tree.add(entry.hash)
        yield encode(entry) + b"\n"
    public = key.public_key().public_bytes_raw().hex()
    fields = {"first": first, "previous": previous, "unit": unit, "store": store, "key": public}
    draft = Seal(entries=tree.size, root=tree.root(), **fields)  # type: ignore[arg-type]  # names spelt out above
    yield _signed(draft, key).line() + b"\n"


def _signed(draft: Seal, key: Ed25519PrivateKey) -> Seal:
    return Seal(
        entries=draft.entries,
        first=draft.first,
        previous=draft.previous,
        root=draft.root,
        unit=draft.unit,
        store=draft.store,
        key=draft.key,
        signature=key.sign(draft.signed_bytes()).hex(),
    )
