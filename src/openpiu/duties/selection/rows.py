"""What the page of selected flights shows: decisions, what became of them, and the count of what was not kept."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One thing that became of a decision."""

    step: str  # approved, refused, ended
    by: str
    role: str
    authority: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionRow:
    """One decision as it stands."""

    selection: str
    state: str  # waiting, planned, active, over, ended, refused, forbidden (by the profile in force)
    reach: str
    patterns: tuple[str, ...]
    body: str
    body_reference: str
    grounds: str
    evidence: str
    evidence_digest: str
    begins: date
    ends: date
    decided_by: str
    decided_at: datetime
    article: str
    steps: tuple[StepRow, ...]
    may_review: bool
    may_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """What came about one route on one day and was not kept."""

    day: date
    carrier: str
    route: str
    messages: int
    travellers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionsPage:
    """All decisions, newest first, and the latest counts."""

    as_of: datetime
    mode: str  # core.law.profiles.IntraEu
    article: str
    months: int
    profile: str
    rows: tuple[SelectionRow, ...]
    tallies: tuple[TallyRow, ...]
    may_propose: bool
