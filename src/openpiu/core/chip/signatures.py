"""Signatures of documents: RSA PKCS#1 v1.5, RSA-PSS, ECDSA (RFC 3279, RFC 4055, RFC 5758, BSI TR-03111).

Belongs here: schemes by their identifier, verifying. Not here: what was signed (`signed`, `certificates`).
Numbers padded or not padded with zeros are read as the numbers they are: signers in circulation write both.
"""

from typing import NamedTuple

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from openpiu.core.chip.der import INTEGER, OBJECT, SEQUENCE, Element, fields, integer, oid, read_all, read_one
from openpiu.core.chip.faults import Unreadable, Unsupported
from openpiu.core.chip.hashes import ALGORITHMS, hash_named
from openpiu.core.chip.keys import Key

_PART = "a signature algorithm"
_NULL = b"\x05\x00"
_MGF1 = "1.2.840.113549.1.1.8"
_PSS = "1.2.840.113549.1.1.10"


class Scheme(NamedTuple):
    """How something was signed. `digest` is empty where the identifier leaves it to the place where it stands."""

    kind: str  # pkcs1, pss, ecdsa, or ecdsa-plain: two numbers of one width instead of DER
    digest: str = ""
    mask: str = ""  # PSS: hash of the mask
    salt: int = 0  # PSS: octets


_PLAIN = "0.4.0.127.0.7.1.1.4.1."
SCHEMES = {
    "1.2.840.113549.1.1.1": Scheme("pkcs1"),
    "1.2.840.113549.1.1.5": Scheme("pkcs1", "sha1"),
    "1.2.840.113549.1.1.14": Scheme("pkcs1", "sha224"),
    "1.2.840.113549.1.1.11": Scheme("pkcs1", "sha256"),
    "1.2.840.113549.1.1.12": Scheme("pkcs1", "sha384"),
    "1.2.840.113549.1.1.13": Scheme("pkcs1", "sha512"),
    "1.2.840.10045.4.1": Scheme("ecdsa", "sha1"),
    "1.2.840.10045.4.3.1": Scheme("ecdsa", "sha224"),
    "1.2.840.10045.4.3.2": Scheme("ecdsa", "sha256"),
    "1.2.840.10045.4.3.3": Scheme("ecdsa", "sha384"),
    "1.2.840.10045.4.3.4": Scheme("ecdsa", "sha512"),
    _PLAIN + "1": Scheme("ecdsa-plain", "sha1"),
    _PLAIN + "2": Scheme("ecdsa-plain", "sha224"),
    _PLAIN + "3": Scheme("ecdsa-plain", "sha256"),
    _PLAIN + "4": Scheme("ecdsa-plain", "sha384"),
    _PLAIN + "5": Scheme("ecdsa-plain", "sha512"),
}
_FAMILIES = {
    "pkcs1": {"rsa"},
    "pss": {"rsa", "rsa-pss"},
    "ecdsa": {"ec"},
    "ecdsa-plain": {"ec"},
}


def read_scheme(element: Element) -> Scheme:
    """An AlgorithmIdentifier of a signature; Unsupported where no table knows it."""
    parts = read_all(element.content, _PART) if element.tag == SEQUENCE else ()
    if not 1 <= len(parts) <= 2:
        raise Unreadable(f"{_PART} does not have the parts it should have")
    name = oid(parts[0], _PART)
    if name == _PSS:
        return _pss(parts[1]) if len(parts) == 2 else Scheme("pss", "sha1", "sha1", 20)
    if name not in SCHEMES or (len(parts) == 2 and parts[1].whole != _NULL):
        raise Unsupported("this way of signing is not known")
    return SCHEMES[name]


def holds(key: Key, scheme: Scheme, *, digest: str, signature: bytes, signed: bytes) -> bool:
    """Whether `signature` over `signed` was made with this key. `digest` is the hash named beside the scheme.

    A scheme that names another hash than the one beside it, or that is of another family than the key, does not hold.
    """
    if key.family not in _FAMILIES[scheme.kind] or (scheme.digest or digest) != digest:
        return False
    try:
        _verify(key, scheme, digest, signature, signed)
    except (InvalidSignature, ValueError, Unreadable):
        return False
    except UnsupportedAlgorithm:
        raise Unsupported("this way of signing is not one that this machine's cryptography has") from None
    return True


def _verify(key: Key, scheme: Scheme, digest: str, signature: bytes, signed: bytes) -> None:
    algorithm = ALGORITHMS[digest]
    if isinstance(key.key, ec.EllipticCurvePublicKey):
        key.key.verify(_ecdsa(signature, scheme, key.key), signed, ec.ECDSA(algorithm))
        return
    padded = _of_width(signature, key.key)
    if scheme.kind == "pss":
        mask = padding.MGF1(ALGORITHMS[scheme.mask])
        key.key.verify(padded, signed, padding.PSS(mask, scheme.salt), algorithm)
    else:
        key.key.verify(padded, signed, padding.PKCS1v15(), algorithm)


def _of_width(signature: bytes, key: rsa.RSAPublicKey) -> bytes:
    """The signature as wide as the key: some signers drop leading zeros, some write one more."""
    number = signature.lstrip(b"\0")
    width = (key.key_size + 7) // 8
    if len(number) > width:
        raise InvalidSignature
    return number.rjust(width, b"\0")


def _ecdsa(signature: bytes, scheme: Scheme, key: ec.EllipticCurvePublicKey) -> bytes:
    """The signature in DER: some signers pad its numbers, some leave out the zero before a high first bit."""
    if scheme.kind == "ecdsa-plain":
        half, odd = divmod(len(signature), 2)
        if odd or not half:
            raise InvalidSignature
        numbers = signature[:half], signature[half:]
    else:
        pair = fields(read_one(signature, SEQUENCE, "a signature"), (INTEGER, INTEGER), "a signature")
        numbers = pair[0].content, pair[1].content
    if max(map(len, numbers)) > 2 + (key.key_size + 7) // 8:
        raise InvalidSignature
    return encode_dss_signature(int.from_bytes(numbers[0]), int.from_bytes(numbers[1]))


def _pss(element: Element) -> Scheme:
    """RSASSA-PSS-params of RFC 4055 section 3.1; what is absent has its default."""
    if element.tag != SEQUENCE:
        raise Unsupported("this way of signing is not known")
    parts = {part.tag: read_all(part.content, _PART) for part in read_all(element.content, _PART)}
    if any(tag not in {0xA0, 0xA1, 0xA2, 0xA3} or len(inner) != 1 for tag, inner in parts.items()):
        raise Unreadable(f"{_PART} does not have the parts it should have")
    digest = hash_named(parts[0xA0][0]) if 0xA0 in parts else "sha1"
    mask = _mask(parts[0xA1][0]) if 0xA1 in parts else "sha1"
    salt = integer(parts[0xA2][0], _PART) if 0xA2 in parts else 20
    trailer = integer(parts[0xA3][0], _PART) if 0xA3 in parts else 1
    if trailer != 1 or not 0 <= salt <= 512:
        raise Unsupported("this way of padding a signature is not known")
    return Scheme("pss", digest, mask, salt)


def _mask(element: Element) -> str:
    name, hashed = fields(element, (OBJECT, SEQUENCE), _PART)
    if oid(name, _PART) != _MGF1:
        raise Unsupported("this way of padding a signature is not known")
    return hash_named(hashed)
