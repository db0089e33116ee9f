"""The own test PKI: specimen states with keys of several kinds, made anew in each session; no key is in the tree."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from openpiu.core.chip import Authentication, Delivered, Trust, authenticate, build_trust, read_certificate
from openpiu.core.chip.trust import anchor
from openpiu.core.synth.chips import Chip, Hand, Nation, Pen, chip_of, nation_from

FOUNDED = datetime(2024, 1, 1, tzinfo=UTC)
SIGNED = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
AT = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)
LINES = ("P<UTOTSFAROUNI<<MAHMUD<ABDULRAHEEM<<<<<<<<<<", "ZZ04197371UTO8804195M3001018<<<<<<<<<<<<<<06")
IMAGE = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8
CURVES: dict[str, ec.EllipticCurve] = {
    "P-256": ec.SECP256R1(),
    "P-384": ec.SECP384R1(),
    "brainpoolP256r1": ec.BrainpoolP256R1(),
}


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A desk that trusts one state, with one chip of it; every test changes what it is about."""

    nation: Nation
    chip: Chip
    roots: tuple[bytes, ...]
    lists: tuple[bytes, ...]
    at: datetime = AT
    groups: dict[int, bytes] = field(default_factory=dict)

    def trust(self) -> Trust:
        issuers, turned = anchor(map(read_certificate, self.roots))
        assert turned == ()
        return build_trust(issuers, self.lists)[0]

    def check(self, **changes: Any) -> Authentication:
        """Passive authentication of the chip, or of one with other files: sod, groups, printed."""
        groups = {1: self.chip.zone, 2: self.chip.portrait}
        files: dict[str, Any] = {"sod": self.chip.sod, "groups": groups, "printed": self.chip.lines}
        return authenticate(Delivered(**files | changes), self.trust(), at=self.at)

    def with_chip(self, hand: Hand, *, at: datetime = SIGNED) -> "Desk":
        """The same desk and another chip."""
        return replace(self, chip=chip_of(hand, LINES, IMAGE, at=at))


def desk_of(nation: Nation) -> Desk:
    """A desk that has the root and a fresh revocation list of a state."""
    chip = chip_of(nation.hand(), LINES, IMAGE, at=SIGNED)
    return Desk(nation=nation, chip=chip, roots=(nation.root(),), lists=(nation.revocations(AT),))


@pytest.fixture(scope="session")
def rsa_keys() -> tuple[rsa.RSAPrivateKey, rsa.RSAPrivateKey]:
    """An authority's RSA key of 4096 bits and a signer's of 2048."""
    return rsa.generate_private_key(65537, 4096), rsa.generate_private_key(65537, 2048)


@pytest.fixture(scope="session")
def rsa_nation(rsa_keys: tuple[rsa.RSAPrivateKey, rsa.RSAPrivateKey]) -> Nation:
    """A state whose authority and signer have RSA keys."""
    authority, signer = (Pen(key=key) for key in rsa_keys)
    return Nation(founded=FOUNDED, authority=authority, signer=signer, lister=signer, label="RSA")


@pytest.fixture(scope="session")
def nation() -> Nation:
    """A state on P-256."""
    return nation_from(7, FOUNDED, curve=ec.SECP256R1())


@pytest.fixture(scope="session")
def desk(nation: Nation) -> Desk:
    """A desk that trusts it."""
    return desk_of(nation)


@pytest.fixture(scope="session")
def desks(rsa_nation: Nation, desk: Desk) -> Callable[[str], Desk]:
    """A desk by the kind of keys of the state it trusts."""

    def found(kind: str) -> Desk:
        if kind == "RSA-4096":
            return desk_of(rsa_nation)
        digest = "sha384" if kind == "P-384" else "sha256"
        return desk_of(nation_from(9, FOUNDED, curve=CURVES[kind], digest=digest))

    return found


def words(found: Authentication) -> dict[str, str]:
    """Step -> word, of the steps that are not ok; the group beside the step where there is one."""
    return {
        f"{one.step}{one.group or ''}": one.word for one in found.outcomes if one.word != "ok"
    }  # fmt: skip
