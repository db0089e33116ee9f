"""The pages of requests for passenger data: asked, searched, approved by somebody outside, answered, reviewed."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from openpiu.core.envelope import verify_package
from openpiu.duties.review.cards import InboxRow
from openpiu.store.passenger.models import Opening, Request, RequestAnswer

SignedIn = Callable[[str], Client]
FORM = {
    "requester": "UTO-CUS", "person": "Insp. K. Specimen", "case_reference": "CUS-2026-7", "offence": "4",
    "circumstances": "a parcel was seized", "material": "the label names a courier", "suspicion": "the label",
    "air_link": "checked baggage", "by_document": "ZZ0419773", "wanted": ["travel"],
}  # fmt: skip


def ask(client: Client, **changes: Any) -> str:
    """Fill in the form; returns the address of the request's page."""
    answer = client.post("/requests/new/", {**FORM, **changes})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def step(client: Client, page: str, move: str, **given: str) -> Any:
    """Press the button of one step."""
    return client.post(f"{page}{move}/", given)


@pytest.fixture
def awaiting(signed_in: SignedIn, hit: InboxRow) -> str:
    """A request before the approver."""
    client = signed_in("w.officer")
    page = ask(client)
    for move in ("search", "submit"):
        assert step(client, page, move).status_code == 302
    return page


def test_a_request_goes_from_the_form_to_a_signed_answer(signed_in: SignedIn, awaiting: str) -> None:
    """PNR-6.3, CJ-11, PNR-12.6: nobody is named before the approval, then to the officer who asked."""
    officer, judge = signed_in("w.officer"), signed_in("j.judge")
    assert "TSFAROUNI" not in officer.get(awaiting).content.decode()
    shown = judge.get(awaiting).content.decode()
    assert "the label names a courier" in shown
    assert "TSFAROUNI" not in shown
    assert step(judge, awaiting, "approve", reason="V1").status_code == 302
    assert "TSFAROUNI" in officer.get(awaiting).content.decode()
    assert "TSFAROUNI" not in judge.get(awaiting).content.decode()
    assert step(officer, awaiting, "answer").status_code == 302
    package = verify_package(officer.get(f"{awaiting}package/").content)
    assert json.loads(json.dumps(package))["records"][0]["surname"] == "TSFAROUNI"


@pytest.mark.parametrize("move", ["answer", "answer_at_once"])
def test_no_answer_leaves_a_page_before_the_approval(signed_in: SignedIn, awaiting: str, move: str) -> None:
    """CJ-11: whatever address is called; the page says by which rule."""
    officer = signed_in("w.officer")
    page = ask(officer, case_reference="CUS-2026-8")
    step(officer, page, "search")
    for address in (awaiting, page):
        answer = step(officer, address, move)
        assert answer.status_code == 403
        assert "CJ-11" in answer.content.decode()
    assert not RequestAnswer.objects.using("passenger").exists()


@pytest.mark.parametrize("name", ["w.officer", "s.super", "t.dpo", "n.admin", "a.analyst", "j.clerk"])
def test_nobody_of_the_unit_approves_on_the_page(signed_in: SignedIn, awaiting: str, name: str) -> None:
    """CJ-11, RGT-15: nor an approver who is of an authority that asks."""
    answer = step(signed_in(name), awaiting, "approve", reason="V1")
    assert answer.status_code == 403
    assert Request.objects.using("passenger").get().state == "awaiting_approval"


@pytest.mark.parametrize("field", sorted(FORM))
def test_a_form_that_lacks_a_part_says_which(signed_in: SignedIn, stores: None, field: str) -> None:
    """PNR-6.3: nothing is stored; what was written stays in the form."""
    answer = signed_in("w.officer").post("/requests/new/", {**FORM, field: [] if field == "wanted" else ""})
    assert answer.status_code == 422
    assert "This request cannot be opened. Missing or not allowed:" in answer.content.decode()
    assert not Request.objects.using("passenger").exists()


def test_an_incomplete_request_is_registered_as_turned_down(signed_in: SignedIn, stores: None) -> None:
    """PNR-13.4."""
    client = signed_in("w.officer")
    client.post("/requests/new/", {**FORM, "suspicion": "", "turn_away": "1", "refusal": "F3"})
    assert Request.objects.using("passenger").get().refusal == "F3"
    assert "CUS-2026-7" in client.get("/requests/?view=closed").content.decode()


def test_an_urgent_answer_is_refused_afterwards_and_recalled(signed_in: SignedIn, hit: InboxRow) -> None:
    """CJ-11."""
    officer, judge = signed_in("w.officer"), signed_in("j.judge")
    page = ask(officer, is_urgent="on", urgent_reason="lands within the hour")
    step(officer, page, "search")
    assert step(officer, page, "answer_at_once").status_code == 302
    assert "CUS-2026-7" in judge.get("/requests/").content.decode()
    assert step(judge, page, "refuse", reason="F9", text="it was not").status_code == 302
    assert "must destroy it" in officer.get(page).content.decode()
    assert step(officer, page, "confirm_recall").status_code == 302
    assert Request.objects.using("passenger").get().state == "recalled"


def test_the_data_protection_officer_reviews_what_was_opened(signed_in: SignedIn, awaiting: str) -> None:
    """PNR-12.6: a list of their own, and one verdict each."""
    step(signed_in("j.judge"), awaiting, "approve", reason="V1")
    client = signed_in("t.dpo")
    opening = Opening.objects.using("passenger").get()
    assert f"/requests/openings/{opening.id}/" in client.get("/requests/openings/").content.decode()
    assert client.post(f"/requests/openings/{opening.id}/", {"verdict": "lawful"}).status_code == 302
    opening.refresh_from_db()
    assert (opening.verdict, opening.reviewed_by) == ("lawful", "t.dpo")
    assert signed_in("w.officer").get("/requests/openings/").status_code == 403


@pytest.mark.parametrize("move", ["search", "submit", "turn_down", "approve", "nonsense"])
def test_a_step_that_cannot_be_taken_is_said_on_the_page(signed_in: SignedIn, hit: InboxRow, move: str) -> None:
    """Where the officer stands, with what to do."""
    client = signed_in("w.officer")
    page = ask(client)
    step(client, page, "take_back")
    answer = step(client, page, move, reason="F5")
    assert answer.status_code in (403, 422)
    assert "There is a problem" in answer.content.decode()


def test_the_list_names_nobody_who_is_asked_about(signed_in: SignedIn, awaiting: str) -> None:
    """docs/adr/0005."""
    page = signed_in("s.super").get("/requests/").content.decode()
    assert "CUS-2026-7" in page
    assert not [text for text in ("ZZ0419773", "TSFAROUNI", "courier") if text in page]
