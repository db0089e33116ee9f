"""What the database itself holds about the events of joint cases and about liaison grants, past every duty."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connections, transaction

from openpiu.store.passenger.models import CaseContent, CaseEvent, LiaisonGrant, LiaisonProposal

AT = datetime(2026, 2, 10, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("stores")


def refused(act: Callable[[], object], by: str) -> None:
    """The database says no, by that rule."""
    with pytest.raises(DatabaseError) as error, transaction.atomic(using="passenger"):
        act()
    assert by in str(error.value)


def event(sequence: int, previous: str, digest: str, **changes: Any) -> CaseEvent:
    """One row."""
    values = {"case": "c", "node": "UTO-PIU", "lane": "joint", "kind": "note", "line": b"{}", "taken_at": AT}
    rest = {"sequence": sequence, "previous": previous, "hash": digest, **changes}
    return CaseEvent.objects.using("passenger").create(id=uuid4(), **{**values, **rest})


def test_a_lane_grows_by_the_event_that_follows() -> None:
    """No gap, no second one, no other past; another lane and another case begin anew; no row changes."""
    first, second, none = "1" * 64, "2" * 64, "0" * 64
    refused(lambda: event(2, none, first), "EXC-13")
    refused(lambda: event(1, first, first), "EXC-13")
    event(1, none, first)
    for sequence, previous in ((1, none), (3, first), (2, none), (2, second)):
        refused(partial(event, sequence, previous, second), "EXC-13")
    event(2, first, second)
    event(1, none, first, lane="own")
    event(1, none, first, case="d")
    refused(lambda: event(1, none, first, lane="third"), "case_event_lane_known")
    rows = CaseEvent.objects.using("passenger")
    refused(lambda: rows.update(kind="x"), "permission denied")
    refused(lambda: rows.all().delete(), "permission denied")


def test_content_is_erased_once_and_never_written_anew() -> None:
    """Nor deleted as a row."""
    row = CaseContent(id=uuid4(), case="c", hash="1" * 64)
    row.seal({"text": "x"}, under="case/" + str(row.id))
    row.save(using="passenger", force_insert=True)
    rows = CaseContent.objects.using("passenger")
    refused(lambda: rows.update(sealed=b"other"), "EXC-11")
    refused(lambda: rows.update(erased_at=AT), "EXC-11")
    for column in ("hash", "case", "sealed_under"):
        refused(partial(rows.update, sealed=b"", erased_at=AT, **{column: "x"}), "EXC-11")
    rows.update(sealed=b"", erased_at=AT)
    refused(lambda: rows.update(sealed=b"again", erased_at=None), "EXC-11")
    refused(lambda: rows.all().delete(), "permission denied")


def grant(**changes: Any) -> LiaisonGrant:
    """One row."""
    values = {
        "reference": "g1", "officer": "l", "first_approver": "a", "second_approver": "b", "since": AT,
        "until": AT + timedelta(days=30), "line": b"{}",
    }  # fmt: skip
    return LiaisonGrant.objects.using("passenger").create(id=uuid4(), **{**values, **changes})


def test_a_grant_has_two_approvers_and_an_end_within_ninety_days() -> None:
    """The first is who proposed it; neither is the officer."""
    refused(grant, "EXC-12")
    LiaisonProposal.objects.using("passenger").create(
        id=uuid4(), reference="g1", proposed_by="a", proposed_at=AT, line=b"{}"
    )
    refused(lambda: grant(first_approver="c"), "EXC-12")
    refused(lambda: grant(second_approver="a"), "grant_approved_by_two_others")
    refused(lambda: grant(second_approver="l"), "grant_approved_by_two_others")
    refused(lambda: grant(officer="a"), "grant_approved_by_two_others")
    refused(lambda: grant(until=AT + timedelta(days=90, seconds=1)), "grant_is_short")
    refused(lambda: grant(until=AT), "grant_ends")
    grant(until=AT + timedelta(days=90))
    with connections["passenger"].cursor() as cursor:
        refused(lambda: cursor.execute("UPDATE passenger_liaisongrant SET officer = 'x'"), "permission denied")
