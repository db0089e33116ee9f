"""Passive authentication: is what the chip says what the issuing state signed (ICAO Doc 9303-11 section 5.1)?

Belongs here: the steps, in their order, from the files that a reader delivers. Not here: opening the chip, or that the
chip is no copy (active and chip authentication need the chip itself). Nothing is raised on bad bytes: a word says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from openpiu.core.chip.certificates import Certificate
from openpiu.core.chip.faults import Unreadable, Unsupported
from openpiu.core.chip.groups import MAX_BYTES, cut_portrait, read_zone
from openpiu.core.chip.hashes import digest
from openpiu.core.chip.security_file import SecurityFile, read_security_file
from openpiu.core.chip.states import same_state
from openpiu.core.chip.trust import Issuer, Trust, revoked, way_to
from openpiu.core.chip.words import SEVERITY, Result, Step, result_of
from openpiu.errors import OurError


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """The files that a reader delivers: EF.SOD, data groups by number, and the printed zone where it was read."""

    sod: bytes
    groups: Mapping[int, bytes]  # DG1 with the zone, DG2 with the portrait, DG14, DG15
    printed: tuple[str, ...] = ()  # lines of the printed zone; empty: not read


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one step came to. `word` is a key of `words.WORDS`, `group` the number of a data group."""

    step: Step
    word: str
    group: int | None = None

    @property
    def result(self) -> Result:
        """The result that its word stands for."""
        return result_of(self.word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authentication:
    """All steps, the remarks beside them (`words.FLAGS`), and what they come to together."""

    outcomes: tuple[Outcome, ...]
    flags: tuple[str, ...]
    signer: Certificate | None = None  # who signed the document, as EF.SOD names it
    signed_at: datetime | None = None
    issuer: Certificate | None = None  # the authority that certified the signer, where one is trusted

    @property
    def decisive(self) -> Outcome:
        """The first outcome with the worst result: it names the whole."""
        return min(self.outcomes, key=lambda one: SEVERITY.index(one.result))

    @property
    def result(self) -> Result:
        """The worst result of any step."""
        return self.decisive.result


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What the steps look at, and what earlier ones found."""

    delivered: Delivered
    trust: Trust
    at: datetime
    sod: SecurityFile
    signed_at: datetime | None
    chain: str = "not-reached"
    issuer: Issuer | None = None


def authenticate(delivered: Delivered, trust: Trust, *, at: datetime) -> Authentication:
    """Walk all steps at an instant (aware). Steps that a failed one makes senseless are aborted, all others go on."""
    if at.tzinfo is None:
        raise OurError("a chip is judged at a time with its zone: pass an aware one")
    try:
        sod = read_security_file(delivered.sod)
        signed_at = sod.signed.signed_at()
    except Unreadable:
        return Authentication(outcomes=tuple(_unread(delivered)), flags=_remarks_on(delivered))
    chain, issuer = "not-reached", None
    if sod.signed.signer:
        chain, issuer = _chain(trust, sod, signed_at, at)
    scene = _Scene(
        delivered=delivered, trust=trust, at=at, sod=sod, signed_at=signed_at, chain=chain, issuer=issuer
    )  # fmt: skip
    return Authentication(
        outcomes=tuple(_walk(scene)),
        flags=(*_flags(scene), *_remarks_on(delivered)),
        signer=sod.signed.signer,
        signed_at=signed_at,
        issuer=issuer.certificate if issuer else None,
    )


def _walk(scene: _Scene) -> Iterator[Outcome]:
    yield Outcome(step=Step.READ, word="irregular" if scene.sod.signed.deviations else "ok")
    yield Outcome(step=Step.CONTENT, word=_content(scene))
    yield Outcome(step=Step.SIGNATURE, word=_signature(scene))
    yield Outcome(step=Step.CHAIN, word=scene.chain)
    yield Outcome(step=Step.REVOCATION, word=_revocation(scene))
    for number in sorted(scene.delivered.groups):
        yield Outcome(step=Step.GROUP, word=_group(scene, number), group=number)
    if scene.delivered.printed:
        yield Outcome(step=Step.ZONE, word=_zone(scene.delivered))
    yield Outcome(step=Step.STATE, word=_state(scene))


def _unread(delivered: Delivered) -> Iterator[Outcome]:
    """Without EF.SOD nothing was signed that could be compared."""
    yield Outcome(step=Step.READ, word="unreadable")
    for step in (Step.CONTENT, Step.SIGNATURE, Step.CHAIN, Step.REVOCATION):
        yield Outcome(step=step, word="not-reached")
    for number in sorted(delivered.groups):
        yield Outcome(step=Step.GROUP, word="not-reached", group=number)
    if delivered.printed:
        yield Outcome(step=Step.ZONE, word=_zone(delivered))
    yield Outcome(step=Step.STATE, word="not-reached")


def _content(scene: _Scene) -> str:
    try:
        return "ok" if scene.sod.signed.content_holds() else "altered-content"
    except Unsupported:
        return "unknown-method"
    except Unreadable:
        return "altered-content"


def _signature(scene: _Scene) -> str:
    if scene.sod.signed.signer is None:
        return "missing-signer"
    try:
        return "ok" if scene.sod.signed.signature_holds() else "wrong-signature"
    except Unsupported:
        return "unknown-method"


def _chain(trust: Trust, sod: SecurityFile, signed_at: datetime | None, at: datetime) -> tuple[str, Issuer | None]:
    signer = sod.signed.signer
    if signer is None:
        return "not-reached", None
    try:
        return way_to(trust, signer, signed_at=signed_at, at=at)
    except Unsupported:
        return "unknown-method", None


def _revocation(scene: _Scene) -> str:
    if scene.issuer is None or scene.sod.signed.signer is None:
        return "not-reached"
    return revoked(scene.trust, scene.sod.signed.signer, scene.issuer, at=scene.at)


def _group(scene: _Scene, number: int) -> str:
    """The hash of one group; a portrait that is whole but another one has a word of its own."""
    content, expected = scene.delivered.groups[number], scene.sod.hashes.get(number)
    if expected is None:
        return "unsigned-group"
    if scene.sod.digest is None:
        return "unknown-method"
    if len(content) <= MAX_BYTES.get(number, MAX_BYTES[2]) and digest(scene.sod.digest, content) == expected:
        return "ok"
    return "swapped-portrait" if number == 2 and _has_portrait(content) else "wrong-hash"


def _has_portrait(content: bytes) -> bool:
    try:
        return bool(cut_portrait(content).content)
    except Unreadable:
        return False


def _zone(delivered: Delivered) -> str:
    """DG1 against the printed zone, character by character; case and spaces of a typist do not count."""
    printed = "".join("".join(line.split()).upper() for line in delivered.printed)
    try:
        zone = "".join(read_zone(delivered.groups.get(1, b"")))
    except Unreadable:
        return "not-reached"
    if len(printed) != len(zone):
        return "unreadable-mrz" if len(printed) not in {72, 88, 90} else "different-mrz"
    return "ok" if printed == zone else "different-mrz"


def _state(scene: _Scene) -> str:
    """The state in the zone against those of the signer and of its authority."""
    signer = scene.sod.signed.signer
    try:
        document = read_zone(scene.delivered.groups.get(1, b""))[0][2:5]
    except Unreadable:
        return "not-reached"
    if signer is None:
        return "not-reached"
    states = [signer.state, *([scene.issuer.certificate.state] if scene.issuer else [])]
    found = {same_state(state, document) for state in states}
    return "different-state" if False in found else "unknown-state" if None in found else "ok"


def _flags(scene: _Scene) -> Iterator[str]:
    signed, issuer = scene.sod.signed, scene.issuer
    certified = signed.signer.scheme.digest if signed.signer and signed.signer.scheme else None
    if "sha1" in {scene.sod.digest, signed.digest, certified}:
        yield "sha1"
    keys = [one.key for one in (signed.signer, issuer.certificate if issuer else None) if one]
    if any(key.weak for key in keys if key):
        yield "weak-key"
    if scene.signed_at is None:
        yield "no-signing-time"
    if issuer and scene.chain in {"ok", "expired-since"} and scene.at > issuer.certificate.not_after:
        yield "issuer-expired-since"
    if issuer and issuer.link:
        yield "link-certificate"


def _remarks_on(delivered: Delivered) -> tuple[str, ...]:
    """What was not delivered, so that nobody takes silence for a check."""
    return (
        *(() if delivered.printed else ("mrz-not-compared",)),
        *(() if 2 in delivered.groups else ("portrait-not-read",)),
    )
