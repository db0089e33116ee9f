"""Criteria as the database holds them: texts never change, two people agree, and a year is the longest."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connections, transaction
from django.utils import timezone

from openpiu.core.law.profiles import PROFILES
from openpiu.store.passenger.models import Alert, AlertList, CriterionRecord, CriterionStep

pytestmark = pytest.mark.usefixtures("stores")
NOW = timezone.now()
TODAY = NOW.date()


def written(**changes: Any) -> CriterionRecord:
    """One version, proposed by an analyst."""
    values = {
        "reference": "C-7", "version": 1, "text": "criterion C-7", "digest": "d" * 64, "proposed_by": "a.analyst",
        "proposed_at": NOW, "expires_on": TODAY + timedelta(days=60), "review_on": TODAY + timedelta(days=30),
    }  # fmt: skip
    return CriterionRecord.objects.using("passenger").create(id=uuid4(), **{**values, **changes})


def step(row: CriterionRecord, word: str, actor: str = "s.super", **changes: Any) -> CriterionStep:
    """One thing that becomes of it."""
    values = {"role": "supervisor", "at": NOW, **changes}
    return CriterionStep.objects.using("passenger").create(id=uuid4(), criterion=row, step=word, actor=actor, **values)


def in_force(row: CriterionRecord, **changes: Any) -> Alert:
    """Its alert."""
    AlertList.objects.using("passenger").get_or_create(
        name="criteria", defaults={"owner": "PIU", "legal_basis": "Art. 6(3)(b)", "declared_at": NOW}
    )
    values = {
        "list_name": "criteria", "reference": row.reference, "owner": "PIU", "legal_basis": "Art. 6(3)(b)",
        "action": "inform", "reason_class": "criterion", "digest": row.digest, "person": {}, "imported_at": NOW,
        "expires_on": row.review_on,
    }  # fmt: skip
    return Alert.objects.using("passenger").create(id=uuid4(), **{**values, **changes})


def refused(act: Callable[[], Any], why: str) -> None:
    """The database says no."""
    with pytest.raises(DatabaseError, match=why), transaction.atomic(using="passenger"):
        act()


@pytest.mark.parametrize("table", ["criterionrecord", "criterionstep", "criterionbacktest"])
@pytest.mark.parametrize("verb", ["UPDATE passenger_{} SET id = id", "DELETE FROM passenger_{}"])
def test_the_program_changes_and_deletes_no_row_of_a_criterion(table: str, verb: str) -> None:
    """CJ-5: another text is another version."""
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(using="passenger"),
        connections["passenger"].cursor() as cursor,
    ):
        cursor.execute(verb.format(table))


def test_who_proposed_does_not_approve() -> None:
    """RGT-15, CJ-5."""
    row = written()
    refused(lambda: step(row, "approved", "a.analyst"), "RGT-15")
    step(row, "approved")


def test_the_machine_approves_and_ends_nothing() -> None:
    """CJ-5: it can only stop one."""
    row = written()
    for word in ("approved", "refused", "ended", "replaced"):
        refused(partial(step, row, word, "machine"), "criterion_machine_only_stops")
    step(row, "approved")
    step(row, "suspended", "machine")


def test_what_was_stopped_stays_so() -> None:
    """PNR-6.6, CJ-7: nobody approves it again, not even the same person later."""
    for word in ("refused", "ended"):
        row = written(reference=f"C-{word.upper()[:4]}")
        step(row, word)
        refused(partial(step, row, "approved"), "PNR-6.6|decided_once")


def test_a_version_past_its_review_is_not_approved() -> None:
    """CJ-7."""
    row = written(review_on=TODAY - timedelta(days=1))
    refused(lambda: step(row, "approved"), "CJ-7")


def test_an_alert_stands_only_for_an_approved_text() -> None:
    """PNR-6.6: by SQL as well."""
    row = written()
    refused(lambda: in_force(row), "PNR-6.6")
    step(row, "approved")
    refused(lambda: in_force(row, digest="e" * 64), "PNR-6.6")
    alert = in_force(row)
    step(row, "suspended", "machine")
    alert.withdrawn = True
    alert.save(using="passenger")
    alert.withdrawn = False
    refused(lambda: alert.save(using="passenger"), "PNR-6.6")


def test_no_profile_allows_more_than_the_database() -> None:
    """PNR-6.6: a year, in both places."""
    longest = max(profile.criterion_months.value for profile in PROFILES.values())
    assert longest == 12
    refused(lambda: written(expires_on=TODAY + timedelta(days=367)), "criterion_is_limited")
