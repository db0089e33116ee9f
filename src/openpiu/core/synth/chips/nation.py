"""A specimen state that issues chips: its authority, its signer, a master list, and documents of invented travellers.

Everything follows from a number. Anybody can make these keys, so the state is always UTO, which no real desk trusts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ec

from openpiu.core.synth.chips.certificates import (
    AUTHORITY,
    MASTER_LIST_SIGNER,
    SIGNER,
    Wanted,
    certificate,
    revocation_list,
)
from openpiu.core.synth.chips.documents import Hand, master_list, portrait_group, security_file, zone_group
from openpiu.core.synth.chips.signing import Pen, pen_from
from openpiu.core.synth.chips.writing import name

_YEAR = timedelta(days=365)
STATE = "UT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A state's keys: the authority, who signs documents, who signs master lists. Times count from `founded`."""

    founded: datetime
    authority: Pen
    signer: Pen
    lister: Pen
    label: str = "1"
    state: str = STATE

    @property
    def name(self) -> bytes:
        """The authority's name."""
        return name(self.state, "Utopia Specimen", f"CSCA {self.label}")

    def root(self, serial: int = 1) -> bytes:
        """The authority's own certificate, for fifteen years."""
        return self._certificate(self.name, serial, AUTHORITY, self.authority, 15)

    def hand(self, serial: int = 1001) -> Hand:
        """Who signs documents, for ten years and three months."""
        return self._hand("Document signer", serial, SIGNER, self.signer)

    def list_hand(self, serial: int = 2001) -> Hand:
        """Who signs master lists."""
        return self._hand("Master list signer", serial, MASTER_LIST_SIGNER, self.lister)

    def revocations(self, at: datetime, revoked: Iterable[int] = ()) -> bytes:
        """The revocation list of a day, good for ninety."""
        return revocation_list(self.name, by=self.authority, since=at, until=at + timedelta(days=90), revoked=revoked)

    def master_list(self, at: datetime, others: Iterable[bytes] = ()) -> bytes:
        """A master list of this state: its own authority and others."""
        return master_list([self.root(), *others], by=self.list_hand(), at=at, beside=[self.root()])

    def _hand(self, common: str, serial: int, role: str, pen: Pen) -> Hand:
        subject = name(self.state, "Utopia Specimen", f"{common} {self.label}-{serial}")
        made = self._certificate(subject, serial, role, pen, 10.25)
        return Hand(pen=pen, certificate=made, issuer=self.name, serial=serial)

    def _certificate(self, subject: bytes, serial: int, role: str, pen: Pen, years: float) -> bytes:
        wanted = Wanted(
            subject=subject,
            issuer=self.name,
            serial=serial,
            since=self.founded,
            until=self.founded + years * _YEAR,
            role=role,
        )
        return certificate(wanted, of=pen, by=self.authority)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """The files of one specimen chip, and what is printed on its document."""

    sod: bytes
    zone: bytes
    portrait: bytes
    lines: tuple[str, ...]


def nation_from(secret: int, founded: datetime, *, curve: ec.EllipticCurve, digest: str = "sha256") -> Nation:
    """A state whose three keys follow from a number."""
    authority, signer, lister = (pen_from(secret * 4 + place, curve, digest=digest) for place in (1, 2, 3))
    return Nation(founded=founded, authority=authority, signer=signer, lister=lister, label=str(secret))


def chip_of(hand: Hand, lines: Iterable[str], image: bytes, *, at: datetime) -> Chip:
    """A chip with a zone and a portrait, signed at a time."""
    zone, portrait = zone_group(lines := tuple(lines)), portrait_group(image)
    sod = security_file({1: zone, 2: portrait}, by=hand, at=at)
    return Chip(sod=sod, zone=zone, portrait=portrait, lines=lines)
