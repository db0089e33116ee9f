"""Whether an Ed25519 signature in hexadecimal holds; any text is welcome and answered."""

import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from openpiu.core.ledger.entries import is_digest

_SIGNATURE = re.compile(r"[0-9a-f]{128}")


def is_signed(content: bytes, *, key: str, signature: str) -> bool:
    """Whether `signature` (64 bytes) is over `content` by the owner of the public `key` (32 bytes)."""
    if not is_digest(key) or not _SIGNATURE.fullmatch(signature):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), content)
    except (ValueError, InvalidSignature):
        return False
    return True
