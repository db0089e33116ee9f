"""What the audit page shows of the ledger."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One entry, readable."""

    sequence: int
    at: datetime
    act: str
    category: str
    actor: str
    role: str
    subject: str
    purpose: str | None
    detail: dict[str, object]
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPage:
    """One page of the ledger, newest first."""

    rows: tuple[LedgerRow, ...]
    page: int
    pages: int
    total: int
    acts: tuple[str, ...]  # for the filter
