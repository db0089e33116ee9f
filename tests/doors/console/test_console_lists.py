"""Alerts, intake and audit on the pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client

from openpiu.core.ledger import Verdict
from openpiu.doors.console.templatetags.console import shortened
from openpiu.duties.review.cards import InboxRow
from tests.core.lists.specimens import SPECIMENS

SignedIn = Callable[[str], Client]
LIST = {"form": "jsonl", "list_name": "wanted", "owner": "BE", "legal_basis": "Specimen Act", "action": "inform"}
GOOD, BAD = b'{"id":"BE-1","surname":"Quesnoirt"}', b'{"id":"BE-2"}'


def send(client: Client, content: bytes, **changes: str) -> Any:
    """Send the import form with a file."""
    return client.post("/alerts/import/", {**LIST, **changes, "file": SimpleUploadedFile("wanted.jsonl", content)})


def test_an_import_answers_for_every_row(signed_in: SignedIn) -> None:
    """PNR-6.5: added and refused rows, each with its line; the reason says nothing of the person."""
    answer = send(signed_in("s.super"), GOOD + b"\n" + BAD)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert (answer.context["report"].added, answer.context["report"].refused) == (1, 1)
    assert "surname" in page


def test_an_import_without_a_file_says_so_beside_the_field(signed_in: SignedIn) -> None:
    """422, the summary links to the field."""
    answer = signed_in("s.super").post("/alerts/import/", LIST)
    assert answer.status_code == 422
    assert '<a href="#id_file">' in answer.content.decode()


def test_a_file_that_cannot_be_read_is_refused_whole(signed_in: SignedIn) -> None:
    """What the duty says stands on the form's page."""
    answer = send(signed_in("s.super"), b"\xff\xfe")
    assert answer.status_code == 422
    assert "UTF-8" in answer.content.decode()


def test_a_list_that_declares_nothing_is_refused_in_the_officers_words(signed_in: SignedIn) -> None:
    """PNR-6.5: the form comes back and names the fields, not the options of a command."""
    bare = {"owner": "", "legal_basis": "", "action": "", "form": ""}
    answer = send(signed_in("s.super"), SPECIMENS["un-xml"][0], **bare)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Missing: Owner of the alerts, Legal basis, Class of reason, Action, Days in force." in page
    assert "--" not in page


def test_a_foreign_list_is_imported_and_shown_with_its_declaration(signed_in: SignedIn) -> None:
    """The report says who was left out; the page of lists shows what the list declares."""
    client = signed_in("s.super")
    answer = send(client, SPECIMENS["un-xml"][0], form="", reason_class="sanctioned", days="90", full="on")
    assert answer.context["report"].added == 2
    assert "Left out, because they are no persons: organisations 1" in " ".join(answer.content.decode().split())
    shown = signed_in("w.officer").get("/alerts/lists/").content.decode()
    assert [
        word for word in ("Specimen Act", "Person under sanctions", "United Nations, XML") if word not in shown
    ] == []
    found: Any = client.get("/alerts/", {"text": "SPi.001"})
    card = client.get(f"/alerts/{found.context['page'].rows[0].alert}/").content.decode()
    assert [word for word in ("The Specimen", "or 1960/1965", "This alert caused 0 rejects") if word not in card] == []


def test_an_officer_does_not_see_the_import_form(signed_in: SignedIn) -> None:
    """PNR-6.5: lists are the supervisor's."""
    assert signed_in("w.officer").get("/alerts/import/").status_code == 403


def test_alerts_are_found_by_name_and_opened(signed_in: SignedIn, hit: InboxRow) -> None:
    """The list, the search that finds nothing, the alert itself."""
    client = signed_in("w.officer")
    found: Any = client.get("/alerts/", {"text": "tesfar"})
    (row,) = found.context["page"].rows
    assert "No alert with this name" in client.get("/alerts/", {"text": "nobody"}).content.decode()
    assert "Specimen Act, section 26" in client.get(f"/alerts/{row.alert}/").content.decode()


