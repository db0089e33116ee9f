"""Acting: the act and its ledger entry are one; neither is there without the other."""

from datetime import datetime
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError

from openpiu.core.law.acts import ACTS
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.core.ledger import verify_chain
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.errors import OurError
from openpiu.store.passenger.journal import JOURNAL
from openpiu.store.passenger.models import Alert, LedgerEntry

pytestmark = pytest.mark.usefixtures("stores")


def entries() -> int:
    """How many there are."""
    return LedgerEntry.objects.using("passenger").count()


def act_and_enter(officer: Actor, at: datetime, *, owner: str = "BE", subject: str = "alert:1") -> None:
    """An act with its entry; an empty owner makes the act fail, a long subject the entry."""
    with in_one_transaction():
        enter("alert.viewed", actor=officer, at=at, subject=subject)
        Alert.objects.using("passenger").create(
            id="0" * 32, reference="X", list_name="x", owner=owner, legal_basis="x", action="inform", person={},
            name="x", digest="x", imported_at=at,
        )  # fmt: skip


def test_what_is_well_stays(officer: Actor, at: datetime) -> None:
    """PNR-13.5: both are there."""
    act_and_enter(officer, at)
    assert (entries(), Alert.objects.using("passenger").count()) == (1, 1)


def test_an_act_that_the_table_lacks_is_our_mistake(officer: Actor, at: datetime) -> None:
    """PNR-13.5: an act without category cannot be entered (RGT-1)."""
    with pytest.raises(OurError, match=r"'hit\.liked' is missing in core/law/acts\.py"):
        enter("hit.liked", actor=officer, at=at, subject="hit:1")
    assert entries() == 0


def test_when_the_act_fails_no_entry_stays(officer: Actor, at: datetime) -> None:
    """PNR-13.5: the ledger never tells of something that did not happen."""
    with pytest.raises(IntegrityError):
        act_and_enter(officer, at, owner="")
    assert (entries(), JOURNAL.head()[0]) == (0, 0)


def test_when_the_entry_fails_the_act_does_not_stay(officer: Actor, at: datetime) -> None:
    """PNR-13.5: nothing happens unrecorded."""
    with pytest.raises(DatabaseError):
        act_and_enter(officer, at, subject="alert:" + "1" * 80)
    assert not Alert.objects.using("passenger").exists()


@pytest.mark.parametrize("detail", [{"share": 0.5}, {"when": object()}, {"nested": {"a": "b"}}, {"numbers": [1, 2]}])
def test_detail_holds_texts_counts_and_lists_of_text_only(officer: Actor, at: datetime, detail: dict[str, Any]) -> None:
    """PNR-13.8, PNR-13.9: what has more than one spelling cannot be sealed."""
    with pytest.raises(ValueError, match="detail maps text"):
        enter("hit.viewed", actor=officer, at=at, subject="hit:1", **detail)
    assert entries() == 0


def test_an_entry_says_who_in_which_role_to_what_why_and_when(officer: Actor, at: datetime) -> None:
    """PNR-13.6: by staff id, never by the officer's name."""
    enter("hit.viewed", actor=officer, at=at, subject="hit:1", purpose="6.2a", seen=3)
    entry = LedgerEntry.objects.using("passenger").get()
    assert (entry.actor, entry.role, entry.subject, entry.purpose) == ("w.officer", "officer", "hit:1", "6.2a")
    assert entry.at == "2026-11-23T05:31:00.000000Z"
    assert entry.detail == {"seen": 3, "category": ACTS["hit.viewed"], "authority": "Federal Police"}
    assert officer.name not in str(entry.__dict__)


def test_the_machine_is_named_as_such(at: datetime) -> None:
    """PNR-7.4: what no person did is told from what a person did."""
    enter("transmission.received", actor=MACHINE, at=at, subject="transmission:1")
    assert LedgerEntry.objects.using("passenger").get().role == "machine"


def test_many_acts_are_one_unbroken_chain(officer: Actor, at: datetime) -> None:
    """PNR-13.9."""
    for number in range(20):
        enter("hit.viewed", actor=officer, at=at, subject=f"hit:{number}", reasons=["C1", "C2"])
    verdict = verify_chain(JOURNAL.read())
    assert (verdict.ok, verdict.entries) == (True, 20)
