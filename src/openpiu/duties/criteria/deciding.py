"""What becomes of a proposed version: another person approves or refuses it, somebody ends it, the machine stops it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.criteria import state_of
from openpiu.core.criteria.standing import ACTIVE, OVERDUE, WAITING
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.criteria.alerts import put_in_force, take_out_of_force
from openpiu.duties.criteria.precision import precision_of
from openpiu.duties.criteria.texts import checked
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.criteria import in_force
from openpiu.store.passenger.models import CriterionRecord, CriterionStep

REASON = 500  # letters


def approve(criterion_id: str, *, profile: Profile, actor: Actor, at: datetime, keys: KeyStore) -> None:
    """Approve a version, and it takes the place of the one in force (PNR-6.6, RGT-15)."""
    check_may(actor, Act.APPROVE_CRITERION)
    with in_one_transaction():
        row = _waiting(criterion_id, actor, at)
        criterion = checked(row.text, profile=profile, on=at.date())  # the law of today, not of when it was proposed
        for older in _others_in_force(row):
            _step(older, "replaced", "", actor, at)
        _step(row, "approved", "", actor, at)
        put_in_force(criterion, actor=actor, at=at, keys=keys)


def refuse(criterion_id: str, *, reason: str, actor: Actor, at: datetime) -> None:
    """Refuse a version, and it never is in force."""
    check_may(actor, Act.APPROVE_CRITERION)
    if not reason.strip():
        raise OfficerError("say why the criterion is refused")
    with in_one_transaction():
        _step(_waiting(criterion_id, actor, at), "refused", reason, actor, at)


def end(criterion_id: str, *, reason: str, actor: Actor, at: datetime) -> None:
    """End a version before its day. Its open hits lapse with the next screening."""
    check_may(actor, Act.END_CRITERION)
    if not reason.strip():
        raise OfficerError("say why the criterion ends")
    with in_one_transaction():
        row = find(criterion_id)
        if state_on(row, at) not in (WAITING, ACTIVE, OVERDUE):
            raise OfficerError("this version is over already")
        _step(row, "ended", reason, actor, at)
        take_out_of_force(row, at=at, by=actor)


def suspend_due(*, profile: Profile, at: datetime) -> int:
    """Stop every criterion in force too few of whose decided hits were confirmed (CJ-7); returns how many.

    Those whose review or last day has passed need no stopping: they are in force no more.
    """
    stopped = 0
    for alert, row in in_force(at.date()):
        precision = precision_of(alert, last=profile.criterion_decided.value)
        if precision.is_below(profile.criterion_precision.value, least=profile.criterion_decided.value):
            with in_one_transaction():
                why = f"precision {precision.confirmed}/{precision.decided}"
                _step(row, "suspended", why, MACHINE, at)
                take_out_of_force(row, at=at, by=MACHINE)
            stopped += 1
    return stopped


def find(criterion_id: str) -> CriterionRecord:
    """One version by its id; OfficerError where there is none."""
    try:
        return CriterionRecord.objects.using("passenger").get(id=UUID(criterion_id))
    except (ValueError, CriterionRecord.DoesNotExist) as error:
        raise OfficerError("there is no such criterion; go back to the list and choose it there") from error


def state_on(row: CriterionRecord, at: datetime) -> str:
    """Where a version stands."""
    steps = [step.step for step in row.steps.all()]
    return state_of(steps, expires=row.expires_on, review=row.review_on, on=at.date())


def _waiting(criterion_id: str, actor: Actor, at: datetime) -> CriterionRecord:
    """A version that this person may decide now."""
    row = find(criterion_id)
    if row.proposed_by == actor.id:
        raise Refused("who proposed a criterion does not decide it", rule="RGT-15")
    if state_on(row, at) != WAITING:
        raise OfficerError("this version was decided already, or its time is over; propose another")
    return row


def _others_in_force(row: CriterionRecord) -> Sequence[CriterionRecord]:
    others = CriterionRecord.objects.using("passenger").filter(reference=row.reference, steps__step="approved")
    stopped = CriterionStep.objects.using("passenger").filter(step__in=("ended", "suspended", "replaced"))
    return list(others.exclude(id__in=stopped.values("criterion")).exclude(id=row.id))


def _step(row: CriterionRecord, step: str, reason: str, actor: Actor, at: datetime) -> None:
    CriterionStep.objects.using("passenger").create(
        id=uuid5(row.id, step), criterion=row, step=step, actor=actor.id,
        role=str(actor.role) if actor.role else "machine", reason=reason.strip()[:REASON], at=at,
    )  # fmt: skip
    enter(
        f"criterion.{step}", actor=actor, at=at, subject=f"criterion:{row.id}", reference=row.reference,
        version=row.version, digest=row.digest, proposed_by=row.proposed_by,
    )  # fmt: skip
