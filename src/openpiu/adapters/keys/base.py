"""The ports to the node's keys: what the duties and the records ask for, wherever the keys live.

Belongs here: the protocols. Not here: files, hardware modules, what is signed.
"""

from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class KeyStore(Protocol):
    """The keys of one node. All methods raise OperatorError where the administrator must act."""

    def signing_key(self) -> Ed25519PrivateKey:
        """The key that signs disclosures and ledger roots."""
        ...

    def key_id(self) -> str:
        """Short fingerprint of the public signing key: 16 hexadecimal digits of its SHA-256."""
        ...

    def secret_for(self, name: str) -> str:
        """A password for `name` (a database role): 43 characters of URL-safe base64, the same on every call."""
        ...

    def identity_key(self) -> bytes:
        """32 bytes for keyed hashes of identities."""
        ...


class RecordKeys(Protocol):
    """Keys that seal records and are destroyed with them. A name is a class and a day or an id: `day/2026-11-23`."""

    def key(self, name: str) -> bytes:
        """32 bytes for sealing, made on first use; KeyGone where the key was destroyed."""
        ...

    def existing(self, name: str) -> bytes:
        """32 bytes for opening; KeyGone where there is no such key any more."""
        ...

    def shelf(self, kind: str, first: str, count: int) -> list[str]:
        """Names of `count` keys that are made together; `first` is the id of the first record."""
        ...

    def destroy(self, name: str) -> bool:
        """Destroy a key for good; returns whether there was one."""
        ...

    def names(self, kind: str) -> list[str]:
        """Names of the keys of one class that exist, in order."""
        ...


class NodeKeys(Protocol):
    """The keys with which a node signs and opens messages, in generations: a rotation makes the next."""

    def generation(self) -> int:
        """The newest generation, from 1; the first is made on first use."""
        ...

    def signing_key(self, generation: int) -> Ed25519PrivateKey:
        """Signs messages and cards."""
        ...

    def sealing_key(self, generation: int) -> bytes:
        """Opens what is sealed for this node: 96 bytes (`core.envelope.sealing`). Old ones stay for what comes late."""
        ...

    def rotate(self) -> int:
        """Make the next generation and return its number."""
        ...

    def certificate(self) -> tuple[Path, Path]:
        """Files of the carrier's own certificate and its key (PEM), made on first use."""
        ...
