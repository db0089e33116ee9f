"""What the law asks of a release beside its review: the two answers, and the way to a third country."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.profiles import PROFILES
from openpiu.core.law.roles import Actor
from openpiu.duties import disclose, review
from openpiu.duties.review.cards import HitCard, InboxRow
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Declined, Disclosure, DpoEntry, Hit, LedgerEntry, TransferProposal
from openpiu.store.sealed import DISCLOSED, kept_name

Choose = Callable[..., disclose.Choice]


@pytest.fixture
def card(hit: InboxRow, officer: Actor, second: Actor, at: datetime) -> HitCard:
    """The hit, confirmed by two."""
    for actor in (officer, second):
        version = review.open_hit(hit.hit, actor=actor, at=at).evidence_version
        review.decide(
            hit.hit, decision="confirm", reasons=["C1"], note="", evidence_version=version, actor=actor, at=at
        )
    return review.open_hit(hit.hit, actor=officer, at=at)


@pytest.fixture
def choose(card: HitCard) -> Choose:
    """A lawful choice; keyword arguments change it."""
    wanted: dict[str, Any] = {
        "recipient": "UTO-FED", "purpose": "6.2a", "offence": "1", "evidence_version": card.evidence_version,
        "link": "journey", "gravity": "serious",
    }  # fmt: skip
    return lambda **changes: disclose.Choice(**{**wanted, **changes})


@pytest.fixture
def release(card: HitCard, at: datetime, keys: KeyStore) -> Callable[[disclose.Choice, Actor], str]:
    """Try to release."""
    return lambda choice, actor: disclose.release(
        card.hit, choice=choice, unit="Utopia PIU", actor=actor, at=at, keys=keys
    )


@pytest.fixture
def propose(card: HitCard, at: datetime, keys: KeyStore) -> Callable[[disclose.Choice, Actor], str]:
    """Try to propose."""
    return lambda choice, actor: disclose.propose_transfer(card.hit, choice=choice, actor=actor, at=at, keys=keys)


@pytest.mark.parametrize("answer", [{"link": "none"}, {"gravity": "ordinary"}])
def test_no_link_or_ordinary_crime_is_recorded_and_nothing_leaves_any_more(
    card: HitCard, choose: Choose, release: Any, officer: Actor, second: Actor, at: datetime, answer: dict[str, str]
) -> None:
    """CJ-2: the transfer button is gone, the negative is recorded; another officer cannot release it either."""
    assert "release" in review.open_hit(card.hit, actor=second, at=at).may
    with pytest.raises(Refused, match="your answer is recorded") as refusal:
        release(choose(**answer), officer)
    assert refusal.value.rule == "CJ-2"
    row = Declined.objects.using("passenger").get()
    assert (row.officer, row.offence) == (officer.id, "1")
    assert LedgerEntry.objects.using("passenger").get(act="hit.not_released").detail["offence"] == "1"
    again = review.open_hit(card.hit, actor=second, at=at)
    assert "release" not in again.may
    assert again.why_not is not None
    assert "nothing leaves" in again.why_not
    with pytest.raises(Refused, match="nothing of this hit leaves"):
        release(choose(), second)
    with pytest.raises(Refused, match="nothing of this hit leaves"):
        disclose.preview(card.hit, actor=second, at=at)
    assert not Disclosure.objects.using("passenger").exists()


def test_what_was_answered_stands_in_the_disclosure_and_the_ledger(
    choose: Choose, release: Any, officer: Actor, at: datetime
) -> None:
    """CJ-2, ANX-2."""
    made = release(choose(), officer)
    row = Disclosure.objects.using("passenger").get(id=made)
    assert (row.is_serious, row.link, row.gravity, row.recipient_class) == (
        True, "journey", "serious", "competent-authority",
    )  # fmt: skip
    assert LedgerEntry.objects.using("passenger").get(act="hit.released").detail["link"] == "journey"


def test_a_third_country_needs_a_basis_two_persons_and_a_dpo_who_knows(
    choose: Choose, release: Any, propose: Any, officer: Actor, second: Actor, at: datetime
) -> None:
    """PNR-11.1, PNR-11.3, RGT-15: and the package bans passing it on."""
    choice = choose(recipient="LIL-POL", basis="UTO-LED-35/2026/7")
    with pytest.raises(Refused, match="proposed by one person") as refusal:
        release(choice, officer)
    assert refusal.value.rule == "PNR-11.1"
    with pytest.raises(Refused, match="id of its legal basis"):
        propose(choose(recipient="LIL-POL", basis=" "), officer)
    transfer = propose(choice, officer)
    assert str(DpoEntry.objects.using("passenger").get().subject) == transfer
    with pytest.raises(Refused) as own:
        release(choice, officer)
    assert own.value.rule == "RGT-15"
    [waiting] = disclose.list_transfers(actor=second)
    assert (waiting.transfer, waiting.sent_at, waiting.told_at) == (transfer, None, at)
    made = release(choose(recipient="LIL-POL"), second)
    notice = disclose.open_notice(made, actor=second, at=at)
    assert notice.package["transfer"] == {"id": transfer, "legal_basis_id": "UTO-LED-35/2026/7"}
    assert notice.package["recipient"]["class"] == "third"
    assert notice.package["handling"]["onward"].startswith("banned")
    [sent] = disclose.list_transfers(actor=second)
    assert sent.sent_at == at


def test_a_proposal_is_for_one_recipient_and_one_offence(
    choose: Choose, release: Any, propose: Any, officer: Actor, second: Actor
) -> None:
    """PNR-11.1: case by case."""
    propose(choose(recipient="LIL-POL", basis="B"), officer)
    for other in ({"recipient": "LAP-PIU"}, {"recipient": "LIL-POL", "offence": "4"}):
        with pytest.raises(Refused, match="proposed by one person"):
            release(choose(**other), second)
    with pytest.raises(OfficerError, match="proposed already"):
        propose(choose(recipient="LIL-POL", basis="B"), second)


def test_only_what_may_leave_is_proposed(choose: Choose, propose: Any, officer: Actor, protector: Actor) -> None:
    """PNR-11.1, CJ-2, PNR-5.1."""
    with pytest.raises(OfficerError, match="only a transfer to a third country"):
        propose(choose(basis="B"), officer)
    with pytest.raises(OfficerError, match="is not proposed"):
        propose(choose(recipient="LIL-POL", basis="B", link="none"), officer)
    with pytest.raises(Refused, match="does not release this offence"):
        propose(choose(recipient="LIL-POL", basis="B", offence="24"), officer)
    with pytest.raises(Refused, match="may not release"):
        propose(choose(recipient="LIL-POL", basis="B"), protector)
    assert not TransferProposal.objects.using("passenger").exists()


def test_the_profile_in_force_opens_and_closes_offences(choose: Choose, release: Any, officer: Actor) -> None:
    """PNR-10.1: Europol gets no. 24 under one profile and not under another."""
    with pytest.raises(Refused, match="does not release this offence"):
        release(choose(recipient="EUROPOL", offence="24"), officer)
    assert release(choose(recipient="EUROPOL", offence="24", profile=PROFILES["be"]), officer)


def raw(card: HitCard, at: datetime, **changes: object) -> Disclosure:
    """A disclosure past all duties, not saved."""
    hit = Hit.objects.using("passenger").get(id=card.hit)
    values = {
        "id": uuid4(), "hit": hit, "evidence": hit.evidence, "recipient": "LIL-POL", "purpose": "6.2a", "offence": "1",
        "is_serious": True, "link": "means", "gravity": "serious", "code": "0", "released_by": "x",
        "released_at": at,
    }  # fmt: skip
    row = Disclosure(**{**values, **changes})
    row.seal("{}", under=kept_name(row.id, DISCLOSED))
    return row


@pytest.mark.parametrize(
    "change",
    [
        {"link": "not_asked", "gravity": "not_asked"}, {"link": "none"}, {"gravity": "ordinary"},
        {"is_serious": False}, {"recipient_class": "third"}, {"recipient_class": "schengen"},
    ],
)  # fmt: skip
def test_the_database_refuses_what_the_law_does(card: HitCard, at: datetime, change: dict[str, object]) -> None:
    """CJ-2, PNR-3.3, PNR-11.1: past every duty."""
    with pytest.raises(DatabaseError), transaction.atomic(using="passenger"):
        raw(card, at, **change).save(using="passenger", force_insert=True)
    with transaction.atomic(using="passenger"):
        raw(card, at).save(using="passenger", force_insert=True)


def test_the_database_wants_two_persons_and_a_dpo_who_knows(card: HitCard, at: datetime) -> None:
    """RGT-15, PNR-11.3: author and releaser differ, and the inbox has its entry first."""
    row = raw(card, at)
    proposal = TransferProposal(
        id=uuid4(), hit=UUID(card.hit), evidence=row.evidence, recipient="LIL-POL", offence="1", basis="B",
        proposed_by="x", proposed_at=at,
    )  # fmt: skip
    proposal.save(using="passenger", force_insert=True)
    third = {"recipient_class": "third", "proposal": proposal}
    with pytest.raises(DatabaseError, match=r"RGT-15"), transaction.atomic(using="passenger"):
        raw(card, at, **third).save(using="passenger", force_insert=True)
    with pytest.raises(DatabaseError, match=r"PNR-11\.3"), transaction.atomic(using="passenger"):
        raw(card, at, released_by="y", **third).save(using="passenger", force_insert=True)
    DpoEntry(id=uuid4(), kind="third_country", subject=proposal.id, at=at).save(using="passenger", force_insert=True)
    with pytest.raises(DatabaseError, match=r"PNR-11\.1"), transaction.atomic(using="passenger"):
        raw(card, at, released_by="y", offence="4", **third).save(using="passenger", force_insert=True)
    raw(card, at, released_by="y", **third).save(using="passenger", force_insert=True)
