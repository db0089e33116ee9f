"""What one officer may do with one hit now, and why not. The pages show it, the acts check it again."""

from collections.abc import Sequence

from openpiu.core.law.conditions import Ask, answer
from openpiu.core.law.hit_states import UNDOABLE, Decision, HitState, step_for
from openpiu.core.law.permissions import Act as Permission
from openpiu.core.law.permissions import may
from openpiu.core.law.roles import Actor
from openpiu.duties.standing import decided_by, first_decision
from openpiu.store.passenger.lookups import is_declined
from openpiu.store.passenger.models import Hit, Review

WHY_NOT: dict[HitState, str] = {
    HitState.AWAITING_SECOND: "You have decided; another officer decides next.",
    HitState.DISPUTED: "Two officers differ; a supervisor who has not decided yet settles it.",
    HitState.CONFIRMED: "Reviewed and confirmed; it can be released.",
    HitState.REJECTED: "Reviewed and rejected.",
    HitState.RELEASED: "Released; the disclosure stands.",
    HitState.LAPSED: "The machine no longer claims it: the traveller or the alert changed.",
    HitState.SUPPRESSED: "Suppressed: officers have rejected the same hit on this person before.",
}

DECLINED = "Reviewed and confirmed, but no objective link with carriage by air, or ordinary crime: nothing leaves."


def decisions_for(hit: Hit, standing: Sequence[Review], actor: Actor) -> tuple[str, ...]:
    """Of the decisions: those that the table of states and the permissions allow."""
    if decided_by(actor.id, standing):
        return ()
    first = first_decision(standing)
    allowed = []
    for decision in Decision:
        step = step_for(
            HitState(hit.state), decision, officers=hit.officers, first=Decision(first.decision) if first else None
        )
        if step is not None and may(actor, step.permission):
            allowed.append(decision.value)
    return tuple(allowed)


def may_undo(hit: Hit, standing: Sequence[Review], actor: Actor) -> bool:
    """Only the last decision, only by who took it, only before anything left."""
    return (
        bool(standing)
        and standing[-1].officer == actor.id
        and HitState(hit.state) in UNDOABLE
        and may(actor, Permission.DECIDE)
    )


def allowed_acts(hit: Hit, standing: Sequence[Review], actor: Actor) -> tuple[str, ...]:
    """All acts of the card: the decisions, undo, release."""
    acts = list(decisions_for(hit, standing, actor))
    if may_undo(hit, standing, actor):
        acts.append("undo")
    if answer(Ask(actor=actor, act=Permission.RELEASE, state=hit.state)).allowed and not is_declined(hit):
        acts.append("release")
    return tuple(acts)


def why_not(hit: Hit, actor: Actor, decisions: Sequence[str]) -> str | None:
    """The reason in words where no decision is possible."""
    if decisions:
        return None
    if not may(actor, Permission.DECIDE):
        return "Your role may look at hits but not decide them."
    if hit.state == HitState.CONFIRMED and is_declined(hit):
        return DECLINED
    return WHY_NOT.get(HitState(hit.state))


def is_blind(hit: Hit, standing: Sequence[Review], actor: Actor) -> bool:
    """Whether earlier decisions are hidden: a second officer must not see the first one's (docs/adr/0004)."""
    return hit.state == HitState.AWAITING_SECOND and not decided_by(actor.id, standing)
