"""A part of a snapshot, sealed piece by piece, so that an index of any size is sealed and opened in little memory.

Belongs here: pieces. Not here: headers and signatures (`snapshots`), files. ChaCha20-Poly1305 with the piece's number
as nonce and, bound to it, the part's name and whether it is the last piece: none can be left out, doubled or moved.
The key is derived (HKDF-SHA256, RFC 5869) from the desk's key with a random salt of each snapshot: no nonce is used
twice.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from openpiu.errors import IntegrityError

PIECE = 1 << 20  # bytes of content
TAG = 16  # bytes that sealing adds to a piece
SALT = 32  # bytes


def part_key(desk_key: bytes, *, salt: bytes, part: str) -> bytes:
    """32 bytes for one part of one snapshot."""
    info = f"openpiu desk snapshot v1:{part}".encode()
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(desk_key)


def seal_pieces(content: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """Sealed pieces of what comes in pieces of `PIECE` bytes, the last one shorter or empty."""
    cipher, count = ChaCha20Poly1305(key), -1
    for count, (piece, following) in enumerate(pairwise(_ended(content))):
        yield cipher.encrypt(_nonce(count), piece or b"", _bound(last=following is None))
    if count < 0:
        yield cipher.encrypt(_nonce(0), b"", _bound(last=True))


def open_pieces(content: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """The content of sealed pieces, each of `PIECE` + `TAG` bytes but the last; IntegrityError: one was changed."""
    cipher = ChaCha20Poly1305(key)
    for count, (piece, following) in enumerate(pairwise(_ended(content))):
        try:
            yield cipher.decrypt(_nonce(count), piece or b"", _bound(last=following is None))
        except InvalidTag as error:
            raise IntegrityError("a part of the snapshot is not sealed for this desk, or was changed") from error


def _ended(content: Iterable[bytes]) -> Iterator[bytes | None]:
    yield from content
    yield None


def _nonce(count: int) -> bytes:
    return count.to_bytes(12)


def _bound(*, last: bool) -> bytes:
    return b"last" if last else b"more"
