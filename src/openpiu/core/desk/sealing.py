"""What of a journal names a person: sealed, and padded so that its size tells nothing.

Belongs here: padding and sealing of one line's content. Not here: keys (the caller gives them), snapshots (`streams`).
ChaCha20-Poly1305 (RFC 8439); desk, number and act are bound to it, so that no content passes for another's.
"""

from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from openpiu.core.desk.lines import Sealed
from openpiu.core.desk.states import Step
from openpiu.errors import IntegrityError

NONCE = 12  # bytes
PERSON_BLOCK = 512  # bytes; a person and a document fit into one
FINDINGS_BLOCK = 1024  # bytes; a dozen findings fit into one: a hit does not make a line longer
_LENGTH = 4


def about(desk: str, number: int, act: Step) -> bytes:
    """What a content is bound to."""
    return f"openpiu desk journal v1:{desk}:{number}:{act}".encode()


def sealed(content: bytes, *, key: bytes, under: str, nonce: bytes, bound: bytes, block: int) -> Sealed:
    """Pad to a multiple of `block` and seal; `nonce` is 12 random bytes, never used twice under a key."""
    long = len(content).to_bytes(_LENGTH) + content
    padded = long + bytes(-len(long) % block)
    return Sealed(content=b64encode(nonce + ChaCha20Poly1305(key).encrypt(nonce, padded, bound)).decode(), under=under)


def opened(content: str, *, key: bytes, bound: bytes) -> bytes:
    """The content again; IntegrityError where it is not what was sealed there."""
    try:
        raw = b64decode(content, validate=True)
        padded = ChaCha20Poly1305(key).decrypt(raw[:NONCE], raw[NONCE:], bound)
    except (InvalidTag, ValueError) as error:
        raise IntegrityError("sealed content of the journal was changed: nothing of it is shown") from error
    return padded[_LENGTH : _LENGTH + int.from_bytes(padded[:_LENGTH])]
