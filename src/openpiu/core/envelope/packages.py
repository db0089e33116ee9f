"""Signed packages: a flattened JWS (RFC 7515) with the content readable beside it, verified offline by anyone.

Belongs here: signature and verification. Not here: what a package holds (`duties.disclose`).
"""

import hashlib
from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from openpiu.errors import IntegrityError

ALGORITHM = "Ed25519"  # RFC 9864


class _Signed(msgspec.Struct, forbid_unknown_fields=True):
    """A flattened JWS (RFC 7515 section 7.2.2), all three parts in base64url."""

    payload: str
    protected: str
    signature: str


class _Key(msgspec.Struct, forbid_unknown_fields=True):
    """A public Ed25519 key (RFC 8037)."""

    crv: Literal["Ed25519"]
    kty: Literal["OKP"]
    x: str


class _Whole(msgspec.Struct, forbid_unknown_fields=True):
    """All that stands in a package's file: nothing unsigned beside it that a reader could take for signed."""

    package: dict[str, Any]
    signed: _Signed
    key: _Key


def sign_package(package: Mapping[str, Any], *, key: Ed25519PrivateKey, key_id: str) -> str:
    """A flattened JWS over the package's JSON, with the content readable beside it."""
    own = OKPKey.import_key(key)
    payload = msgspec.json.encode(package, order="sorted")
    member: jws.HeaderDict = {"protected": {"alg": ALGORITHM, "kid": key_id, "typ": str(package["schema"])}}
    signed = jws.serialize_json(member, payload, own, algorithms=[ALGORITHM])
    public = own.as_dict(private=False)
    return msgspec.json.encode({"package": package, "signed": signed, "key": public}, order="sorted").decode()


def verify_package(text: str | bytes) -> dict[str, Any]:
    """The package if its signature holds and the readable copy equals what was signed; IntegrityError otherwise.

    The key travels with the package: compare its fingerprint with the unit's card before trusting the sender.
    """
    try:
        whole = msgspec.json.decode(text, type=_Whole)
        signed, key = msgspec.to_builtins(whole.signed), msgspec.to_builtins(whole.key)
        verified = jws.deserialize_json(signed, OKPKey.import_key(key), algorithms=[ALGORITHM])
        package = msgspec.json.decode(verified.payload, type=dict[str, Any])
    except (JoseError, msgspec.MsgspecError, ValueError, TypeError, RecursionError) as error:
        raise IntegrityError(
            "this is not a disclosure package, or its signature does not hold; do not act on it"
        ) from error
    # As bytes, because Python finds 1, 1.0 and true equal.
    if msgspec.json.encode(package, order="sorted") != msgspec.json.encode(whole.package, order="sorted"):
        raise IntegrityError("the readable part differs from what was signed; do not act on it")
    return package


def verification_code(signed: str) -> str:
    """Sixteen hexadecimal digits in groups, printed on the notice: the start of the signed text's SHA-256."""
    digits = hashlib.sha256(signed.encode()).hexdigest()[:16].upper()
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))
