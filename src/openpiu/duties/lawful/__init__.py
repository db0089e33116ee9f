"""Lawful: the law profile in force, and whether the unit keeps it."""

from openpiu.duties.lawful.showing import ProvisionRow, profile_page

__all__ = ["ProvisionRow", "profile_page"]
