"""Deciding a hit, and undoing a decision. The table of `core.law.hit_states` says what follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from openpiu.core.law.hit_states import Decision, HitState, Step, step_for
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.reason_classes import ReasonClass
from openpiu.core.law.reasons import ASK_REASONS, CONFIRM_REASONS, LOOK_AGAIN_REASONS, REJECT_REASONS, reasons_about
from openpiu.core.law.roles import Actor
from openpiu.duties import repeats, tallies
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.review.allowed import may_undo
from openpiu.duties.standing import UNDO, all_reviews, decided_by, first_decision, standing
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.lookups import find_hit
from openpiu.store.passenger.models import Hit, Review

REASONS = {
    Decision.CONFIRM: CONFIRM_REASONS,
    Decision.REJECT: REJECT_REASONS,
    Decision.ASK: ASK_REASONS,
    Decision.LOOK_AGAIN: LOOK_AGAIN_REASONS,
}
NOTE = 1000  # letters


def decide(  # noqa: PLR0913  # the review form has this many fields
    hit_id: str,
    *,
    decision: str,
    reasons: Sequence[str],
    note: str,
    evidence_version: str,
    actor: Actor,
    at: datetime,
) -> str:
    """Record one officer's decision (PNR-6.9, CJ-8); returns the state that follows."""
    check_may(actor, Act.DECIDE)
    wanted = _decision(decision)
    with in_one_transaction():
        hit = find_hit(hit_id, locked=True)
        _check_reasons(wanted, reasons, note, signs=hit.alert.reason_class == ReasonClass.CRITERION)
        step = _step(hit, wanted, evidence_version, actor)
        _add(
            hit,
            _Judgement(decision=wanted.value, to=step.to, reasons=tuple(reasons), note=note.strip()),
            actor=actor,
            at=at,
        )
        enter(
            "hit.decided", actor=actor, at=at, subject=f"hit:{hit.id}", purpose="6.2a",
            decision=wanted.value, reasons=sorted(reasons), evidence=hit.evidence, state=step.to.value,
        )  # fmt: skip
        tallies.count_decision(hit, wanted.value, before=step.state.value, at=at)
        repeats.end(at=at)
        return step.to.value


def undo(hit_id: str, *, actor: Actor, at: datetime) -> str:
    """Take back one's own last decision, as long as nothing has left; returns the state before it."""
    check_may(actor, Act.DECIDE)
    with in_one_transaction():
        hit = find_hit(hit_id, locked=True)
        current = standing(hit, all_reviews(hit))
        if not may_undo(hit, current, actor):
            raise OfficerError("there is nothing to undo: only your own last decision can be, and only before release")
        last, before = current[-1], hit.state
        _add(hit, _Judgement(decision=UNDO, to=HitState(last.state_before), undoes=last.id), actor=actor, at=at)
        enter("hit.undone", actor=actor, at=at, subject=f"hit:{hit.id}", purpose="6.2a", state=last.state_before)
        tallies.count_decision(hit, UNDO, before=before, at=at, decided_at=last.decided_at)
        repeats.end(at=at)
        return last.state_before


def _decision(text: str) -> Decision:
    try:
        return Decision(text)
    except ValueError as error:
        raise OfficerError("choose confirm, reject or need information") from error


def _check_reasons(decision: Decision, reasons: Sequence[str], note: str, *, signs: bool) -> None:
    known = reasons_about(REASONS[decision], signs=signs)
    if any(code not in known for code in reasons):
        raise OfficerError(f"the reasons for this decision are {', '.join(known)}")
    if not reasons:
        raise OfficerError("choose at least one reason; it is what a later review of this decision will rest on")
    if len(note) > NOTE:
        raise OfficerError(f"the note may have {NOTE} letters; put the rest in the case file")


def _step(hit: Hit, decision: Decision, evidence_version: str, actor: Actor) -> Step:
    if hit.evidence != evidence_version:
        raise OfficerError("the evidence changed while you were looking; read the new comparison and decide again")
    current = standing(hit, all_reviews(hit))
    if decided_by(actor.id, current):
        raise Refused("you have decided this hit already; the second decision is another officer's", rule="RGT-15")
    first = first_decision(current)
    step = step_for(
        HitState(hit.state), decision, officers=hit.officers, first=Decision(first.decision) if first else None
    )
    if step is None:
        raise OfficerError(f"this hit is {hit.state.replace('_', ' ')} and takes no such decision now")
    check_may(actor, step.permission)
    return step


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judgement:
    """What one review row says."""

    decision: str
    to: HitState
    reasons: tuple[str, ...] = ()
    note: str = ""
    undoes: UUID | None = None


def _add(hit: Hit, judgement: _Judgement, *, actor: Actor, at: datetime) -> None:
    """The review row first, then the hit: the database counts the rows before it believes the state."""
    number = Review.objects.using("passenger").filter(hit=hit).count() + 1
    review = Review(
        id=uuid5(hit.id, str(number)),
        hit=hit,
        number=number,
        evidence=hit.evidence,
        alert_version=hit.alert_version,
        officer=actor.id,
        role=actor.role.value if actor.role else "",
        authority=actor.authority,
        decision=judgement.decision,
        reasons=list(judgement.reasons),
        state_before=hit.state,
        state_after=judgement.to.value,
        undoes_id=judgement.undoes,
        decided_at=at,
    )
    if judgement.note:
        review.seal(judgement.note, under=hit.sealed_under)
    review.save(using="passenger", force_insert=True)
    if hit.state == HitState.SUPPRESSED:
        hit.rests_on, hit.rests_until, hit.raised_at = None, None, at
        hit.heads = tallies.since(hit.heads, at)
    hit.state, hit.changed, hit.updated_at = judgement.to.value, False, at
    hit.save(update_fields=["state", "changed", "updated_at", "rests_on", "rests_until", "raised_at", "heads"])
