"""What the pages of criteria show. No traveller is on any of it."""

from dataclasses import dataclass
from datetime import date, datetime

from openpiu.core.criteria import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionStepRow:
    """One thing that became of a version."""

    step: str  # approved, refused, ended, suspended, replaced
    by: str
    role: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow:
    """One version as it stands."""

    criterion: str  # id of the version
    reference: str
    version: int
    title: str
    offence: str
    action: str
    state: str  # core.criteria.standing
    expires: date
    review: date
    proposed_by: str
    proposed_at: datetime
    precision: Precision | None  # of the version in force; None: not in force
    open_hits: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaPage:
    """All criteria: what waits, what is in force, what is over."""

    as_of: datetime
    rows: tuple[CriterionRow, ...]
    floor: int  # per cent
    judged_at: int  # hits that must be decided before the floor counts
    may_propose: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionPage:
    """One version whole, with the versions beside it."""

    row: CriterionRow
    owner: str
    reviewer: str
    grounds: str
    innocent: str
    text: str
    article: str
    steps: tuple[CriterionStepRow, ...]
    versions: tuple[CriterionRow, ...]
    floor: int
    judged_at: int
    may_decide: bool
    may_end: bool
    may_propose: bool
