"""What the database itself holds about requests, approvals, answers and openings, past every duty."""

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connections, transaction

from openpiu.core.law.request_states import CLOSED, STEPS, RequestState
from openpiu.store.passenger.models import (
    FlightRecord,
    Opening,
    Request,
    RequestAnswer,
    RequestDecision,
    TravellerRecord,
)

AT = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
SOMEBODY = uuid4()

pytestmark = pytest.mark.usefixtures("stores")


def save(row: Any) -> Any:
    """Insert it, in a transaction of its own."""
    with transaction.atomic(using="passenger"):
        row.save(using="passenger", force_insert=True)
    return row


def asked(**changes: Any) -> Request:
    """An open request."""
    values = {
        "unit": "Utopia PIU", "requester": "UTO-FED", "requester_name": "Federal Police", "person": "A",
        "case_reference": "C-1", "offence": "4", "wanted": ["travel"], "elements": {"phone": "1"},
        "circumstances": "x", "material": "x", "suspicion": "x", "registered_by": "w.officer",
        "registrar_authority": "Police", "registered_at": AT, "due_at": AT + timedelta(days=7),
    }  # fmt: skip
    row: Request = save(Request(id=uuid4(), **{**values, **changes}))
    return row


def change(row: Request, **changes: Any) -> None:
    """An update by the program's role."""
    with transaction.atomic(using="passenger"):
        assert Request.objects.using("passenger").filter(id=row.id).update(**changes) == 1
    row.refresh_from_db()


def submitted(**changes: Any) -> Request:
    """Put to the approver, with one record."""
    row = asked(**changes)
    change(row, found=[SOMEBODY])
    change(row, state="awaiting_approval", submission=1, submitted_by="w.officer", submitter_authority="Police")
    return row


def decide(row: Request, **changes: Any) -> RequestDecision:
    """A decision by an approver outside."""
    values = {
        "submission": row.submission, "decision": "approve", "reason": "V1", "decided_by": "j.judge",
        "role": "approver", "authority": "Court", "decided_at": AT,
    }  # fmt: skip
    made: RequestDecision = save(RequestDecision(id=uuid4(), request=row, **{**values, **changes}))
    return made


def answer(row: Request, **changes: Any) -> RequestAnswer:
    """An answer."""
    values = {
        "submission": row.submission, "recipient": "UTO-FED", "purpose": "6.2b", "offence": "4", "handling": "H2",
        "travellers": [SOMEBODY], "fields": ["surname"], "signed": "{}", "code": "x", "released_by": "w.officer",
        "released_at": AT,
    }  # fmt: skip
    made: RequestAnswer = save(RequestAnswer(id=uuid4(), request=row, **{**values, **changes}))
    return made


def opening(row: Request, **changes: Any) -> Opening:
    """An opening."""
    values = {
        "submission": row.submission, "officer": "w.officer", "travellers": [SOMEBODY], "opened_at": AT,
        "until": AT + timedelta(hours=24),
    }  # fmt: skip
    made: Opening = save(Opening(id=uuid4(), request=row, **{**values, **changes}))
    return made


EMPTY = ("requester", "person", "case_reference", "offence", "circumstances", "material", "suspicion")


@pytest.mark.parametrize("part", [*({name: ""} for name in EMPTY), {"elements": {}}, {"wanted": []},
                                  {"offence": "T"}, {"is_urgent": True}])  # fmt: skip
def test_an_incomplete_request_is_not_open(part: dict[str, Any]) -> None:
    """PNR-6.3, PNR-9.2, CJ-10: terrorism asks for its own test, urgency for its reason."""
    with pytest.raises(IntegrityError, match="request_complete"):
        asked(**part)


@pytest.mark.parametrize("state", [state for state in RequestState if state not in ("open", "turned_down")])
def test_a_request_begins_at_the_beginning(state: RequestState) -> None:
    """PNR-6.3."""
    with pytest.raises(DatabaseError, match=r"PNR-6\.3|request_"):
        asked(state=state, closed_at=AT if state in CLOSED else None)


def test_the_database_knows_the_same_steps_as_the_law_s_table() -> None:
    """core.law.request_states.STEPS and sql/requests.sql agree, pair by pair."""
    with connections["passenger"].cursor() as cursor:
        for was, becomes in product(RequestState, RequestState):
            cursor.execute("SELECT is_request_step(%s, %s)", [was.value, becomes.value])
            expected = was is not becomes and any((step.state, step.to) == (was, becomes) for step in STEPS)
            assert cursor.fetchone() == (expected,), (was, becomes)


def test_a_request_is_not_approved_without_a_decision() -> None:
    """CJ-11."""
    row = submitted()
    with pytest.raises(DatabaseError, match="CJ-11"):
        change(row, state="approved")
    decide(row)
    change(row, state="approved")


