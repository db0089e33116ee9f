"""Signed content as documents and master lists hold it: CMS SignedData with one signer (RFC 5652 section 5).

Belongs here: reading it, and the two checks of its signature. Not here: what the content is, or whom to trust.
ICAO Doc 9303-10 section 4.6.2.2 narrows what the one of a document may hold; `deviations` says where it does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto.x509 import Name

from openpiu.core.chip.certificates import Certificate, read_certificate
from openpiu.core.chip.der import (
    INTEGER,
    OBJECT,
    OCTET_STRING,
    SEQUENCE,
    SET,
    Element,
    fields,
    integer,
    moment,
    oid,
    read_all,
    read_one,
)
from openpiu.core.chip.faults import Unreadable, Unsupported, reading
from openpiu.core.chip.hashes import digest, hash_named
from openpiu.core.chip.signatures import Scheme, holds, read_scheme

_SIGNED_DATA = "1.2.840.113549.1.7.2"
_CONTENT_TYPE, _MESSAGE_DIGEST, _SIGNING_TIME = (f"1.2.840.113549.1.9.{number}" for number in (3, 4, 5))
_IMPLICIT_0, _IMPLICIT_1, _KEY_ID = 0xA0, 0xA1, 0x80
_MOST_CERTIFICATES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Content with its one signature. `digest` and `scheme` are None where openpiu does not have them."""

    content_type: str
    content: bytes
    attributes: bytes  # as signed: with the tag of a set
    said: dict[str, tuple[Element, ...]]  # attribute -> its values
    digest: str | None
    scheme: Scheme | None
    signature: bytes
    signer: Certificate | None  # None: its certificate does not stand in it
    deviations: tuple[str, ...]  # where it is not as the standard wants it, in words

    def content_holds(self) -> bool:
        """Whether the signed attributes are about this content. Unsupported where the hash is not known."""
        if self.digest is None:
            raise Unsupported("the hash algorithm of the signature is not known")
        kind, summary = self._only(_CONTENT_TYPE, OBJECT), self._only(_MESSAGE_DIGEST, OCTET_STRING)
        if oid(kind, "the signed attributes") != self.content_type:
            return False
        return summary.content == digest(self.digest, self.content)

    def signature_holds(self) -> bool:
        """Whether the signer signed the attributes. Unsupported where openpiu cannot tell; False without a signer."""
        if self.signer is None:
            return False
        if self.digest is None or self.scheme is None or self.signer.key is None:
            raise Unsupported("the content is signed in a way, or with a key, that openpiu does not have")
        return holds(
            self.signer.key, self.scheme, digest=self.digest, signature=self.signature, signed=self.attributes
        )  # fmt: skip

    def signed_at(self) -> datetime | None:
        """When the signer says to have signed; None where it does not say."""
        if _SIGNING_TIME not in self.said:
            return None
        values = self.said[_SIGNING_TIME]
        if len(values) != 1:
            raise Unreadable("the signed attributes say more than one time")
        return moment(values[0], "the time of the signature")

    def _only(self, name: str, tag: int) -> Element:
        values = self.said.get(name, ())
        if len(values) != 1 or values[0].tag != tag:
            raise Unreadable("the signed attributes do not say what was signed")
        return values[0]


def read_signed(data: bytes, part: str) -> Signed:
    """A ContentInfo with SignedData and one signer; Unreadable names `part`."""
    kind, wrapped = fields(read_one(data, SEQUENCE, part), (OBJECT, _IMPLICIT_0), part)
    if oid(kind, part) != _SIGNED_DATA:
        raise Unreadable(f"{part} is not signed content")
    outer = list(read_all(read_one(wrapped.content, SEQUENCE, part).content, part))
    if [one.tag for one in outer[:3]] != [INTEGER, SET, SEQUENCE] or outer[-1].tag != SET:
        raise Unreadable(f"{part} does not have the parts it should have")
    version, digests, inner, *between, signers = outer
    beside = {one.tag: one for one in between}
    if len(beside) != len(between) or not set(beside) <= {_IMPLICIT_0, _IMPLICIT_1}:
        raise Unreadable(f"{part} has parts that it should not have")
    certificates = _certificates(beside.get(_IMPLICIT_0), part)
    signer = read_all(signers.content, part)
    if len(signer) != 1:
        raise Unreadable(f"{part} has {len(signer)} signers, and should have one")
    found = _read_signer(signer[0], certificates, part)
    deviations = [
        *_deviations(integer(version, part), digests, found, part),
        *(["it holds more than the signer's certificate"] if len(certificates) > 1 else []),
        *(["it holds a revocation list"] if _IMPLICIT_1 in beside else []),
    ]
    return _put_together(_content(inner, part), found, tuple(deviations))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signer:
    """One SignerInfo."""

    version: int
    by_key: bool  # named by key identifier
    exact: bool  # named in the very bytes of its certificate
    certificate: Certificate | None
    digest: Element
    attributes: bytes
    scheme: Element
    signature: bytes
    unsigned: bool


