"""Staff: adding officers' accounts and listing them."""

from openpiu.duties.staff.accounts import StaffRow, actor_of, add_officer, list_staff

__all__ = ["StaffRow", "actor_of", "add_officer", "list_staff"]
