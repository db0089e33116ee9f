"""Whom to trust: authorities (CSCA) of a master list, joined by link certificates, with their revocation lists.

Belongs here: which certificates become anchors, the way from a signer to one, what revocation lists say of it. Not
here: whether a master list is genuine (`master_list`). ICAO Doc 9303-12 sections 4.2, 5 and 7.1.

Keys of one authority that a link certificate joins are one *family*: a newer key's revocation list speaks for what an
older key signed. Two authorities of one name without such a link are two families, and neither speaks for the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from openpiu.core.chip.certificates import Certificate, signed_by
from openpiu.core.chip.faults import Unreadable, Unsupported
from openpiu.core.chip.revocation import RevocationList, read_revocation_list

_MOST_OF_ONE_NAME = 64
_LINKS_IN_A_ROW = 4
_OTHER_PURPOSES = "2.23.136.1.1."
_SKEW = timedelta(days=1)  # signers write local times; the desk's clock is not theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """One trusted certificate of an authority."""

    certificate: Certificate
    family: str  # the same for all keys that links join
    link: bool = False  # trusted because an older key of the authority signed it


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """A certificate, or a list, that was not taken, and why, in words."""

    which: str  # SHA-256 of a certificate that was read, else its place: "list 2"
    state: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """Authorities by their name, revocation lists by family, and names under which a list could not be used."""

    issuers: Mapping[str, tuple[Issuer, ...]]
    lists: Mapping[str, tuple[RevocationList, ...]] = field(default_factory=dict)
    unusable: frozenset[str] = frozenset()


def anchor(certificates: Iterable[Certificate]) -> tuple[tuple[Issuer, ...], tuple[Turned, ...]]:
    """Which certificates are anchors: self-signed authorities, and links that lead to one; the others with a reason."""
    turned: list[Turned] = []
    taken: dict[bytes, Issuer] = {}
    waiting: list[Certificate] = []
    for one in certificates:
        reason = _unfit_authority(one)
        if reason:
            turned.append(_turned(one, reason))
        elif one.issuer == one.subject and signed_by(one, one.key):
            taken[one.whole] = Issuer(certificate=one, family=one.fingerprint)
        else:
            waiting.append(one)
    for _ in range(_LINKS_IN_A_ROW):
        waiting = [one for one in waiting if not _take_link(one, taken)]
    turned += [_turned(one, "neither itself nor an authority of this list signed it") for one in waiting]
    return _in_families(taken.values()), tuple(turned)


def build_trust(issuers: Iterable[Issuer], lists: Sequence[bytes] = ()) -> tuple[Trust, tuple[Turned, ...]]:
    """Trust in these authorities, with those revocation lists that one of them signed; the others with a reason."""
    by_name: dict[str, tuple[Issuer, ...]] = {}
    for one in issuers:
        name = one.certificate.subject
        by_name[name] = (*by_name.get(name, ()), one)[:_MOST_OF_ONE_NAME]
    kept: dict[str, tuple[RevocationList, ...]] = {}
    unusable: set[str] = set()
    turned: list[Turned] = []
    for number, data in enumerate(lists, start=1):
        try:
            found = read_revocation_list(data)
            families = _families_of(found, by_name)
        except (Unreadable, Unsupported) as error:
            turned.append(Turned(which=f"list {number}", state="", reason=str(error)))
            continue
        if not families:
            unusable.add(found.issuer)
            turned.append(Turned(which=f"list {number}", state="", reason="no authority that is trusted signed it"))
        for family in families:
            kept[family] = (*kept.get(family, ()), found)
    return Trust(issuers=by_name, lists=kept, unusable=frozenset(unusable)), tuple(turned)


def way_to(trust: Trust, signer: Certificate, *, signed_at: datetime | None, at: datetime) -> tuple[str, Issuer | None]:
    """The word of the step "chain", and the authority that certified the signer where there is one."""
    if not _fit_to_sign(signer):
        return "unfit-signer", None
    named = trust.issuers.get(signer.issuer, ())
    if not named:
        return "unknown-issuer", None
    if signer.scheme is None:
        return "unknown-method", None
    held = _who_signed(signer, named)
    if not held:
        claimed = any(one.certificate.key_id == signer.issuer_key_id for one in named)
        return ("wrong-issuer" if claimed and signer.issuer_key_id else "unknown-key"), None
    reference = signed_at or signer.not_before
    best = min(held, key=lambda one: (not one.certificate.valid_at(reference), one.link))
    return _validity(signer, best.certificate, reference=reference, said=signed_at is not None, at=at), best


def revoked(trust: Trust, signer: Certificate, issuer: Issuer, *, at: datetime) -> str:
    """The word of the step "revocation". An old list that names the signer is enough; only a fresh one clears it."""
    family = trust.lists.get(issuer.family, ())
    if any(one.names(signer) or one.names(issuer.certificate) for one in family):
        return "revoked"
    lists = [one for one in family if one.issuer == signer.issuer]
    if any(one.fresh_at(at) for one in lists):
        return "ok"
    if lists:
        return "outdated-revocation-list"
    return "unusable-revocation-list" if signer.issuer in trust.unusable else "no-revocation-list"


def _who_signed(signer: Certificate, known: Sequence[Issuer]) -> list[Issuer]:
    """All certificates of the key that signed; the key that the signer names is tried before its namesakes' keys."""
    likely = [one for one in known if one.certificate.key_id == signer.issuer_key_id]
    others = [one for one in known if one not in likely]
    return next(
        (
            held
            for tried in (likely, others)
            if (held := [one for one in tried if signed_by(signer, one.certificate.key)])
        ),
        [],
    )