def test_a_refusal_is_no_approval() -> None:
    """CJ-11."""
    row = submitted()
    decide(row, decision="refuse", reason="F7")
    with pytest.raises(DatabaseError, match="CJ-11"):
        change(row, state="approved")


@pytest.mark.parametrize("role", ["officer", "supervisor", "data_protection", "administrator", ""])
def test_only_an_approver_decides(role: str) -> None:
    """CJ-11: whoever inserts the row."""
    with pytest.raises(IntegrityError, match="request_decided_by_approver"):
        decide(submitted(), role=role)


@pytest.mark.parametrize("authority", ["", "Utopia PIU", "utopia piu", "UTO-FED", "Federal Police", "police"])
def test_an_approver_is_of_neither_the_unit_nor_the_requester(authority: str) -> None:
    """CJ-11."""
    with pytest.raises(DatabaseError, match=r"CJ-11|names_whom"):
        decide(submitted(), authority=authority)


def test_who_asked_does_not_approve() -> None:
    """RGT-15: author is approver, refused at the database."""
    with pytest.raises(DatabaseError, match="RGT-15"):
        decide(submitted(), decided_by="w.officer")


def test_a_decision_is_about_what_was_put_to_the_approver_and_is_taken_once() -> None:
    """CJ-11."""
    with pytest.raises(DatabaseError, match="what was put"):
        decide(asked())
    row = submitted()
    for wrong in ({"submission": 2}, {"is_afterwards": True}):
        with pytest.raises(DatabaseError, match="what was put"):
            decide(row, **wrong)
    decide(row)
    with pytest.raises(IntegrityError, match="request_decided_once"):
        decide(row, decision="refuse", decided_by="j.other")


@pytest.mark.parametrize("move", ["asked", "submitted", "refused", "approved"])
def test_no_answer_without_approval(move: str) -> None:
    """CJ-11: 0 by SQL."""
    row = submitted() if move != "asked" else asked()
    if move == "asked":
        change(row, found=[SOMEBODY])
    if move == "refused":
        decide(row, decision="refuse", reason="F7")
        change(row, state="turned_down", refusal="F7", closed_at=AT)
    if move == "approved":
        decide(row)
        change(row, state="approved")
        answer(row)
        return
    for try_ in ({}, {"ex_post_due": AT + timedelta(hours=24)}):
        with pytest.raises(DatabaseError, match="CJ-11"):
            answer(row, **try_)
    with pytest.raises(DatabaseError, match=r"CJ-11|PNR-6"):
        change(row, state="approved")


def test_an_urgent_answer_carries_its_duty() -> None:
    """CJ-11: within 72 hours, and it stands only with a decision afterwards."""
    row = asked(is_urgent=True, urgent_reason="x")
    change(row, found=[SOMEBODY])
    with pytest.raises(DatabaseError, match="CJ-11"):
        answer(row)
    for hours in (-1, 73):
        with pytest.raises(IntegrityError, match="answer_ex_post_soon"):
            answer(row, ex_post_due=AT + timedelta(hours=hours))
    answer(row, ex_post_due=AT + timedelta(hours=24))
    change(row, state="answered_at_once", ex_post_due=AT + timedelta(hours=24))
    with pytest.raises(DatabaseError, match="CJ-11"):
        change(row, state="answered", closed_at=AT)
    with pytest.raises(DatabaseError, match="RGT-15"):
        decide(row, is_afterwards=True, decided_by="w.officer")
    decide(row, is_afterwards=True)
    change(row, state="answered", closed_at=AT)


@pytest.mark.parametrize("forged", [{"is_urgent": True}, {"approval_months": 6}, {"requester": "UTO-CUS"},
                                    {"offence": "T"}, {"registered_by": "x"}, {"unit": "x"}])  # fmt: skip
def test_what_was_asked_is_not_changed_afterwards(forged: dict[str, Any]) -> None:
    """PNR-13.4, CJ-11: no request becomes urgent, or another's, later."""
    with pytest.raises(DatabaseError, match=r"PNR-13\.4|request_complete"):
        change(asked(), **forged)


@pytest.mark.parametrize("wrong", [{"recipient": "UTO-CUS"}, {"offence": "T"}, {"travellers": [uuid4()]},
                                   {"travellers": []}, {"purpose": "6.2a"}, {"submission": 0}])  # fmt: skip
def test_an_answer_is_what_was_approved(wrong: dict[str, Any]) -> None:
    """PNR-7.2, PNR-12.6, CJ-11."""
    row = submitted()
    decide(row)
    change(row, state="approved")
    with pytest.raises(DatabaseError):
        answer(row, **wrong)


