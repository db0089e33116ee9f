"""Releasing: refused before review, the smallest package after it, signed and verifiable."""

from datetime import datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.envelope import verify_package
from openpiu.core.law.roles import Actor
from openpiu.duties import disclose, review
from openpiu.duties.disclose.notices import Notice
from openpiu.duties.review.cards import HitCard, InboxRow
from openpiu.errors import IntegrityError, Refused
from openpiu.store.passenger.models import Disclosure, LedgerEntry


@pytest.fixture
def card(hit: InboxRow, officer: Actor, at: datetime) -> HitCard:
    """The hit, still to be reviewed."""
    return review.open_hit(hit.hit, actor=officer, at=at)


def choice(card: HitCard, **changes: str) -> disclose.Choice:
    """A lawful choice; keyword arguments change it."""
    wanted: dict[str, Any] = {
        "recipient": "UTO-FED", "purpose": "6.2a", "offence": "1", "evidence_version": card.evidence_version,
        "link": "journey", "gravity": "serious",
    }  # fmt: skip
    return disclose.Choice(**{**wanted, **changes})


def release(card: HitCard, actor: Actor, at: datetime, keys: KeyStore, **changes: str) -> str:
    """Try to release."""
    return disclose.release(card.hit, choice=choice(card, **changes), unit="Utopia PIU", actor=actor, at=at, keys=keys)


def confirm(card: HitCard, actor: Actor, at: datetime) -> None:
    """One officer's confirmation."""
    review.decide(
        card.hit,
        decision="confirm",
        reasons=["C1"],
        note="",
        evidence_version=card.evidence_version,
        actor=actor,
        at=at,
    )


@pytest.fixture
def notice(card: HitCard, officer: Actor, second: Actor, at: datetime, keys: KeyStore) -> Notice:
    """The released package."""
    confirm(card, officer, at)
    confirm(card, second, at)
    return disclose.open_notice(release(card, officer, at, keys), actor=officer, at=at)


def test_nothing_leaves_before_review(card: HitCard, officer: Actor, at: datetime, keys: KeyStore) -> None:
    """PNR-6.10: refused, and the refusal is in the ledger."""
    with pytest.raises(Refused, match="nothing leaves before") as refusal:
        release(card, officer, at, keys)
    assert refusal.value.rule == "PNR-6.10"
    assert LedgerEntry.objects.using("passenger").get(act="disclosure.refused").detail["rule"] == "PNR-6.10"
    assert not Disclosure.objects.using("passenger").exists()


def test_nothing_leaves_after_half_a_review(card: HitCard, officer: Actor, at: datetime, keys: KeyStore) -> None:
    """PNR-6.10: one of two officers is not enough."""
    confirm(card, officer, at)
    with pytest.raises(Refused, match="nothing leaves before two officers"):
        release(card, officer, at, keys)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"recipient": "XX-ARMY"}, "PNR-7.1"),
        ({"purpose": "6.2c"}, "PNR-1.1"),
        ({"purpose": ""}, "PNR-1.1"),
        ({"offence": "99"}, "ANX-2"),
        ({"recipient": "UTO-POR"}, "PNR-7.1"),  # not on the list any more
        ({"offence": "17"}, "PNR-3.3"),  # two years at most
        ({"offence": "26"}, "PNR-3.3"),  # no maximum told
        ({"recipient": "EUROPOL", "offence": "23"}, "PNR-10.1"),
        ({"recipient": "LIL-POL", "offence": "24"}, "PNR-11.1"),
        ({"link": ""}, "CJ-2"),
        ({"gravity": "grave"}, "CJ-2"),
    ],
)
def test_a_release_names_recipient_purpose_and_offence_of_closed_lists(
    card: HitCard, officer: Actor, second: Actor, at: datetime, keys: KeyStore, change: dict[str, str], rule: str
) -> None:
    """PNR-7.1, PNR-1.1, PNR-3.3, ANX-2, CJ-2: and a refusal stores nothing."""
    confirm(card, officer, at)
    confirm(card, second, at)
    with pytest.raises(Refused) as refusal:
        release(card, officer, at, keys, **change)
    assert refusal.value.rule == rule
    assert not Disclosure.objects.using("passenger").exists()


def test_the_package_holds_only_what_the_action_needs(notice: Notice) -> None:
    """PNR-7.2, ANX-2: no contacts, payment or itinerary; purpose, offence, its gravity in national law, its
    link with carriage by air and the terms of use travel with it.
    """
    told = notice.package
    assert (told["offence"], told["offence_serious"], told["air_link"]) == ("1", True, "journey")
    assert told["recipient"]["class"] == "competent-authority"
    assert "transfer" not in told
    values = notice.package["values"]
    assert values["surname"] == "TSFAROUNI"
    assert values["alert_reference"] == "BE-2291"
    assert not {"emails", "phones", "payment", "itinerary", "locator"} & set(values)
    assert notice.package["handling"]["code"] == "H2"
    assert [review["officer"] for review in notice.package["reviews"]] == ["w.officer", "i.second"]


def test_a_released_hit_is_not_released_again(
    notice: Notice, card: HitCard, officer: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-6.10: one disclosure, and no decision can be undone after it."""
    with pytest.raises(Refused, match="released already"):
        release(card, officer, at, keys)
    assert review.open_hit(card.hit, actor=officer, at=at).may == ()


def test_the_signed_package_verifies_offline(notice: Notice) -> None:
    """The signature covers the readable part."""
    assert verify_package(notice.signed) == notice.package


@pytest.mark.parametrize("part", ["package", "signed", "key"])
def test_a_changed_package_does_not_verify(notice: Notice, part: str) -> None:
    """Any of its three parts."""
    whole = msgspec.json.decode(notice.signed)
    whole[part] = {**whole[part], "id": "other", "payload": "e30", "x": "AAAA"}
    with pytest.raises(IntegrityError):
        verify_package(msgspec.json.encode(whole))


@given(st.binary(max_size=200))
def test_strange_bytes_are_refused_in_words(content: bytes) -> None:
    """Never another kind of error."""
    with pytest.raises(IntegrityError):
        verify_package(content)
