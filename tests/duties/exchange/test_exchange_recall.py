"""What was sent is taken back, and both sides' lists are compared."""

import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from openpiu.core.envelope.reconciling import fold
from openpiu.core.law.profiles import DEFAULT
from openpiu.duties import exchange, line
from openpiu.duties.exchange import expiring, passing, recalling
from openpiu.duties.exchange.post import Arrival, Post
from openpiu.duties.exchange.viewing import list_messages, open_received
from openpiu.duties.line import Clocks
from openpiu.errors import KeyGone, OfficerError, Refused
from openpiu.store.passenger.models import (
    DpoEntry,
    ItemCopy,
    Letter,
    Recall,
    ReceivedMessage,
    SentMessage,
)
from tests.duties.exchange.conftest import Desk
from tests.duties.exchange.ways import first_left, release, third

THREAT = "a bomb on a flight that takes off at noon"
LATER = "2026-11-24T05:31:00.000000Z"


class TestRecall:
    """EXC-11: what was sent is taken back."""

    def recall(self, desk: Desk, *targets: str, mode: str = "erase") -> None:
        """The partner takes back."""
        body = {"targets": list(targets), "reason": "wrong person", "mode": mode, "deadline": LATER}
        desk.take(desk.abroad.send("recall", body=body))

    def item(self, desk: Desk) -> tuple[str, str]:
        """Something the partner sent: its id there, and here."""
        desk.take(desk.abroad.send("alert", legal_basis="9(1)"))
        row = ReceivedMessage.objects.using("passenger").filter(type="alert").latest("seq")
        return str(row.message), str(row.id)

    def test_it_is_hidden_at_once_erased_by_its_key_and_answered_with_a_list(self, desk: Desk) -> None:
        """EXC-11: nothing of it can be opened any more, by anybody."""
        target, id_ = self.item(desk)
        assert open_received(id_, actor=desk.officer, at=desk.at)["body"]["alert"]
        self.recall(desk, target)
        with pytest.raises(Refused, match="recalled"):
            open_received(id_, actor=desk.officer, at=desk.at)
        with pytest.raises(KeyGone):
            str(ReceivedMessage.objects.using("passenger").get(id=id_).content)
        answer = desk.deliver()[-1]
        assert answer.body["complete"] is True
        assert [(copy["kind"], copy["done"]) for copy in answer.body["targets"][0]["copies"]] == [("item", "erased")]

    def test_copies_wait_for_a_person_and_onward_recipients_are_recalled_too(self, desk: Desk) -> None:
        """EXC-11: case, export and onward; the answer goes when all are settled; what cannot go has its reason."""
        beyond = third(desk)
        first_left(desk, "LAP-PIU")
        desk.take(desk.abroad.send("alert", legal_basis="9(1)"))
        row = ReceivedMessage.objects.using("passenger").get()
        letter = passing.pass_on(desk.post, str(row.id), "LAP-PIU", emergency=THREAT, actor=desk.officer, at=desk.at)
        release(desk, letter, desk.officer)
        for kind in ("case", "export"):
            exchange.copies.register(row.id, kind, f"{kind} 1", post=desk.post, at=desk.at)
        self.recall(desk, str(row.message))
        ours = Recall.objects.using("passenger").get(ours=True)
        assert (ours.partner_id, ours.because_of) == ("LAP-PIU", Recall.objects.using("passenger").get(ours=False).id)
        assert [one.type for one in desk.deliver()] == ["onward"]
        waiting = ItemCopy.objects.using("passenger").exclude(kind="onward").order_by("kind")
        settle: dict[str, Any] = {"actor": desk.officer, "at": desk.at}
        with pytest.raises(OfficerError, match="reason"):
            recalling.settle_copy(desk.post, str(waiting[0].id), done="cannot", **settle)
        recalling.settle_copy(desk.post, str(waiting[0].id), done="cannot", why="court file 7/26", **settle)
        recalling.settle_copy(desk.post, str(waiting.get(done="").id), done="erased", **settle)
        assert Recall.objects.using("passenger").get(ours=False).answered_at is None
        done = {"id": str(ours.targets[0]), "copies": []}
        desk.take(beyond.send("recall.answer", body={"recall": str(ours.id), "targets": [done], "complete": True}))
        answer = next(one for one in desk.deliver() if one.type == "recall.answer").body
        found = {one["kind"]: (one["done"], one["why"]) for one in answer["targets"][0]["copies"]}
        assert found == {
            "item": ("erased", ""), "onward": ("erased", ""), "case": ("cannot", "court file 7/26"),
            "export": ("erased", ""),
        }  # fmt: skip
        assert answer["complete"] is False

    @pytest.mark.parametrize("count", [200, pytest.param(10_000, marks=pytest.mark.prove)])
    def test_an_item_with_many_copies_is_hidden_within_a_second(self, desk: Desk, count: int) -> None:
        """EXC-11: hidden by one change, whatever lies where; then each copy is in the signed list."""
        desk.post = replace(desk.post, removers={"case": lambda reference, mode: "erased"})
        target, id_ = self.item(desk)
        ids = desk.post.ids()
        ItemCopy.objects.using("passenger").bulk_create(
            ItemCopy(id=ids.make("copy", str(n)), received_id=id_, kind="case", reference=f"event {n}", made_at=desk.at)
            for n in range(count)
        )
        hidden: list[float] = []
        take = recalling.take_recall

        def timed(arrival: Arrival) -> None:
            begun = time.perf_counter()
            take(arrival)
            hidden.append(time.perf_counter() - begun)

        desk.post = replace(desk.post, effects={**desk.post.effects, "recall": timed})
        self.recall(desk, target)
        assert hidden[0] < 1
        answer = next(one for one in desk.deliver() if one.type == "recall.answer").body
        assert (len(answer["targets"][0]["copies"]), answer["complete"]) == (count + 1, True)

    def test_what_is_recalled_before_it_comes_is_never_shown(self, desk: Desk) -> None:
        """EXC-11: the urgent lane may overtake the others."""
        late = desk.abroad.message("alert", legal_basis="9(1)")
        self.recall(desk, late["id"])
        desk.take(desk.abroad.envelope(late))
        assert ReceivedMessage.objects.using("passenger").get(type="alert").standing == "hidden"

    def test_our_recall_is_asked_answered_and_overdue_where_nobody_answers(self, desk: Desk) -> None:
        """EXC-11: on both sides the same deadline; the answer settles it."""
        first_left(desk)
        (alert,) = desk.deliver()
        wish = recalling.Wish(mode="erase", reason="wrong person", deadline=desk.at + timedelta(days=1))
        (id_,) = recalling.recall(desk.post, [alert.id], wish, actor=desk.officer, at=desk.at)
        with pytest.raises(OfficerError):
            recalling.recall(desk.post, [alert.id], wish, actor=desk.officer, at=desk.at)
        (asked,) = desk.deliver()
        assert asked.body["targets"] == [alert.id]
        assert recalling.escalate(at=desk.at) == 0
        clocks = Clocks(profile=DEFAULT, keys=desk.post.keys, record_keys=desk.post.record_keys)
        line.sweep(at=wish.deadline, clocks=clocks)
        assert recalling.list_recalls(actor=desk.officer)[0].is_overdue
        copies = [{"kind": "item", "reference": "x", "done": "erased", "why": ""}]
        body = {"recall": id_, "targets": [{"id": alert.id, "copies": copies}], "complete": True}
        desk.take(desk.abroad.send("recall.answer", body=body))
        assert recalling.list_recalls(actor=desk.officer)[0].complete
        assert [row.recalled for row in list_messages("sent", actor=desk.officer) if row.type == "alert"] == ["done"]
        assert recalling.escalate(at=wish.deadline) == 0


