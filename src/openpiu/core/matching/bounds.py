"""What can still reach a score: how much a name must be worth beside each relation of birth dates.

Belongs here: bounds from the profile. They never fall below the true points. Not here: dates (see `kernels.ranges`).
"""

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.kernels.search import SORTS, WITH_DOCUMENTS, WITH_NATIONALITY, WITH_SEX, Sought
from openpiu.core.matching.profile import RELATIONS, Profile

UNINDEXED_DOCUMENTS = ("document_one_letter",)  # related numbers that only a name leads to
_MOST_KNOWN = 256  # forgotten all at once
_NO_LIMIT = -1_000_000  # points before clipping may be below 0


_known: dict[tuple[str, int], Sought] = {}  # by the profile's digest


def sought(profile: Profile, lowest: int) -> Sought:
    """What is sought of each sort of travellers, where `lowest` points are asked for."""
    found = _known.get((profile.digest, lowest))
    if found is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        found = _known[profile.digest, lowest] = _sought(profile, lowest)
    return found


def _sought(profile: Profile, lowest: int) -> Sought:
    lacking = [lowest - _other_reach(profile, sort) for sort in range(SORTS)]
    best, least_name = profile.points["birth_day_equal"], round(profile.name_ceiling[0][1])
    return Sought(
        worths=np.stack([_needed_worths(profile, least) for least in lacking]),
        everybody=np.array([least <= best + least_name for least in lacking]),
        nameless=np.array([least <= best for least in lacking]),
        lowest=lowest if lowest > 0 else _NO_LIMIT,
    )


def _other_reach(profile: Profile, sort: int) -> int:
    """The most that sex, nationality and documents can give where no document leads to the alert."""
    points = profile.points
    most = points["sex_equal"] if sort & WITH_SEX else 0
    most += points["nationality_equal"] if sort & WITH_NATIONALITY else 0
    return most + (max(points[name] for name in UNINDEXED_DOCUMENTS) if sort & WITH_DOCUMENTS else 0)


def _needed_worths(profile: Profile, lowest: int) -> npt.NDArray[np.float64]:
    table = np.array(profile.name_ceiling)
    lacking = lowest - 0.5 - np.array([profile.points[name] for name, _, _ in RELATIONS], np.float64)
    needed = np.asarray(np.interp(lacking, table[:, 1], table[:, 0]), np.float64)
    needed[lacking > table[-1, 1]] = np.inf
    needed[lacking <= table[0, 1]] = -np.inf
    return needed
