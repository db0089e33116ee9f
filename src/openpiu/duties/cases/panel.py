"""Grants as the host sees them: what waits for a second person, what is in force, and who sees what at this moment.

Ids and counts only: what a thing says is not here. Not here: proposing, approving, revoking (`liaison`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from openpiu.core.cases.grants import Grant, Held, in_force, read_grant
from openpiu.core.law.conditions import Ask
from openpiu.core.law.permissions import Act
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import admit
from openpiu.duties.cases.book import instant
from openpiu.duties.cases.liaison import held_by, visit_of
from openpiu.store.passenger.models import LedgerEntry, LiaisonGrant, LiaisonProposal, LiaisonRevocation

MOST = 200  # grants on the page
LAST = 5  # views of an officer on the panel


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantRow:
    """One grant, or what somebody proposed."""

    grant: Grant
    standing: str  # proposed, coming, in_force, over, revoked
    proposed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewed:
    """One view by a liaison officer, as the ledger has it."""

    at: datetime
    thing: str
    version: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sees:
    """What one grant shows its officer now, and what they looked at last."""

    grant: Grant
    counts: tuple[tuple[str, Mapping[str, int]], ...]  # case, and class -> how many things
    views: tuple[Viewed, ...]


def list_grants(*, actor: Actor, at: datetime) -> tuple[GrantRow, ...]:
    """What waits comes first, then what is in force, then the rest; the newest first."""
    admit(Ask(actor=actor, act=Act.SEE_GRANTS), at=at, kind="liaison")
    proposals = LiaisonProposal.objects.using("passenger").order_by("-proposed_at", "reference")[:MOST]
    names = [row.reference for row in proposals]
    signed = {row.reference: row for row in LiaisonGrant.objects.using("passenger").filter(reference__in=names)}
    ended = _ended(names)
    rows = [
        _row(read_grant(bytes((signed.get(row.reference) or row).line)), row, row.reference in signed, ended, at)
        for row in proposals
    ]
    order = ("proposed", "in_force", "coming", "over", "revoked")
    return tuple(sorted(rows, key=lambda row: order.index(row.standing)))


def who_sees_what(*, host: str, host_keys: Collection[str], actor: Actor, at: datetime) -> tuple[Sees, ...]:
    """For each grant in force what its officer sees at this instant, and their last views."""
    admit(Ask(actor=actor, act=Act.SEE_GRANTS), at=at, kind="liaison")
    rows = LiaisonGrant.objects.using("passenger").filter(since__lte=at, until__gt=at).order_by("officer", "reference")
    officers = dict.fromkeys(row.officer for row in rows)
    held = [held_by(officer, host=host, host_keys=host_keys) for officer in officers]
    return tuple(_sees(one, grant, at) for one in held for grant in in_force(one, instant(at)))


def _ended(names: Sequence[str]) -> frozenset[str]:
    rows = LiaisonRevocation.objects.using("passenger").filter(reference__in=names)
    return frozenset(rows.values_list("reference", flat=True))


def _row(grant: Grant, proposal: LiaisonProposal, is_signed: bool, ended: Collection[str], at: datetime) -> GrantRow:
    now = instant(at)
    if not is_signed:
        standing = "proposed"
    elif grant.id in ended:
        standing = "revoked"
    elif now >= grant.until:
        standing = "over"
    else:
        standing = "in_force" if grant.since <= now else "coming"
    return GrantRow(grant=grant, standing=standing, proposed_by=proposal.proposed_by)


def _sees(held: Held, grant: Grant, at: datetime) -> Sees:
    seen = visit_of(replace(held, grants=(grant,)), at=at)
    counts = [(case, {cls: seen.count(cls, case=case) for cls in sorted(grant.classes)}) for case in grant.cases]
    return Sees(grant=grant, counts=tuple(counts), views=_views(grant))


def _views(grant: Grant) -> tuple[Viewed, ...]:
    subjects = [f"case:{case}" for case in grant.cases]
    rows = LedgerEntry.objects.using("passenger").filter(
        act="liaison.viewed", actor=grant.officer, subject__in=subjects
    )  # fmt: skip
    return tuple(
        Viewed(
            at=datetime.fromisoformat(row.at), thing=row.detail["thing"], version=row.detail["version"],
            why=row.detail.get("why", ""),
        )
        for row in rows.order_by("-sequence")[:LAST]
    )  # fmt: skip
