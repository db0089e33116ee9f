"""Recalls on the pages: taking back what was sent, and each copy of what a partner takes back, one by one (EXC-11)."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from openpiu.conf import clock
from openpiu.conf import exchange as node
from openpiu.duties.exchange import copies, recalling
from openpiu.store.journal import instant
from openpiu.store.passenger.models import ItemCopy, Recall, ReceivedMessage, SentMessage
from tests.duties.exchange import conftest as exchange
from tests.duties.exchange.conftest import Desk
from tests.duties.exchange.ways import first_left

SignedIn = Callable[[str], Client]
post, other, desk = exchange.post, exchange.other, exchange.desk


@pytest.fixture
def at() -> Any:
    """The pages read the clock themselves."""
    return clock.now()


@pytest.fixture
def here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The pages use this node."""
    monkeypatch.setattr(node, "post", lambda: desk.post)
    return desk


def theirs(desk: Desk, *kinds: str, hours: int = 24) -> Recall:
    """The partner sent something, of which copies were made, and takes it back."""
    desk.take(desk.abroad.send("alert", legal_basis="9(1)"), at=clock.now())
    row = ReceivedMessage.objects.using("passenger").get(type="alert")
    for kind in kinds:
        copies.register(row.id, kind, f"{kind} 7", post=desk.post, at=clock.now())
    body = {
        "targets": [str(row.message)], "reason": "wrong person", "mode": "erase",
        "deadline": instant(clock.now() + timedelta(hours=hours, minutes=1)),
    }  # fmt: skip
    desk.take(desk.abroad.send("recall", body=body), at=clock.now())
    return Recall.objects.using("passenger").get(ours=False)


def test_what_was_sent_is_taken_back_from_the_list_with_reason_and_deadline(signed_in: SignedIn, here: Desk) -> None:
    """EXC-11: erase, restrict or correct; once."""
    first_left(here)
    sent, officer = SentMessage.objects.using("passenger").get(type="alert"), signed_in("w.officer")
    address = f"/exchange/recalls/new/{sent.id}/"
    assert address in officer.get("/exchange/").content.decode()
    assert officer.get(address).status_code == 200
    given = {"mode": "restrict", "reason": "wrong person", "deadline": "2099-12-01 17:00"}
    for wrong in ({"reason": ""}, {"mode": "burn"}, {"deadline": "soon"}, {"deadline": "2020-01-01 10:00"}):
        assert officer.post(address, {**given, **wrong}).status_code == 422
    answer = officer.post(address, given)
    recall = Recall.objects.using("passenger").get()
    assert (answer.status_code, answer["Location"]) == (302, f"/exchange/recalls/{recall.id}/")
    assert (recall.mode, recall.targets, recall.deadline.year) == ("restrict", [sent.id], 2099)
    page = officer.get(answer["Location"]).content.decode()
    assert ("wrong person" in page, "Keep it, and use it no more" in page) == (True, True)
    assert address not in officer.get("/exchange/").content.decode()
    assert officer.get(address).status_code == 404


def test_copies_of_a_partners_recall_are_settled_one_by_one_with_a_reason(signed_in: SignedIn, here: Desk) -> None:
    """EXC-11: each has a form of its own; the last sends the signed list."""
    recall, officer = theirs(here, "case", "export"), signed_in("w.officer")
    page = officer.get(f"/exchange/recalls/{recall.id}/").content.decode()
    forms = re.findall(r'action="(/exchange/recalls/[^"]+)"', page)
    assert (len(forms), page.count("Record this copy")) == (2, 2)
    assert officer.post(forms[0], {"done": "", "why": ""}).status_code == 422
    answer = officer.post(forms[0], {"done": "cannot", "why": ""})
    assert (answer.status_code, "with a reason" in answer.content.decode()) == (422, True)
    assert ItemCopy.objects.using("passenger").filter(done="").count() == 2
    assert officer.post(forms[0], {"done": "cannot", "why": "court file 7/26"}).status_code == 302
    assert Recall.objects.using("passenger").get().answered_at is None
    assert officer.post(forms[1], {"done": "erased", "why": ""}).status_code == 302
    assert Recall.objects.using("passenger").get().answered_at is not None
    page = officer.get(f"/exchange/recalls/{recall.id}/").content.decode()
    assert ("court file 7/26" in page, "Record this copy" in page) == (True, False)
    (told,) = [one for one in here.deliver() if one.type == "recall.answer"]
    assert told.body["complete"] is False


def test_overdue_recalls_are_an_alarm_on_both_pages_and_stand_first(signed_in: SignedIn, here: Desk) -> None:
    """EXC-11: in words; an inspector sees that there is one, not its copies."""
    theirs(here, "case", hours=-6)
    first_left(here)
    sent = SentMessage.objects.using("passenger").get(type="alert")
    wish = recalling.Wish(mode="erase", reason="wrong person", deadline=clock.now() + timedelta(hours=5, minutes=1))
    recalling.recall(here.post, [str(sent.id)], wish, actor=here.officer, at=clock.now())
    recalling.escalate(at=clock.now())
    inspector = signed_in("v.inspector")
    for address in ("/exchange/", "/exchange/recalls/"):
        assert "1 recall is overdue" in inspector.get(address).content.decode()
    page = inspector.get("/exchange/recalls/").content.decode()
    assert 0 < page.index("overdue by 5 hours") < page.index("in 5 hours")
    recall = Recall.objects.using("passenger").get(ours=False)
    assert inspector.get(f"/exchange/recalls/{recall.id}/").status_code == 403


def test_the_partners_answer_to_ours_is_shown_copy_by_copy(signed_in: SignedIn, here: Desk) -> None:
    """EXC-11: what it could not take back, and why."""
    first_left(here)
    (alert,) = here.deliver()
    wish = recalling.Wish(mode="erase", reason="wrong person", deadline=clock.now() + timedelta(days=1))
    (id_,) = recalling.recall(here.post, [alert.id], wish, actor=here.officer, at=clock.now())
    held = {"kind": "case", "reference": "x", "done": "cannot", "why": "court file 9/26"}
    body = {"recall": id_, "targets": [{"id": alert.id, "copies": [held]}], "complete": False}
    here.take(here.abroad.send("recall.answer", body=body), at=clock.now())
    page = signed_in("w.officer").get(f"/exchange/recalls/{id_}/").content.decode()
    assert ("court file 9/26" in page, "not all could be taken back" in page) == (True, True)
    assert signed_in("w.officer").get("/exchange/recalls/none/").status_code == 404
