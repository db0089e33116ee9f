"""Master lists: the signed list of authorities (CSCA) that a state trusts (ICAO Doc 9303-12 section 8).

Belongs here: whether a list is genuine, of a known version, and no older than one already seen; what is taken from it.
Not here: how its authorities are used (`trust`), or where the newest date is kept.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from openpiu.core.chip.certificates import Certificate, read_certificate, signed_by
from openpiu.core.chip.der import INTEGER, SEQUENCE, SET, fields, integer, read_all, read_one
from openpiu.core.chip.faults import Unreadable, Unsupported
from openpiu.core.chip.signed import Signed, read_signed
from openpiu.core.chip.trust import Issuer, Turned, anchor
from openpiu.errors import IntegrityError

_PART = "the master list"
MASTER_LIST = "2.23.136.1.1.2"
MASTER_LIST_SIGNER = "2.23.136.1.1.3"
MAX_BYTES = 33_554_432
MOST_CERTIFICATES = 10_000
_SKEW = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterList:
    """A genuine master list: what was taken from it, what was not, and why."""

    signed_at: datetime
    version: int
    signer: str  # SHA-256 of its certificate
    issuers: tuple[Issuer, ...]
    turned: tuple[Turned, ...]

    def states(self) -> dict[str, int]:
        """How many authorities' certificates were taken, by the country in their name."""
        return dict(sorted(Counter(one.certificate.state for one in self.issuers).items()))


def read_master_list(
    data: bytes, *, trusted: Certificate, at: datetime, newest_seen: datetime | None = None
) -> MasterList:
    """Take a master list whose signer this trusted certificate vouches for; IntegrityError says why not.

    `trusted` is the authority that certified the list's signer, or that signer itself. `newest_seen` is the date of
    the newest list that was ever taken: an older one would bring back authorities that were withdrawn.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{_PART} is longer than any")
    signed = read_signed(data, _PART)
    if signed.content_type != MASTER_LIST:
        raise Unreadable(f"{_PART} is signed content of another kind")
    signed_at = _check_signature(signed, trusted)
    _check_date(signed_at, at=at, newest_seen=newest_seen)
    version, found, turned = _read_content(signed.content)
    issuers, unfit = anchor(found)
    return MasterList(
        signed_at=signed_at,
        version=version,
        signer=signed.signer.fingerprint if signed.signer else "",
        issuers=issuers,
        turned=(*turned, *unfit),
    )


def _check_signature(signed: Signed, trusted: Certificate) -> datetime:
    """The time of the signature, if signer, content and time are as they must be."""
    signer, signed_at = signed.signer, signed.signed_at()
    if signer is None:
        raise IntegrityError(f"{_PART} does not hold the certificate of its signer: ask its publisher for a whole one")
    if signed_at is None:
        raise IntegrityError(f"{_PART} does not say when it was signed, so an old one cannot be told from a new one")
    if not (signed.content_holds() and signed.signature_holds()):
        raise IntegrityError(f"{_PART} is not as its signer signed it: fetch it again")
    _check_signer(signer, trusted)
    if not (signer.valid_at(signed_at) and trusted.valid_at(signed_at)):
        raise IntegrityError(f"{_PART} was signed when a certificate of its signer was not valid")
    return signed_at


def _check_signer(signer: Certificate, trusted: Certificate) -> None:
    if signer.whole == trusted.whole:
        return
    if signer.issuer != trusted.subject or not trusted.authority or not signed_by(signer, trusted.key):
        raise IntegrityError(f"{_PART} is signed by somebody whom the anchor does not vouch for: check both files")
    if MASTER_LIST_SIGNER not in signer.purposes:
        raise IntegrityError(f"{_PART} is signed by a certificate that is not for master lists (ICAO Doc 9303-12)")


def _check_date(signed_at: datetime, *, at: datetime, newest_seen: datetime | None) -> None:
    if signed_at - at > _SKEW:
        raise IntegrityError(f"{_PART} is dated {signed_at:%Y-%m-%d}, which has not come: check the clock")
    if newest_seen is not None and signed_at < newest_seen:
        raise IntegrityError(
            f"{_PART} is of {signed_at:%Y-%m-%d}, older than the newest one seen, of {newest_seen:%Y-%m-%d}: "
            "keep the newer one"
        )


def _read_content(content: bytes) -> tuple[int, list[Certificate], list[Turned]]:
    """Version, certificates that can be read, and the others. Each certificate counts once."""
    version, listed = fields(read_one(content, SEQUENCE, _PART), (INTEGER, SET), _PART)
    number = integer(version, _PART)
    if number != 0:
        raise Unsupported(f"{_PART} is of version {number}; openpiu reads version 0")
    wholes = dict.fromkeys(one.whole for one in read_all(listed.content, _PART))
    if len(wholes) > MOST_CERTIFICATES:
        raise Unreadable(f"{_PART} holds too many certificates")
    found, turned = [], []
    for place, whole in enumerate(wholes, start=1):
        try:
            found.append(read_certificate(whole))
        except Unreadable as error:
            turned.append(Turned(which=f"certificate {place}", state="", reason=str(error)))
    return number, found, turned
