"""Who works at the two nodes of the demo, all invented. A table."""

from collections.abc import Mapping
from dataclasses import dataclass

HOME, ABROAD = "BEL-PIU", "FRA-PIU"


@dataclass(frozen=True, slots=True)
class Colleague:
    """One account."""

    id: str
    name: str
    role: str
    authority: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One node's name, law and people."""

    name: str
    state: str
    profile: str
    contact: str  # who reads out the words of its card
    recipient: str  # the authority that its packages go to
    staff: tuple[Colleague, ...]

    @property
    def supervisors(self) -> tuple[str, ...]:
        """Their ids, two of them: they compare a partner's card."""
        return tuple(row.id for row in self.staff if row.role == "supervisor")

    @property
    def officers(self) -> tuple[str, ...]:
        """Their ids, two of them: each looks at a hit alone."""
        return tuple(row.id for row in self.staff if row.role == "officer")


PEOPLE: Mapping[str, Unit] = {
    HOME: Unit(
        name="PIU Belgium (demo)", state="BEL", profile="be", contact="desk@piu-be.example.org", recipient="UTO-FED",
        staff=(
            Colleague("w.vandermoorle", "Wout Vandermoorle", "officer", "Federal Police"),
            Colleague("i.quarante", "Inès Quarante", "officer", "Customs"),
            Colleague("s.ravenhorst", "Saar Ravenhorst", "supervisor", "Federal Police"),
            Colleague("m.terlinden", "Mats Terlinden", "supervisor", "Customs"),
            Colleague("n.vercauter", "Noor Vercauter", "analyst", "Federal Police"),
            Colleague("a.dervaux", "Alix Dervaux", "liaison", "PIU France (demo)"),
            Colleague("t.okonjo", "T. Okonjo-Maes", "data_protection"),
            Colleague("j.deklerck", "Jo Deklerck", "approver", "Court of First Instance"),
            Colleague("a.beheer", "Ayla Beheer", "administrator"),
        ),
    ),
    ABROAD: Unit(
        name="PIU France (demo)", state="FRA", profile="fr", contact="desk@piu-fr.example.org", recipient="UTO-FED",
        staff=(
            Colleague("m.soulier", "Maud Soulier", "officer", "National Police"),
            Colleague("b.castagne", "Basile Castagne", "officer", "Customs"),
            Colleague("h.delorme", "Hortense Delorme", "supervisor", "National Police"),
            Colleague("r.aubrac", "Rémi Aubrac", "supervisor", "Customs"),
            Colleague("p.lestrange", "P. Lestrange-Roux", "data_protection"),
            Colleague("a.gerant", "Anaïs Gérant", "administrator"),
        ),
    ),
}  # fmt: skip
