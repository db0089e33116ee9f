"""What became of shared hits, alerts that partners offer, and owners who are asked first, on the pages (EXC-17, 18)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from openpiu.conf import clock
from openpiu.conf import exchange as node
from openpiu.duties import alerts
from openpiu.store.passenger.models import Alert, Hit, Letter, OwnerWord, ReceivedMessage, SentMessage
from tests.doors.console import test_console_exchange as sharing
from tests.duties.exchange import conftest as exchange
from tests.duties.exchange.conftest import Desk

SignedIn = Callable[[str], Client]
post, other, desk = exchange.post, exchange.other, exchange.desk
at, belgian, confirmed = sharing.at, sharing.belgian, sharing.confirmed
PERSON = {"surname": "Specimen", "given_names": "Anna", "birth_date": "1971-02-03"}


@pytest.fixture
def here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The pages use this node."""
    monkeypatch.setattr(node, "post", lambda: desk.post)
    return desk


def got(desk: Desk, kind: str, **changes: Any) -> ReceivedMessage:
    """The partner shares something."""
    desk.take(desk.abroad.send(kind, legal_basis="9(1)", **changes), at=clock.now())
    return ReceivedMessage.objects.using("passenger").get(type=kind)


def test_an_officer_tells_what_became_of_a_shared_hit_from_its_page(signed_in: SignedIn, here: Desk) -> None:
    """EXC-17: the list says first of what nothing was said yet."""
    row, officer = got(here, "spontaneous"), signed_in("w.officer")
    assert "Nothing said yet" in officer.get("/exchange/feedback/").content.decode()
    address = f"/exchange/received/{row.id}/feedback/"
    assert address in officer.get(f"/exchange/received/{row.id}/").content.decode()
    assert officer.post(address, {"outcome": ""}).status_code == 422
    assert officer.post(address, {"outcome": "wrong-person"}).status_code == 302
    answer = officer.post(address, {"outcome": "wrong-person"})
    assert (answer.status_code, "told this already" in answer.content.decode()) == (422, True)
    assert SentMessage.objects.using("passenger").get().says == "wrong-person"
    page = signed_in("v.inspector").get("/exchange/feedback/").content.decode()
    assert ("Somebody else" in page, str(row.id) in page) == (True, False)
    assert address not in signed_in("t.dpo").get(f"/exchange/received/{row.id}/").content.decode()


def test_a_supervisor_takes_an_offered_alert_into_a_list_until_a_day(signed_in: SignedIn, here: Desk) -> None:
    """PNR-6.5: an officer is not asked; the partner stays the owner."""
    row = got(here, "alert", body={"alert": PERSON, "action": "inform", "reason": "sought"})
    address = f"/exchange/received/{row.id}/alert/"
    assert address not in signed_in("w.officer").get(f"/exchange/received/{row.id}/").content.decode()
    assert signed_in("w.officer").post(address, {"until": "2099-12-01"}).status_code == 403
    supervisor = signed_in("s.super")
    assert address in supervisor.get(f"/exchange/received/{row.id}/").content.decode()
    assert supervisor.post(address, {"until": "soon"}).status_code == 422
    assert supervisor.post(address, {"until": "2020-01-01"}).status_code == 422
    assert not Alert.objects.using("passenger").exists()
    until = clock.now().date() + timedelta(days=30)
    assert supervisor.post(address, {"until": str(until)}).status_code == 302
    alert = Alert.objects.using("passenger").get()
    assert (alert.owner, alert.expires_on) == ("Unit ARC-PIU", until)
    assert f"/alerts/{alert.id}/" in supervisor.get("/exchange/feedback/").content.decode()


def test_where_the_owner_is_asked_the_share_page_waits_for_its_word(
    signed_in: SignedIn, confirmed: Hit, belgian: Desk
) -> None:
    """EXC-18: recorded on a page of its own."""
    alerts.consult_owner("wanted", asked=True, actor=belgian.supervisor, at=clock.now())
    officer = signed_in("w.officer")
    address = f"/exchange/share/{confirmed.id}/{sharing.CODE}/owner/"
    page = officer.get(f"/exchange/share/{confirmed.id}/{sharing.CODE}/").content.decode()
    assert ("asked first" in page, address in page) == (True, True)
    answer = sharing.drafted(officer, confirmed)
    assert (answer.status_code, "asked first" in answer.content.decode()) == (422, True)
    assert officer.post(address, {"word": "urgent", "why": "soon"}).status_code == 422
    assert officer.post(address, {"word": "agrees", "spoke": "Insp. of the owner"}).status_code == 302
    assert OwnerWord.objects.using("passenger").get().spoke == "Insp. of the owner"
    assert sharing.drafted(officer, confirmed).status_code == 302
    assert Letter.objects.using("passenger").exists()