def test_both_sides_lists_are_compared_and_the_first_difference_is_named(desk: Desk) -> None:
    """EXC-11: zero differences, or where they part; a ledger that was seen otherwise is a difference."""
    desk.take(desk.abroad.send())
    theirs = [{"lane": "requests", "count": 2, "digest": "f" * 64}]
    wrong: tuple[dict[str, Any], ...] = ({}, {"received": theirs}, {"witnessed": [{"entries": 1, "hash": "f" * 64}]})
    for changes in wrong:
        places = {lane: fold(digests) for lane, digests in desk.abroad.digests.items()}
        sent = [{"lane": lane, "count": one.count, "digest": one.digest} for lane, one in places.items()]
        desk.take(desk.abroad.send("reconcile", body={"sent": sent, "received": [], "witnessed": [], **changes}))
    answers = [one.body for one in desk.deliver() if one.type == "reconcile.answer"]
    assert [one["differences"] for one in answers] == [0, 1, 1]
    assert answers[1]["first"] == "lane requests: number 1 was received and never sent"


def test_nothing_of_a_message_that_names_somebody_is_readable_in_the_database(desk: Desk, post: Post) -> None:
    """PNR-13.9: sent, received, drafted or in quarantine."""
    first_left(desk)
    desk.take(desk.abroad.send("alert", legal_basis="9(1)", body={"alert": {"surname": "TSFAROUNI"}}))
    assert DpoEntry.objects.using("passenger").count() == 0
    for model in (Letter, SentMessage, ReceivedMessage):
        for row in model._default_manager.using("passenger"):
            assert b"SPECIMEN" not in bytes(row.sealed)
            assert b"TSFAROUNI" not in bytes(row.sealed)


def test_items_go_when_their_sender_said_so(desk: Desk) -> None:
    """EXC-11: the delete-by date that travels with a message is kept here, by destroying its key."""
    desk.take(desk.abroad.send("alert", legal_basis="9(1)", expires="2026-12-01T00:00:00.000000Z"))
    row = ReceivedMessage.objects.using("passenger").get()
    assert expiring.expire(desk.post, at=desk.at) == 0
    assert expiring.expire(desk.post, at=desk.at + timedelta(days=8)) == 1
    assert expiring.expire(desk.post, at=desk.at + timedelta(days=9)) == 0
    assert ReceivedMessage.objects.using("passenger").get().standing == "erased"
    with pytest.raises(KeyGone):
        desk.post.record_keys.existing(row.sealed_under)


def test_letters_are_forgotten_when_the_time_for_results_is_over(desk: Desk) -> None:
    """EXC-11: what they said; that they left stays. Those that still wait for a receipt are kept."""
    first_left(desk)
    (alert,) = desk.deliver()
    late = desk.at + timedelta(days=desk.post.profile.result_days.value)
    under = SentMessage.objects.using("passenger").get(type="alert").sealed_under
    expiring.expire(desk.post, at=late)
    assert desk.post.record_keys.existing(under)
    desk.take(desk.abroad.receipt(alert))
    expiring.expire(desk.post, at=late)
    with pytest.raises(KeyGone):
        desk.post.record_keys.existing(under)
