"""Partners: nothing passes before two people have compared the card, nothing after it is revoked."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, transaction

from openpiu.core.envelope.cards import read_card, sign_card
from openpiu.core.envelope.rejections import Rejected
from openpiu.duties.exchange import partners
from openpiu.duties.exchange.keeping import list_quarantine
from openpiu.duties.exchange.writing import Note, Written, send
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Partner, ReceivedMessage
from tests.core.envelope import specimens
from tests.duties.exchange.conftest import Desk, acts, resigned

SIGHTING = Note(partner="LAP-PIU", type="sighting", body={"of": specimens.ID.format(2), "outcome": "found"})


def codes(desk: Desk) -> list[str]:
    """Why deliveries were not let in, newest last."""
    return [row.code for row in reversed(list_quarantine(actor=desk.supervisor))]


def test_a_partner_is_active_once_two_people_have_compared_its_words(desk: Desk) -> None:
    """EXC-16: one person is not enough, wrong words are refused, nothing is sent to it or let in before."""
    key = Ed25519PrivateKey.from_private_bytes(bytes([7]) * 32)
    card = sign_card(
        specimens.card("ARC-PIU", node="LAP-PIU", signing=key.public_key().public_bytes_raw().hex()), keys=[key]
    )
    partners.add(desk.post, card.text, actor=desk.supervisor, at=desk.at)
    with pytest.raises(Refused, match="not the words"):
        partners.confirm("LAP-PIU", desk.abroad.card.fingerprint, actor=desk.supervisor, at=desk.at)
    assert partners.confirm("LAP-PIU", card.fingerprint, actor=desk.supervisor, at=desk.at).standing == "proposed"
    with pytest.raises(Refused, match="another one"):
        partners.confirm("LAP-PIU", card.fingerprint, actor=desk.supervisor, at=desk.at)
    with pytest.raises(Refused, match="proposed"):
        send(desk.post, [Written(SIGHTING)], actor=desk.officer, at=desk.at)
    with pytest.raises(DatabaseError, match="partner_active_by_two"), transaction.atomic(using="passenger"):
        Partner.objects.using("passenger").filter(code="LAP-PIU").update(standing="active")
    assert partners.confirm("LAP-PIU", card.fingerprint, actor=desk.other, at=desk.at).standing == "active"
    assert acts("partner.confirmed") == 4


def test_a_card_is_added_once_and_never_one_s_own(desk: Desk) -> None:
    """EXC-16: a newer card comes by rotation."""
    own = partners.own(desk.post, actor=desk.officer)
    assert own is not None
    for text in (own.text, desk.abroad.card.text):
        with pytest.raises(OfficerError):
            partners.add(desk.post, text, actor=desk.supervisor, at=desk.at)
    with pytest.raises(Refused):
        partners.add(desk.post, desk.abroad.card.text, actor=desk.officer, at=desk.at)


def test_a_rotation_under_both_keys_is_taken_and_the_old_key_is_refused(desk: Desk) -> None:
    """EXC-16: what the former key signs afterwards is in quarantine as old-card; an old card again is refused."""
    before = desk.abroad.send()
    fresh = Ed25519PrivateKey.from_private_bytes(bytes([9]) * 32)
    turned = {"version": 2, "previous": desk.abroad.card.digest, "signing": fresh.public_key().public_bytes_raw().hex()}
    card = sign_card(specimens.card("ARC-PIU", **{**turned, "roster": ()}), keys=[specimens.SIGNING["ARC-PIU"], fresh])
    forged = sign_card(card.card, keys=[fresh])
    with pytest.raises(Rejected, match="card-forged"):
        partners.take_card(desk.post, forged.text, actor=desk.supervisor, at=desk.at)
    assert partners.take_card(desk.post, card.text, actor=desk.supervisor, at=desk.at).version == 2
    with pytest.raises(Rejected, match="old-card"):
        partners.take_card(desk.post, desk.abroad.card.text, actor=desk.supervisor, at=desk.at)
    assert desk.take(before).quarantined == 1
    assert (codes(desk), ReceivedMessage.objects.using("passenger").count()) == (["old-card"], 0)


@pytest.mark.parametrize("by_card", [False, True])
def test_nothing_of_a_revoked_partner_is_let_in(desk: Desk, by_card: bool) -> None:
    """EXC-16: revoked by us, or by the partner's own card: inbound is in quarantine, nothing is sent."""
    envelope = desk.abroad.send()
    if by_card:
        card = resigned(desk.abroad.card, version=2, previous=desk.abroad.card.digest, revoked="stolen")
        partners.take_card(desk.post, card.text, actor=desk.supervisor, at=desk.at)
    else:
        partners.revoke("ARC-PIU", actor=desk.supervisor, at=desk.at)
    assert desk.take(envelope).quarantined == 1
    assert (codes(desk), ReceivedMessage.objects.using("passenger").count()) == (["revoked-partner"], 0)
    with pytest.raises(Refused, match="revoked"):
        send(desk.post, [Written(Note(partner="ARC-PIU", type="sighting", body=SIGHTING.body))],
             actor=desk.officer, at=desk.at)  # fmt: skip


def test_our_own_rotation_is_signed_by_both_keys_and_opens_what_was_on_its_way(desk: Desk) -> None:
    """EXC-16: a letter sealed for the former key is still read."""
    before = desk.abroad.send()
    old = read_card(desk.abroad.home.text)
    card = partners.issue_card(desk.post, rotate=True, actor=desk.supervisor, at=desk.at)
    assert card.card.signing != old.card.signing
    assert len(partners.list_partners(actor=desk.officer)) == 1
    desk.abroad.home = card
    assert desk.take(before).applied == 1
