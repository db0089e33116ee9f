"""Dated law profiles: what national law fixes, as data with an article on every value; the strictest is the default."""

from openpiu.core.law.profiles.catalogue import DEFAULT, PROFILES, profile_named
from openpiu.core.law.profiles.profile import GroundKind, IntraEu, Mark, Profile, Provision
from openpiu.core.law.profiles.strictness import looser

__all__ = [
    "DEFAULT",
    "PROFILES",
    "GroundKind",
    "IntraEu",
    "Mark",
    "Profile",
    "Provision",
    "looser",
    "profile_named",
]
