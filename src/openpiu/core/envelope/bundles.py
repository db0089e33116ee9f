"""Bundles: envelopes one after the other, as one file for an air gap and as the body of a push or pull.

Layout: MAGIC; for each envelope its length (4 bytes, big-endian) and its bytes; a length of 0; SHA-256 of all before.
The sum finds damage on the way; what keeps strangers out are the seals and signatures inside.
"""

import hashlib
from collections.abc import Iterable

from openpiu.core.envelope.rejections import Rejected

MAGIC = b"OPENPIU-EXCHANGE-BUNDLE-1\n"
LARGEST = 64 << 20  # bytes of a bundle
_LENGTH, _SUM = 4, 32


def write_bundle(envelopes: Iterable[bytes]) -> bytes:
    """One bundle."""
    parts = [MAGIC]
    for envelope in envelopes:
        parts += [len(envelope).to_bytes(_LENGTH, "big"), envelope]
    parts.append(bytes(_LENGTH))
    content = b"".join(parts)
    return content + hashlib.sha256(content).digest()


def read_bundle(content: bytes) -> list[bytes]:
    """Its envelopes in order; Rejected where one byte of it is not as it was written."""
    body, found = content[:-_SUM], content[-_SUM:]
    if len(content) > LARGEST or not body.startswith(MAGIC) or hashlib.sha256(body).digest() != found:
        raise Rejected("damaged-bundle")
    envelopes: list[bytes] = []
    place = len(MAGIC)
    while True:
        length = int.from_bytes(body[place : place + _LENGTH], "big")
        place += _LENGTH
        if length == 0 and place == len(body):
            return envelopes
        if length == 0 or place + length + _LENGTH > len(body):
            raise Rejected("damaged-bundle")
        envelopes.append(body[place : place + length])
        place += length
