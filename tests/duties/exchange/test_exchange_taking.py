"""Taking in: each message once, in order, with its receipt; whatever is not as it was sent changes nothing."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from openpiu.core.envelope.rejections import ALARMS
from openpiu.duties.exchange import partners, sending
from openpiu.duties.exchange.keeping import list_quarantine
from openpiu.duties.exchange.post import Arrival
from openpiu.duties.exchange.writing import Note, Written, send
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import PostLane, Quarantined, ReceivedMessage, SentMessage
from tests.core.envelope import specimens
from tests.duties.exchange.conftest import Desk, acts

BODY = {"of": specimens.ID.format(2), "outcome": "found"}


def received(desk: Desk) -> list[tuple[int, str]]:
    """Number and standing of what came, in order."""
    return list(ReceivedMessage.objects.using("passenger").order_by("lane", "seq").values_list("seq", "standing"))


def write(desk: Desk, count: int = 1, lane: str = "") -> list[SentMessage]:
    """Queue some messages to the partner."""
    note = Note(partner="ARC-PIU", type="sighting", body=BODY, lane=lane)
    with transaction.atomic(using="passenger"):
        return send(desk.post, [Written(note)] * count, actor=desk.officer, at=desk.at)


def test_a_message_is_applied_once_with_its_receipt_however_often_it_comes(desk: Desk) -> None:
    """EXC-15: a replay changes nothing and gets the same receipt again."""
    envelope = desk.abroad.send()
    assert desk.take(envelope, envelope).applied == 1
    assert desk.take(envelope).again == 1
    assert received(desk) == [(1, "applied")]
    first, second = desk.abroad.receipts
    assert first.payload == second.payload
    assert (first.body["outcome"], first.body["digest"]) == ("applied", desk.abroad.ends["requests"][1])
    assert acts("exchange.received") == 1


def test_a_gap_holds_and_asks_and_nothing_is_applied_out_of_order(desk: Desk) -> None:
    """EXC-15: what is ahead waits, sealed; it is dealt with when what lacks has come."""
    one, two, three, four = (desk.abroad.send() for _ in range(4))
    assert desk.take(three, two).held == 2
    assert [one.body for one in desk.abroad.got] == [{"lane": "requests", "next": 1, "held": [2, 3]}]
    assert desk.abroad.receipts == []
    assert desk.take(four, one).applied == 4
    assert [receipt.body["seq"] for receipt in desk.abroad.receipts] == [1, 2, 3, 4]
    assert received(desk) == [(number, "applied") for number in (1, 2, 3, 4)]


def test_lanes_stand_alone(desk: Desk) -> None:
    """EXC-8: a gap in one lane delays no other."""
    desk.abroad.message("alert", lane="bulk")
    later = desk.abroad.send("alert", lane="bulk")
    taken = desk.take(later, desk.abroad.send("sighting", lane="urgent"))
    assert (taken.held, taken.applied) == (1, 1)


def test_a_fork_is_an_alarm_and_its_lane_stops_until_somebody_has_looked(desk: Desk) -> None:
    """EXC-15: another message under a used number; quarantined, named, nothing of it applied."""
    first = desk.abroad.send()
    desk.take(first)
    forked = desk.abroad.message(seq=1, prev="0" * 64, body={"outcome": "not-found"})
    assert desk.take(desk.abroad.envelope(forked)).quarantined == 1
    assert partners.list_partners(actor=desk.officer)[0].alarms == ("requests: fork",)
    assert acts("exchange.alarm") == 1
    desk.abroad.ends["requests"] = (1, ReceivedMessage.objects.using("passenger").get().digest)
    following = desk.abroad.send()
    assert desk.take(following).applied == 0
    partners.clear_alarm("ARC-PIU", "requests", actor=desk.supervisor, at=desk.at)
    assert desk.take(following).applied == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"prev": "f" * 64, "seq": 2}, "chain-broken"),
        ({"ack": {"seq": 9, "digest": "f" * 64}}, "wrong-ack"),
    ],
)
def test_a_message_that_contradicts_what_was_is_an_alarm(desk: Desk, changes: dict[str, Any], code: str) -> None:
    """EXC-15: it follows from nothing that came, or acknowledges what was never sent."""
    assert code in ALARMS
    if "seq" in changes:
        desk.take(desk.abroad.send())
    assert desk.take(desk.abroad.send(**changes)).quarantined == 1
    assert PostLane.objects.using("passenger").get(lane="requests").alarm == code


def test_an_id_that_was_used_and_a_ledger_that_changed_are_alarms(desk: Desk) -> None:
    """EXC-15: on any lane."""
    seen = {"entries": 5, "hash": "a" * 64}
    desk.take(desk.abroad.send(ledger=seen))
    used = str(ReceivedMessage.objects.using("passenger").get().message)
    desk.take(desk.abroad.send(lane="urgent", id=used))
    partners.clear_alarm("ARC-PIU", "urgent", actor=desk.supervisor, at=desk.at)
    desk.take(desk.abroad.send(ledger={"entries": 5, "hash": "b" * 64}))
    assert [row.code for row in list_quarantine(actor=desk.officer)] in (
        ["ledger-rewritten", "id-reused"], ["id-reused", "ledger-rewritten"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"legal_basis": "9(1)", "name": "alert"}, ""),
        ({"legal_basis": "11", "name": "alert"}, "basis-not-allowed"),
        ({"expires": "2026-11-23T05:30:59.000000Z"}, "expired"),
    ],
)
def test_what_the_agreement_does_not_allow_is_refused_with_a_receipt(
    desk: Desk, changes: dict[str, Any], code: str
) -> None:
    """EXC-16: the lane goes on; the sender is told the code."""
    fields = {name: value for name, value in changes.items() if name != "name"}
    desk.take(desk.abroad.send(changes.get("name", "sighting"), **fields))
    receipt = desk.abroad.receipts[-1].body
    assert (receipt["outcome"], receipt["code"]) == (("refused", code) if code else ("applied", None))
    assert desk.take(desk.abroad.send()).applied == 1


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda desk, made: desk.abroad.envelope(made)[:-1], "cannot-open"),
        (lambda desk, made: b"\x00" + desk.abroad.envelope(made), "damaged-envelope"),
        (lambda desk, made: desk.abroad.envelope(made, seq=7), "header-differs"),
        (lambda desk, made: desk.abroad.envelope(made, lane="urgent"), "header-differs"),
        (lambda desk, made: desk.abroad.envelope(made, to="LAP-PIU"), "wrong-recipient"),
        (lambda desk, made: desk.abroad.envelope(made, sender="LAP-PIU"), "unknown-sender"),
        (lambda desk, made: desk.abroad.envelope(made, key="0" * 16), "unknown-key"),
        (lambda desk, made: desk.abroad.envelope(made, v=2), "unknown-version"),
    ],
)
def test_a_delivery_that_was_changed_is_in_quarantine_by_name(desk: Desk, damage: Any, code: str) -> None:
    """EXC-15: nothing is applied, no lane moves, no receipt is given; the same bytes again are counted."""
    broken = damage(desk, desk.abroad.message())
    assert desk.take(broken).quarantined == 1
    desk.take(broken)
    row = Quarantined.objects.using("passenger").get()
    assert (row.code, row.times, received(desk), desk.abroad.receipts) == (code, 2, [], [])
    assert acts("exchange.quarantined") == 1


def test_a_flipped_bit_at_every_class_of_place_is_refused(desk: Desk) -> None:
    """EXC-15: header, key share, ciphertext, tag; none is applied, and the right one still is."""
    envelope = desk.abroad.send()
    places = [*range(0, 200, 11), *range(200, len(envelope), 101), len(envelope) - 1]
    broken = [envelope[:place] + bytes([envelope[place] ^ 4]) + envelope[place + 1 :] for place in places]
    assert desk.take(*broken).quarantined == len(places)
    assert received(desk) == []
    assert desk.take(envelope).applied == 1


def test_what_an_effect_refuses_is_undone_and_told(desk: Desk) -> None:
    """EXC-15: message, effect and receipt are one transaction; a refused effect leaves nothing behind."""

    def effect(arrival: Arrival) -> None:
        PostLane.objects.using("passenger").filter(partner=arrival.partner).update(out_seq=99)
        raise OfficerError("not here")

    desk.post = replace(desk.post, effects={"sighting": effect})
    desk.take(desk.abroad.send())
    assert desk.abroad.receipts[0].body["code"] == "effect-failed"
    assert not PostLane.objects.using("passenger").filter(out_seq=99).exists()


def test_what_is_sent_is_numbered_chained_and_settled_by_its_receipt(desk: Desk) -> None:
    """EXC-15: receipts are kept as the partner signed them; a strange one changes nothing."""
    rows = write(desk, 3)
    first, second, third = desk.deliver()
    assert [one.fields["seq"] for one in (first, second, third)] == [1, 2, 3]
    assert (second.fields["prev"], third.fields["prev"]) == (first.digest, second.digest)
    assert desk.deliver() == []
    desk.take(desk.abroad.receipt(first), desk.abroad.receipt(second, outcome="refused", code="expired"))
    stored = {row.seq: row for row in SentMessage.objects.using("passenger")}
    assert [(stored[n].standing, stored[n].code) for n in (1, 2, 3)] == [
        ("applied", ""), ("refused", "expired"), ("sent", ""),
    ]  # fmt: skip
    assert desk.abroad.receipts == []
    assert stored[1].receipt.encode().startswith(b"{")
    wrong = desk.abroad.message(
        "receipt", body={"of": str(rows[2].id), "seq": 3, "lane": "requests", "digest": "f" * 64}
    )
    assert desk.take(desk.abroad.envelope(wrong)).quarantined == 1
    again = desk.deliver(at=desk.at + timedelta(minutes=1))
    assert [one.fields["seq"] for one in again] == [3]
    assert desk.take(desk.abroad.receipt(third), desk.abroad.receipt(third)).receipts == 2
    assert acts("exchange.receipted") == 3


def test_an_ask_brings_again_what_lacks_and_nothing_more(desk: Desk) -> None:
    """EXC-15: before its pause is over."""
    write(desk, 4)
    desk.deliver()
    ask = desk.abroad.message("lane.ask", body={"lane": "requests", "next": 1, "held": [2, 4]})
    desk.take(desk.abroad.envelope(ask))
    assert [one.fields["seq"] for one in desk.deliver()] == [1, 3]


def test_the_urgent_lane_goes_first_and_bulk_takes_nothing_from_it(desk: Desk) -> None:
    """EXC-8: of ten thousand that wait, the urgent ones are in the first bundle."""
    write(desk, 250, lane="requests")
    write(desk, 2, lane="urgent")
    assert [one.fields["lane"] for one in desk.deliver()][:3] == ["urgent", "urgent", "requests"]


def test_a_bundle_holds_no_more_than_a_partner_takes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """EXC-8: the rest goes with the next bundle, in order; what is long goes by itself."""
    rows = write(desk, 5)
    monkeypatch.setattr(sending, "LARGEST", 5 * len(rows[0].sealed))
    numbers = [[one.fields["seq"] for one in desk.deliver()] for _ in range(4)]
    assert numbers == [[1, 2], [3, 4], [5], []]
    write(desk)
    monkeypatch.setattr(sending, "LARGEST", 10)
    assert len(desk.deliver()) == 1


def test_the_database_holds_what_the_duties_promise(desk: Desk) -> None:
    """PNR-6.10, EXC-11: past the duties, by SQL."""
    write(desk)
    desk.take(desk.abroad.send())
    for change in (
        lambda: SentMessage.objects.using("passenger").update(digest="f" * 64),
        lambda: ReceivedMessage.objects.using("passenger").update(digest="f" * 64),
        lambda: ReceivedMessage.objects.using("passenger").update(receipt="forged"),
        lambda: ReceivedMessage.objects.using("passenger").update(standing="held", receipt="", dealt_at=None),
        lambda: SentMessage.objects.using("passenger").all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic(using="passenger"):
            change()
