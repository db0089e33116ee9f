"""Upper bounds: the most a pair can still score, from what the index knows before it compares.

Belongs here: bounds that never fall below the true points. Not here: the points themselves.
"""

from openpiu.core.matching.alignment import EXTRA_OF_MANY, INITIAL, MISSED
from openpiu.core.matching.comparing import name_worth
from openpiu.core.matching.names import NameForm
from openpiu.core.matching.profile import Profile

SLACK = 0.5  # weights of paired words differ (particles, words written together), so that sides are not exactly even

BIRTH = ("birth_day_equal",)
OTHERS = ("sex_equal", "nationality_equal")
UNINDEXED_DOCUMENTS = ("document_swapped", "document_one_letter", "document_other_issuer")


def other_reach(profile: Profile, *, without_birth: bool = False) -> int:
    """The most that all fields but the name can give where no document number is the same."""
    points = profile.points
    most = sum(points[reason] for reason in OTHERS) + max(points[reason] for reason in UNINDEXED_DOCUMENTS)
    return most if without_birth else most + max(points[reason] for reason in BIRTH)


def most_for_name(profile: Profile) -> float:
    """The most that any two names can give."""
    return max(profile.name_ceiling[-1][1], profile.points["name_all_equal"]) + 0.5


def name_reach(one: NameForm, other: NameForm, evidence: float, profile: Profile) -> float:
    """The most that two names can give where related words weigh `evidence` at most."""
    if one.initials or other.initials:
        evidence += INITIAL * min(one.initials, len(other.tokens)) + INITIAL * min(other.initials, len(one.tokens))
    fewer, more = sorted((one.weight, other.weight))
    left_fewer, left_more = max(0.0, fewer - evidence - SLACK), max(0.0, more - evidence - SLACK)
    similarity = evidence / (evidence + MISSED * left_fewer + EXTRA_OF_MANY * left_more)
    most = name_worth(evidence, similarity, profile) + 0.5
    return most if left_more else max(most, profile.points["name_all_equal"])
