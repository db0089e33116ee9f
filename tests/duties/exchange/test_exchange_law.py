"""Art. 9 to 11 between two nodes: what leaves, on whose review, for whom; and what is taken back."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.envelope.reconciling import fold
from openpiu.core.law.profiles import DEFAULT
from openpiu.core.law.roles import Actor, Role
from openpiu.core.law.sharing import REVIEW_WITHIN
from openpiu.duties import exchange, requests, retain, review
from openpiu.duties.exchange import answering, letters, passing, recalling, sharing
from openpiu.duties.exchange.letters import Source
from openpiu.duties.exchange.post import Post
from openpiu.duties.exchange.viewing import list_messages, open_received
from openpiu.duties.exchange.writing import Note, Written, send
from openpiu.duties.requests.approving import Decision
from openpiu.duties.review.cards import InboxRow
from openpiu.errors import KeyGone, OfficerError, Refused
from openpiu.store.passenger.models import (
    DpoEntry,
    Hit,
    ItemCopy,
    LedgerEntry,
    Letter,
    Partner,
    Passing,
    Recall,
    ReceivedMessage,
    Request,
    SentMessage,
    ShareDecision,
)
from tests.core.envelope import specimens
from tests.duties.exchange.conftest import BASES, Abroad, Desk, acts, resigned

SHARING = {"offence": "T", "link": "journey", "gravity": "serious"}
ASKED = {
    "reference": "ARC-2026-7", "elements": {"phone": "+3225550123"}, "wanted": ["travel"], "suspicion": "on the label",
    "air_link": "checked baggage", "offence": "4",
}  # fmt: skip


@pytest.fixture
def confirmed(hit: InboxRow, officer: Actor, second: Actor, at: datetime) -> Hit:
    """The specimen hit, confirmed by two officers. Its flight goes from Istanbul to Brussels."""
    row = Hit.objects.using("passenger").get(id=hit.hit)
    for person in (officer, second):
        review.decide(
            hit.hit, decision="confirm", reasons=["C1"], note="", evidence_version=row.evidence, actor=person, at=at
        )
    return Hit.objects.using("passenger").get(id=hit.hit)


@pytest.fixture
def belgian(desk: Desk) -> Desk:
    """The partner is the unit of the state where the flight ends."""
    Partner.objects.using("passenger").filter(code="ARC-PIU").update(state="BEL")
    return desk


def third(desk: Desk) -> Abroad:
    """Another partner."""
    card = specimens.signed_card("LAP-PIU", roster=(), bases=BASES)
    desk.trust(card)
    return Abroad(desk.abroad.home, "LAP-PIU", card)


def first_left(desk: Desk, partner: str = "ARC-PIU") -> None:
    """Something that two people read has gone to the partner before."""
    release(desk, letters.draft(desk.post, alert_note(partner), Source(), actor=desk.officer, at=desk.at))


def alert_note(partner: str = "ARC-PIU") -> Note:
    """A letter about a person."""
    body = {"alert": {"surname": "SPECIMEN"}, "action": "inform", "reason": "sought"}
    return Note(partner=partner, type="alert", body=body, basis="9(1)", grading="B2")


def release(desk: Desk, letter: str, *people: Actor) -> bool:
    """These people read it and let it go; without names, as many as it takes."""
    left = False
    for person in people or (desk.officer, desk.supervisor):
        if not left:
            shown = letters.preview(letter, actor=person, at=desk.at)
            left = letters.release(desk.post, letter, shown.digest, actor=person, at=desk.at)
    return left


def leave(desk: Desk, note: Note, source: Source) -> bool:
    """Draft it, read it, let it go."""
    return release(desk, letters.draft(desk.post, note, source, actor=desk.officer, at=desk.at))


def share(desk: Desk, hit: Hit, **changes: Any) -> str:
    """Draft what the partner gets about a hit."""
    what = sharing.Sharing(evidence_version=hit.evidence, **{**SHARING, **changes})
    return sharing.share(desk.post, str(hit.id), "ARC-PIU", what, actor=desk.officer, at=desk.at)


class TestGate:
    """PNR-6.10, EXC-16: deny by default."""

    def test_the_first_that_carries_a_person_is_read_by_two_and_every_one_by_somebody(self, desk: Desk) -> None:
        """EXC-16, PNR-4.1: exactly what was read leaves, and nothing before."""
        letter = letters.draft(desk.post, alert_note(), Source(), actor=desk.officer, at=desk.at)
        shown = letters.preview(letter, actor=desk.officer, at=desk.at)
        assert (shown.needed, shown.fields["body"]["alert"]) == (2, {"surname": "SPECIMEN"})
        with pytest.raises(OfficerError, match="not what you have read"):
            letters.release(desk.post, letter, "f" * 64, actor=desk.officer, at=desk.at)
        assert not release(desk, letter, desk.officer)
        with pytest.raises(Refused, match="another one"):
            release(desk, letter, desk.officer)
        assert desk.deliver() == []
        assert release(desk, letter, desk.supervisor)
        (message,) = desk.deliver()
        assert message.fields["body"] == shown.fields["body"]
        again = letters.draft(desk.post, alert_note(), Source(), actor=desk.officer, at=desk.at + timedelta(hours=1))
        assert release(desk, again, desk.officer)

    def test_the_database_lets_nobody_past_the_gate(self, desk: Desk) -> None:
        """PNR-6.10: no letter, no review, another's letter; a person's data, sent past the duties."""
        letter = letters.draft(desk.post, alert_note(), Source(), actor=desk.officer, at=desk.at)
        row = Letter.objects.using("passenger").get(id=letter)
        for written in (Written(alert_note()), Written(alert_note(), row)):
            with pytest.raises(DatabaseError, match=r"PNR-6\.10"), transaction.atomic(using="passenger"):
                send(desk.post, [written], actor=desk.officer, at=desk.at)

    @pytest.mark.parametrize(("changes", "rule"), [({"handling": "H3"}, "EXC-3"), ({"basis": "10"}, "EXC-16")])
    def test_nothing_leaves_above_what_was_agreed(self, desk: Desk, changes: dict[str, Any], rule: str) -> None:
        """EXC-16: the ceiling and the legal bases of the partner's card."""
        note = Note(
            **{**{f: getattr(alert_note(), f) for f in alert_note().__slots__}, "handling_text": "x", **changes}
        )
        with pytest.raises(Refused) as refused:
            leave(desk, note, Source())
        assert refused.value.rule == rule


