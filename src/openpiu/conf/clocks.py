"""What the law's clocks run with in this unit: the profile in force and the keys."""

from django.conf import settings

from openpiu.conf import unit
from openpiu.duties.line import Clocks


def law_clocks() -> Clocks:
    """For the sweep and for `openpiu retain run`."""
    return Clocks(profile=unit.profile(), keys=unit.keys(), record_keys=settings.RECORD_KEYS)
