"""Revocation lists (CRL) of the authorities that certify document signers (ICAO Doc 9303-12 section 7.1.4, RFC 5280).

Belongs here: reading one. Not here: whose key signed it, and what it then says (`trust`).
"""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import pem
from asn1crypto.x509 import Name

from openpiu.core.chip.certificates import Certificate
from openpiu.core.chip.der import (
    BIT_STRING,
    GENERALIZED_TIME,
    INTEGER,
    SEQUENCE,
    UTC_TIME,
    Element,
    bits,
    fields,
    integer,
    moment,
    oid,
    read_all,
    read_one,
)
from openpiu.core.chip.faults import Unreadable, Unsupported, reading
from openpiu.core.chip.keys import Key
from openpiu.core.chip.signatures import Scheme, holds, read_scheme

_PART = "a revocation list"
MAX_BYTES = 16_777_216
_EXTENSIONS = 0xA0
_TRUE = b"\x01\x01\xff"
_TIMES = {UTC_TIME, GENERALIZED_TIME}


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationList:
    """What one authority has revoked: serial numbers, and from when until when the list speaks."""

    issuer: str  # in one spelling, as `Certificate.subject`
    since: datetime
    until: datetime | None  # when the next one is due; None: not said, so it is never fresh
    serials: frozenset[int]
    scheme: Scheme
    signed: bytes
    signature: bytes

    def names(self, certificate: Certificate) -> bool:
        """Whether it revokes this certificate of its issuer."""
        return certificate.issuer == self.issuer and certificate.serial in self.serials

    def signed_with(self, key: Key | None) -> bool:
        """Whether it was signed with this key."""
        if key is None:
            return False
        return holds(
            key, self.scheme, digest=self.scheme.digest, signature=self.signature, signed=self.signed
        )  # fmt: skip

    def fresh_at(self, at: datetime) -> bool:
        """Whether it speaks for an instant."""
        return self.until is not None and self.since <= at <= self.until


def read_revocation_list(data: bytes) -> RevocationList:
    """A whole list in DER or PEM. Unreadable; Unsupported where it is a part of one, or lists others' certificates."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{_PART} is longer than any")
    with reading(_PART):
        if data.startswith(b"-----BEGIN"):
            data = pem.unarmor(data)[2]
    body, algorithm, signature = fields(read_one(data, SEQUENCE, _PART), (SEQUENCE, SEQUENCE, BIT_STRING), _PART)
    parts = list(read_all(body.content, _PART))
    if parts and parts[0].tag == INTEGER:
        parts.pop(0)
    if [one.tag for one in parts[:2]] != [SEQUENCE, SEQUENCE] or parts[0].whole != algorithm.whole:
        raise Unreadable(f"{_PART} does not have the parts it should have")
    times = [moment(one, _PART) for one in parts[2:4] if one.tag in _TIMES]
    rest = parts[2 + len(times) :]
    if not times:
        raise Unreadable(f"{_PART} has no date")
    _check_extensions([one for one in rest if one.tag == _EXTENSIONS])
    with reading(_PART):
        issuer = Name.load(parts[1].whole, strict=True).hashable
    return RevocationList(
        issuer=issuer,
        since=times[0],
        until=times[1] if len(times) > 1 else None,
        serials=_serials(rest),
        scheme=_scheme(algorithm),
        signed=body.whole,
        signature=bits(signature, _PART),
    )


def _serials(rest: list[Element]) -> frozenset[int]:
    if [one.tag for one in rest] not in ([], [SEQUENCE], [_EXTENSIONS], [SEQUENCE, _EXTENSIONS]):
        raise Unreadable(f"{_PART} does not have the parts it should have")
    if not rest or rest[0].tag != SEQUENCE:
        return frozenset()
    return frozenset(_serial(entry) for entry in read_all(rest[0].content, _PART))


def _serial(entry: Element) -> int:
    """The serial number of one entry: a number, a time, extensions."""
    parts = read_all(entry.content, _PART)
    if entry.tag != SEQUENCE or not 2 <= len(parts) <= 3 or parts[1].tag not in _TIMES:
        raise Unreadable(f"{_PART} does not have the parts it should have")
    if len(parts) == 3:
        _refuse_critical(parts[2])
    return integer(parts[0], _PART)


def _check_extensions(found: list[Element]) -> None:
    for one in found:
        _refuse_critical(read_one(one.content, SEQUENCE, _PART))


def _refuse_critical(extensions: Element) -> None:
    """Every critical extension of a list or an entry says that it is not a whole list about its issuer's own."""
    for one in read_all(extensions.content, _PART):
        parts = read_all(one.content, _PART)
        if len(parts) > 2 and parts[1].whole == _TRUE:
            raise Unsupported(f"{_PART} has the extension {oid(parts[0], _PART)}, which openpiu does not have")


def _scheme(algorithm: Element) -> Scheme:
    scheme = read_scheme(algorithm)
    if not scheme.digest:
        raise Unsupported(f"{_PART} is signed in a way that is not known")
    return scheme
