"""Back-testing a text on stored records: numbers only, small ones not told, so many a week, each in the ledger."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta

import pytest

from openpiu.core.law.profiles import DEFAULT
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import criteria
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import CriterionBacktest, Hit, LedgerEntry, TravellerRecord
from tests.core.criteria.conftest import TEXT
from tests.duties.criteria.conftest import ANALYST, booking, push

Send = Callable[[bytes], None]


def attempt(at: datetime, text: str = TEXT, actor: Actor = ANALYST) -> criteria.Backtest:
    """One back-test."""
    return criteria.backtest(text, profile=DEFAULT, actor=actor, at=at)


def crowd(cash: int, card: int) -> bytes:
    """So many who pay in cash, so many by card; no telephone is shared."""
    forms = ["CA"] * cash + ["CC"] * card
    rows = (booking(f"L{at:05}", form=form, number=at, phone=f"3247{at:07}") for at, form in enumerate(forms))
    return push(*rows)


def test_an_analyst_gets_numbers_and_no_traveller(send: Send, at: datetime) -> None:
    """PNR-6.4: rounded down to the small cell, and no hit comes of it."""
    send(crowd(12, 9))
    made = attempt(at)
    assert (made.travellers, made.raised, made.confirmed, made.per_thousand) == (20, 10, None, 500.0)
    told = str(asdict(made))
    names = [row.content["surname"] for row in TravellerRecord.objects.using("passenger").all()]
    assert names
    assert not [name for name in names if name in told]
    assert not Hit.objects.using("passenger").exists()


def test_small_numbers_are_not_told(send: Send, at: datetime) -> None:
    """PNR-6.4: four people, and nobody, look the same."""
    send(crowd(4, 9))
    four = attempt(at)
    nobody = attempt(at, TEXT.replace("paid by cash", "paid by cheque"))
    assert four.raised is nobody.raised is None
    assert four.per_thousand is nobody.per_thousand is None


def test_a_trial_stands_in_the_ledger_under_its_purpose(send: Send, at: datetime) -> None:
    """PNR-6.4: Art. 6(2)(c)."""
    send(crowd(6, 0))
    attempt(at)
    entry = LedgerEntry.objects.using("passenger").get(act="criterion.backtested")
    assert (entry.purpose, entry.actor, entry.detail["category"]) == ("6.2c", "a.analyst", "combination")
    assert CriterionBacktest.objects.using("passenger").get().figures["raised"] == 5


def test_so_many_trials_a_week(stores: None, at: datetime) -> None:
    """Two texts that differ by a word would tell of the few between them."""
    for _ in range(20):
        at += timedelta(minutes=1)
        attempt(at)
    with pytest.raises(Refused, match="from 2026-11-30T05:32"):
        attempt(at + timedelta(minutes=1))
    assert attempt(at, actor=Actor(id="b.analyst", role=Role.ANALYST)).left == 19
    assert attempt(at + timedelta(days=7)).left == 19


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ANALYST])
def test_only_an_analyst_tries(stores: None, at: datetime, role: Role) -> None:
    """PNR-6.4: and the refusal is in the ledger."""
    with pytest.raises(Refused):
        attempt(at, actor=Actor(id="x.x", role=role, authority="Elsewhere"))
    assert LedgerEntry.objects.using("passenger").filter(act="access.refused").count() == 1
    assert not CriterionBacktest.objects.using("passenger").exists()


def test_a_text_with_a_fault_costs_no_trial(stores: None, at: datetime) -> None:
    """It is mended first."""
    with pytest.raises(OfficerError, match="line 15"):
        attempt(at, TEXT.replace("40 paid by cash", "40 paid by gold"))
    assert criteria.backtests_left(ANALYST, at) == 20


def test_masked_records_are_not_looked_at(send: Send, at: datetime) -> None:
    """PNR-12.2: what is masked stays so."""
    send(crowd(9, 0))
    TravellerRecord.objects.using("passenger").update(masked_at=at)
    assert attempt(at).travellers is None
