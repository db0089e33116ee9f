"""Who answers persons about their data, from the environment (PNR-5.1)."""

from openpiu.conf.environment import environment
from openpiu.core.law.letters import Desk


def desk() -> Desk:
    """The unit's particulars as letters and notices give them."""
    settings = environment()
    return Desk(unit=settings.unit, contact=settings.dpo_contact, authority=settings.authority)