class TestSpontaneous:
    """PNR-9.1: to the units concerned."""

    def test_a_reviewed_hit_goes_to_the_state_its_journey_touches_with_the_fewest_fields(
        self, confirmed: Hit, belgian: Desk
    ) -> None:
        """PNR-9.1, PNR-4.1: the partner gets a minimal package, graded, with who reviewed it; then nothing is owed."""
        assert [(one.hit, one.partner) for one in sharing.owed(actor=belgian.officer)] == [
            (str(confirmed.id), "ARC-PIU")
        ]
        assert release(belgian, share(belgian, confirmed))
        assert sharing.owed(actor=belgian.officer) == ()
        (message,) = belgian.deliver()
        body = message.body
        assert (message.fields["legal_basis"], message.fields["grading"]) == ("9(1)", "B2")
        assert body["values"]["surname"] == "TSFAROUNI"
        assert set(body["values"]).isdisjoint({"phones", "emails", "locator", "payment"})
        assert [one["reasons"] for one in body["reviews"]] == [["C1"], ["C1"]]

    def test_not_sending_needs_a_recorded_reason(self, confirmed: Hit, belgian: Desk) -> None:
        """PNR-9.1: a code; it stands in the ledger, and the hit is not owed any more."""
        keep = {"actor": belgian.officer, "at": belgian.at}
        with pytest.raises(OfficerError, match="choose why"):
            sharing.keep_back(belgian.post, str(confirmed.id), "ARC-PIU", reason="", **keep)
        sharing.keep_back(belgian.post, str(confirmed.id), "ARC-PIU", reason="S3", **keep)
        assert (sharing.owed(actor=belgian.officer), acts("hit.not_shared")) == ((), 1)
        with pytest.raises(OfficerError, match="kept back already"):
            share(belgian, confirmed)
        assert ShareDecision.objects.using("passenger").get().reason == "S3"

    def test_no_unreviewed_masked_or_minor_hit_leaves(self, hit: InboxRow, belgian: Desk) -> None:
        """PNR-9.1, PNR-6.10, PNR-3.3: nor about other evidence than was looked at."""
        row = Hit.objects.using("passenger").get(id=hit.hit)
        assert sharing.owed(actor=belgian.officer) == ()
        with pytest.raises(Refused, match="reviewed"):
            share(belgian, row)
        body = {"offence": "T", "air_link": "x", "values": {}, "reviews": [], "action": "arrest"}
        note = Note(partner="ARC-PIU", type="spontaneous", basis="9(1)", grading="B2", body=body)
        with pytest.raises(DatabaseError, match=r"PNR-6\.10"), transaction.atomic(using="passenger"):
            leave(belgian, note, Source(kind="hit", id=row.id))

    @pytest.mark.parametrize(
        ("changes", "rule"),
        [({"offence": "17"}, "PNR-3.3"), ({"link": "none"}, "CJ-2"), ({"gravity": ""}, "CJ-2")],
    )
    def test_what_the_release_matrix_closes_stays(
        self, confirmed: Hit, belgian: Desk, changes: dict[str, str], rule: str
    ) -> None:
        """PNR-9.1, CJ-2: offence, link with carriage by air, gravity."""
        with pytest.raises(Refused) as refused:
            share(belgian, confirmed, **changes)
        assert refused.value.rule == rule


