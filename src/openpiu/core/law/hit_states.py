"""The life of a hit, as one table: in which state, by which decision, in which circumstance, to which state, by whom.

Arrest-grade hits need two officers who decide independently, whatever the first one decided, so that the second cannot
infer the first decision; where they differ a supervisor who has not decided yet settles it (PNR-6.9, docs/adr/0004).
"""

from dataclasses import dataclass
from enum import StrEnum

from openpiu.core.law.permissions import Act


class HitState(StrEnum):
    """Where a hit stands. A hit is the machine's claim; only CONFIRMED and RELEASED are matches."""

    RAISED = "raised"
    NEEDS_INFORMATION = "needs_information"
    AWAITING_SECOND = "awaiting_second"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    RELEASED = "released"
    LAPSED = "lapsed"  # the traveller or the alert changed so that the machine no longer claims it
    SUPPRESSED = "suppressed"  # a repeat of a hit that officers have rejected: same person, document, alert version


class Decision(StrEnum):
    """What an officer says about a hit."""

    CONFIRM = "confirm"
    REJECT = "reject"
    ASK = "needs_information"
    LOOK_AGAIN = "look_again"  # about a suppressed hit: it has to be reviewed after all


class Circumstance(StrEnum):
    """What else the table needs to know."""

    ANY = "any"
    ONE = "one officer is enough"
    FIRST = "first of two officers"
    AGREES = "second officer, same decision"
    DIFFERS = "second officer, other decision"
    THIRD = "supervisor settles"


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table."""

    state: HitState
    decision: Decision
    circumstance: Circumstance
    to: HitState
    permission: Act = Act.DECIDE


_S, _D, _C = HitState, Decision, Circumstance

STEPS: tuple[Step, ...] = (
    *(
        step
        for state in (_S.RAISED, _S.NEEDS_INFORMATION)
        for step in (
            Step(state, _D.CONFIRM, _C.ONE, _S.CONFIRMED),
            Step(state, _D.REJECT, _C.ONE, _S.REJECTED),
            Step(state, _D.CONFIRM, _C.FIRST, _S.AWAITING_SECOND),
            Step(state, _D.REJECT, _C.FIRST, _S.AWAITING_SECOND),
            Step(state, _D.ASK, _C.ANY, _S.NEEDS_INFORMATION),
        )
    ),
    Step(_S.AWAITING_SECOND, _D.CONFIRM, _C.AGREES, _S.CONFIRMED),
    Step(_S.AWAITING_SECOND, _D.REJECT, _C.AGREES, _S.REJECTED),
    Step(_S.AWAITING_SECOND, _D.CONFIRM, _C.DIFFERS, _S.DISPUTED),
    Step(_S.AWAITING_SECOND, _D.REJECT, _C.DIFFERS, _S.DISPUTED),
    Step(_S.DISPUTED, _D.CONFIRM, _C.THIRD, _S.CONFIRMED, Act.SETTLE),
    Step(_S.DISPUTED, _D.REJECT, _C.THIRD, _S.REJECTED, Act.SETTLE),
    Step(_S.SUPPRESSED, _D.LOOK_AGAIN, _C.ANY, _S.RAISED),
)

# States in which an officer still has something to decide, most pressing first.
OPEN: tuple[HitState, ...] = (_S.DISPUTED, _S.AWAITING_SECOND, _S.RAISED, _S.NEEDS_INFORMATION)
# States in which no decision about this hit stands, so that none is overtaken by a change.
UNDECIDED = frozenset({_S.RAISED, _S.SUPPRESSED})
# States that a change of the evidence opens again; what was released stays released and is marked.
REOPENED_BY_CHANGE = frozenset(set(HitState) - {_S.RELEASED})
# States in which the last decision can still be undone by the officer who took it (before anything leaves).
UNDOABLE = frozenset({_S.NEEDS_INFORMATION, _S.AWAITING_SECOND, _S.DISPUTED, _S.CONFIRMED, _S.REJECTED})


def circumstance(state: HitState, decision: Decision, *, officers: int, first: Decision | None) -> Circumstance:
    """The circumstance of a decision; `first` is the standing first decision of two, if there is one."""
    if decision in (Decision.ASK, Decision.LOOK_AGAIN):
        return Circumstance.ANY
    if state is HitState.DISPUTED:
        return Circumstance.THIRD
    if state is HitState.AWAITING_SECOND:
        return Circumstance.AGREES if decision is first else Circumstance.DIFFERS
    return Circumstance.ONE if officers == 1 else Circumstance.FIRST


def step_for(state: HitState, decision: Decision, *, officers: int, first: Decision | None) -> Step | None:
    """The row that applies, or None where the table has none (the decision is not possible in this state)."""
    wanted = (state, decision, circumstance(state, decision, officers=officers, first=first))
    return next((step for step in STEPS if (step.state, step.decision, step.circumstance) == wanted), None)
