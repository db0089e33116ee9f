"""Who may do what, as one table; and that the table, the ledger's acts and the source agree."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

import openpiu
from openpiu.core.law.acts import ACTS
from openpiu.core.law.permissions import EVERYBODY, PERMISSIONS, RULES, Act, check_may, may
from openpiu.core.law.roles import MACHINE, Actor, Role
from openpiu.errors import Refused
from openpiu.store.journal import EXPIRED

SOURCE = Path(openpiu.__file__).parent
OPERATIONAL = {
    Act.DECIDE, Act.SETTLE, Act.RELEASE, Act.IMPORT_ALERTS, Act.IMPORT_SCHEDULE, Act.MANAGE_STAFF, Act.PART_TRAVELLERS,
    Act.PROPOSE_SELECTION, Act.END_SELECTION, Act.REVIEW_SELECTION, Act.PROPOSE_GROUND, Act.CONFIRM_GROUND,
    Act.RECORD_OUTCOME, Act.PROPOSE_CRITERION, Act.BACKTEST_CRITERION, Act.APPROVE_CRITERION, Act.END_CRITERION,
    Act.MAKE_REQUEST, Act.APPROVE_REQUEST, Act.ANSWER_REQUEST, Act.WRITE_CASES, Act.GRANT_LIAISON, Act.VISIT_CASES,
    Act.TAKE_TO_COURT,
    Act.TRUST_PARTNER, Act.WRITE_ABROAD, Act.RECALL,
}  # fmt: skip
CATEGORIES = {"collection", "alteration", "consultation", "disclosure", "combination", "erasure"}


def trees() -> Iterator[ast.Module]:
    """Every file of the duties, parsed."""
    for path in sorted((SOURCE / "duties").rglob("*.py")):
        yield ast.parse(path.read_text("utf-8"))


def entered() -> set[str]:
    """Patterns of the acts that the source enters in the ledger."""
    calls = (node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Call))
    by_duties = {_pattern(call.args[0]) for call in calls if ast.unparse(call.func) == "enter" and call.args}
    together = (word for tree in trees() for node in ast.walk(tree) if _is_doing(node) for word in node.keywords)
    named = (
        word.value for word in together if word.arg == "act" and ast.unparse(word.value) != "act"
    )  # not in `enter`
    by_duties |= {_pattern(value) for value in named}
    return by_duties | {re.escape(EXPIRED)}  # which the journal enters itself, with what it removes


def _is_doing(node: ast.AST) -> TypeGuard[ast.Call]:
    """Whether it is one of several acts that are entered together (`acting.enter_all`)."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "Doing"


def _pattern(name: ast.expr) -> str:
    if isinstance(name, ast.JoinedStr):
        return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+" for part in name.values)
    assert isinstance(name, ast.Constant), f"line {name.lineno}: an act is named where it is entered"
    return re.escape(str(name.value))


def test_every_act_of_the_ledger_s_table_is_entered_somewhere() -> None:
    """PNR-13.5: a row that nobody writes is a record that is missing."""
    patterns = entered()
    assert [act for act in ACTS if not any(re.fullmatch(pattern, act) for pattern in patterns)] == []


def test_every_act_that_is_entered_stands_in_the_ledger_s_table() -> None:
    """PNR-13.5, RGT-1: otherwise the duty would fail when it is called."""
    assert [pattern for pattern in sorted(entered()) if not any(re.fullmatch(pattern, act) for act in ACTS)] == []


def test_every_act_has_a_category_of_the_law() -> None:
    """RGT-1 (LED Art. 25(1))."""
    assert set(ACTS.values()) == CATEGORIES


def test_every_permission_is_asked_for_somewhere() -> None:
    """A permission that nobody checks protects nothing."""
    names = {
        node.attr for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Attribute)
        if ast.unparse(node.value) in {"Act", "Permission"}
    }  # fmt: skip
    asked = names | {"SETTLE"}  # asked for through the table of hit states
    assert {act.name for act in Act} == asked


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_its_row(role: Role) -> None:
    """PNR-13.3."""
    assert PERMISSIONS[role]


@pytest.mark.parametrize("act", list(Act))
def test_every_act_is_somebody_s(act: Act) -> None:
    """An act that nobody may do is a dead end."""
    assert [role for role, acts in PERMISSIONS.items() if act in acts]


def test_the_administrator_sees_no_passenger_data() -> None:
    """PNR-13.7, PNR-13.9: who runs the machine has no business with travellers or alerts."""
    counts_only = EVERYBODY | {Act.SEE_BOARD, Act.SEE_INTAKE, Act.SEE_QUALITY}
    assert PERMISSIONS[Role.ADMINISTRATOR] == counts_only | {Act.IMPORT_SCHEDULE, Act.MANAGE_STAFF}