@pytest.fixture
def approver() -> Actor:
    """A judge."""
    return Actor(id="j.judge", role=Role.APPROVER, authority="Court of First Instance", name="J. Judge")


class TestRequests:
    """PNR-9.2, PNR-9.4: a unit asks a unit."""

    def ask(self, desk: Desk, **body: Any) -> dict[str, Any]:
        """What the partner asks; its receipt's body."""
        desk.take(desk.abroad.send("request", legal_basis="9(2)", body={**ASKED, **body}))
        return dict(desk.abroad.receipts[-1].body)

    def test_a_reasoned_request_by_phone_alone_is_taken_and_one_without_reason_is_not(self, desk: Desk) -> None:
        """PNR-9.2, EXC-1: the code goes back with the receipt; nothing is registered."""
        assert self.ask(desk)["outcome"] == "applied"
        row = Request.objects.using("passenger").get()
        assert (row.requester, row.elements, row.state) == ("ARC-PIU", {"phone": "+3225550123"}, "open")
        assert self.ask(desk, suspicion="")["code"] == "no-grounds"
        assert self.ask(desk, offence="17")["code"] == "not-serious"
        assert Request.objects.using("passenger").count() == 1

    def test_masked_records_are_answered_with_approval_pending_and_nothing_else(
        self, desk: Desk, confirmed: Hit, keys: KeyStore, approver: Actor
    ) -> None:
        """PNR-9.4: half a year later; after the approval the records leave, read by people, and not before."""
        late = desk.at + timedelta(days=200)
        retain.run(profile=DEFAULT, at=late, keys=keys, record_keys=desk.post.record_keys)
        assert self.ask(desk, elements={"locator": "K7MTRA"})["outcome"] == "applied"
        id_ = str(Request.objects.using("passenger").get().id)
        assert requests.search(id_, actor=desk.officer, at=late, keys=keys).count == 1
        assert answering.answer_partner(desk.post, id_, actor=desk.officer, at=late) == ""
        (pending,) = desk.deliver(at=late)
        assert (pending.body["outcome"], pending.body["scope"]) == ("pending", "data exist, approval pending")
        assert (pending.body["records"], b"TSFAROUNI" in pending.payload) == ([], False)

        requests.submit(id_, actor=desk.officer, at=late)
        requests.approve(id_, Decision(reason="V1"), profile=DEFAULT, actor=approver, at=late, keys=keys)
        assert answering.answer_partner(desk.post, id_, actor=desk.officer, at=late) == ""
        requests.answer(id_, profile=DEFAULT, actor=desk.officer, at=late, keys=keys)
        assert release(desk, answering.answer_partner(desk.post, id_, actor=desk.officer, at=late))
        answer = desk.deliver(at=late)[-1]
        assert (answer.body["outcome"], answer.body["records"][0]["surname"]) == ("data", "TSFAROUNI")

    def test_no_answer_with_records_passes_the_database_without_its_approval(self, desk: Desk) -> None:
        """PNR-9.4: past the duties."""
        self.ask(desk)
        row = Request.objects.using("passenger").get()
        body = {"of": specimens.ID.format(1), "outcome": "data", "scope": "x", "masked": False, "conditions": "",
                "records": [{"surname": "SPECIMEN"}]}  # fmt: skip
        note = Note(partner="ARC-PIU", type="answer", body=body, basis="9(2)", grading="A1")
        letter = letters.draft(desk.post, note, Source(kind="request", id=row.id), actor=desk.officer, at=desk.at)
        release(desk, letter, desk.officer)
        with pytest.raises(DatabaseError, match=r"PNR-9\.4"), transaction.atomic(using="passenger"):
            release(desk, letter, desk.supervisor)

    def test_a_request_that_is_turned_down_is_refused_with_its_code(self, desk: Desk) -> None:
        """EXC-2: the same code for nothing found and not disclosed."""
        self.ask(desk)
        id_ = str(Request.objects.using("passenger").get().id)
        requests.turn_down(id_, code="F6", actor=desk.officer, at=desk.at)
        answering.answer_partner(desk.post, id_, actor=desk.officer, at=desk.at)
        (refusal,) = desk.deliver()
        assert (refusal.type, refusal.body["code"]) == ("refuse", "F6")


