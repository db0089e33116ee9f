"""Reviewing hits: states, reasons, two officers, undo; and what the database holds against the duties."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import DatabaseError, transaction

from openpiu.core.law.roles import Actor, Role
from openpiu.duties import audit, review
from openpiu.duties.review.cards import HitCard, InboxRow
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Hit, LedgerEntry, Review

Decide = Callable[..., str]


@pytest.fixture
def card(hit: InboxRow, officer: Actor, at: datetime) -> HitCard:
    """The hit as the first officer sees it."""
    return review.open_hit(hit.hit, actor=officer, at=at)


@pytest.fixture
def decide(card: HitCard, at: datetime) -> Decide:
    """Decide the hit in the name of somebody."""

    def act(actor: Actor, decision: str = "confirm", reasons: tuple[str, ...] = ("C1",), **changes: str) -> str:
        evidence = changes.get("evidence", card.evidence_version)
        return review.decide(
            card.hit, decision=decision, reasons=reasons, note="", evidence_version=evidence, actor=actor, at=at
        )

    return act


def test_two_officers_who_agree_confirm(decide: Decide, officer: Actor, second: Actor) -> None:
    """PNR-6.9: an arrest-grade hit needs two."""
    assert [decide(officer), decide(second)] == ["awaiting_second", "confirmed"]


def test_two_officers_who_differ_leave_it_to_a_supervisor(
    decide: Decide, officer: Actor, second: Actor, supervisor: Actor
) -> None:
    """PNR-6.9: the third decides, and it must be a supervisor."""
    decide(officer)
    assert decide(second, "reject", ("R1",)) == "disputed"
    third = Actor(id="third", role=Role.OFFICER)
    with pytest.raises(Refused):
        decide(third)
    assert decide(supervisor) == "confirmed"


def test_the_same_officer_is_not_the_second(decide: Decide, officer: Actor) -> None:
    """RGT-15: two means two different people."""
    decide(officer)
    with pytest.raises(Refused, match="another officer"):
        decide(officer)


def test_the_database_refuses_the_same_officer_twice(
    decide: Decide, officer: Actor, card: HitCard, at: datetime
) -> None:
    """RGT-15: also past the duties."""
    decide(officer)
    first = Review.objects.using("passenger").get(hit_id=card.hit)
    first.pk = "00000000-0000-4000-8000-000000000001"
    first.number = 2
    first._state.adding = True
    with pytest.raises(DatabaseError, match="RGT-15"), transaction.atomic(using="passenger"):
        first.save(using="passenger", force_insert=True)


def test_the_second_officer_is_blind_to_the_first_decision(
    decide: Decide, officer: Actor, second: Actor, card: HitCard, at: datetime
) -> None:
    """PNR-6.9, CJ-8: whatever the first decided, the second sees the same page."""
    decide(officer, "reject", ("R2",))
    after_reject = review.open_hit(card.hit, actor=second, at=at)
    review.undo(card.hit, actor=officer, at=at)
    decide(officer)
    after_confirm = review.open_hit(card.hit, actor=second, at=at)
    assert after_reject == after_confirm
    assert (after_confirm.blind, after_confirm.decisions) == (True, ())


def test_undo_returns_to_the_state_before(
    decide: Decide, officer: Actor, second: Actor, card: HitCard, at: datetime
) -> None:
    """PNR-6.9: only the last decision, only by who took it."""
    decide(officer)
    decide(second)
    with pytest.raises(OfficerError, match="your own last decision"):
        review.undo(card.hit, actor=officer, at=at)
    assert review.undo(card.hit, actor=second, at=at) == "awaiting_second"
    assert review.undo(card.hit, actor=officer, at=at) == "raised"


def test_a_decision_about_old_evidence_is_refused(decide: Decide, officer: Actor) -> None:
    """CJ-8: nobody decides about a comparison that they did not see."""
    with pytest.raises(OfficerError, match="evidence changed"):
        decide(officer, evidence="0" * 64)


@pytest.mark.parametrize(
    ("decision", "reasons"), [("reject", ()), ("reject", ("C1",)), ("confirm", ("R1",)), ("maybe", ("C1",))]
)
def test_a_decision_needs_reasons_of_its_own_kind(
    decide: Decide, officer: Actor, decision: str, reasons: tuple[str, ...]
) -> None:
    """CJ-8: structured reasons."""
    with pytest.raises(OfficerError):
        decide(officer, decision, reasons)


@pytest.mark.parametrize("role", [Role.ANALYST, Role.ADMINISTRATOR, Role.DATA_PROTECTION])
def test_only_officers_and_supervisors_decide(decide: Decide, role: Role) -> None:
    """PNR-5.1, PNR-6.9: no other role holds this act."""
    with pytest.raises(Refused):
        decide(Actor(id="x", role=role))


def test_seeing_a_traveller_stands_in_the_ledger(card: HitCard, officer: Actor) -> None:
    """PNR-13.5, PNR-13.6: who, when, why."""
    entry = LedgerEntry.objects.using("passenger").get(act="hit.viewed")
    assert (entry.actor, entry.purpose, entry.subject) == (officer.id, "6.2a", f"hit:{card.hit}")


def test_a_traveller_is_not_shown_without_a_purpose(hit: InboxRow, officer: Actor, at: datetime) -> None:
    """PNR-1.1, PNR-13.6: refused, and the refusal is in the ledger."""
    with pytest.raises(Refused, match="purpose"):
        review.open_hit(hit.hit, actor=officer, at=at, purpose="curiosity")
    entry = LedgerEntry.objects.using("passenger").get(act="access.refused")
    assert (entry.actor, entry.subject, entry.detail["rule"]) == (officer.id, "hit", "PNR-13.6")


def test_the_points_sum_to_the_score(card: HitCard) -> None:
    """Before clipping to 0..100."""
    assert max(0, min(100, sum(row.points for row in card.rows))) == card.score


@pytest.mark.parametrize("state", ["confirmed", "released"])
def test_the_database_refuses_a_state_without_reviews(hit: InboxRow, state: str) -> None:
    """PNR-6.9: the state column cannot be talked into it."""
    with pytest.raises(DatabaseError, match=r"PNR-6\.9"), transaction.atomic(using="passenger"):
        Hit.objects.using("passenger").filter(id=hit.hit).update(state=state)


def test_the_database_refuses_one_officer_for_an_arrest(hit: InboxRow) -> None:
    """PNR-6.9: the number of officers cannot be lowered."""
    with pytest.raises(DatabaseError, match="two officers"), transaction.atomic(using="passenger"):
        Hit.objects.using("passenger").filter(id=hit.hit).update(officers=1)


def test_the_database_refuses_a_disclosure_of_an_unreviewed_hit(hit: InboxRow) -> None:
    """PNR-6.10: by the program's own role, past every duty."""
    assert "PNR-6.10" in str(audit.refusal_of_unreviewed_disclosure(hit.hit))


def test_the_database_refuses_a_disclosure_after_one_of_two_reviews(
    decide: Decide, officer: Actor, card: HitCard
) -> None:
    """PNR-6.10: half reviewed is not reviewed."""
    decide(officer)
    assert "PNR-6.10" in str(audit.refusal_of_unreviewed_disclosure(card.hit))
