"""Sealing raw bytes that could not be read, for retry only; the key is the unit's (MSG-19)."""

import secrets

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

NONCE = 12  # bytes


def seal_bytes(content: bytes, *, key: bytes, about: bytes) -> bytes:
    """Nonce and ciphertext; `about` (the transmission's hash) is bound to it."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, content, about)


def open_bytes(sealed: bytes, *, key: bytes, about: bytes) -> bytes:
    """The content again; cryptography's InvalidTag where key, bytes or `about` differ."""
    return ChaCha20Poly1305(key).decrypt(sealed[:NONCE], sealed[NONCE:], about)
