"""The register of requests (PNR-13.4): each with what became of it, and counts that the ledger must confirm.

The counts are made twice: from the records, and from the ledger's entries. Where they differ, something happened to one
of them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.request_states import RequestState
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.store.passenger.models import LedgerEntry, Opening, Request, RequestAnswer, RequestDecision

ACTS = (
    "request.registered", "request.turned_down", "request.taken_back", "request.approved", "request.refused",
    "request.answered", "request.overdue", "request.recalled", "opening.made", "opening.reviewed",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From its first moment, up to and without its last."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One request of the register."""

    request: str
    requester: str
    person: str
    case_reference: str
    offence: str
    urgent: bool
    registered_at: datetime
    registered_by: str
    state: str
    refusal: str
    records: int
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The requests registered in a period, and what was done in it, counted twice."""

    entries: tuple[Entry, ...]
    counts: Mapping[str, int]
    counts_of_ledger: Mapping[str, int]

    @property
    def agrees(self) -> bool:
        """Whether the records and the ledger say the same."""
        return self.counts == self.counts_of_ledger


def export_register(period: Period, *, actor: Actor, at: datetime) -> Register:
    """The register of a period; the export is itself entered."""
    check_may(actor, Act.SEE_REQUESTS)
    rows = Request.objects.using("passenger").filter(registered_at__gte=period.since, registered_at__lt=period.until)
    made = Register(
        entries=tuple(_entry(row) for row in rows.order_by("registered_at", "id")),
        counts=_counts(period),
        counts_of_ledger=_counts_of_ledger(period),
    )
    with in_one_transaction():
        enter("requests.exported", actor=actor, at=at, subject="requests", requests=len(made.entries))
    return made


def _counts(period: Period) -> dict[str, int]:
    requests, decisions = Request.objects.using("passenger"), RequestDecision.objects.using("passenger")
    openings = Opening.objects.using("passenger")
    closed = requests.filter(_within("closed_at", period))
    refused_by_approver = Q(decisions__decision="refuse")
    return {
        "request.registered": requests.filter(_within("registered_at", period)).count(),
        "request.turned_down": closed.filter(state=RequestState.REFUSED.value).exclude(refused_by_approver).count(),
        "request.taken_back": closed.filter(state=RequestState.WITHDRAWN.value).count(),
        "request.approved": decisions.filter(_within("decided_at", period), decision="approve").count(),
        "request.refused": decisions.filter(_within("decided_at", period), decision="refuse").count(),
        "request.answered": RequestAnswer.objects.using("passenger").filter(_within("released_at", period)).count(),
        "request.overdue": requests.filter(_within("escalated_at", period)).count(),
        "request.recalled": closed.filter(state=RequestState.RECALLED.value).count(),
        "opening.made": openings.filter(_within("opened_at", period)).count(),
        "opening.reviewed": openings.filter(_within("reviewed_at", period)).count(),
    }


def _counts_of_ledger(period: Period) -> dict[str, int]:
    """The ledger keeps its times as text, in one spelling: they sort as the moments do."""
    since, until = (moment.astimezone(UTC).isoformat()[:19] for moment in (period.since, period.until))
    entries = LedgerEntry.objects.using("passenger").filter(act__in=ACTS, at__gte=since, at__lt=until)
    counted = Counter(entries.values_list("act", flat=True))
    return {act: counted[act] for act in ACTS}


def _within(field: str, period: Period) -> Q:
    return Q(**{f"{field}__gte": period.since, f"{field}__lt": period.until})


def _entry(row: Request) -> Entry:
    return Entry(
        request=str(row.id),
        requester=row.requester,
        person=row.person,
        case_reference=row.case_reference,
        offence=row.offence,
        urgent=row.is_urgent,
        registered_at=row.registered_at,
        registered_by=row.registered_by,
        state=row.state,
        refusal=row.refusal,
        records=row.found_count,
        closed_at=row.closed_at,
    )
