"""Alert index, candidate search, one comparator a field, explained score. Needs no database and no network."""

from openpiu.core.matching.comparing import Comparison, Contribution, compare
from openpiu.core.matching.index import AlertIndex, Finding
from openpiu.core.matching.persons import Person, PersonName, person_from_json
from openpiu.core.matching.profile import DEFAULT_PROFILE, PROFILES, Profile

__all__ = [
    "DEFAULT_PROFILE",
    "PROFILES",
    "AlertIndex",
    "Comparison",
    "Contribution",
    "Finding",
    "Person",
    "PersonName",
    "Profile",
    "compare",
    "person_from_json",
]
