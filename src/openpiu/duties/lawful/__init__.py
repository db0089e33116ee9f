"""Lawful: the law profile in force, and whether the unit keeps it."""

from openpiu.duties.lawful.checking import RULES, Outcome, check_rules
from openpiu.duties.lawful.scene import Scene
from openpiu.duties.lawful.showing import ProvisionRow, profile_page, profile_rows

__all__ = ["RULES", "Outcome", "ProvisionRow", "Scene", "check_rules", "profile_page", "profile_rows"]
