"""Requests both ways as lists of what is to be done, and what leaves as an answer (EXC-1, EXC-2, PNR-9.2 to 9.6)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from openpiu.core.law.requests import Asked
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import requests
from openpiu.duties.exchange import answering, asking, inbox
from openpiu.duties.exchange.asking import Question
from openpiu.errors import OfficerError, Refused
from openpiu.store.journal import instant
from openpiu.store.passenger.models import Letter, Request, SentMessage
from tests.duties.exchange.conftest import Desk
from tests.duties.exchange.ways import ask, release

ASKED = Asked(
    partner="Utopia PIU", person="Insp. K. Specimen", case_reference="UTO-2026-7", offence="4",
    circumstances="A parcel was seized on Friday", material="Its label names a courier",
    suspicion="The label bears the courier's number", air_link="It came as checked baggage",
    elements={"phone": "+3225550123"}, wanted=("travel",),
)  # fmt: skip


def question(desk: Desk, **changes: Any) -> Question:
    """A whole request to the partner."""
    whole = Question(
        partner="ARC-PIU", basis="9(2)", asked=ASKED, role="suspect", deadline=desk.at + timedelta(days=3),
        contact="+3225550100", answer_for="investigation", grading="B2", since=date(2026, 11, 1),
        until=date(2026, 11, 30),
    )  # fmt: skip
    return replace(whole, **changes)


def asked(desk: Desk, **changes: Any) -> Any:
    """The one row of a request of the partner."""
    assert ask(desk, **changes)["outcome"] == "applied"
    (row,) = inbox.list_asked(actor=desk.officer, at=desk.at)
    return row


class TestOurs:
    """PNR-9.2, PNR-9.3: what this unit asks."""

    def test_a_whole_request_is_drafted_read_and_leaves_with_all_its_parts(self, desk: Desk) -> None:
        """EXC-1, PNR-9.2: drafting sends nothing."""
        letter = asking.draft_question(desk.post, question(desk), actor=desk.officer, at=desk.at)
        assert not SentMessage.objects.using("passenger").filter(type="request").exists()
        assert release(desk, letter)
        (message,) = desk.deliver()
        body = message.body
        assert (message.type, message.fields["legal_basis"], message.fields["grading"]) == ("request", "9(2)", "B2")
        assert (body["role"], body["since"], body["until"]) == ("suspect", "2026-11-01", "2026-11-30")
        assert (body["elements"], body["deadline"]) == ({"phone": "+3225550123"}, instant(desk.at + timedelta(days=3)))

    @pytest.mark.parametrize(
        ("changes", "says"),
        [
            ({"asked": replace(ASKED, suspicion="")}, "suspicion"),
            ({"asked": replace(ASKED, circumstances=" ")}, "circumstances"),
            ({"asked": replace(ASKED, elements={})}, "elements"),
            ({"asked": replace(ASKED, offence="26")}, "offence"),
            ({"role": "bystander"}, "role"),
            ({"basis": "9(3)"}, "authority"),
            ({"basis": "9(4)"}, "threat"),
            ({"deadline": timedelta(0)}, "deadline"),
            ({"since": date(2026, 12, 1)}, "period"),
            ({"partner": "LAP-PIU"}, "no such partner"),
        ],
    )
    def test_one_that_lacks_a_part_is_not_even_drafted(self, desk: Desk, changes: dict[str, Any], says: str) -> None:
        """EXC-1, PNR-9.2, PNR-9.5, PNR-9.6: and it says which."""
        if isinstance(changes.get("deadline"), timedelta):
            changes = {"deadline": desk.at}
        with pytest.raises((OfficerError, Refused), match=says):
            asking.draft_question(desk.post, question(desk, **changes), actor=desk.officer, at=desk.at)
        assert not Letter.objects.using("passenger").exists()

    def test_it_stands_open_until_answered_and_first_once_it_is_overdue(self, desk: Desk) -> None:
        """PNR-9.3: on our side too; pending and partial do not close it."""
        release(desk, asking.draft_question(desk.post, question(desk), actor=desk.officer, at=desk.at))
        (message,) = desk.deliver()
        late = desk.at + timedelta(days=3, minutes=1)

        def row() -> tuple[str, bool]:
            (found,) = asking.list_ours(actor=desk.officer, at=late)
            return found.stage, found.is_overdue

        assert row() == ("waiting", True)
        steps: tuple[tuple[str, dict[str, Any], tuple[str, bool]], ...] = (
            ("answer", {"outcome": "pending", "records": []}, ("pending", True)),
            ("partial", {}, ("partial", True)),
            ("answer", {"outcome": "data"}, ("answered", False)),
        )
        for kind, body, stands in steps:
            desk.take(desk.abroad.send(kind, legal_basis="9(2)", body={"of": message.id, **body}))
            assert row() == stands

    def test_a_refusal_shows_its_code_whether_the_node_or_the_unit_refused(self, desk: Desk) -> None:
        """EXC-2: by receipt, or as a message."""
        for number in (1, 2):
            made = question(desk, asked=replace(ASKED, case_reference=f"UTO-{number}"))
            release(desk, asking.draft_question(desk.post, made, actor=desk.officer, at=desk.at))
        one, two = desk.deliver()
        desk.take(desk.abroad.receipt(one, outcome="refused", code="not-serious"))
        desk.take(desk.abroad.send("refuse", body={"of": two.id, "code": "F6"}))
        found = {row.message: (row.stage, row.code) for row in asking.list_ours(actor=desk.officer, at=desk.at)}
        assert found == {one.id: ("not-taken", "not-serious"), two.id: ("refused", "F6")}


class TestTheirs:
    """PNR-9.3, PNR-9.4: what a partner asks is a list of things to do."""

    def test_each_step_is_done_in_its_turn_and_the_last_closes_it(self, desk: Desk) -> None:
        """EXC-2, PNR-9.3: read, searched, nothing found: refused with F6, and the partner is told."""
        row = asked(desk)
        assert row.steps == (("read", "now"), ("search", "later"), ("approval", "later"), ("answer", "later"))
        requests.open_request(row.request, actor=desk.officer, at=desk.at)
        (row,) = inbox.list_asked(actor=desk.officer, at=desk.at)
        assert dict(row.steps)["search"] == "now"
        requests.search(row.request, actor=desk.officer, at=desk.at, keys=desk.post.keys)
        (row,) = inbox.list_asked(actor=desk.officer, at=desk.at)
        assert dict(row.steps) == {"read": "done", "search": "done", "approval": "not-needed", "answer": "now"}
        requests.turn_down(row.request, code="F6", actor=desk.officer, at=desk.at)
        (row,) = inbox.list_asked(actor=desk.officer, at=desk.at)
        assert dict(row.steps)["answer"] == "now"
        answering.answer_partner(desk.post, row.request, actor=desk.officer, at=desk.at)
        assert inbox.list_asked(actor=desk.officer, at=desk.at) == ()
        (row,) = inbox.list_asked(actor=desk.officer, at=desk.at, view="answered")
        assert row.told == "F6"

    def test_who_only_looks_does_not_count_as_having_read_it(self, desk: Desk) -> None:
        """PNR-9.3: an inspector's look leaves the step open."""
        row = asked(desk)
        inspector = Actor(id="v.inspector", role=Role.INSPECTOR, authority="Watch", name="V.")
        requests.open_request(row.request, actor=inspector, at=desk.at)
        assert Request.objects.using("passenger").get().read_at is None

    def test_overdue_ones_come_first_and_the_partners_deadline_counts_where_it_is_earlier(self, desk: Desk) -> None:
        """PNR-9.3, EXC-9: never before it came, never later than the profile."""
        soon, far = instant(desk.at + timedelta(hours=2)), instant(desk.at + timedelta(days=90))
        ask(desk, reference="A", deadline=far)
        ask(desk, reference="B", deadline=soon)
        ask(desk, reference="C", deadline=instant(desk.at - timedelta(days=1)))
        at = desk.at + timedelta(hours=3)
        rows = inbox.list_asked(actor=desk.officer, at=at)
        assert (rows[0].reference, rows[0].is_overdue) == ("B", True)
        week = desk.at + timedelta(days=desk.post.profile.answer_days.value)
        assert {row.reference: row.due_at for row in rows} == {"A": week, "B": desk.at + timedelta(hours=2), "C": week}
        assert [row.reference for row in inbox.list_asked(actor=desk.officer, at=at, view="overdue")] == ["B"]

    def test_the_preview_is_what_leaves_and_nothing_else_does(self, desk: Desk) -> None:
        """EXC-2: exactly what was read; told once."""
        row = asked(desk)
        act: dict[str, Any] = {"actor": desk.officer, "at": desk.at}
        with pytest.raises(OfficerError, match="search"):
            answering.preview_answer(desk.post, row.request, **act)
        requests.turn_down(row.request, code="F3", **act)
        shown = answering.preview_answer(desk.post, row.request, **act)
        assert (shown.says, shown.is_letter, shown.fields["body"]["code"]) == ("F3", False, "F3")
        with pytest.raises(OfficerError, match="not what you have read"):
            answering.answer_partner(desk.post, row.request, digest="0" * 64, **act)
        answering.answer_partner(desk.post, row.request, digest=shown.digest, **act)
        (left,) = desk.deliver()
        assert {name: left.fields[name] for name in shown.fields if name != "created"} == {
            name: value for name, value in shown.fields.items() if name != "created"
        }
        with pytest.raises(OfficerError, match="already"):
            answering.answer_partner(desk.post, row.request, **act)

    def test_a_request_on_9_4_names_its_threat_or_is_not_taken(self, desk: Desk) -> None:
        """PNR-9.6."""
        for body, code in (({}, "no-grounds"), ({"urgent": True, "urgent_reason": "a bomb on ZQ214"}, None)):
            desk.take(desk.abroad.send("request", legal_basis="9(4)", lane="urgent", body={**_plain(), **body}))
            assert desk.abroad.receipts[-1].body["code"] == code


def _plain() -> dict[str, Any]:
    return {
        "elements": {"phone": "+3225550123"}, "wanted": ["travel"], "suspicion": "on the label",
        "air_link": "checked baggage", "offence": "4",
    }  # fmt: skip
