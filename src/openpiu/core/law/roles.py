"""Who acts: roles of the unit and the actor that every duty is told about."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A person's role inside the unit (PNR-4.2: seconded staff keep their home authority beside it)."""

    OFFICER = "officer"  # watch officer, 24/7: reviews hits
    SUPERVISOR = "supervisor"  # settles disputed hits, imports alerts
    ANALYST = "analyst"
    DATA_PROTECTION = "data_protection"  # PNR-5.1: holds no operational role
    ADMINISTRATOR = "administrator"  # sees no passenger data


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person, or the machine itself, on whose behalf a duty runs."""

    id: str  # stable staff id; goes into the ledger
    role: Role | None  # None for the machine
    authority: str = ""  # home authority (PNR-4.2)
    name: str = ""  # shown on pages and notices, never in the ledger


MACHINE = Actor(id="machine", role=None, authority="openpiu", name="openpiu")
