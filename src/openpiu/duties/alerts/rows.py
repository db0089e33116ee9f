"""What the alert pages show, and the report of an import."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRow:
    """One alert in a list."""

    alert: str
    reference: str
    list_name: str
    name: str
    birth_date: str | None
    action: str
    priority: str
    owner: str
    expires_on: date | None
    state: str  # active, expired, withdrawn
    open_hits: int
    rejected_hits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertPage:
    """One page of alerts."""

    rows: tuple[AlertRow, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertCard:
    """One alert, whole."""

    row: AlertRow
    aliases: tuple[str, ...]
    sex: str | None
    nationalities: tuple[str, ...]
    documents: tuple[str, ...]
    legal_basis: str
    reason: str
    version: int
    imported_at: datetime
    imported_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReport:
    """What became of one row of the file. `why` never repeats a value of the row."""

    line: int
    list_name: str | None
    reference: str | None
    outcome: str  # added, changed, unchanged, refused
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The whole import, row by row."""

    rows: tuple[RowReport, ...]
    added: int
    changed: int
    unchanged: int
    refused: int
