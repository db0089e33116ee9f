"""The life of a hit as a table: complete, without a way around the two officers, without a way out of an end."""

import itertools

import pytest

from openpiu.core.law.actions import ACTIONS, Action
from openpiu.core.law.hit_states import (
    OPEN,
    REOPENED_BY_CHANGE,
    STEPS,
    UNDECIDED,
    UNDOABLE,
    Circumstance,
    Decision,
    HitState,
    circumstance,
    step_for,
)
from openpiu.core.law.permissions import Act

JUDGING = (Decision.CONFIRM, Decision.REJECT)
ENDS = frozenset(HitState) - frozenset(OPEN) - {HitState.SUPPRESSED}


def situations(state: HitState) -> list[tuple[int, Decision | None]]:
    """What can be true of a hit in this state: officers needed, and the standing first decision."""
    if state in (HitState.AWAITING_SECOND, HitState.DISPUTED):
        return [(2, first) for first in JUDGING]
    return [(1, None), (2, None)]


@pytest.mark.parametrize("state", OPEN)
@pytest.mark.parametrize("decision", JUDGING)
def test_every_open_hit_can_be_confirmed_and_rejected(state: HitState, decision: Decision) -> None:
    """PNR-6.9: no hit is stuck."""
    for officers, first in situations(state):
        assert step_for(state, decision, officers=officers, first=first) is not None


@pytest.mark.parametrize("state", [HitState.RAISED, HitState.NEEDS_INFORMATION])
def test_who_has_not_decided_can_ask(state: HitState) -> None:
    """CJ-8: a decision without enough information is not forced."""
    step = step_for(state, Decision.ASK, officers=2, first=None)
    assert step is not None
    assert step.to is HitState.NEEDS_INFORMATION


@pytest.mark.parametrize("state", sorted(ENDS))
@pytest.mark.parametrize("decision", list(Decision))
def test_no_decision_leads_out_of_an_end(state: HitState, decision: Decision) -> None:
    """PNR-6.9, PNR-6.10: what is decided is changed by undo or by new evidence only."""
    assert not [step for step in STEPS if step.state is state]
    for officers, first in itertools.product((1, 2), (None, *JUDGING)):
        assert step_for(state, decision, officers=officers, first=first) is None


def test_no_two_rows_answer_the_same_question() -> None:
    """A table with two answers has none."""
    questions = [(step.state, step.decision, step.circumstance) for step in STEPS]
    assert len(questions) == len(set(questions))


def test_every_row_of_the_table_can_be_reached() -> None:
    """A row that no circumstance leads to is a rule that does not hold."""
    reached = {
        (state, decision, circumstance(state, decision, officers=officers, first=first))
        for state in HitState
        for decision in Decision
        for officers, first in situations(state)
    }
    assert {(step.state, step.decision, step.circumstance) for step in STEPS} <= reached


def test_an_arrest_needs_two_officers_and_nothing_else_does() -> None:
    """PNR-6.9."""
    assert {action for action, rule in ACTIONS.items() if rule.officers == 2} == {Action.ARREST}
    assert {rule.officers for rule in ACTIONS.values()} == {1, 2}


@pytest.mark.parametrize("state", OPEN)
@pytest.mark.parametrize("decision", list(Decision))
def test_one_decision_never_ends_a_hit_that_needs_two(state: HitState, decision: Decision) -> None:
    """PNR-6.9: whatever the first officer says, the second is asked."""
    step = step_for(state, decision, officers=2, first=None)
    if step is not None and state in (HitState.RAISED, HitState.NEEDS_INFORMATION):
        assert step.to in OPEN


@pytest.mark.parametrize(("first", "second"), list(itertools.product(JUDGING, JUDGING)))
def test_two_who_agree_decide_and_two_who_differ_do_not(first: Decision, second: Decision) -> None:
    """PNR-6.9, docs/adr/0004."""
    step = step_for(HitState.AWAITING_SECOND, second, officers=2, first=first)
    assert step is not None
    agreed = {Decision.CONFIRM: HitState.CONFIRMED, Decision.REJECT: HitState.REJECTED}[second]
    assert step.to is (agreed if first is second else HitState.DISPUTED)


@pytest.mark.parametrize("decision", JUDGING)
def test_the_first_decision_cannot_be_told_from_the_state(decision: Decision) -> None:
    """RGT-15, docs/adr/0004: the second officer is blind."""
    step = step_for(HitState.RAISED, decision, officers=2, first=None)
    assert step is not None
    assert step.to is HitState.AWAITING_SECOND


def test_only_a_dispute_asks_for_the_one_who_settles() -> None:
    """PNR-6.9: and it asks for nobody less."""
    settled = {step.state for step in STEPS if step.permission is Act.SETTLE}
    assert settled == {HitState.DISPUTED}
    assert {step.permission for step in STEPS if step.state is HitState.DISPUTED} == {Act.SETTLE}
    assert {step.permission for step in STEPS} == {Act.SETTLE, Act.DECIDE}


def test_nothing_is_released_by_a_decision() -> None:
    """PNR-6.10: a release is an act of its own."""
    assert HitState.RELEASED not in {step.to for step in STEPS}


def test_what_has_left_is_neither_undone_nor_opened_again() -> None:
    """PNR-6.10: a disclosure stands."""
    assert HitState.RELEASED not in UNDOABLE
    assert frozenset(HitState) - {HitState.RELEASED} == REOPENED_BY_CHANGE


def test_every_state_that_a_decision_leads_to_can_be_undone() -> None:
    """PNR-6.9: a slip of the hand is taken back before anything leaves."""
    assert {step.to for step in STEPS} - UNDECIDED == UNDOABLE


@pytest.mark.parametrize("decision", list(Decision))
@pytest.mark.parametrize("officers", [1, 2])
def test_a_suppressed_hit_takes_one_decision_which_is_to_look_again(decision: Decision, officers: int) -> None:
    """PNR-12.9, CJ-9: nobody confirms or rejects what is not claimed; it is raised first, then reviewed."""
    step = step_for(HitState.SUPPRESSED, decision, officers=officers, first=None)
    assert (step.to if step else None) == (HitState.RAISED if decision is Decision.LOOK_AGAIN else None)


def test_only_a_suppressed_hit_is_looked_at_again() -> None:
    """PNR-12.9: everything else is changed by undo or by new evidence."""
    assert {step.state for step in STEPS if step.decision is Decision.LOOK_AGAIN} == {HitState.SUPPRESSED}


def test_a_confirmation_counts_only_in_one_state() -> None:
    """PNR-6.9: only an agreed, single or settled confirmation ends as confirmed."""
    ways = {step.circumstance for step in STEPS if step.to is HitState.CONFIRMED}
    assert ways == {Circumstance.ONE, Circumstance.AGREES, Circumstance.THIRD}
    assert {step.decision for step in STEPS if step.to is HitState.CONFIRMED} == {Decision.CONFIRM}
