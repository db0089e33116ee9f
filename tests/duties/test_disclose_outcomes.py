"""Outcomes: what the recipient reported, recorded by an officer, corrected by a later word, counted once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.outcomes import OUTCOMES
from openpiu.core.law.roles import Actor, Role
from openpiu.core.law.statistics.events import Kind
from openpiu.duties import disclose, review
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Hit, LedgerEntry, Outcome
from tests.duties.reconciling import tallied


@pytest.fixture
def disclosure(
    send: Callable[[bytes], None], want: Callable[..., None], api: Callable[..., bytes], officer: Actor,
    at: datetime, keys: KeyStore,
) -> str:  # fmt: skip
    """A package that has left."""
    want(action="inform")
    send(api())
    hit = Hit.objects.using("passenger").get()
    review.decide(
        str(hit.id), decision="confirm", reasons=["C1"], note="", evidence_version=hit.evidence, actor=officer, at=at
    )
    choice = disclose.Choice(
        recipient="UTO-FED", purpose="6.2a", offence="1", evidence_version=hit.evidence, link="means",
        gravity="serious",
    )  # fmt: skip
    return disclose.release(str(hit.id), choice=choice, unit="U", actor=officer, at=at, keys=keys)


def test_an_outcome_is_recorded_shown_counted_and_in_the_ledger(
    disclosure: str, officer: Actor, protector: Actor, at: datetime
) -> None:
    """PNR-7.3: another offence is counted apart, under its own code."""
    disclose.record_outcome(disclosure, code="O5", actor=officer, at=at)
    notice = disclose.open_notice(disclosure, actor=protector, at=at)
    assert [(row.code, row.recorded_by) for row in notice.outcomes] == [("O5", officer.id)]
    assert notice.may_record is False
    assert tallied(Kind.OUTCOME) == {("O5", "", ""): 1}
    [entry] = LedgerEntry.objects.using("passenger").filter(act="outcome.recorded")
    assert (entry.subject, entry.detail["outcome"]) == (f"disclosure:{disclosure}", "O5")


def test_a_correction_is_a_later_row_and_the_last_word_counts(disclosure: str, officer: Actor, at: datetime) -> None:
    """PNR-20.2: one outcome a disclosure; what was said before stays readable."""
    for hours, code in enumerate(("O3", "O1", "O3")):
        disclose.record_outcome(disclosure, code=code, actor=officer, at=at + timedelta(hours=hours))
    assert tallied(Kind.OUTCOME) == {("O3", "", ""): 1}
    assert list(Outcome.objects.using("passenger").order_by("number").values_list("code", flat=True)) == [
        "O3", "O1", "O3",
    ]  # fmt: skip


def test_the_same_word_again_and_an_unknown_one_are_refused(disclosure: str, officer: Actor, at: datetime) -> None:
    """The officer is told; nothing is counted."""
    disclose.record_outcome(disclosure, code="O1", actor=officer, at=at)
    for code, words in (("O1", "recorded already"), ("O9", "choose an outcome"), ("", "choose an outcome")):
        with pytest.raises(OfficerError, match=words):
            disclose.record_outcome(disclosure, code=code, actor=officer, at=at)
    assert tallied(Kind.OUTCOME).total() == 1


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.OFFICER, Role.SUPERVISOR)])
def test_only_who_releases_records_outcomes(disclosure: str, at: datetime, role: Role) -> None:
    """PNR-5.1, PNR-7.3."""
    with pytest.raises(Refused):
        disclose.record_outcome(disclosure, code="O1", actor=Actor(id="x", role=role), at=at)


def test_the_database_knows_the_same_outcomes() -> None:
    """A new code needs a migration."""
    [known] = [one for one in Outcome._meta.constraints if one.name == "outcome_known"]
    assert all(code in str(known) for code in OUTCOMES)
