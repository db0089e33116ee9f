"""Receiving and answering: what a carrier is told never depends on what the unit looks for; each part goes its way."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor
from openpiu.core.messages.answers import Outcome, answer_transmission, read_answer
from openpiu.duties import line, receive
from openpiu.store.passenger.models import Hit, LedgerEntry, MessageRecord, Transmission, TravellerRecord
from openpiu.store.sealed import open_bytes

Make = Callable[..., bytes]
Want = Callable[..., None]
TakeIn = Callable[[bytes], bytes]


@pytest.fixture
def answered(stores: None, keys: KeyStore, at: datetime) -> TakeIn:
    """Take in one delivery through the whole line; its answer."""

    def take(content: bytes) -> bytes:
        receipt = line.take_in(content, source="test.edi", at=at, keys=keys)
        return answer_transmission(content, received_at=receipt.received_at) or b""

    return take


@pytest.mark.parametrize("action", ["discreet_check", "arrest"])
@pytest.mark.parametrize("kind", ["pnr", "api"])
def test_the_answer_is_the_same_for_a_wanted_traveller_and_another(
    request: pytest.FixtureRequest, answered: TakeIn, want: Want, kind: str, action: str
) -> None:
    """PAX-8, SIS-2: a discreet alert and its hit change not one byte of what the carrier gets."""
    make: Make = request.getfixturevalue(kind)
    want(action=action)

    wanted = answered(make())
    hits = Hit.objects.using("passenger").count()
    clean = answered(make(surname="SPECIMEN", given="ANNA", **({"number": "ZZ5550001"} if kind == "api" else {})))

    assert hits == 1
    assert Hit.objects.using("passenger").count() == 1
    assert wanted == clean
    assert [answer.outcome for answer in read_answer(wanted)] == [Outcome.RECEIVED]


def test_a_known_delivery_gets_the_answer_of_the_first_time(
    answered: TakeIn, pnr: Make, at: datetime, keys: KeyStore
) -> None:
    """MSG-21: an answer that was not written before is the same when it is written later."""
    first = answered(pnr())
    later = receive.receive(pnr(), source="again.edi", at=at + timedelta(hours=5), keys=keys)
    assert (later.state, later.received_at) == ("known", at)
    assert answer_transmission(pnr(), received_at=later.received_at) == first


def test_a_good_message_goes_on_beside_a_rejected_one(
    answered: TakeIn, pnr: Make, at: datetime, keys: KeyStore, supervisor: Actor
) -> None:
    """MSG-17, MSG-19: the good one is stored, the bytes are kept sealed for the rejected one, both are shown."""
    content = pnr(control="P1") + pnr(surname="LOST", control="P2").replace(b"PNRGOV:13:1", b"INVOIC:13:1")

    answers = read_answer(answered(content))

    [transmission] = Transmission.objects.using("passenger").all()
    statuses = list(MessageRecord.objects.using("passenger").order_by("ordinal").values_list("status", "travellers"))
    assert transmission.state == "stored"
    assert statuses == [("repaired", 1), ("rejected", 0)]
    assert [row.content["surname"] for row in TravellerRecord.objects.using("passenger").all()] == ["TSFAROUNI"]
    assert transmission.sealed is not None
    assert transmission.sealed_until == at + timedelta(hours=72)
    sealed = bytes(transmission.sealed)
    assert open_bytes(sealed, under=transmission.sealed_under, about=transmission.sha256) == content
    quarantine = receive.intake_page(actor=supervisor, only_quarantined=True)
    [row] = quarantine.rows
    assert (row.state, row.messages, row.travellers, quarantine.quarantined) == ("partly", 2, 1, 1)
    assert transmission.reason.startswith("type-not-supported: ")
    [entry] = LedgerEntry.objects.using("passenger").filter(act="transmission.received")
    assert (entry.detail["messages"], entry.detail["rejected"]) == (2, 1)
    assert [fault.code for fault in row.faults if fault.severity == "fatal"] == ["type-not-supported"]
    assert [(answer.interchange, answer.outcome) for answer in answers] == [
        ("P1", Outcome.RECEIVED), ("P2", Outcome.REJECTED),
    ]  # fmt: skip


def test_a_transmission_read_whole_is_not_in_quarantine(
    answered: TakeIn, pnr: Make, api: Make, supervisor: Actor
) -> None:
    """MSG-17: repairs and warnings do not put it there."""
    answered(pnr() + api())
    assert receive.intake_page(actor=supervisor, only_quarantined=True).rows == ()
    assert [row.state for row in receive.intake_page(actor=supervisor).rows] == ["stored"]