class TestDirectRequests:
    """PNR-9.5: a foreign competent authority asks directly."""

    EMERGENCY = {
        **ASKED, "urgent": True, "urgent_reason": "the flight lands within the hour", "emergency": True,
        "copy_to": "LAP-PIU", "authority": "Police of Arcadia",
    }  # fmt: skip

    @pytest.fixture
    def direct(self, desk: Desk) -> Desk:
        """The partner is an authority, whose own unit is a partner too."""
        third(desk)
        card = resigned(desk.abroad.card, version=2, previous=desk.abroad.card.digest, kind="authority", home="LAP-PIU")
        exchange.partners.take_card(desk.post, card.text, actor=desk.supervisor, at=desk.at)
        return desk

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"emergency": False}, "not-emergency"),
            ({"emergency": None}, "not-emergency"),
            ({"urgent": False}, "not-emergency"),
            ({"urgent_reason": ""}, "not-emergency"),
            ({"copy_to": None}, "no-copy"),
            ({"copy_to": "ARC-PIU"}, "no-copy"),
        ],
    )
    def test_without_emergency_or_copy_it_is_refused(self, direct: Desk, changes: dict[str, Any], code: str) -> None:
        """PNR-9.5: by its code, and nothing is registered."""
        direct.take(direct.abroad.send("request", legal_basis="9(3)", body={**self.EMERGENCY, **changes}))
        assert direct.abroad.receipts[-1].body["code"] == code
        assert not Request.objects.using("passenger").exists()

    def test_an_authority_asks_on_no_other_article(self, direct: Desk) -> None:
        """PNR-9.5: not as its unit would."""
        direct.take(direct.abroad.send("request", legal_basis="9(2)", body=self.EMERGENCY))
        assert direct.abroad.receipts[-1].body["code"] == "not-emergency"

    def test_in_an_emergency_it_is_taken_and_its_own_unit_gets_the_copy(self, direct: Desk) -> None:
        """PNR-9.5: in the transaction that takes it in."""
        direct.take(direct.abroad.send("request", legal_basis="9(3)", body=self.EMERGENCY))
        assert Request.objects.using("passenger").get().is_urgent
        copy = SentMessage.objects.using("passenger").get(type="copy")
        assert (copy.partner_id, copy.standing) == ("LAP-PIU", "queued")


