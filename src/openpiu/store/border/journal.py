"""The border store's ledger, ready to use."""

from openpiu.store.border.models import LedgerEntry, LedgerHead
from openpiu.store.journal import Journal

JOURNAL = Journal("border", LedgerEntry, LedgerHead)
