"""Art. 9(2), 9(3): a unit asks a unit, an authority asks directly in an emergency."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from openpiu.duties import exchange, requests
from openpiu.duties.exchange import answering, letters
from openpiu.duties.exchange.letters import Source
from openpiu.duties.exchange.writing import Note
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import (
    Request,
    SentMessage,
)
from tests.core.envelope import specimens
from tests.duties.exchange.conftest import Desk, resigned
from tests.duties.exchange.ways import ASKED, ask, leave, release, third


class TestRequests:
    """PNR-9.2, PNR-9.4: a unit asks a unit."""

    def test_a_reasoned_request_by_phone_alone_is_taken_and_one_without_reason_is_not(self, desk: Desk) -> None:
        """PNR-9.2, EXC-1: the code goes back with the receipt; nothing is registered."""
        assert ask(desk)["outcome"] == "applied"
        row = Request.objects.using("passenger").get()
        assert (row.requester, row.elements, row.state) == ("ARC-PIU", {"phone": "+3225550123"}, "open")
        assert ask(desk, suspicion="")["code"] == "no-grounds"
        assert ask(desk, offence="17")["code"] == "not-serious"
        assert Request.objects.using("passenger").count() == 1

    def test_no_answer_with_records_passes_the_database_without_its_approval(self, desk: Desk) -> None:
        """PNR-9.4: past the duties."""
        ask(desk)
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
        ask(desk)
        id_ = str(Request.objects.using("passenger").get().id)
        requests.turn_down(id_, code="F6", actor=desk.officer, at=desk.at)
        answering.answer_partner(desk.post, id_, actor=desk.officer, at=desk.at)
        (refusal,) = desk.deliver()
        assert (refusal.type, refusal.body["code"]) == ("refuse", "F6")

    def test_our_own_request_needs_its_grounds_and_its_answer_is_let_in_and_no_other(self, desk: Desk) -> None:
        """PNR-9.2, EXC-1, EXC-2: what lacks a part is not even drafted; an answer to nothing is refused."""
        body = {**specimens.message("request")["body"], **ASKED}
        for part in ("circumstances", "material", "role", "deadline"):
            lacking = {name: value for name, value in body.items() if name != part}
            with pytest.raises(OfficerError, match=part):
                leave(desk, answering.request_note("ARC-PIU", lacking, basis="9(2)", grading="B2"), Source())
        assert leave(desk, answering.request_note("ARC-PIU", body, basis="9(2)", grading="B2"), Source())
        (request,) = desk.deliver()
        for of in (request.id, specimens.ID.format(9)):
            desk.take(desk.abroad.send("answer", legal_basis="9(2)", body={"of": of}))
        assert [one.body["code"] for one in desk.abroad.receipts] == [None, "no-case"]


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