class TestPassingOn:
    """PNR-11.2: what another state gave."""

    THREAT = "a bomb on a flight that takes off at noon"

    @pytest.fixture
    def given(self, desk: Desk) -> str:
        """Something about a person that the partner sent; there is another partner, to whom something went before."""
        third(desk)
        first_left(desk, "LAP-PIU")
        desk.take(desk.abroad.send("spontaneous", legal_basis="9(1)"))
        return str(ReceivedMessage.objects.using("passenger").get().id)

    def test_without_consent_it_is_blocked_by_duty_and_database(self, desk: Desk, given: str) -> None:
        """PNR-11.2: the refusal stands in the ledger."""
        with pytest.raises(Refused) as refused:
            passing.pass_on(desk.post, given, "LAP-PIU", actor=desk.officer, at=desk.at)
        assert refused.value.rule == "PNR-11.2"
        assert LedgerEntry.objects.using("passenger").get(act="exchange.passing_refused").detail["rule"] == "PNR-11.2"
        row = ReceivedMessage.objects.using("passenger").get(id=given)
        fields = open_received(given, actor=desk.officer, at=desk.at)
        for changes in ({"of_received": row.id}, {}):
            note = Note(partner="LAP-PIU", type="spontaneous", body=fields["body"], basis="9(1)", grading="B2",
                        originator="ARC-PIU", **changes)  # fmt: skip
            letter = letters.draft(desk.post, note, Source(kind="received", id=row.id), actor=desk.officer, at=desk.at)
            with pytest.raises(DatabaseError, match=r"PNR-11\.2"), transaction.atomic(using="passenger"):
                release(desk, letter)

    def test_the_originator_s_consent_unlocks_one_item_for_one_recipient(self, desk: Desk, given: str) -> None:
        """PNR-11.2, EXC-3: a refusal unlocks nothing; the originator stays named on what goes on."""
        passing.ask_consent(desk.post, given, "LAP-PIU", reason="same gang", actor=desk.officer, at=desk.at)
        (ask,) = [one for one in desk.deliver() if one.type == "permission.ask"]
        for granted in (False, True):
            body = {"of": ask.body["of"], "verb": "forward", "recipient": "LAP-PIU", "granted": granted}
            assert not Passing.objects.using("passenger").exists()
            desk.take(desk.abroad.send("permission", body=body))
        letter = passing.pass_on(desk.post, given, "LAP-PIU", actor=desk.officer, at=desk.at)
        assert release(desk, letter, desk.officer)
        sent = SentMessage.objects.using("passenger").get(partner="LAP-PIU", type="spontaneous")
        assert (sent.originator, str(sent.of_received)) == ("ARC-PIU", given)
        with pytest.raises(OfficerError):
            passing.pass_on(desk.post, given, "UTO-PIU", actor=desk.officer, at=desk.at)

    def test_an_emergency_goes_on_tells_the_originator_at_once_and_is_reviewed(
        self, desk: Desk, given: str, protector: Actor
    ) -> None:
        """PNR-11.2: the notice is in the same transaction; the review is another person's, within its time."""
        letter = passing.pass_on(
            desk.post, given, "LAP-PIU", emergency=self.THREAT, actor=desk.officer, at=desk.at
        )  # fmt: skip
        assert release(desk, letter, desk.officer)
        (notice,) = [one for one in desk.deliver() if one.type == "onward"]
        assert (notice.body["recipient"], notice.body["reason"]) == ("LAP-PIU", self.THREAT)
        (task,) = passing.list_passings(actor=protector)
        assert (task.review_due, task.verdict) == (desk.at + REVIEW_WITHIN, "")
        passing.review_passing(task.passing, verdict="doubtful", actor=protector, at=desk.at)
        assert passing.list_passings(actor=protector)[0].verdict == "doubtful"
        with pytest.raises(Refused):
            passing.review_passing(task.passing, verdict="lawful", actor=desk.officer, at=desk.at)

    def test_this_unit_s_own_consent_is_a_message(self, desk: Desk) -> None:
        """PNR-11.2: about what it sent, and nothing else."""
        first_left(desk)
        (alert,) = desk.deliver()
        for of in (alert.id, specimens.ID.format(9)):
            body = {"of": of, "verb": "forward", "recipient": "LAP-PIU", "reason": "same gang"}
            desk.take(desk.abroad.send("permission.ask", body=body))
        right, wrong = ReceivedMessage.objects.using("passenger").order_by("seq").values_list("id", flat=True)
        passing.answer_consent(desk.post, str(right), granted=True, actor=desk.officer, at=desk.at)
        with pytest.raises(OfficerError, match="did not send"):
            passing.answer_consent(desk.post, str(wrong), granted=True, actor=desk.officer, at=desk.at)
        (permission,) = desk.deliver()
        assert (permission.body["of"], permission.body["granted"]) == (alert.id, True)


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
            ReceivedMessage.objects.using("passenger").get(id=id_).content  # noqa: B018 - reading it is the test
        answer = desk.deliver()[-1]
        assert answer.body["complete"] is True
        assert [(copy["kind"], copy["done"]) for copy in answer.body["targets"][0]["copies"]] == [("item", "erased")]

    def test_copies_wait_for_a_person_and_onward_recipients_are_recalled_too(self, desk: Desk) -> None:
        """EXC-11: case, export and onward; the answer goes when all are settled; what cannot go has its reason."""
        beyond = third(desk)
        first_left(desk, "LAP-PIU")
        desk.take(desk.abroad.send("alert", legal_basis="9(1)"))
        row = ReceivedMessage.objects.using("passenger").get()
        letter = passing.pass_on(
            desk.post, str(row.id), "LAP-PIU", emergency=TestPassingOn.THREAT, actor=desk.officer, at=desk.at
        )
        release(desk, letter, desk.officer)
        for kind in ("case", "export"):
            exchange.copies.register(row.id, kind, f"{kind} 1", post=desk.post, at=desk.at)
        self.recall(desk, str(row.message))
        ours = Recall.objects.using("passenger").get(ours=True)
        assert (ours.partner_id, ours.because_of) == ("LAP-PIU", Recall.objects.using("passenger").get(ours=False).id)
        assert [one.type for one in desk.deliver()] == ["onward"]
        waiting = ItemCopy.objects.using("passenger").exclude(kind="onward").order_by("kind")
        settle = {"actor": desk.officer, "at": desk.at}
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
        assert (recalling.escalate(at=desk.at), recalling.escalate(at=wish.deadline)) == (0, 1)
        assert recalling.list_recalls(actor=desk.officer)[0].is_overdue
        copies = [{"kind": "item", "reference": "x", "done": "erased", "why": ""}]
        body = {"recall": id_, "targets": [{"id": alert.id, "copies": copies}], "complete": True}
        desk.take(desk.abroad.send("recall.answer", body=body))
        assert recalling.list_recalls(actor=desk.officer)[0].complete
        assert [row.recalled for row in list_messages("sent", actor=desk.officer) if row.type == "alert"] == ["done"]
        assert recalling.escalate(at=wish.deadline) == 0


LATER = "2026-11-24T05:31:00.000000Z"


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
