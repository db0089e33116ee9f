"""The passenger store's ledger, ready to use."""

from openpiu.store.journal import Journal
from openpiu.store.passenger.models import LedgerEntry, LedgerHead

JOURNAL = Journal("passenger", LedgerEntry, LedgerHead)
