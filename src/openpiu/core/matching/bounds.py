"""What can still reach a score: how much a name must be worth beside each relation of birth dates.

Belongs here: bounds from the profile. They never fall below the true points. Not here: dates (see `kernels.ranges`).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.profile import RELATIONS, Profile

UNINDEXED_DOCUMENTS = ("document_one_letter",)  # related numbers that only a name leads to
_MOST_KNOWN = 256  # forgotten all at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """For one score asked for."""

    worths: npt.NDArray[np.float64]  # that a name must have, by relation of birth dates; infinite where none has
    everybody: bool  # no name is so different that an alert can be left out
    nameless: bool  # nobody of whom no name is known can be left out


_known: dict[tuple[str, int, bool], Bounds] = {}  # by the profile's digest


def bounds(profile: Profile, lowest: int, *, documents: bool) -> Bounds:
    """The bounds for `lowest` points; `documents`: the traveller has some."""
    key = profile.digest, lowest, documents
    found = _known.get(key)
    if found is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        found = _known[key] = _bounds(profile, lowest - _other_reach(profile, documents=documents))
    return found


def _bounds(profile: Profile, lowest: int) -> Bounds:
    worths = _needed_worths(profile, lowest)
    best, least_name = profile.points["birth_day_equal"], round(profile.name_ceiling[0][1])
    return Bounds(
        worths=worths,
        everybody=lowest <= best + least_name,
        nameless=lowest <= best,
    )


def _other_reach(profile: Profile, *, documents: bool) -> int:
    """The most that sex, nationality and documents can give where no document leads to the alert."""
    points = profile.points
    most = points["sex_equal"] + points["nationality_equal"]
    return most + (max(points[name] for name in UNINDEXED_DOCUMENTS) if documents else 0)


def _needed_worths(profile: Profile, lowest: int) -> npt.NDArray[np.float64]:
    table = np.array(profile.name_ceiling)
    lacking = lowest - 0.5 - np.array([profile.points[name] for name, _, _ in RELATIONS], np.float64)
    needed = np.asarray(np.interp(lacking, table[:, 1], table[:, 0]), np.float64)
    needed[lacking > table[-1, 1]] = np.inf
    needed[lacking <= table[0, 1]] = -np.inf
    return needed
