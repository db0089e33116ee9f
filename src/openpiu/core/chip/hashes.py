"""Hash algorithms that documents use, and how they are named in DER (ICAO Doc 9303-12 section 4.4)."""

import hashlib

from asn1crypto.core import ObjectIdentifier
from cryptography.hazmat.primitives import hashes

from openpiu.core.chip.der import SEQUENCE, Element
from openpiu.core.chip.faults import Unsupported

OIDS = {
    "sha1": "1.3.14.3.2.26",
    "sha224": "2.16.840.1.101.3.4.2.4",
    "sha256": "2.16.840.1.101.3.4.2.1",
    "sha384": "2.16.840.1.101.3.4.2.2",
    "sha512": "2.16.840.1.101.3.4.2.3",
}
ALGORITHMS: dict[str, hashes.HashAlgorithm] = {name: getattr(hashes, name.upper())() for name in OIDS}
_NULL = b"\x05\x00"


def _named(oid: str, parameters: bytes) -> bytes:
    inner: bytes = ObjectIdentifier(oid).dump() + parameters
    return bytes([SEQUENCE, len(inner)]) + inner


# Every way in which an algorithm may be written, byte for byte: parameters absent, or NULL.
_WRITTEN = {_named(oid, parameters): name for name, oid in OIDS.items() for parameters in (b"", _NULL)}


def hash_named(element: Element) -> str:
    """The name of a hash algorithm from its identifier; Unsupported where no table knows it."""
    name = _WRITTEN.get(element.whole)
    if name is None:
        raise Unsupported("this hash algorithm is not known")
    return name


def digest(name: str, content: bytes) -> bytes:
    """The hash of some bytes. SHA-1 is computed too: documents signed with it are in circulation."""
    return hashlib.new(name, content, usedforsecurity=False).digest()
