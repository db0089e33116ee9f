"""What the alert pages show, and the report of an import."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from openpiu.core.law.subject_classes import SubjectClass


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
    legal_basis: str
    reason_class: str
    subject_class: str  # a word of core.law.subject_classes; "unsaid" where its owner has not said
    reason_basis: str  # fact, assessment, unsaid
    rejects: int  # reviews that rejected a hit of this alert and were not undone
    confirms: int  # the same for confirming ones


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
    low_aliases: tuple[str, ...]  # those that the list's owner trusts less
    other_birth_dates: tuple[str, ...]
    sex: str | None
    nationalities: tuple[str, ...]
    documents: tuple[str, ...]
    legal_basis: str
    reason: str
    version: int
    imported_at: datetime
    imported_by: str
    withdrawn_by: str  # the officer who withdrew it; empty where it is in force, or its list took it off


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One list, as declared, and how its alerts stand."""

    name: str
    owner: str
    legal_basis: str
    reason_class: str  # empty: each row says it
    action: str  # empty: each row says it
    subject_class: str  # empty: each row says it, or nobody does
    reason_basis: str  # likewise
    days: int | None
    in_rows: bool
    declared_at: datetime
    declared_by: str
    imported_at: datetime | None
    form: str
    edition: str
    active: int
    expired: int
    expiring: int  # within thirty days
    withdrawn: int
    subjects: Mapping[str, int]  # active alerts by the class of whom they are about; every class is there
    rejects: int

    @property
    def unsaid(self) -> int:
        """Active alerts whose owner has not said whom they are about."""
        return self.subjects[SubjectClass.UNSAID.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReport:
    """What became of one row of the file. `why` never repeats a value of the row."""

    line: int
    list_name: str | None
    reference: str | None
    outcome: str  # added, changed, unchanged, refused
    why: str = ""  # why it was refused, or what of it was left out
    stays_withdrawn: bool = False  # an officer withdrew it; the list still has it


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The whole import, row by row."""

    rows: tuple[RowReport, ...]
    added: int
    changed: int
    unchanged: int
    refused: int
    left_out: Mapping[str, int]  # organisations, vessels and other subjects that are no persons, by kind
    withdrawn: int = 0  # alerts that a complete edition has no more
    held_back: int = 0  # alerts that would be withdrawn, but for rows that could not be read
    form: str = ""

    @property
    def stay_withdrawn(self) -> int:
        """Alerts that the list still has and that stay withdrawn, because an officer withdrew them."""
        return sum(row.stays_withdrawn for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """How many hits the new and changed alerts of an edition would raise among the stored travellers."""

    travellers: int  # stored
    looked_at: int  # of these; all, or evenly drawn
    hits: int  # among those looked at
    alerts_with_hits: int
    most: tuple[tuple[str, int], ...]  # references of the alerts with most hits, and how many

    @property
    def expected(self) -> int:
        """Hits among all stored travellers."""
        return round(self.hits * self.travellers / self.looked_at) if self.looked_at else 0