def test_an_alert_is_withdrawn_with_a_reason_only(signed_in: SignedIn, hit: InboxRow) -> None:
    """Its open hits lapse."""
    client = signed_in("s.super")
    (row,) = client.get("/alerts/").context["page"].rows
    assert client.post(f"/alerts/{row.alert}/withdraw/", {"reason": ""}).status_code == 422
    answer = client.post(f"/alerts/{row.alert}/withdraw/", {"reason": "expired at the owner"})
    assert answer["Location"] == f"/alerts/{row.alert}/"
    assert "Withdrawn" in client.get(f"/alerts/{row.alert}/").content.decode()
    assert "Queue clear" in client.get("/hits/").content.decode()
    assert client.post(f"/alerts/{row.alert}/withdraw/", {"reason": "again"}).status_code == 422


def test_a_withdrawn_alert_is_put_in_force_again_on_its_page(signed_in: SignedIn, hit: InboxRow) -> None:
    """PNR-6.5: the page says who withdrew it; its hit is back in the inbox."""
    client = signed_in("s.super")
    (row,) = client.get("/alerts/").context["page"].rows
    client.post(f"/alerts/{row.alert}/withdraw/", {"reason": "expired at the owner"})
    page = client.get(f"/alerts/{row.alert}/").content.decode()
    assert [word for word in ("Withdrawn by", "s.super", "Put the alert in force again") if word not in page] == []
    assert client.post(f"/alerts/{row.alert}/restore/", {"reason": ""}).status_code == 422
    assert client.post(f"/alerts/{row.alert}/restore/", {"reason": "the owner renewed it"}).status_code == 302
    assert "Queue clear" not in client.get("/hits/").content.decode()
    assert client.post(f"/alerts/{row.alert}/restore/", {"reason": "again"}).status_code == 422
    assert "Put the alert in force again" not in client.get(f"/alerts/{row.alert}/").content.decode()


def test_the_intake_shows_each_transmission(signed_in: SignedIn, hit: InboxRow) -> None:
    """Source and counts, no traveller."""
    page = signed_in("w.officer").get("/intake/").content.decode()
    assert "test.edi" in page
    assert "TSFAROUNI" not in page
    assert "Nothing is quarantined" in signed_in("w.officer").get("/intake/?only=quarantined").content.decode()


def test_the_ledger_is_searched_and_verified_in_words(signed_in: SignedIn, hit: InboxRow) -> None:
    """PNR-13.7, PNR-13.9."""
    client = signed_in("t.dpo")
    client.get("/audit/")
    assert "Ledger viewed" in client.get("/audit/", {"act": "ledger.viewed"}).content.decode()
    assert "No entry fits" in client.get("/audit/", {"actor_id": "nobody"}).content.decode()
    assert "The ledger verifies." in client.post("/audit/verify/").content.decode()
    fragment = client.post("/audit/verify/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment


def test_a_ledger_that_does_not_verify_names_the_first_bad_entry() -> None:
    """Nothing is hidden, and the page says what to do."""
    verdict = Verdict(
        ok=False, entries=6, first_bad=7, root=None, reason="the entry was changed: its hash does not hold"
    )
    page = render_to_string("console/parts/verdict.html", {"verdict": verdict})
    assert "The first bad entry is number 7." in page
    assert "The entry was changed" in page
    assert "tell the data protection officer" in page


def test_the_export_streams_signed_lines_and_is_entered_itself(signed_in: SignedIn, hit: InboxRow) -> None:
    """PNR-13.9: the file verifies offline."""
    client = signed_in("t.dpo")
    answer: Any = client.post("/audit/export/")
    assert answer["Content-Disposition"].startswith('attachment; filename="openpiu-ledger-')
    assert b"ledger.exported" in b"".join(answer.streaming_content)


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999", "7"])
def test_any_page_number_gives_a_page(signed_in: SignedIn, page: str) -> None:
    """A wrong number is no error."""
    assert signed_in("w.officer").get("/alerts/", {"page": page}).status_code == 200


def test_long_ids_are_shown_short_and_words_are_not() -> None:
    """Eight characters are enough to recognise an id."""
    assert shortened("hit:8f9ee830-1396-8e35-91fa-8eb916f51c60") == "hit:8f9ee830…"
    assert shortened("ledger:passenger") == "ledger:passenger"
