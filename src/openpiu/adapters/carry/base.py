"""The port to whoever carries bundles: it moves bytes, at least once, and proves nothing about them."""

from collections.abc import Callable
from typing import Protocol

ReceivePush = Callable[[str, bytes], bytes]  # certificate's SHA-256, bundle -> bundle of receipts
ReceivePull = Callable[[str], bytes]  # certificate's SHA-256 -> bundle


class Carrier(Protocol):
    """The calling side. Both methods raise OperatorError where the partner cannot be reached; it is tried again."""

    def push(self, address: str, tls: str, bundle: bytes) -> bytes:
        """Hand a bundle over at `address`, whose certificate has the SHA-256 `tls`; returns what came back."""
        ...

    def pull(self, address: str, tls: str) -> bytes:
        """Fetch what waits there."""
        ...
