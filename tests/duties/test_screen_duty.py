"""Screening: hits with reasons; changed travellers and changed alerts are screened again; nothing doubles."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import DatabaseError, transaction

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor
from openpiu.duties import line, receive, review, screen
from openpiu.store.passenger.models import Alert, Hit, LedgerEntry

Make = Callable[..., bytes]
Send = Callable[[bytes], None]
Want = Callable[..., None]


def hits() -> list[Hit]:
    """All hits."""
    return list(Hit.objects.using("passenger").all())


def test_a_wanted_traveller_is_a_hit_with_reasons(send: Send, want: Want, pnr: Make) -> None:
    """PNR-6.2, CJ-13: the score is explained field by field."""
    want()
    send(pnr())
    [hit] = hits()
    assert hit.state == "raised"
    assert {row["field"] for row in hit.explanation} >= {"name", "birth_date"}


def test_a_manifest_that_follows_updates_the_hit_and_does_not_double_it(
    send: Send, want: Want, pnr: Make, api: Make
) -> None:
    """PNR-8.4: the birth date arrives, the score rises."""
    want()
    send(pnr())
    before = hits()[0].score
    send(api())
    [hit] = hits()
    assert hit.score > before
    assert not hit.changed  # nobody had decided yet: there is nothing to look at again


def test_an_alert_that_comes_later_finds_the_stored_traveller(send: Send, want: Want, pnr: Make, api: Make) -> None:
    """PNR-6.2: whichever comes first."""
    send(pnr())
    send(api())
    want()
    assert len(hits()) == 1


def test_a_withdrawn_alert_lets_its_open_hits_lapse(
    send: Send, want: Want, pnr: Make, supervisor: Actor, at: datetime, keys: KeyStore
) -> None:
    """CJ-9: nobody is stopped for an alert that is gone."""
    want()
    send(pnr())
    alert = Alert.objects.using("passenger").get()
    line.withdraw_alert(str(alert.id), reason="found", actor=supervisor, at=at, keys=keys)
    assert [hit.state for hit in hits()] == ["lapsed"]


def test_a_restored_alert_raises_the_hit_again(
    send: Send, want: Want, pnr: Make, supervisor: Actor, at: datetime, keys: KeyStore
) -> None:
    """The same pair, the same hit; nobody had looked at it, so it is as it was (PNR-6.2)."""
    want()
    send(pnr())
    [before] = hits()
    lapse_and_return(supervisor, at, keys)
    [hit] = hits()
    assert (hit.state, hit.changed, hit.evidence) == ("raised", False, before.evidence)


def lapse_and_return(supervisor: Actor, at: datetime, keys: KeyStore) -> None:
    """The only alert is withdrawn and put in force again."""
    id_ = str(Alert.objects.using("passenger").get().id)
    line.withdraw_alert(id_, reason="error", actor=supervisor, at=at, keys=keys)
    assert [hit.state for hit in hits()] == ["lapsed"]
    line.restore_alert(id_, reason="no error", actor=supervisor, at=at, keys=keys)


@pytest.fixture
def confirm(at: datetime) -> Callable[[Actor], str]:
    """Confirm the only hit, about the evidence that it has now."""

    def act(actor: Actor) -> str:
        [hit] = hits()
        return review.decide(
            str(hit.id), decision="confirm", reasons=["C1"], note="", evidence_version=hit.evidence, actor=actor, at=at
        )

    return act


def test_a_confirmed_hit_that_lapsed_and_returns_is_decided_anew(
    send: Send, want: Want, pnr: Make, officer: Actor, second: Actor, supervisor: Actor, at: datetime, keys: KeyStore,
    confirm: Callable[[Actor], str],
) -> None:  # fmt: skip
    """PNR-6.9, RGT-15: with the very same evidence; by the same two officers; the old decisions stay in its history."""
    want()
    send(pnr())
    assert [confirm(officer), confirm(second)] == ["awaiting_second", "confirmed"]
    for times in (1, 2):
        lapse_and_return(supervisor, at, keys)
        [hit] = hits()
        assert (hit.state, hit.changed, hit.renewals) == ("raised", True, times)
        card = review.open_hit(str(hit.id), actor=officer, at=at)
        assert ("confirm" in card.may, "undo" in card.may, len(card.decisions)) == (True, False, 2 * times)
        assert [confirm(officer), confirm(second)] == ["awaiting_second", "confirmed"]


def test_a_hit_that_returns_does_not_rest_on_its_old_reviews(
    send: Send, want: Want, pnr: Make, officer: Actor, supervisor: Actor, at: datetime, keys: KeyStore,
    confirm: Callable[[Actor], str],
) -> None:  # fmt: skip
    """PNR-6.9: one confirmation before and one after are not two; the database refuses the old evidence as well."""
    want()
    send(pnr())
    confirm(officer)
    old = hits()[0].evidence
    lapse_and_return(supervisor, at, keys)
    assert confirm(officer) == "awaiting_second"
    with transaction.atomic(using="passenger"):
        Hit.objects.using("passenger").update(state="lapsed", evidence=old)
        with pytest.raises(DatabaseError, match="wants new reviews"), transaction.atomic(using="passenger"):
            Hit.objects.using("passenger").update(state="raised")
        transaction.set_rollback(True, using="passenger")


def test_evidence_that_changes_and_changes_back_is_decided_anew(
    send: Send, want: Want, pnr: Make, officer: Actor, confirm: Callable[[Actor], str]
) -> None:
    """PNR-6.9: also a hit that never lapsed; its officers are not kept from deciding by what they said before."""
    want(action="inform")
    send(pnr())
    assert confirm(officer) == "confirmed"
    want(action="inform", legal_basis="Specimen Act, section 27")
    want(action="inform")
    assert [(hit.state, hit.changed) for hit in hits()] == [("raised", True)]
    assert confirm(officer) == "confirmed"


def test_a_changed_document_opens_a_rejected_hit_again(
    send: Send, want: Want, pnr: Make, api: Make, officer: Actor, at: datetime
) -> None:
    """PNR-12.9: a decision is about the evidence that was seen."""
    want(action="inform")
    send(pnr())
    card = review.open_hit(str(hits()[0].id), actor=officer, at=at)
    review.decide(
        card.hit,
        decision="reject",
        reasons=["R1"],
        note="",
        evidence_version=card.evidence_version,
        actor=officer,
        at=at,
    )
    send(api())
    [hit] = hits()
    assert (hit.state, hit.changed) == ("raised", True)


def test_an_expired_alert_raises_nothing(send: Send, want: Want, pnr: Make) -> None:
    """PNR-6.5: only alerts in force."""
    want(expires="2026-11-22")
    send(pnr())
    assert hits() == []


def test_an_interrupted_screening_is_done_by_the_next_run(
    want: Want, pnr: Make, api: Make, at: datetime, keys: KeyStore
) -> None:
    """MSG-21: received is committed before screening; what is left is caught up, once."""
    want()
    receive.receive(pnr(), source="a", at=at, keys=keys)
    assert (len(hits()), len(screen.unscreened_transmissions())) == (0, 1)
    line.catch_up(at=at, keys=keys)
    line.catch_up(at=at, keys=keys)
    assert (len(hits()), len(screen.unscreened_transmissions())) == (1, 0)
    assert (
        LedgerEntry.objects.using("passenger")
        .filter(act="travellers.screened", subject__startswith="transmission")
        .count()
        == 1
    )
