"""Who acts: roles of the unit and the actor that every duty is told about."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A person's role inside the unit (PNR-4.2: seconded staff keep their home authority beside it)."""

    OFFICER = "officer"  # watch officer, 24/7: reviews hits
    SECOND_OFFICER = "second_officer"  # decides beside another officer, releases nothing
    SUPERVISOR = "supervisor"  # settles disputed hits, imports alerts
    ANALYST = "analyst"
    LIAISON = "liaison"  # a partner's official: sees nothing but what a grant names
    APPROVER = "approver"  # of a court or an independent body, never of the unit (CJ-11)
    DATA_PROTECTION = "data_protection"  # PNR-5.1: holds no operational role
    INSPECTOR = "inspector"  # of the supervisory authority: reads, changes nothing (PNR-15.1)
    ADMINISTRATOR = "administrator"  # sees no passenger data
    CARRIER_DESK = "carrier_desk"  # what carriers owe and send, in numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person, or the machine itself, on whose behalf a duty runs."""

    id: str  # stable staff id; goes into the ledger
    role: Role | None  # None for the machine
    authority: str = ""  # home authority (PNR-4.2)
    name: str = ""  # shown on pages and notices, never in the ledger


MACHINE = Actor(id="machine", role=None, authority="openpiu", name="openpiu")
