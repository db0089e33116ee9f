"""What a request must contain, its states, its codes: the tables and their agreement."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.law.offences import OFFENCES
from openpiu.core.law.packages import KNOWN_FIELDS
from openpiu.core.law.permissions import PERMISSIONS, Act
from openpiu.core.law.profiles import DEFAULT, PROFILES
from openpiu.core.law.request_refusals import AFTERWARDS, OF_APPROVER, OF_UNIT, REFUSALS
from openpiu.core.law.request_states import CLOSED, PERMISSION_OF, STEPS, WAITING, Move, RequestState, step_for
from openpiu.core.law.requests import (
    ANSWER_FIELDS,
    REQUESTERS,
    Asked,
    Element,
    Wanted,
    fields_of_answer,
    is_outside,
    missing,
)
from openpiu.core.law.roles import Role

WHOLE = Asked(
    requester="UTO-CUS", person="A", case_reference="C-1", offence="4", circumstances="new", material="facts",
    suspicion="why", contribution="how", air_link="baggage", elements={"phone": "+3225550123"}, wanted=("travel",),
)  # fmt: skip


def test_each_state_and_move_stands_in_the_table_once() -> None:
    """Otherwise the first row would hide the second."""
    pairs = [(step.state, step.move) for step in STEPS]
    assert len(pairs) == len(set(pairs))
    assert {step.move for step in STEPS} == set(Move) == set(PERMISSION_OF)


def test_what_is_closed_stays_closed_and_all_else_can_be_closed() -> None:
    """No dead end, and nothing opens again."""
    assert not [step for step in STEPS if step.state in CLOSED]
    for state in set(RequestState) - CLOSED:
        assert _ends(state, frozenset()), state


def _ends(state: RequestState, seen: frozenset[RequestState]) -> bool:
    nexts = {step.to for step in STEPS if step.state is state} - seen - {state}
    return bool(nexts & CLOSED) or any(_ends(one, seen | {state}) for one in nexts)


def test_nobody_approves_but_the_external_approver() -> None:
    """CJ-11: and the approver does nothing else with requests."""
    approvers = [role for role, acts in PERMISSIONS.items() if Act.APPROVE_REQUEST in acts]
    assert approvers == [Role.APPROVER]
    assert PERMISSIONS[Role.APPROVER] & {Act.MAKE_REQUEST, Act.ANSWER_REQUEST} == frozenset()
    assert {move for move, act in PERMISSION_OF.items() if act is Act.APPROVE_REQUEST} == {Move.APPROVE, Move.REFUSE}


def test_an_answer_comes_after_an_approval_but_for_the_two_rows_of_the_law() -> None:
    """CJ-11."""
    ways = {(step.state, step.move) for step in STEPS if step.to in (RequestState.ANSWERED, RequestState.AT_ONCE)}
    assert ways == {
        (RequestState.APPROVED, Move.ANSWER),
        (RequestState.OPEN, Move.ANSWER),  # younger than the profile's age; with 0 months none is
        (RequestState.OPEN, Move.ANSWER_AT_ONCE),
        (RequestState.AWAITING, Move.ANSWER_AT_ONCE),
        (RequestState.AT_ONCE, Move.APPROVE),
    }
    assert step_for(RequestState.AWAITING, Move.ANSWER) is None
    assert {profile.approval_months.value for profile in PROFILES.values()} == {0}
    assert WAITING.isdisjoint(CLOSED)


@given(st.sets(st.sampled_from(["requester", "person", "case_reference", "offence", "circumstances", "material",
                                "suspicion", "contribution", "air_link", "elements", "wanted"])),
       st.sampled_from(sorted(OFFENCES)))  # fmt: skip
def test_exactly_what_is_not_there_is_missing(left_out: set[str], offence: str) -> None:
    """PNR-6.3, CJ-10: of the two tests only the one of the offence's class counts."""
    empty: dict[str, Any] = {name: {} if name == "elements" else () if name == "wanted" else " " for name in left_out}
    asked = replace(WHOLE, offence=offence, **{name: value for name, value in empty.items() if name != "offence"})
    expected = left_out - {"offence", "contribution" if offence != "T" else "suspicion"}
    expected |= {"offence"} if offence in {"17", "26"} else set()
    assert {one.part for one in missing(asked, DEFAULT)} == expected


def test_a_test_of_the_other_class_counts_for_nothing() -> None:
    """CJ-10."""
    assert missing(replace(WHOLE, contribution=""), DEFAULT) == ()
    assert missing(replace(WHOLE, offence="T", suspicion=""), DEFAULT) == ()
    assert [one.part for one in missing(replace(WHOLE, offence="T", contribution=""), DEFAULT)] == ["contribution"]


def test_every_missing_part_has_a_code_that_the_unit_may_give() -> None:
    """The requester is told by code what lacks."""
    assert {one.code for one in missing(Asked(is_urgent=True), DEFAULT)} <= set(OF_UNIT)
    assert {*OF_UNIT, *OF_APPROVER, *AFTERWARDS} == set(REFUSALS)


def test_elements_that_the_law_does_not_name_are_none() -> None:
    """PNR-9.2."""
    assert [one.part for one in missing(replace(WHOLE, elements={"religion": "x"}), DEFAULT)] == ["elements"]


@given(st.lists(st.sampled_from([one.value for one in Wanted]), min_size=1))
def test_an_answer_holds_the_fields_of_what_is_wanted_and_no_other(wanted: list[str]) -> None:
    """PNR-7.2: proportionate; each field once."""
    fields = fields_of_answer(tuple(wanted))
    assert set(fields) == {name for one in wanted for name in ANSWER_FIELDS[Wanted(one)]}
    assert len(fields) == len(set(fields))
    assert set(fields) <= set(KNOWN_FIELDS)


def test_only_who_asks_for_contacts_is_told_any() -> None:
    """The smallest answer."""
    assert [one for one in Wanted if {"emails", "phones"} & set(ANSWER_FIELDS[one])] == [Wanted.CONTACT]
    assert not [one for one in Wanted if "payment" in ANSWER_FIELDS[one]]


@pytest.mark.parametrize(
    ("authority", "outside"),
    [
        ("Court of First Instance", True),
        ("", False),
        ("  ", False),
        ("Utopia PIU", False),
        ("utopia piu ", False),
        ("Federal Police", False),
        *((row.code, False) for row in REQUESTERS.values()),
        *((row.name.upper(), False) for row in REQUESTERS.values()),
    ],
)
def test_an_approver_is_of_neither_the_unit_nor_any_authority_that_asks(authority: str, outside: bool) -> None:
    """CJ-11: whichever authority asked this time."""
    assert is_outside(authority, unit="Utopia PIU", others=("Federal Police",)) is outside


def test_every_element_has_a_reader() -> None:
    """PNR-9.2: any one of them."""
    assert len(Element) == 7