def test_the_data_protection_officer_holds_no_operational_act() -> None:
    """PNR-5.1: and sees everything."""
    held = PERMISSIONS[Role.DATA_PROTECTION]
    assert not held & OPERATIONAL
    assert held == frozenset(Act) - OPERATIONAL


def test_the_ledger_is_for_oversight_alone() -> None:
    """PNR-13.7: the data protection officer, and the supervisory authority's inspector (PNR-15.1)."""
    readers = {role for role, acts in PERMISSIONS.items() if Act.SEE_LEDGER in acts}
    assert readers == {Role.DATA_PROTECTION, Role.INSPECTOR}


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.APPROVER, Role.LIAISON, Role.CARRIER_DESK])
def test_who_is_not_of_the_watch_opens_and_decides_no_hit(role: Role) -> None:
    """PNR-15.1: nor does the approver, the liaison officer or the carrier desk."""
    assert not PERMISSIONS[role] & {Act.OPEN_HIT, Act.OPEN_TRAVELLER, Act.DECIDE, Act.SETTLE, Act.RELEASE}


def test_a_second_officer_decides_and_releases_nothing() -> None:
    """RGT-15."""
    assert Act.DECIDE in PERMISSIONS[Role.SECOND_OFFICER]
    assert not PERMISSIONS[Role.SECOND_OFFICER] & {Act.RELEASE, Act.SETTLE, Act.IMPORT_ALERTS}


def test_only_a_supervisor_settles_and_imports() -> None:
    """PNR-6.9, PNR-6.5."""
    for act in (Act.SETTLE, Act.IMPORT_ALERTS):
        assert [role for role, acts in PERMISSIONS.items() if act in acts] == [Role.SUPERVISOR]


def test_an_analyst_neither_opens_nor_decides() -> None:
    """Results that reach analysis name nobody."""
    assert not PERMISSIONS[Role.ANALYST] & {Act.OPEN_HIT, Act.DECIDE, Act.RELEASE, Act.SEE_DISCLOSURES}


@pytest.mark.parametrize("act", list(Act))
def test_the_machine_may_do_nothing_that_the_table_lists(act: Act) -> None:
    """PNR-7.4: no decision by a machine alone."""
    assert not may(MACHINE, act)
    with pytest.raises(Refused, match="the machine may not"):
        check_may(MACHINE, act)


@pytest.mark.parametrize("act", [act for act in Act if act in RULES])
def test_a_refusal_names_the_rule_and_who_may(act: Act) -> None:
    """The officer learns whom to ask."""
    with pytest.raises(Refused) as refusal:
        check_may(Actor(id="a.admin", role=Role.ADMINISTRATOR), act)
    assert refusal.value.rule == RULES[act]
    allowed = next(role for role, acts in PERMISSIONS.items() if act in acts)
    assert allowed.value in str(refusal.value)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("act", list(Act))
def test_the_question_and_the_check_answer_the_same(role: Role, act: Act) -> None:
    """A page never shows what the duty then refuses."""
    somebody = Actor(id="x", role=role)
    try:
        check_may(somebody, act)
    except Refused:
        assert not may(somebody, act)
    else:
        assert may(somebody, act)


def test_who_works_in_joint_cases_and_who_lets_others_look() -> None:
    """EXC-12, EXC-13: an analyst takes nothing out of cases; a visitor has one act beside reading the law."""
    holders = {act: {role for role in Role if act in PERMISSIONS[role]} for act in Act}
    assert holders[Act.WRITE_CASES] == {Role.OFFICER, Role.SUPERVISOR, Role.ANALYST}
    assert holders[Act.SEE_CASES] == {*holders[Act.WRITE_CASES], Role.DATA_PROTECTION}
    assert holders[Act.TAKE_TO_COURT] == {Role.OFFICER, Role.SUPERVISOR}
    assert holders[Act.GRANT_LIAISON] == {Role.SUPERVISOR}
    assert holders[Act.SEE_GRANTS] == {Role.SUPERVISOR, Role.DATA_PROTECTION}
    assert holders[Act.VISIT_CASES] == {Role.LIAISON}
    assert PERMISSIONS[Role.LIAISON] == EVERYBODY | {Act.VISIT_CASES}
    with pytest.raises(Refused, match="the role liaison may not see cases; allowed: officer"):
        check_may(Actor(id="l.liaison", role=Role.LIAISON), Act.SEE_CASES)
