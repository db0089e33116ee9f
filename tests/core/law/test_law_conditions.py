"""The conditions of the one table: purpose, state of the hit, home authority; each answer with its reason."""

import itertools

import pytest

from openpiu.core.law.conditions import (
    AWAY,
    CONDITIONS,
    PURPOSES_OF_ROLE,
    WITHOUT_PERSONS,
    Ask,
    answer,
    check_home,
    purpose_of,
)
from openpiu.core.law.hit_states import STEPS, HitState
from openpiu.core.law.permissions import PERMISSIONS, Act, may
from openpiu.core.law.purposes import PURPOSES
from openpiu.core.law.roles import MACHINE, Actor, Role
from openpiu.errors import Refused

GIVEN = (None, "", "6.2d", "curiosity", *PURPOSES)


def person(role: Role, authority: str = "Police") -> Actor:
    """Somebody of that role."""
    return Actor(id="x", role=role, authority=authority)


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_its_purposes_and_they_are_the_directive_s(role: Role) -> None:
    """PNR-1.1: no role processes for anything but Art. 6(2)(a) to (c), but for those who supervise it."""
    own = set(PURPOSES_OF_ROLE[role])
    supervises = role in {Role.DATA_PROTECTION, Role.INSPECTOR}
    assert own <= ({"oversight"} if supervises else {"6.2a", "6.2b", "6.2c"})


@pytest.mark.parametrize("act", [act for act, condition in CONDITIONS.items() if condition.purposes])
@pytest.mark.parametrize("role", list(Role))
def test_an_act_on_a_person_is_refused_without_a_purpose_of_the_role(act: Act, role: Role) -> None:
    """PNR-1.1, PNR-13.6: every purpose, known or not, with every role."""
    for purpose in GIVEN[1:]:
        said = answer(Ask(actor=person(role), act=act, purpose=purpose))
        wanted = may(person(role), act) and purpose in PURPOSES_OF_ROLE[role] and purpose in CONDITIONS[act].purposes
        assert said.allowed is wanted, (role, act, purpose)
        assert said.allowed or (said.why and said.rule)


def test_oversight_discloses_nothing() -> None:
    """PNR-1.1: what leaves, leaves under Art. 6(2)(a) or (b)."""
    assert CONDITIONS[Act.RELEASE].purposes == {"6.2a", "6.2b"}


@pytest.mark.parametrize("role", list(Role))
def test_where_nobody_chooses_the_purpose_is_the_role_s_own(role: Role) -> None:
    """PNR-13.6: never another role's, and none for who has none."""
    assert purpose_of(person(role)) == (PURPOSES_OF_ROLE[role] or ("",))[0]
    for wanted in PURPOSES:
        assert purpose_of(person(role), wanted) in (*PURPOSES_OF_ROLE[role], "")
    assert purpose_of(MACHINE, "6.2a") == ""


@pytest.mark.parametrize(("role", "state"), list(itertools.product(Role, HitState)))
def test_states_in_which_a_hit_can_be_decided_settled_or_released(role: Role, state: HitState) -> None:
    """PNR-6.9, PNR-6.10: written here once more by hand."""
    open_ = {"raised", "needs_information", "awaiting_second", "suppressed"}
    in_states = {Act.DECIDE: open_, Act.SETTLE: {"disputed"}, Act.RELEASE: {"confirmed"}}
    for act, states in in_states.items():
        said = answer(Ask(actor=person(role), act=act, state=state.value))
        assert said.allowed is (act in PERMISSIONS[role] and state.value in states), (act, said.why)


def test_every_step_of_a_hit_is_in_the_table() -> None:
    """PNR-6.9: the two tables cannot drift apart."""
    for step in STEPS:
        assert step.state in CONDITIONS[step.permission].states


@pytest.mark.parametrize("role", list(AWAY))
@pytest.mark.parametrize("authority", ["", "  ", "Utopia PIU", " utopia piu"])
def test_who_must_come_from_outside_does_not_come_from_the_unit(role: Role, authority: str) -> None:
    """The body that approves is not the unit, nor is the one that inspects it or the partner's official."""
    said = answer(Ask(actor=person(role, authority), act=Act.SEE_LAW, unit="Utopia PIU"))
    assert (said.allowed, said.rule) == (False, AWAY[role])
    assert answer(Ask(actor=person(role, "Court of Utopia"), act=Act.SEE_LAW, unit="Utopia PIU")).allowed


@pytest.mark.parametrize("role", [role for role in Role if role not in AWAY])
def test_everybody_else_may_be_the_unit_s_own(role: Role) -> None:
    """PNR-4.2: or seconded."""
    check_home(person(role, "Utopia PIU"), "Utopia PIU")
    check_home(person(role, ""), "Utopia PIU")


def test_the_administrator_holds_no_act_that_shows_a_person() -> None:
    """PNR-13.9: a new act counts as one that does until somebody has said otherwise."""
    assert PERMISSIONS[Role.ADMINISTRATOR] <= WITHOUT_PERSONS
    assert PERMISSIONS[Role.CARRIER_DESK] <= WITHOUT_PERSONS
    assert not PURPOSES_OF_ROLE[Role.ADMINISTRATOR]


def test_the_machine_is_answered_no_to_everything() -> None:
    """PNR-7.4."""
    for act, purpose in itertools.product(Act, GIVEN):
        assert not answer(Ask(actor=MACHINE, act=act, purpose=purpose)).allowed


def test_a_home_is_checked_before_an_account_is_made() -> None:
    """The refusal names the rule."""
    with pytest.raises(Refused) as refusal:
        check_home(person(Role.APPROVER, "Utopia PIU"), "Utopia PIU")
    assert refusal.value.rule == "CJ-11"


def test_an_analyst_reads_a_joint_case_for_requests_only_and_backtests_for_criteria_only() -> None:
    """PNR-6.4, PNR-13.6: the second purpose opens cases and nothing else."""
    analyst = person(Role.ANALYST)
    assert answer(Ask(actor=analyst, act=Act.SEE_CASES, purpose="6.2b")).allowed
    refused = answer(Ask(actor=analyst, act=Act.SEE_CASES, purpose="6.2c"))
    assert (refused.allowed, refused.rule) == (False, "PNR-13.6")
    assert not answer(Ask(actor=analyst, act=Act.BACKTEST_CRITERION, purpose="6.2b")).allowed
    assert not answer(Ask(actor=analyst, act=Act.OPEN_TRAVELLER, purpose="6.2b")).allowed
