"""Audit: looking at the ledger, verifying it, exporting it."""

from openpiu.duties.audit.auditing import export_ledger, search, verify
from openpiu.duties.audit.expiring import expire
from openpiu.duties.audit.probing import (
    refusal_of_border_role,
    refusal_of_forged_entry,
    refusal_of_ledger_row,
    refusal_of_unreviewed_disclosure,
)
from openpiu.duties.audit.rooting import Witness, seal_roots

__all__ = [
    "Witness",
    "expire",
    "export_ledger",
    "refusal_of_border_role",
    "refusal_of_forged_entry",
    "refusal_of_ledger_row",
    "refusal_of_unreviewed_disclosure",
    "seal_roots",
    "search",
    "verify",
]
