"""The inbox of oversight: findings, and the entries of the ledger that each rests on."""

from dataclasses import dataclass
from datetime import datetime

from openpiu.core.law.permissions import Act, check_may, may
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.store.passenger.lookups import find_finding
from openpiu.store.passenger.models import LedgerEntry, OversightFinding

MOST = 300
STATES = ("new", "seen", "referred")


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding in the list."""

    finding: str
    pattern: str
    officer: str
    about: str
    first_at: datetime
    count: int
    usual: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One entry of the ledger beside a finding."""

    sequence: int
    at: datetime
    act: str
    actor: str
    subject: str
    purpose: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCard:
    """A finding with its entries and what was made of it."""

    as_of: datetime
    row: FindingRow
    entries: tuple[EntryRow, ...]
    hit: str  # of a sampled one: to be opened from here
    note: str
    answered_by: str
    answered_at: datetime | None
    may_answer: bool


def list_findings(*, actor: Actor, state: str = "") -> tuple[FindingRow, ...]:
    """New ones first, then the newest; ids and counts only."""
    check_may(actor, Act.SEE_OVERSIGHT)
    rows = OversightFinding.objects.using("passenger").order_by("-found_at", "-first_at", "id")
    if state in STATES:
        rows = rows.filter(state=state)
    return tuple(sorted(map(_row, rows[:MOST]), key=lambda row: STATES.index(row.state)))


def open_finding(finding_id: str, *, actor: Actor, at: datetime) -> FindingCard:
    """One finding; looking at it is entered like any look at the ledger (PNR-13.7)."""
    check_may(actor, Act.SEE_OVERSIGHT)
    with in_one_transaction():
        found = find_finding(finding_id)
        entries = LedgerEntry.objects.using("passenger").filter(sequence__in=found.entries).order_by("sequence")
        enter("oversight.viewed", actor=actor, at=at, subject=f"finding:{found.id}", purpose="oversight")
        return FindingCard(
            as_of=at,
            row=_row(found),
            entries=tuple(_entry(entry) for entry in entries),
            hit=found.about.partition(" ")[2] if found.pattern == "S1" else "",
            note=found.note,
            answered_by=found.answered_by,
            answered_at=found.answered_at,
            may_answer=may(actor, Act.ANSWER_OVERSIGHT),
        )


def _row(found: OversightFinding) -> FindingRow:
    return FindingRow(
        finding=str(found.id),
        pattern=found.pattern,
        officer=found.officer,
        about=found.about,
        first_at=found.first_at,
        count=found.count,
        usual=found.usual,
        state=found.state,
    )


def _entry(entry: LedgerEntry) -> EntryRow:
    return EntryRow(
        sequence=entry.sequence,
        at=datetime.fromisoformat(entry.at),
        act=entry.act,
        actor=entry.actor,
        subject=entry.subject,
        purpose=entry.purpose,
    )
