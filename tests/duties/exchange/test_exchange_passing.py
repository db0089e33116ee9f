"""Art. 11(2): what another state gave goes on with its consent, or in an emergency."""

import pytest
from django.db import DatabaseError, transaction

from openpiu.core.law.roles import Actor
from openpiu.core.law.sharing import REVIEW_WITHIN
from openpiu.duties.exchange import letters, passing
from openpiu.duties.exchange.letters import Source
from openpiu.duties.exchange.viewing import open_received
from openpiu.duties.exchange.writing import Note
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import (
    LedgerEntry,
    Passing,
    ReceivedMessage,
    SentMessage,
)
from tests.core.envelope import specimens
from tests.duties.exchange.conftest import Desk
from tests.duties.exchange.ways import first_left, release, third


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
        for of_received in (row.id, None):
            note = Note(partner="LAP-PIU", type="spontaneous", body=fields["body"], basis="9(1)", grading="B2",
                        originator="ARC-PIU", of_received=of_received)  # fmt: skip
            letter = letters.draft(desk.post, note, Source(kind="received", id=row.id), actor=desk.officer, at=desk.at)
            with pytest.raises(DatabaseError, match=r"PNR-11\.2"), transaction.atomic(using="passenger"):
                release(desk, letter)

    def test_the_originator_s_consent_unlocks_one_item_for_one_recipient(self, desk: Desk, given: str) -> None:
        """PNR-11.2: a refusal unlocks nothing; the originator stays named on what goes on."""
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
