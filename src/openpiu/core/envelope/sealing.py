"""Sealing one signed message for one node: HPKE (RFC 9180) with the hybrid of ML-KEM-768 and X25519.

An envelope is one line of JSON, the header, a line end, and the sealed bytes. The header is bound to the seal as HPKE's
`info`; it says who, to whom, on which lane, under which number, and nothing of the content.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from openpiu.core.envelope.rejections import Rejected

VERSION = 1
SUITE = "MLKEM768-X25519/HKDF-SHA256/AES-256-GCM"
INFO = b"openpiu-exchange/1 envelope\x00"
LONGEST_HEADER = 1000  # bytes
SEED, SHARE = 64, 32  # bytes of a private key: the seed of ML-KEM-768 (FIPS 203), the scalar of X25519
LATTICE = 1184  # bytes of ML-KEM-768's public key; X25519's 32 follow

_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What everybody on the way can read. Order of the fields is the order of their bytes."""

    v: int
    suite: str
    sender: str = msgspec.field(name="from")
    to: str
    lane: str
    seq: int  # 0: not numbered
    key: str  # of the sealing key: `signing.key_id` of its public bytes


@dataclass(frozen=True, slots=True)
class SealingKey:
    """A private sealing key; `raw` is 96 bytes."""

    raw: bytes

    def private(self) -> hpke.MLKEM768X25519PrivateKey:
        """For opening."""
        lattice = MLKEM768PrivateKey.from_seed_bytes(self.raw[:SEED])
        return hpke.MLKEM768X25519PrivateKey(lattice, X25519PrivateKey.from_private_bytes(self.raw[SEED:]))

    def public(self) -> bytes:
        """1,216 bytes for the node card."""
        lattice = MLKEM768PrivateKey.from_seed_bytes(self.raw[:SEED]).public_key().public_bytes_raw()
        return lattice + X25519PrivateKey.from_private_bytes(self.raw[SEED:]).public_key().public_bytes_raw()


def public_key(raw: bytes) -> hpke.MLKEM768X25519PublicKey:
    """The public key of a card's bytes; ValueError where they are none."""
    lattice = MLKEM768PublicKey.from_public_bytes(raw[:LATTICE])
    return hpke.MLKEM768X25519PublicKey(lattice, X25519PublicKey.from_public_bytes(raw[LATTICE:]))


def seal(signed: bytes, header: Header, *, to: hpke.MLKEM768X25519PublicKey) -> bytes:
    """The envelope of one signed message."""
    line = msgspec.json.encode(header)
    return line + b"\n" + _SUITE.encrypt(signed, to, INFO + line)


def read_header(envelope: bytes) -> Header:
    """The header of an envelope; Rejected where the bytes are none. Nothing is proved by it yet."""
    line, end, _ = envelope[: LONGEST_HEADER + 1].partition(b"\n")
    try:
        header = msgspec.json.decode(line, type=Header)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise Rejected("damaged-envelope") from error
    if not end or msgspec.json.encode(header) != line:
        raise Rejected("damaged-envelope")
    if (header.v, header.suite) != (VERSION, SUITE):
        raise Rejected("unknown-version")
    return header


def open_envelope(
    envelope: bytes, *, node: str, keys: Mapping[str, hpke.MLKEM768X25519PrivateKey]
) -> tuple[Header, bytes]:
    """Header and signed message of an envelope for `node`; `keys` are its private keys by their ids.

    Rejected says what is wrong. Who sent it is proved by the signature only.
    """
    header = read_header(envelope)
    if header.to != node:
        raise Rejected("wrong-recipient")
    key = keys.get(header.key)
    if key is None:
        raise Rejected("unknown-key")
    line, _, sealed = envelope.partition(b"\n")
    try:
        return header, _SUITE.decrypt(sealed, key, INFO + line)
    except (InvalidTag, ValueError) as error:
        raise Rejected("cannot-open") from error
