"""Certificates of document signers and of the authorities (CSCA) that certify them (ICAO Doc 9303-12, RFC 5280).

Belongs here: reading one, and whether one was signed with a key. Not here: whom to trust (`trust`).
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import pem
from asn1crypto.x509 import Name, TbsCertificate

from openpiu.core.chip.der import BIT_STRING, SEQUENCE, Element, bits, fields, moment, read_all, read_one
from openpiu.core.chip.faults import Unreadable, Unsupported, reading
from openpiu.core.chip.keys import Key, read_key
from openpiu.core.chip.signatures import Scheme, holds, read_scheme

_PART = "a certificate"
MAX_BYTES = 32_768
# Extensions that are looked at; another one that is marked critical makes a certificate unfit (RFC 5280 section 4.2).
_KNOWN = frozenset(
    {
        "2.5.29.14", "2.5.29.15", "2.5.29.16", "2.5.29.17", "2.5.29.18", "2.5.29.19", "2.5.29.31", "2.5.29.32",
        "2.5.29.35", "2.5.29.37", "2.23.136.1.1.6.2",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What is needed of one certificate. `key` and `scheme` are None where openpiu does not have their kind."""

    whole: bytes
    signed: bytes  # what its issuer signed
    signature: bytes
    scheme: Scheme | None
    key: Key | None
    key_bytes: bytes  # the SubjectPublicKeyInfo
    serial: int  # may be negative
    subject: str  # in one spelling, for comparing (RFC 5280 section 7.1)
    issuer: str
    issuer_bytes: bytes  # as written
    state: str  # country of the subject, as written; empty where there is none or more than one
    not_before: datetime
    not_after: datetime
    authority: bool | None  # basicConstraints; None: not said
    usages: frozenset[str]  # keyUsage; empty: not said
    purposes: frozenset[str]  # extended key usage, with dots
    key_id: bytes  # subject key identifier, or empty
    issuer_key_id: bytes  # authority key identifier, or empty
    unknown: bool  # has a critical extension that no table knows

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the whole certificate, hexadecimal."""
        return hashlib.sha256(self.whole).hexdigest()

    def valid_at(self, at: datetime) -> bool:
        """Whether its validity covers an instant."""
        return self.not_before <= at <= self.not_after


def read_certificate(data: bytes) -> Certificate:
    """One certificate in DER, or in PEM; Unreadable otherwise."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{_PART} is longer than any")
    with reading(_PART):
        if data.startswith(b"-----BEGIN"):
            data = pem.unarmor(data)[2]
    whole = read_one(data, SEQUENCE, _PART)
    body, algorithm, signature = fields(whole, (SEQUENCE, SEQUENCE, BIT_STRING), _PART)
    with reading(_PART):
        inner = TbsCertificate.load(body.whole, strict=True)
        if inner["signature"].dump() != algorithm.whole:
            raise ValueError
        since, until = (moment(one, _PART) for one in read_all(inner["validity"].contents, _PART))
        return Certificate(
            whole=whole.whole,
            signed=body.whole,
            signature=bits(signature, _PART),
            scheme=_scheme(algorithm),
            key=_key(inner["subject_public_key_info"].dump()),
            key_bytes=inner["subject_public_key_info"].dump(),
            serial=inner["serial_number"].native,
            subject=inner["subject"].hashable,
            issuer=inner["issuer"].hashable,
            issuer_bytes=inner["issuer"].dump(),
            state=state_of(inner["subject"]),
            not_before=since,
            not_after=until,
            **_extensions(inner["extensions"]),
        )


def signed_by(certificate: Certificate, key: Key | None) -> bool:
    """Whether a certificate was signed with this key; Unsupported where openpiu cannot tell."""
    if certificate.scheme is None or key is None:
        raise Unsupported("the certificate is signed in a way, or with a key, that openpiu does not have")
    scheme = certificate.scheme
    return holds(
        key, scheme, digest=scheme.digest, signature=certificate.signature, signed=certificate.signed
    )  # fmt: skip


def state_of(name: Name) -> str:
    """The one country that a name holds, in capitals; empty where there is none, or more than one."""
    found = {
        str(pair["value"].native).upper()
        for part in name.chosen for pair in part if pair["type"].native == "country_name"
    }  # fmt: skip
    return found.pop() if len(found) == 1 else ""


def _scheme(algorithm: Element) -> Scheme | None:
    try:
        scheme = read_scheme(algorithm)
    except Unsupported:
        return None
    return scheme if scheme.digest else None  # plain rsaEncryption signs no certificate


def _key(data: bytes) -> Key | None:
    try:
        return read_key(read_one(data, SEQUENCE, "a public key"))
    except Unsupported:
        return None


def _extensions(found: Any) -> dict[str, Any]:
    """What the extensions say; one that stands there twice makes the certificate unreadable."""
    parsed = {one["extn_id"].dotted: one for one in found}
    if len(parsed) != len(found):
        raise ValueError
    basic, usage, purposes, own, above = (
        parsed[name]["extn_value"].parsed if name in parsed else None
        for name in ("2.5.29.19", "2.5.29.15", "2.5.29.37", "2.5.29.14", "2.5.29.35")
    )
    return {
        "authority": None if basic is None else bool(basic["ca"].native),
        "usages": frozenset(usage.native) if usage is not None else frozenset(),
        "purposes": frozenset(one.dotted for one in purposes) if purposes is not None else frozenset(),
        "key_id": own.native if own is not None else b"",
        "issuer_key_id": (above["key_identifier"].native or b"") if above is not None else b"",
        "unknown": any(one["critical"].native and name not in _KNOWN for name, one in parsed.items()),
    }
