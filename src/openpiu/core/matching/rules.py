"""A profile in the numbers that kernels work with."""

import numpy as np

from openpiu.core.matching.kernels.names import NameRules
from openpiu.core.matching.kernels.persons import Rules
from openpiu.core.matching.profile import RELATIONS, NameFigures, Profile

_KNOWN: dict[str, Rules] = {}  # by the profile's digest


def rules_of(profile: Profile) -> Rules:
    """The numbers of a profile, made once."""
    found = _KNOWN.get(profile.digest)
    if found is None:
        found = _KNOWN[profile.digest] = Rules(
            names=_name_rules(profile.name_figures, most_word=profile.worth_by_rarity[-1][1]),
            points=np.array([profile.points[name] for name, _, _ in RELATIONS], np.int32),
            ceiling=np.array(profile.name_ceiling, np.float64),
        )
    return found


def _name_rules(figures: NameFigures, *, most_word: float) -> NameRules:
    return NameRules(
        missed=figures.missed,
        extra=figures.extra,
        initial=figures.initial,
        crossed=figures.crossed,
        no_surname=figures.no_surname,
        all_equal=figures.all_equal,
        least_equal=figures.least_equal,
        most_small=max(figures.particle, figures.title),
        most_word=most_word,
    )
