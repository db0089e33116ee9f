"""Reading criteria again, for those who write, approve and oversee them."""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from openpiu.core.criteria.standing import ACTIVE, OVERDUE, WAITING
from openpiu.core.law.hit_states import OPEN
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import Actor
from openpiu.duties.criteria.deciding import find, state_on
from openpiu.duties.criteria.precision import precision_of
from openpiu.duties.criteria.rows import CriteriaPage, CriterionPage, CriterionRow, CriterionStepRow
from openpiu.store.passenger.criteria import in_force, written
from openpiu.store.passenger.models import Alert, CriterionRecord, Hit

MOST = 200


def criteria_page(*, profile: Profile, actor: Actor, at: datetime) -> CriteriaPage:
    """Every version, newest first; what waits and what is in force stands above the rest."""
    check_may(actor, Act.SEE_CRITERIA)
    rows = CriterionRecord.objects.using("passenger").prefetch_related("steps").order_by("-proposed_at", "id")[:MOST]
    shown = _rows(list(rows), profile, at)
    return CriteriaPage(
        as_of=at,
        rows=tuple(sorted(shown, key=lambda row: row.state not in (WAITING, ACTIVE))),
        floor=profile.criterion_precision.value,
        judged_at=profile.criterion_decided.value,
        may_propose=may(actor, Act.PROPOSE_CRITERION),
    )


def criterion_page(criterion_id: str, *, profile: Profile, actor: Actor, at: datetime) -> CriterionPage:
    """One version, whole: its text as it was approved is what a court may ask for (CJ-13)."""
    check_may(actor, Act.SEE_CRITERIA)
    record = find(criterion_id)
    versions = CriterionRecord.objects.using("passenger").filter(reference=record.reference).prefetch_related("steps")
    rows = {row.criterion: row for row in _rows(list(versions.order_by("-version")), profile, at)}
    row, criterion = rows.pop(str(record.id)), written(record)
    waits = row.state == WAITING
    return CriterionPage(
        row=row, owner=criterion.owner, reviewer=criterion.reviewer, grounds=criterion.grounds,
        innocent=criterion.innocent, text=record.text, article=record.article, steps=_steps(record),
        versions=tuple(rows.values()), floor=profile.criterion_precision.value,
        judged_at=profile.criterion_decided.value,
        may_decide=waits and may(actor, Act.APPROVE_CRITERION) and record.proposed_by != actor.id,
        may_end=row.state in (WAITING, ACTIVE, OVERDUE) and may(actor, Act.END_CRITERION),
        may_propose=may(actor, Act.PROPOSE_CRITERION),
    )  # fmt: skip


def _rows(records: list[CriterionRecord], profile: Profile, at: datetime) -> list[CriterionRow]:
    forces = {row.id: alert for alert, row in in_force(at.date())}
    waiting = _open_hits([alert.id for alert in forces.values()])
    return [_row(record, forces.get(record.id), waiting, profile, at) for record in records]


def _open_hits(alerts: list[UUID]) -> dict[UUID, int]:
    is_open = Q(alert__in=alerts, state__in=[state.value for state in OPEN])
    counted = Hit.objects.using("passenger").filter(is_open).values_list("alert").annotate(Count("id"))
    return dict(counted.order_by())


def _row(
    record: CriterionRecord, alert: Alert | None, waiting: dict[UUID, int], profile: Profile, at: datetime
) -> CriterionRow:
    criterion = written(record)
    return CriterionRow(
        criterion=str(record.id), reference=record.reference, version=record.version, title=criterion.title,
        offence=criterion.offence, action=criterion.action, state=state_on(record, at), expires=record.expires_on,
        review=record.review_on, proposed_by=record.proposed_by, proposed_at=record.proposed_at,
        precision=precision_of(alert, last=profile.criterion_decided.value) if alert else None,
        open_hits=waiting.get(alert.id, 0) if alert else 0, digest=record.digest,
    )  # fmt: skip


def _steps(record: CriterionRecord) -> tuple[CriterionStepRow, ...]:
    return tuple(
        CriterionStepRow(step=step.step, by=step.actor, role=step.role, reason=step.reason, at=step.at)
        for step in record.steps.order_by("at")
    )
