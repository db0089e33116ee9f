"""Audit: looking at the ledger, verifying it, exporting it."""

from openpiu.duties.audit.auditing import export_ledger, search, verify
from openpiu.duties.audit.probing import refusal_of_border_role, refusal_of_unreviewed_disclosure

__all__ = ["export_ledger", "refusal_of_border_role", "refusal_of_unreviewed_disclosure", "search", "verify"]
