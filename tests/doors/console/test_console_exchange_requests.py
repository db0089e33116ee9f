"""Requests between units on the pages: question pages, a check page, a list of tasks, what is told (EXC-1, EXC-2)."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from openpiu.conf import clock
from openpiu.conf import exchange as node
from openpiu.doors.console.deadlines import deadline_words
from openpiu.doors.console.forms_exchange_requests import STEPS
from openpiu.duties import requests
from openpiu.store.journal import instant
from openpiu.store.passenger.models import Letter, Request, SentMessage
from tests.duties.exchange import conftest as exchange
from tests.duties.exchange.conftest import Desk
from tests.duties.exchange.ways import ASKED

SignedIn = Callable[[str], Client]
post, other, desk = exchange.post, exchange.other, exchange.desk
FILLED: dict[str, Any] = {
    "partner": "ARC-PIU", "basis": "9(2)", "case_reference": "UTO-2026-7", "person": "Insp. K. Specimen",
    "contact": "+3225550100", "offence": "4", "air_link": "checked baggage", "circumstances": "A parcel was seized",
    "material": "Its label", "suspicion": "His number", "contribution": "", "role": "suspect",
    "by_phone": "+3225550123", "wanted": ["travel", "identity"], "since": "2026-11-01", "until": "",
    "answer_for": "investigation", "deadline": "2099-12-01 17:00", "urgent_reason": "", "handling": "H1",
    "handling_text": "", "grading": "B2",
}  # fmt: skip


@pytest.fixture
def at() -> Any:
    """The pages read the clock themselves."""
    return clock.now()


@pytest.fixture
def here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The pages use this node."""
    monkeypatch.setattr(node, "post", lambda: desk.post)
    return desk


def hidden(page: str) -> dict[str, list[str]]:
    """What a page carries along."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page):
        if name != "csrfmiddlewaretoken":
            found.setdefault(name, []).append(value)
    return found


def through(client: Client, **changes: Any) -> str:
    """Answer page by page as the pages ask, each time with what the page before carried; the check page."""
    page = client.get("/exchange/ask/").content.decode()
    given = {**FILLED, **changes}
    for step in STEPS:
        assert f'name="step" value="{step.name}"' in page
        answers = {name: given[name] for name in step.fields if given.get(name)}
        page = client.post("/exchange/ask/", {**hidden(page), **answers}).content.decode()
    return page


def test_pages_carry_the_answers_to_the_check_page_and_only_its_button_drafts(signed_in: SignedIn, here: Desk) -> None:
    """EXC-1, PNR-9.2: nothing is stored before; what was answered is on the check page; the letter is to be read."""
    officer = signed_in("w.officer")
    page = through(officer)
    assert "Check your request" in page
    for text in ("UTO-2026-7", "+3225550123", "Suspected of the offence", "Who the person is", "2099-12-01 17:00"):
        assert text in page
    assert not Letter.objects.using("passenger").exists()
    answer = officer.post("/exchange/ask/", {**hidden(page), "go": "draft"})
    letter = Letter.objects.using("passenger").get()
    assert (answer.status_code, answer["Location"]) == (302, f"/exchange/letters/{letter.id}/")
    body = letter.content["fields"]["body"]
    assert (body["wanted"], body["elements"]) == (["travel", "identity"], {"phone": "+3225550123"})
    assert "UTO-2026-7" in officer.get(answer["Location"]).content.decode()
    assert not SentMessage.objects.using("passenger").filter(type="request").exists()


def test_no_answer_stands_in_an_address_a_cookie_or_the_session(signed_in: SignedIn, here: Desk) -> None:
    """PNR-13.9: it travels in the form alone."""
    officer = signed_in("w.officer")
    through(officer)
    assert "+3225550123" not in str(dict(officer.session)) + str(officer.cookies)


def test_a_page_that_lacks_an_answer_comes_again_with_the_reason(signed_in: SignedIn, here: Desk) -> None:
    """EXC-1: and none of the others is complained about."""
    officer = signed_in("w.officer")
    answer = officer.post("/exchange/ask/", {"step": "partner", "partner": "ARC-PIU"})
    page = answer.content.decode()
    assert (answer.status_code, "There is a problem" in page) == (422, True)
    assert 'href="#id_basis"' in page
    assert "id_offence" not in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"suspicion": ""}, "Reasonable suspicion"), ({"by_phone": ""}, "What to look for"),
     ({"basis": "9(3)"}, "only an authority asks directly"), ({"deadline": "2020-01-01 10:00"}, "still to come")],
)  # fmt: skip
def test_what_the_law_asks_for_is_said_on_the_check_page(
    signed_in: SignedIn, here: Desk, changes: dict[str, Any], said: str
) -> None:
    """EXC-1, PNR-9.2, PNR-9.5: the answers stay where they were."""
    officer = signed_in("w.officer")
    page = through(officer, **changes)
    answer = officer.post("/exchange/ask/", {**hidden(page), "go": "draft"})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert "UTO-2026-7" in answer.content.decode()
    assert not Letter.objects.using("passenger").exists()


def test_one_answer_is_changed_from_the_check_page_and_back(signed_in: SignedIn, here: Desk) -> None:
    """EXC-1: without going through all pages again."""
    officer = signed_in("w.officer")
    page = officer.post("/exchange/ask/", {**hidden(through(officer)), "go": "sought"}).content.decode()
    assert 'value="+3225550123"' in page
    carried = {name: value for name, value in hidden(page).items() if not name.startswith("by_")}
    page = officer.post("/exchange/ask/", {**carried, "role": "witness", "by_locator": "K7MTRA"}).content.decode()
    assert "Check your request" in page
    assert ("K7MTRA" in page, "Witness" in page, "+3225550123" in page) == (True, True, False)


def asked(desk: Desk, **body: Any) -> str:
    """What the partner asks; the request's id."""
    deadline = instant(clock.now() + timedelta(hours=4, minutes=1))
    desk.take(
        desk.abroad.send("request", legal_basis="9(2)", body={**ASKED, "deadline": deadline, **body}), at=clock.now()
    )
    return str(Request.objects.using("passenger").latest("registered_at").id)


