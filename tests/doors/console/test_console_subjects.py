"""RGT-8 on the pages: whom an alert is about is said wherever the alert is shown, and nobody is made a suspect."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import clock
from openpiu.core.law.roles import Actor
from openpiu.duties import alerts, line, review
from tests.doors.console.conftest import WANTED, manifest

SignedIn = Callable[[str], Client]
LIST = {
    "form": "jsonl", "list_name": "wanted", "owner": "BE", "legal_basis": "Specimen Act", "action": "inform",
}  # fmt: skip
RELEASE = {"recipient": "UTO-FED", "purpose": "6.2a", "offence": "1", "link": "journey", "gravity": "serious"}


@pytest.fixture
def victim(stores: None, keys: KeyStore, supervisor: Actor) -> str:
    """The one open hit, on an alert about a victim that rests on facts."""
    now: datetime = clock.now()
    row = {**WANTED, "action": "specific_check", "subject": "victim", "basis": "fact", "list": "wanted"}
    line.add_alerts(
        msgspec.json.encode(row), form="jsonl", defaults=alerts.ListDefaults(), actor=supervisor, at=now, keys=keys
    )
    line.take_in(manifest(now), source="test.edi", at=now, keys=keys)
    return review.inbox(actor=supervisor, at=now).rows[0].hit


def said(page: str) -> dict[str, str]:
    """Every pair of a page: term and description, without the tags."""
    pairs = re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", page, flags=re.DOTALL)
    return {term: re.sub(r"<[^>]*>", "", text).strip() for term, text in pairs}


def test_the_hit_and_the_alert_say_that_a_victim_is_one(signed_in: SignedIn, victim: str) -> None:
    """RGT-8: beside the reason, and what the reason rests on."""
    client = signed_in("w.officer")
    hit: Any = client.get(f"/hits/{victim}/")
    for page in (hit.content.decode(), client.get(f"/alerts/{hit.context['card'].alert.alert}/").content.decode()):
        assert said(page)["Whom the alert is about"] == "Victim"
        assert said(page)["Its reason rests on"] == "Facts"
        assert "Suspect" not in page


@pytest.mark.parametrize(("language", "word"), [("fr", "Victime"), ("nl", "Slachtoffer")])
def test_it_is_said_in_the_officers_language(signed_in: SignedIn, victim: str, language: str, word: str) -> None:
    """RGT-8: French and Dutch."""
    page = signed_in("w.officer").get(f"/hits/{victim}/", headers={"Accept-Language": language}).content.decode()
    assert word in said(page).values()


def test_the_preview_and_the_notice_that_leaves_say_it(signed_in: SignedIn, victim: str) -> None:
    """RGT-8, LED Art. 7(2): what the officer reads before is what the authority reads after."""
    client = signed_in("w.officer")
    card: Any = client.get(f"/hits/{victim}/")
    version = card.context["card"].evidence_version
    given = {"decision": "confirm", "reasons": ["C1"], "evidence_version": version}
    assert client.post(f"/hits/{victim}/decision/", given).status_code == 302
    leaves = client.get(f"/hits/{victim}/release/").content.decode().split("What stays here")[0]
    answer: Any = client.post(f"/hits/{victim}/release/", {**RELEASE, "evidence_version": version, "answer": "release"})
    assert answer.status_code == 302
    for page in (leaves, client.get(answer["Location"]).content.decode()):
        assert (said(page)["Whom the alert is about"], said(page)["Its reason rests on"]) == ("Victim", "Facts")


def send(client: Client, *rows: dict[str, str], **changes: str) -> Any:
    """Send the import form with rows of our own."""
    file = SimpleUploadedFile("wanted.jsonl", b"\n".join(map(msgspec.json.encode, rows)))
    return client.post("/alerts/import/", {**LIST, **changes, "file": file})


def test_the_lists_page_counts_each_class_and_names_what_nobody_said(signed_in: SignedIn) -> None:
    """RGT-8: the hygiene of a list; what is unsaid stands in a line of its own, and no suspect is counted."""
    client = signed_in("s.super")
    rows = [{"id": "BE-1", "surname": "Quesnoirt", "subject": "victim"}, {"id": "BE-2", "surname": "Vandermoorle"}]
    assert send(client, *rows).context["report"].added == 2
    page = " ".join(client.get("/alerts/lists/").content.decode().split())
    assert "Victim: 1" in page
    assert "1 alert whose owner has not said whom it is about" in page
    assert "Suspect" not in page
    send(client, *rows, {"id": "BE-3", "surname": "Oudenaerd"})
    page = " ".join(client.get("/alerts/lists/").content.decode().split())
    assert "2 alerts whose owner has not said whom they are about" in page


def test_the_import_form_declares_whom_a_list_is_about(signed_in: SignedIn) -> None:
    """RGT-8: chosen for rows that do not say it; a declaration is not changed by the way, in the officer's words."""
    client, row = signed_in("s.super"), {"id": "BE-1", "surname": "Quesnoirt"}
    said_so = {"subject_class": "convicted", "reason_basis": "assessment", "reason_class": "sought", "days": "90"}
    assert send(client, row, **said_so).context["report"].added == 1
    found: Any = client.get("/alerts/")
    [shown] = found.context["page"].rows
    assert (shown.subject_class, shown.reason_basis) == ("convicted", "assessment")
    refused = send(client, row, **{**said_so, "subject_class": "suspect"})
    assert refused.status_code == 422
    assert "Whom the alerts are about: the list is declared otherwise." in refused.content.decode()
    assert send(client, row, **{**said_so, "subject_class": "unsaid"}).status_code == 422


def test_a_wrong_word_is_named_in_the_report_of_the_import(signed_in: SignedIn) -> None:
    """RGT-8: row by row, with the words that exist."""
    answer = send(signed_in("s.super"), {"id": "BE-1", "surname": "Quesnoirt", "subject": "guilty"})
    assert answer.context["report"].refused == 1
    assert "subject: one of suspect, convicted, victim, other, document, unsaid" in answer.content.decode()
