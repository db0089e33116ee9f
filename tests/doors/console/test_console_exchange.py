"""The exchange on the pages: a reviewed hit is shared or kept back, read whole, released by two."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from openpiu.conf import clock
from openpiu.conf import exchange as node
from openpiu.core.law.roles import Actor
from openpiu.duties import review
from openpiu.duties.review.cards import InboxRow
from openpiu.store.passenger.models import Hit, Letter, Partner, ReceivedMessage, SentMessage, ShareDecision
from tests.duties.exchange import conftest as exchange
from tests.duties.exchange.conftest import Desk

SignedIn = Callable[[str], Client]
CODE = "ARC-PIU"
post, other, desk = exchange.post, exchange.other, exchange.desk


@pytest.fixture
def at() -> Any:
    """The pages read the clock themselves."""
    return clock.now()


@pytest.fixture
def belgian(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The partner is the unit of the state where the flight ends; the pages use this node."""
    Partner.objects.using("passenger").filter(code=CODE).update(state="BEL")
    monkeypatch.setattr(node, "post", lambda: desk.post)
    return desk


@pytest.fixture
def confirmed(hit: InboxRow, officer: Actor, second: Actor) -> Hit:
    """Reviewed by two officers."""
    row = Hit.objects.using("passenger").get(id=hit.hit)
    for person in (officer, second):
        review.decide(
            hit.hit, decision="confirm", reasons=["C1"], note="", evidence_version=row.evidence, actor=person,
            at=clock.now(),
        )  # fmt: skip
    return Hit.objects.using("passenger").get(id=hit.hit)


def drafted(client: Client, hit: Hit, **changes: str) -> Any:
    """Fill in the form."""
    given = {"offence": "T", "link": "journey", "gravity": "serious", "grading": "B2", "evidence_version": hit.evidence}
    return client.post(f"/exchange/share/{hit.id}/{CODE}/", {"answer": "share", **given, **changes})


def test_a_reviewed_hit_is_drafted_read_by_two_and_leaves(signed_in: SignedIn, confirmed: Hit, belgian: Desk) -> None:
    """PNR-9.1, EXC-16: nothing leaves by drafting it, nor by the first person's word."""
    officer, supervisor = signed_in("w.officer"), signed_in("s.super")
    address = f"/exchange/share/{confirmed.id}/{CODE}/"
    assert address in officer.get("/exchange/").content.decode()
    answer = drafted(officer, confirmed)
    row = Letter.objects.using("passenger").get()
    assert (answer.status_code, answer["Location"]) == (302, f"/exchange/letters/{row.id}/")
    page = officer.get(f"/exchange/letters/{row.id}/").content.decode()
    assert "TSFAROUNI" in page
    assert "K7MTRA" not in page  # the locator stays
    for client, left in ((officer, 0), (officer, 0), (supervisor, 1)):
        client.post(f"/exchange/letters/{row.id}/", {"digest": row.digest})
        assert SentMessage.objects.using("passenger").filter(type="spontaneous").count() == left
    assert address not in officer.get("/exchange/").content.decode()
    assert "Waiting to leave" in officer.get("/exchange/").content.decode()


@pytest.mark.parametrize(
    ("change", "said"),
    [({"gravity": "ordinary"}, "does not leave"), ({"evidence_version": "old"}, "open the hit again"),
     ({"grading": "Z9"}, "Reliability"), ({"offence": "26"}, "not serious")],
)  # fmt: skip
def test_what_stands_against_sharing_is_said_on_the_page(
    signed_in: SignedIn, confirmed: Hit, belgian: Desk, change: dict[str, str], said: str
) -> None:
    """PNR-9.1, CJ-2: and nothing is drafted."""
    answer = drafted(signed_in("w.officer"), confirmed, **change)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Letter.objects.using("passenger").exists()


def test_a_hit_is_kept_back_with_a_reason(signed_in: SignedIn, confirmed: Hit, belgian: Desk) -> None:
    """PNR-9.1: without one it is still owed."""
    officer, address = signed_in("w.officer"), f"/exchange/share/{confirmed.id}/{CODE}/"
    assert officer.post(address, {"answer": "keep", "reason": ""}).status_code == 422
    assert officer.post(address, {"answer": "keep", "reason": "S3"}).status_code == 302
    assert ShareDecision.objects.using("passenger").get().reason == "S3"


def test_a_letter_that_was_not_read_as_it_is_does_not_leave(signed_in: SignedIn, confirmed: Hit, belgian: Desk) -> None:
    """EXC-16: another digest than the page's."""
    officer = signed_in("w.officer")
    drafted(officer, confirmed)
    row = Letter.objects.using("passenger").get()
    answer = officer.post(f"/exchange/letters/{row.id}/", {"digest": "f" * 64})
    assert (answer.status_code, "not what you have read" in answer.content.decode().lower()) == (422, True)
    assert officer.get("/exchange/letters/none/").status_code == 404


def test_what_a_partner_sent_is_listed_without_content_and_opened_on_record(signed_in: SignedIn, belgian: Desk) -> None:
    """PNR-13.5, EXC-2: the list names nobody."""
    belgian.take(belgian.abroad.send("sighting"), at=clock.now())
    row = ReceivedMessage.objects.using("passenger").get(type="sighting")
    officer = signed_in("w.officer")
    assert f"/exchange/received/{row.id}/" in officer.get("/exchange/").content.decode()
    assert "legal_basis" in officer.get(f"/exchange/received/{row.id}/").content.decode()
    assert exchange.acts("exchange.viewed") == 1
    assert f"/exchange/received/{row.id}/" not in signed_in("v.inspector").get("/exchange/").content.decode()


def test_partners_are_shown_with_their_fingerprint_and_health(signed_in: SignedIn, belgian: Desk) -> None:
    """EXC-16."""
    page = signed_in("s.super").get("/exchange/partners/").content.decode()
    assert belgian.abroad.card.fingerprint in page
    assert "Active" in page


@pytest.mark.parametrize(
    ("grading", "words"),
    [("X4", "not assessed by its originator"), ("B2", "source reliable most of the time, known to the source itself")],
)
def test_what_was_received_says_how_far_it_is_trusted(
    signed_in: SignedIn, belgian: Desk, grading: str, words: str
) -> None:
    """EXC-4: in words, and X4 as what nobody has judged."""
    belgian.take(belgian.abroad.send("sighting", grading=grading), at=clock.now())
    row = ReceivedMessage.objects.using("passenger").get(type="sighting")
    assert words in signed_in("w.officer").get(f"/exchange/received/{row.id}/").content.decode()