def test_a_partners_request_is_a_task_with_its_deadline_in_words(signed_in: SignedIn, here: Desk) -> None:
    """PNR-9.3: its next step is said in words; the phone number asked about is not shown."""
    id_ = asked(here)
    page = signed_in("w.officer").get("/exchange/asked/").content.decode()
    assert ("ARC-2026-7" in page, f"/requests/{id_}/" in page, "in 4 hours" in page) == (True, True, True)
    assert "<b>Read it: to do now</b>" in page
    assert "3225550123" not in page
    Request.objects.using("passenger").update(due_at=clock.now() - timedelta(days=3))
    page = signed_in("v.inspector").get("/exchange/asked/?view=overdue").content.decode()
    assert "overdue by 3 days" in page
    assert f"/exchange/asked/{id_}/answer/" not in page  # an inspector answers nobody


def test_the_partner_is_told_exactly_what_the_page_showed(signed_in: SignedIn, here: Desk) -> None:
    """EXC-2: and only once it can be told."""
    id_, officer = asked(here), signed_in("w.officer")
    address = f"/exchange/asked/{id_}/answer/"
    page = officer.get(address).content.decode()
    assert ("Search for the request first" in page, "Tell the partner" in page) == (True, False)
    requests.turn_down(id_, code="F6", actor=here.officer, at=clock.now())
    page = officer.get(address).content.decode()
    assert "No data, or not disclosed" in page
    assert officer.post(address, {"digest": "0" * 64}).status_code == 422
    assert not SentMessage.objects.using("passenger").exists()
    assert officer.post(address, hidden(page)).status_code == 302
    row = SentMessage.objects.using("passenger").get()
    assert (row.type, row.says) == ("refuse", "F6")
    assert id_ not in officer.get("/exchange/asked/").content.decode()
    assert id_ in officer.get("/exchange/asked/?view=answered").content.decode()
    assert officer.get("/exchange/asked/none/answer/").status_code == 404


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "in 0 minutes"), (1, "in 1 minute"), (119, "in 119 minutes"), (120, "in 2 hours"), (2880, "in 2 days"),
     (-1, "overdue by 1 minute"), (-180, "overdue by 3 hours"), (-2880, "overdue by 2 days")],
)  # fmt: skip
def test_deadlines_are_said_in_words(minutes: int, words: str) -> None:
    """PNR-9.3: what is left, or by how much it is late."""
    now = clock.now()
    assert deadline_words(now + timedelta(minutes=minutes), now) == words
