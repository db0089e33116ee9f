"""Specimen files of a chip, and specimen master lists: signed content of ICAO Doc 9303-10 and 9303-12."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from openpiu.core.synth.chips.signing import Pen, digest_named
from openpiu.core.synth.chips.writing import element, identifier, moment, number, octets, printable, sequence, set_of

SECURITY_OBJECT, MASTER_LIST = "2.23.136.1.1.1", "2.23.136.1.1.2"
_PKCS9 = "1.2.840.113549.1.9."
_SIGNED_DATA = "1.2.840.113549.1.7.2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who signs content: a pen, its certificate, and how that names its issuer and number."""

    pen: Pen
    certificate: bytes
    issuer: bytes
    serial: int


def signed_data(kind: str, content: bytes, *, by: Hand, at: datetime | None, beside: Iterable[bytes] = ()) -> bytes:
    """CMS SignedData with one signer and its certificate; `at` None leaves the time of signing out."""
    pen = by.pen
    attributes = [
        _attribute("3", identifier(kind)),
        _attribute("4", octets(hashlib.new(pen.digest, content, usedforsecurity=False).digest())),
        *([_attribute("5", moment(at))] if at else []),
    ]
    signed = set_of(attributes)
    signer = sequence(
        number(1),
        sequence(by.issuer, number(by.serial)),
        digest_named(pen.digest),
        b"\xa0" + signed[1:],
        pen.scheme(),
        octets(pen.sign(signed)),
    )
    body = sequence(
        number(3),
        set_of([digest_named(pen.digest)]),
        sequence(identifier(kind), element(0xA0, octets(content))),
        element(0xA0, *sorted([by.certificate, *beside])),
        set_of([signer]),
    )
    return sequence(identifier(_SIGNED_DATA), element(0xA0, body))


def security_file(
    groups: Mapping[int, bytes], *, by: Hand, at: datetime | None, digest: str = "", version: int = 0
) -> bytes:
    """EF.SOD over these data groups. `digest` is the hash of the groups: the signer's own where it is empty."""
    digest = digest or by.pen.digest
    hashes = [
        sequence(number(group), octets(hashlib.new(digest, content, usedforsecurity=False).digest()))
        for group, content in sorted(groups.items())
    ]
    which = [sequence(printable("0108"), printable("040000"))] if version else []
    content = sequence(number(version), digest_named(digest), sequence(*hashes), *which)
    return element(0x77, signed_data(SECURITY_OBJECT, content, by=by, at=at))


def zone_group(lines: Iterable[str]) -> bytes:
    """DG1 with a machine-readable zone."""
    return element(0x61, element(0x5F1F, "".join(lines).encode("ascii")))


def portrait_group(image: bytes) -> bytes:
    """DG2 with one portrait, in the record of ISO/IEC 19794-5:2005 without feature points."""
    face = (32 + len(image)).to_bytes(4) + bytes(28) + image
    record = b"FAC\x00010\x00" + (14 + len(face)).to_bytes(4) + (1).to_bytes(2) + face
    header = element(0xA1, element(0x87, b"\x01\x01"), element(0x88, b"\x00\x08"))
    template = element(0x7F60, header, element(0x5F2E, record))
    return element(0x75, element(0x7F61, number(1), template))


def master_list(
    certificates: Iterable[bytes], *, by: Hand, at: datetime | None, version: int = 0, beside: Iterable[bytes] = ()
) -> bytes:
    """A master list of these certificates."""
    content = sequence(number(version), set_of(certificates))
    return signed_data(MASTER_LIST, content, by=by, at=at, beside=beside)


def _attribute(number_of: str, value: bytes) -> bytes:
    return sequence(identifier(_PKCS9 + number_of), set_of([value]))
