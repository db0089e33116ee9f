"""The passenger store's own constraints and triggers, past all duties and even as the tables' owner."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import IntegrityError, connections, transaction
from django.db.models import F, Q

from openpiu.conf import unit
from openpiu.duties.papers import is_about_documents
from openpiu.store.databases import BASE, PASSENGER
from openpiu.store.journal import Draft
from openpiu.store.passenger.journal import JOURNAL
from openpiu.store.passenger.models import Alert, AlertList, Transmission, TravellerRecord

AT = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("stores")


def alert(**changes: object) -> Alert:
    """A specimen alert, not saved."""
    values = {
        "id": uuid4(), "reference": "X-1", "list_name": "wanted", "owner": "BE", "legal_basis": "Specimen Act",
        "action": "inform", "person": {"surname": "X"}, "name": "X", "digest": "0", "imported_at": AT,
        "imported_by": "s",
    }  # fmt: skip
    return Alert(**{**values, **changes})


@pytest.mark.parametrize(
    "change", [{"owner": ""}, {"legal_basis": ""}, {"action": "exile"}, {"reason_class": "intelligence"}]
)
def test_an_alert_needs_an_owner_a_legal_basis_a_known_action_and_a_lawful_class(change: dict[str, str]) -> None:
    """PNR-6.5, CJ-4: held by the database."""
    with pytest.raises(IntegrityError), transaction.atomic(using="passenger"):
        alert(**change).save(using="passenger")


@pytest.mark.parametrize("change", [{"owner": ""}, {"legal_basis": ""}, {"reason_class": "other"}, {"action": "exile"}])
def test_a_list_needs_an_owner_a_legal_basis_and_a_lawful_class(change: dict[str, str]) -> None:
    """PNR-6.5, CJ-4: held by the database."""
    values = {"name": "x", "owner": "BE", "legal_basis": "Act", "declared_at": AT, "declared_by": "s"}
    with pytest.raises(IntegrityError), transaction.atomic(using="passenger"):
        AlertList(**{**values, **change}).save(using="passenger")


@pytest.mark.parametrize(
    "change",
    [
        {"subject_class": "guilty"}, {"subject_class": ""}, {"subject_class": None}, {"reason_basis": "rumour"},
        {"reason_basis": ""}, {"reason_basis": None},
    ],
)  # fmt: skip
def test_an_alert_says_whom_it_is_about_or_that_nobody_said(change: dict[str, str | None]) -> None:
    """RGT-8: one of the words and never nothing, held by the database."""
    with pytest.raises(IntegrityError, match=r"subject_class|reason_basis"), transaction.atomic(using="passenger"):
        alert(**change).save(using="passenger")


@pytest.mark.parametrize(
    "change",
    [{"subject_class": "guilty"}, {"subject_class": None}, {"reason_basis": "rumour"}, {"reason_basis": None}],
)
def test_a_list_declares_a_known_subject_class_and_basis_or_none(change: dict[str, str | None]) -> None:
    """RGT-8: held by the database."""
    values: dict[str, Any] = {"name": "x", "owner": "BE", "legal_basis": "A", "declared_at": AT, "declared_by": "s"}
    with pytest.raises(IntegrityError, match=r"subject_class|reason_basis"), transaction.atomic(using="passenger"):
        AlertList(**{**values, **change}).save(using="passenger")


def test_alerts_stored_before_they_said_whom_they_are_about_are_documents_or_unsaid() -> None:
    """RGT-8: the migration tells documents by the rule of the duties and guesses nothing about a person."""
    nobody = {
        "surname": "UNKNOWN", "given_names": None, "birth_date": None, "sex": None, "nationalities": [],
        "aliases": [], "documents": [{"number": "ZZ0000017"}],
    }  # fmt: skip
    persons = [
        nobody, {**nobody, "surname": "X"}, {**nobody, "documents": []}, {**nobody, "birth_date": "1988"},
        {**nobody, "nationalities": ["UTO"]}, {**nobody, "other_birth_dates": ["1988"]}, {"surname": "UNKNOWN"},
    ]  # fmt: skip
    for number, person in enumerate(persons):
        alert(id=uuid4(), reference=f"X-{number}", action="arrest", person=person).save(using="passenger")
    with connections["passenger"].cursor() as cursor:
        cursor.execute(import_module("openpiu.store.passenger.migrations.0025_subject_classes").BACKFILL)
    rows = Alert.objects.using("passenger").order_by("reference")
    assert [row.subject_class for row in rows] == ["document"] + ["unsaid"] * 6
    assert [row.subject_class == "document" for row in rows] == [is_about_documents(row) for row in rows]


def test_alerts_stored_before_lists_declared_themselves_declare_theirs() -> None:
    """PNR-6.5, CJ-4: the migration takes owner and basis from the rows, and the class from the action."""
    for reference, action in (("X-1", "arrest"), ("X-2", "inform"), ("X-3", "seize_document")):
        alert(id=uuid4(), reference=reference, action=action).save(using="passenger")
    alert(id=uuid4(), reference="X-1", list_name="other", owner="FR").save(using="passenger")
    with connections["passenger"].cursor() as cursor:
        cursor.execute(import_module("openpiu.store.passenger.migrations.0005_lists_declared").BACKFILL)
    classes = Alert.objects.using("passenger").filter(list_name="wanted").order_by("reference")
    assert [row.reason_class for row in classes] == ["sought", "under_alert", "document"]
    lists = AlertList.objects.using("passenger").order_by("name")
    assert [(row.name, row.owner, row.in_rows) for row in lists] == [("other", "FR", True), ("wanted", "BE", True)]


def test_sealed_bytes_need_an_end() -> None:
    """MSG-19: nothing is kept sealed without a date of destruction."""
    row = Transmission(id=uuid4(), sha256="0", source="x", received_at=AT, size=1, state="stored", sealed=b"x")
    with pytest.raises(IntegrityError), transaction.atomic(using="passenger"):
        row.save(using="passenger")


def test_ledger_entries_follow_one_another_without_a_gap() -> None:
    """PNR-13.9: each names the hash of the one before."""
    first, second = (JOURNAL.append(Draft(at=AT, act="a", actor="x", role="y", subject=f"s:{n}")) for n in (1, 2))
    assert (second.sequence, second.previous) == (first.sequence + 1, first.hash)


@pytest.mark.parametrize("statement", ["UPDATE {} SET actor = 'other'", "DELETE FROM {}", "TRUNCATE {}"])
def test_even_the_owner_of_the_tables_is_refused(statement: str) -> None:
    """PNR-13.9: the trigger holds where grants do not bind; the owner's transaction is never committed."""
    with owner() as connection:
        connection.execute(
            "INSERT INTO passenger_ledgerentry (sequence, at, act, actor, role, subject, detail, previous, hash) "
            "VALUES (999999, 'x', 'x', 'x', 'x', 'x', '{}', 'x', 'x')"
        )
        with pytest.raises(psycopg.errors.CheckViolation, match=r"PNR-13\.9"):
            connection.execute(statement.format("passenger_ledgerentry").encode())
        connection.rollback()


@contextmanager
def owner() -> Iterator[psycopg.Connection]:
    """A connection with the rights of migrations, which the running program never has."""
    settings = connections["passenger"].settings_dict
    with psycopg.connect(
        host=settings["HOST"], port=settings["PORT"], dbname=settings["NAME"], user=PASSENGER.owner(BASE),
        password=unit.keys().secret_for("postgres:passenger:owner"),
    ) as connection:  # fmt: skip
        yield connection


def test_the_travellers_that_wait_for_screening_are_found_by_an_index_of_their_own() -> None:
    """MSG-18: what a transmission costs must not grow with the travellers stored; found by the leftovers proof."""
    waiting = TravellerRecord.objects.using("passenger").filter(~Q(screened_digest=F("digest"))).order_by("id")
    with transaction.atomic(using="passenger"), connections["passenger"].cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # as with many travellers; here there are none
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        assert "traveller_unscreened" in waiting.explain()
