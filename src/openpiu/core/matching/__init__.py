"""Alert index, candidate search, one comparator a field, explained score. Needs no database and no network.

Whoever only reads or shows persons does not load numpy and compiled code: what compares is loaded when first asked for.
"""

import importlib
from typing import TYPE_CHECKING, Any

from openpiu.core.matching.findings import Comparison, Contribution, Finding
from openpiu.core.matching.persons import Person, PersonName, person_from_json
from openpiu.core.matching.profile import DEFAULT_PROFILE, PROFILES, Profile
from openpiu.core.terms.check_digits import check_digit, parted

if TYPE_CHECKING:
    from openpiu.core.matching.comparing import compare
    from openpiu.core.matching.documents import DocumentFinding, DocumentIndex, ListedDocument
    from openpiu.core.matching.index import AlertIndex

__all__ = [
    "DEFAULT_PROFILE",
    "PROFILES",
    "AlertIndex",
    "Comparison",
    "Contribution",
    "DocumentFinding",
    "DocumentIndex",
    "Finding",
    "ListedDocument",
    "Person",
    "PersonName",
    "Profile",
    "check_digit",
    "compare",
    "parted",
    "person_from_json",
]

_LOADED_LATE = {
    "AlertIndex": "index", "compare": "comparing", "DocumentFinding": "documents", "DocumentIndex": "documents",
    "ListedDocument": "documents",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load the file that has a name, at the first use of the name (PEP 562)."""
    if name not in _LOADED_LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_LOADED_LATE[name]}"), name)
