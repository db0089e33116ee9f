"""Selected flights on the pages: a supervisor decides, the approver reviews, oversight reads."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from openpiu.conf import clock
from openpiu.core.law.profiles import PROFILES
from openpiu.store.passenger.models import Selection

SignedIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def belgium(monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile that knows selections."""
    monkeypatch.setattr("openpiu.conf.unit.profile", lambda: PROFILES["be"])


def send(client: Client, **changes: str) -> Any:
    """Send the form."""
    today = clock.now().date()
    given = {
        "reach": "routes", "patterns": "MAD-BRU\nZQ:LIS-BRU", "begins": str(today),
        "ends": str(today + timedelta(days=60)), "grounds": "Routes of the assessment", "evidence": "OCAM/2026/114",
    }  # fmt: skip
    document = SimpleUploadedFile("assessment.pdf", b"specimen")
    return client.post("/selections/new/", {**given, **changes, "document": document})


def test_a_supervisor_decides_and_the_approver_reviews(signed_in: SignedIn) -> None:
    """CJ-3, RGT-15: until then the page says that it waits."""
    assert send(signed_in("s.super")).status_code == 302
    row = Selection.objects.using("passenger").get()
    assert row.patterns == ["MAD-BRU", "ZQ:LIS-BRU"]
    assert row.evidence_digest == sha256(b"specimen").hexdigest()
    own: Any = signed_in("s.super").get("/selections/")
    assert "Waiting for review" in own.content.decode()
    assert "/review/" not in own.content.decode()
    judge = signed_in("j.judge")
    assert f"/selections/{row.id}/review/" in judge.get("/selections/").content.decode()
    refused = judge.post(f"/selections/{row.id}/review/", {"answer": "refuse", "note": ""})
    assert refused.status_code == 422
    assert "Say why the selection is refused" in refused.content.decode()
    assert judge.post(f"/selections/{row.id}/review/", {"answer": "approve"}).status_code == 302
    shown: Any = signed_in("s.super").get("/selections/")
    assert shown.context["page"].rows[0].state == "active"
    assert signed_in("s.super").post(f"/selections/{row.id}/end/", {"note": "Over"}).status_code == 302
    assert "Ended early" in judge.get("/selections/").content.decode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"patterns": "*-*"}, "Name an airport"),
        ({"patterns": ""}, "Name the flights"),
        ({"reach": "all", "patterns": ""}, "All flights inside the Union need a body"),
        ({"ends": "2099-01-01"}, "A selection lives 6 months at most"),
    ],
)
def test_what_the_law_refuses_is_said_on_the_form(signed_in: SignedIn, change: dict[str, str], said: str) -> None:
    """CJ-3: nothing is recorded."""
    answer = send(signed_in("s.super"), **change)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Selection.objects.using("passenger").exists()


@pytest.mark.parametrize(
    ("who", "status"),
    [("s.super", 200), ("j.judge", 200), ("t.dpo", 200), ("v.inspector", 200), ("w.officer", 403), ("n.admin", 403)],
)
def test_oversight_reads_and_decides_nothing(signed_in: SignedIn, who: str, status: int) -> None:
    """CJ-3, PNR-5.1."""
    send(signed_in("s.super"))
    client, row = signed_in(who), Selection.objects.using("passenger").get()
    assert client.get("/selections/").status_code == status
    if who != "s.super":
        assert client.get("/selections/new/").status_code == 403
    if who not in ("s.super", "j.judge"):
        assert client.post(f"/selections/{row.id}/end/", {"note": "x"}).status_code == 403
        assert client.post(f"/selections/{row.id}/review/", {"answer": "approve"}).status_code == 403


def test_under_the_strictest_profile_the_page_offers_nothing(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CJ-3: and refuses what is sent all the same, naming the article."""
    monkeypatch.setattr("openpiu.conf.unit.profile", lambda: PROFILES["eu-strict"])
    client = signed_in("s.super")
    assert "/selections/new/" not in client.get("/selections/").content.decode()
    answer = send(client)
    assert answer.status_code == 422
    assert "C-817/19, 161-175" in answer.content.decode()


def test_a_selection_that_is_not_there_is_said_so(signed_in: SignedIn) -> None:
    """The page stays."""
    answer = signed_in("j.judge").post("/selections/nothing/review/", {"answer": "approve"})
    assert answer.status_code == 422
    assert "There is no such selection" in answer.content.decode()
