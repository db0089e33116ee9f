"""Signatures as JWS in its general JSON form (RFC 7515 section 7.2.1), so that a second one can stand beside the first.

Belongs here: making and checking them, strictly: one spelling for each value, no field that nobody knows. Not here:
which key counts for whom (`cards`). Algorithm: Ed25519 (RFC 9864). A signature of another algorithm may stand beside it
and is left unjudged; without one of Ed25519 by the expected key nothing holds.
"""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from openpiu.core.envelope.rejections import Rejected

ALGORITHM = "Ed25519"
MOST_SIGNATURES = 4


class _Member(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    protected: str
    signature: str


class _Whole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    payload: str
    signatures: tuple[_Member, ...]


class _Protected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    alg: str
    kid: str
    typ: str


def key_id(public: bytes) -> str:
    """Short name of a public key: 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:16]


def digest(payload: bytes) -> str:
    """SHA-256 of what is signed, as 64 hexadecimal digits: the name under which messages and cards chain."""
    return hashlib.sha256(payload).hexdigest()


def sign(payload: bytes, *, typ: str, keys: Sequence[Ed25519PrivateKey]) -> bytes:
    """One JWS over `payload` with a signature of each key, in their order."""
    part = _encode(payload)
    members = tuple(_member(part, typ, key) for key in keys)
    return msgspec.json.encode(_Whole(payload=part, signatures=members))


def verify(signed: bytes, *, typ: str, keys: Sequence[bytes], code: str = "bad-signature") -> bytes:
    """The payload if it is signed by every one of `keys` (32 bytes each); Rejected(`code`) otherwise."""
    read = _read(signed, typ, code)
    for key in keys:
        found = read.members.get(key_id(key))
        if found is None or not _holds(key, found, read.payload):
            raise Rejected(code)
    return _bytes(read.payload, code)


def signers(signed: bytes, *, typ: str, code: str = "bad-signature") -> tuple[str, ...]:
    """Key ids that the signatures name; nothing is checked yet."""
    return tuple(_read(signed, typ, code).members)


class _Read(NamedTuple):
    payload: str  # as it is signed, in base64url
    members: dict[str, _Member]  # those of our algorithm, by key id


def _read(signed: bytes, typ: str, code: str) -> _Read:
    """The parts; Rejected where anything is not spelt in its one way."""
    try:
        whole = msgspec.json.decode(signed, type=_Whole)
        heads = [msgspec.json.decode(_decode(one.protected), type=_Protected) for one in whole.signatures]
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Rejected(code) from error
    pairs = zip(heads, whole.signatures, strict=True)
    members = {head.kid: one for head, one in pairs if (head.alg, head.typ) == (ALGORITHM, typ)}
    if msgspec.json.encode(whole) != signed or not members or len(heads) > MOST_SIGNATURES:
        raise Rejected(code)
    return _Read(whole.payload, members)


def _member(part: str, typ: str, key: Ed25519PrivateKey) -> _Member:
    public = key.public_key().public_bytes_raw()
    protected = _encode(msgspec.json.encode(_Protected(alg=ALGORITHM, kid=key_id(public), typ=typ)))
    return _Member(protected=protected, signature=_encode(key.sign(f"{protected}.{part}".encode("ascii"))))


def _holds(key: bytes, member: _Member, payload: str) -> bool:
    try:
        content = f"{member.protected}.{payload}".encode("ascii")
        Ed25519PublicKey.from_public_bytes(key).verify(_decode(member.signature), content)
    except (InvalidSignature, ValueError):
        return False
    return True


def _bytes(text: str, code: str) -> bytes:
    try:
        return _decode(text)
    except ValueError as error:
        raise Rejected(code) from error


def _encode(content: bytes) -> str:
    return urlsafe_b64encode(content).decode("ascii").rstrip("=")


def _decode(text: str) -> bytes:
    """The bytes; ValueError where the text is not their one spelling (no padding, no loose bits, no other letters)."""
    content = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if _encode(content) != text:
        raise ValueError("not base64url in its one spelling")
    return content
