"""Pre-determined criteria (Art. 6(3)(b)): written by people, linted, weighed line by line. Nothing here learns."""

from openpiu.core.criteria.checking import check_criterion
from openpiu.core.criteria.criterion import Condition, Criterion, Finding
from openpiu.core.criteria.facts import PAYMENTS, Facts
from openpiu.core.criteria.forbidden import why_forbidden
from openpiu.core.criteria.kinds import KINDS, Kind
from openpiu.core.criteria.reading import canonical, read_criterion
from openpiu.core.criteria.standing import Precision, state_of
from openpiu.core.criteria.weighing import Sign, Weighed, fires, weigh

__all__ = [
    "KINDS", "PAYMENTS", "Condition", "Criterion", "Facts", "Finding", "Kind", "Precision", "Sign", "Weighed",
    "canonical", "check_criterion", "fires", "read_criterion", "state_of", "weigh", "why_forbidden",
]  # fmt: skip
