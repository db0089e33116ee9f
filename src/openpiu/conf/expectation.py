"""How long a push may take in this unit, from the environment (PNR-8.5, PNR-8.6)."""

from datetime import timedelta

from openpiu.conf.environment import environment
from openpiu.duties.quality.slots import Expectation


def expectation() -> Expectation:
    """The unit's settings as the duty wants them."""
    settings = environment()
    return Expectation(
        closure=timedelta(minutes=settings.closure_minutes), tolerance=timedelta(minutes=settings.push_minutes)
    )
