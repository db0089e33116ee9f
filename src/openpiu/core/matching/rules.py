"""A profile in the numbers that kernels work with."""

import numpy as np

from openpiu.core.matching.kernels.names import NameRules
from openpiu.core.matching.kernels.persons import Rules
from openpiu.core.matching.profile import RELATIONS, Profile

_KNOWN: dict[str, Rules] = {}  # by the profile's digest


def rules_of(profile: Profile) -> Rules:
    """The numbers of a profile, made once."""
    found = _KNOWN.get(profile.digest)
    if found is None:
        figures = profile.name_figures
        found = _KNOWN[profile.digest] = Rules(
            names=NameRules(*(float(getattr(figures, name)) for name in NameRules._fields)),
            points=np.array([profile.points[name] for name, _, _ in RELATIONS], np.int32),
            ceiling=np.array(profile.name_ceiling, np.float64),
        )
    return found