def _read_signer(element: Element, certificates: Sequence[Certificate], part: str) -> _Signer:
    parts = read_all(element.content, part) if element.tag == SEQUENCE else ()
    tags = [one.tag for one in parts]
    if tags[2:6] != [SEQUENCE, _IMPLICIT_0, SEQUENCE, OCTET_STRING] or tags[6:] not in ([], [_IMPLICIT_1]):
        raise Unreadable(f"{part} does not say what was signed, or how")
    version, named, hashed, attributes, scheme, signature = parts[:6]
    certificate, exact = _named(named, certificates, part)
    return _Signer(
        version=integer(version, part),
        by_key=named.tag == _KEY_ID,
        exact=exact,
        certificate=certificate,
        digest=hashed,
        attributes=bytes([SET]) + attributes.whole[1:],
        scheme=scheme,
        signature=signature.content,
        unsigned=len(parts) > 6,
    )


def _named(named: Element, certificates: Sequence[Certificate], part: str) -> tuple[Certificate | None, bool]:
    """The certificate that a signer is named by, and whether its issuer stands there in the same bytes."""
    if named.tag == _KEY_ID:
        return next((one for one in certificates if one.key_id and one.key_id == named.content), None), True
    issuer, serial = fields(named, (SEQUENCE, INTEGER), part)
    number = integer(serial, part)
    for one in certificates:
        if (one.issuer_bytes, one.serial) == (issuer.whole, number):
            return one, True
    with reading(part):
        name = Name.load(issuer.whole, strict=True).hashable
    return next((one for one in certificates if (one.issuer, one.serial) == (name, number)), None), False


def _certificates(element: Element | None, part: str) -> tuple[Certificate, ...]:
    parts = read_all(element.content, part) if element else ()
    if len(parts) > _MOST_CERTIFICATES:
        raise Unreadable(f"{part} holds too many certificates")
    return tuple(read_certificate(one.whole) for one in parts)


def _content(element: Element, part: str) -> tuple[str, bytes]:
    kind, wrapped = fields(element, (OBJECT, _IMPLICIT_0), part)
    return oid(kind, part), read_one(wrapped.content, OCTET_STRING, part).content


def _put_together(content: tuple[str, bytes], signer: _Signer, deviations: tuple[str, ...]) -> Signed:
    return Signed(
        content_type=content[0],
        content=content[1],
        attributes=signer.attributes,
        said=_attributes(signer.attributes),
        digest=_known(signer.digest),
        scheme=_scheme(signer.scheme),
        signature=signer.signature,
        signer=signer.certificate,
        deviations=deviations,
    )


def _attributes(data: bytes) -> dict[str, tuple[Element, ...]]:
    part = "the signed attributes"
    found: dict[str, tuple[Element, ...]] = {}
    for attribute in read_all(read_one(data, SET, part).content, part):
        kind, values = fields(attribute, (OBJECT, SET), part)
        name = oid(kind, part)
        if name in found:
            raise Unreadable(f"{part} say the same thing twice")
        found[name] = read_all(values.content, part)
    return found


def _deviations(version: int, digests: Element, signer: _Signer, part: str) -> list[str]:
    """Unsigned parts that should be otherwise. None of them changes what was signed; all are told."""
    listed = [_known(one) for one in read_all(digests.content, part)]
    checks = (
        (version == 3, f"its version is {version}, not 3"),
        (signer.version == (3 if signer.by_key else 1), "the version of its signer does not fit how it is named"),
        (signer.exact or not signer.certificate, "its signer is named in another spelling than in the certificate"),
        (None not in listed and _known(signer.digest) in listed, "its hash algorithms are not those of its signer"),
        (not signer.unsigned, "it holds unsigned attributes"),
    )
    return [words for right, words in checks if not right]


def _known(element: Element) -> str | None:
    try:
        return hash_named(element)
    except Unsupported:
        return None


def _scheme(element: Element) -> Scheme | None:
    try:
        return read_scheme(element)
    except Unsupported:
        return None
