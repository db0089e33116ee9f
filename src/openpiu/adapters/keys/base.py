"""The port to the node's keys: what the duties ask for, wherever the keys live.

Belongs here: the protocol. Not here: files, hardware modules, what is signed.
"""

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

    def sealing_key(self) -> bytes:
        """32 bytes that seal raw transmissions until they are destroyed."""
        ...

    def secret_for(self, name: str) -> str:
        """A password for `name` (a database role): 43 characters of URL-safe base64, the same on every call."""
        ...

    def identity_key(self) -> bytes:
        """32 bytes for keyed hashes of identities."""
        ...
