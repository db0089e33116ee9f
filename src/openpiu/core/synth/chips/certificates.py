"""Specimen certificates of authorities (CSCA) and signers, and specimen revocation lists (ICAO Doc 9303-12)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from openpiu.core.synth.chips.signing import Pen
from openpiu.core.synth.chips.writing import bits, element, flags, identifier, moment, number, octets, sequence

AUTHORITY, SIGNER, MASTER_LIST_SIGNER = "authority", "signer", "master-list-signer"
_TRUE = b"\x01\x01\xff"
_MASTER_LISTS = "2.23.136.1.1.3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a specimen certificate shall say. Names in DER."""

    subject: bytes
    issuer: bytes
    serial: int
    since: datetime
    until: datetime
    role: str = SIGNER
    more: tuple[bytes, ...] = ()  # further extensions


def certificate(wanted: Wanted, *, of: Pen, by: Pen) -> bytes:
    """A certificate of the key of one pen, signed with another."""
    body = sequence(
        element(0xA0, number(2)),
        number(wanted.serial),
        by.scheme(),
        wanted.issuer,
        sequence(moment(wanted.since), moment(wanted.until)),
        wanted.subject,
        of.public(),
        element(0xA3, sequence(*_extensions(wanted.role, of, by), *wanted.more)),
    )
    return sequence(body, by.scheme(), bits(by.sign(body)))


def revocation_list(
    issuer: bytes, *, by: Pen, since: datetime, until: datetime | None, revoked: Iterable[int] = ()
) -> bytes:
    """A revocation list of one authority; `until` None leaves out when the next one is due."""
    entries = [sequence(number(serial), moment(since)) for serial in revoked]
    body = sequence(
        number(1),
        by.scheme(),
        issuer,
        moment(since),
        *([moment(until)] if until else []),
        *([sequence(*entries)] if entries else []),
        element(0xA0, sequence(_issuer_key(by), extension("2.5.29.20", number(7)))),
    )
    return sequence(body, by.scheme(), bits(by.sign(body)))


def extension(dotted: str, value: bytes, *, critical: bool = False) -> bytes:
    """One extension."""
    return sequence(identifier(dotted), *([_TRUE] if critical else []), octets(value))


def key_id(pen: Pen) -> bytes:
    """A key identifier: SHA-1 of the public half."""
    return hashlib.sha1(pen.public(), usedforsecurity=False).digest()


def _issuer_key(pen: Pen) -> bytes:
    return extension("2.5.29.35", sequence(element(0x80, key_id(pen))))


def _extensions(role: str, of: Pen, by: Pen) -> list[bytes]:
    found = [_issuer_key(by), extension("2.5.29.14", octets(key_id(of)))]
    if role == AUTHORITY:
        basic = extension("2.5.29.19", sequence(_TRUE, number(0)), critical=True)
        return [*found, basic, extension("2.5.29.15", flags(5, 6), critical=True)]
    found.append(extension("2.5.29.15", flags(0), critical=True))
    if role == MASTER_LIST_SIGNER:
        found.append(extension("2.5.29.37", sequence(identifier(_MASTER_LISTS)), critical=True))
    return found