@pytest.mark.parametrize(("days", "leaves"), [(0, True), (180, True), (181, False)])
def test_records_younger_than_the_profile_s_age_need_none(days: int, leaves: bool) -> None:
    """CJ-11: counted in months of the calendar from the first receipt; a record that is gone is not young."""
    flight = FlightRecord.objects.using("passenger").create(id=uuid4(), carrier="ZQ", number="1")
    traveller = save(
        TravellerRecord(id=uuid4(), flight=flight, digest="0", received_at=AT, changed_at=AT)
    )  # fmt: skip
    row = asked(approval_months=6)
    change(row, found=[traveller.id, SOMEBODY])
    later = AT + timedelta(days=days)
    if leaves:
        with pytest.raises(DatabaseError, match="CJ-11"):
            answer(row, travellers=[traveller.id, SOMEBODY], released_at=later)
        answer(row, travellers=[traveller.id], released_at=later)
    else:
        with pytest.raises(DatabaseError, match="CJ-11"):
            answer(row, travellers=[traveller.id], released_at=later)


def test_the_age_is_six_months_at_most() -> None:
    """Art. 12(3)."""
    with pytest.raises(IntegrityError, match="request_approval_after_six_months"):
        asked(approval_months=7)


def test_the_records_are_those_that_were_put_to_the_approver() -> None:
    """PNR-12.6: nothing is slipped in while the approver thinks, or after."""
    with pytest.raises(DatabaseError, match=r"PNR-12\.6"):
        change(submitted(), found=[SOMEBODY, uuid4()])


def test_an_opening_needs_its_approval() -> None:
    """PNR-12.6: these records, that officer."""
    row = submitted()
    with pytest.raises(DatabaseError, match=r"PNR-12\.6"):
        opening(row)
    decide(row)
    for wrong in ({"officer": "i.second"}, {"travellers": [uuid4()]}, {"submission": 2}):
        with pytest.raises(DatabaseError, match=r"PNR-12\.6"):
            opening(row, **wrong)
    opening(row)


@pytest.mark.parametrize("wider", [{"until": AT + timedelta(days=9)}, {"officer": "x"}, {"travellers": []}])
def test_an_opening_is_never_prolonged_or_handed_on(wider: dict[str, Any]) -> None:
    """PNR-12.6: the program's role has no such right."""
    row = submitted()
    decide(row)
    made = opening(row)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(using="passenger"):
        Opening.objects.using("passenger").filter(id=made.id).update(**wider)


def test_an_opening_is_reviewed_once_and_by_somebody_else() -> None:
    """PNR-12.6."""
    row = submitted()
    decide(row)
    made = opening(row)
    found = Opening.objects.using("passenger").filter(id=made.id)
    with pytest.raises(IntegrityError, match="somebody_else"), transaction.atomic(using="passenger"):
        found.update(reviewed_by="w.officer", reviewed_at=AT, verdict="lawful")
    found.update(reviewed_by="t.dpo", reviewed_at=AT, verdict="doubtful")
    with pytest.raises(DatabaseError, match=r"PNR-12\.6"), transaction.atomic(using="passenger"):
        found.update(verdict="lawful")


@pytest.mark.parametrize("model", [RequestDecision, RequestAnswer])
def test_decisions_and_answers_stay_until_their_request_is_erased(model: Any) -> None:
    """PNR-13.9: rows are only added; what may be emptied is emptied only then."""
    row = submitted()
    decide(row, text="because")
    change(row, state="approved")
    answer(row)
    column = "text" if model is RequestDecision else "signed"
    rows = model.objects.using("passenger").filter(request=row)
    for attempt in ({column: ""}, {column: "other"}):
        with pytest.raises(DatabaseError, match=r"PNR-13\.9"), transaction.atomic(using="passenger"):
            rows.update(**attempt)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(using="passenger"):
        rows.update(submission=3)
    change(row, state="answered", closed_at=AT)
    change(row, erased_at=AT, sought="", found=[], circumstances="", material="", suspicion="")
    with pytest.raises(DatabaseError, match=r"PNR-13\.9"), transaction.atomic(using="passenger"):
        rows.update(**{column: "other"})
    rows.update(**{column: ""})


@pytest.mark.parametrize("table", ["request", "requestdecision", "requestanswer", "opening"])
def test_the_program_deletes_nothing_of_it(table: str) -> None:
    """PNR-13.9."""
    with connections["passenger"].cursor() as cursor:
        cursor.execute(f"SELECT has_table_privilege('passenger_{table}', 'DELETE')")
        assert cursor.fetchone() == (False,)


def test_what_still_runs_is_not_erased() -> None:
    """Only what is over."""
    with pytest.raises(IntegrityError, match="request_"):
        change(submitted(), erased_at=AT)