def _validity(signer: Certificate, issuer: Certificate, *, reference: datetime, said: bool, at: datetime) -> str:
    """Valid when the document was signed; where nothing says when that was, the signer must be valid now."""
    if signer.not_before - min(reference, at) > _SKEW or reference - at > _SKEW:
        return "not-yet-valid"
    if reference > signer.not_after or not issuer.valid_at(reference):
        return "expired"
    if at > signer.not_after:
        return "expired-since" if said else "expired"
    return "ok"


def _fit_to_sign(signer: Certificate) -> bool:
    """A document signer is no authority, its key signs, and not something else (ICAO Doc 9303-12 section 7.1.1).

    Signers of master lists and of visible seals have a purpose of ICAO's own: their keys lie elsewhere.
    """
    other = any(purpose.startswith(_OTHER_PURPOSES) for purpose in signer.purposes)
    may = not other and (not signer.usages or "digital_signature" in signer.usages)
    return may and not signer.authority and not signer.unknown and signer.issuer != signer.subject


def _unfit_authority(one: Certificate) -> str:
    if not one.authority or (one.usages and "key_cert_sign" not in one.usages):
        return "it is not the certificate of an authority"
    if one.key is None or one.scheme is None:
        return "its key, its curve or its signature is of a kind that openpiu does not have"
    return "it has a critical extension that openpiu does not have" if one.unknown else ""


def _take_link(one: Certificate, taken: dict[bytes, Issuer]) -> bool:
    """Take a certificate that a trusted key of the named authority signed while it was valid."""
    for above in list(taken.values()):
        older = above.certificate
        if older.subject == one.issuer and older.valid_at(one.not_before) and signed_by(one, older.key):
            taken[one.whole] = Issuer(certificate=one, family=above.family, link=True)
            return True
    return False


def _in_families(taken: Iterable[Issuer]) -> tuple[Issuer, ...]:
    """One family for all certificates of one key, and for all that links join."""
    found = list(taken)
    same: dict[str, str] = {}

    def root(family: str) -> str:
        while family in same:
            family = same[family]
        return family

    of_key: dict[bytes, str] = {}
    for one in found:
        first, own = root(of_key.setdefault(one.certificate.key_bytes, one.family)), root(one.family)
        if first != own:
            same[own] = first
    return tuple(replace(one, family=root(one.family)) for one in found)


def _families_of(found: RevocationList, by_name: Mapping[str, tuple[Issuer, ...]]) -> set[str]:
    return {one.family for one in by_name.get(found.issuer, ()) if found.signed_with(one.certificate.key)}


def _turned(one: Certificate, reason: str) -> Turned:
    return Turned(which=one.fingerprint, state=one.state, reason=reason)
