"""What the partner does: it asks, shares, offers and takes back; and what this unit has sent it before."""

from datetime import datetime, timedelta
from typing import Any

from openpiu.conf import clock, exchange, unit
from openpiu.core.envelope.cards import read_card
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import requests
from openpiu.duties.exchange import asking, copies, letters, partners
from openpiu.duties.exchange.letters import Source
from openpiu.store.journal import instant
from openpiu.store.passenger.models import ReceivedMessage, Request
from tests.core.envelope import specimens
from tests.duties.exchange.conftest import BASES, Abroad, Desk
from tests.duties.exchange.test_exchange_inbox import question
from tests.duties.exchange.ways import ASKED, alert_note, release

OFFICER = Actor(id="w.vandermoorle", role=Role.OFFICER, authority="Federal Police", name="W.")
FIRST = Actor(id="s.ravenhorst", role=Role.SUPERVISOR, authority="Federal Police", name="S.")
SECOND = Actor(id="o.second", role=Role.SUPERVISOR, authority="Customs", name="O.")
REQUESTS = 4  # of which one is overdue, and one turned down and waiting to be told


def play() -> dict[str, str]:
    """Everything, in order; the ids that pages are opened by."""
    with unit.database_in_use():
        at = clock.now()
        desk = _desk(at)
        found = {"sent": _sent(desk), "asked": _asked(desk), "letter": _letter(desk)}
        return {**found, **_shared(desk), "recall": _recalled(desk)}


def _desk(at: datetime) -> Desk:
    """Both sides have each other's card."""
    post = exchange.post()
    own = partners.issue_card(post, partners.Particulars(contact="+3225550100"), actor=FIRST, at=at)
    card = specimens.signed_card("ARC-PIU", roster=(), bases=BASES, state="BEL", name="Arcadia PIU")
    desk = Desk(post, Abroad(read_card(own.text), card=card), OFFICER, FIRST, SECOND, at)
    desk.trust(card)
    return desk


def _sent(desk: Desk) -> str:
    """Two letters that have left; the second can be taken back."""
    for _ in range(2):
        release(desk, letters.draft(desk.post, alert_note(), Source(), actor=OFFICER, at=clock.now()))
    *_, message = desk.deliver(at=clock.now())
    desk.take(desk.abroad.receipt(message), at=clock.now())
    release(desk, asking.draft_question(desk.post, question(desk), actor=OFFICER, at=desk.at))
    return message.id


def _letter(desk: Desk) -> str:
    """One that waits to be read."""
    return letters.draft(desk.post, alert_note(), Source(), actor=OFFICER, at=clock.now())


def _asked(desk: Desk) -> str:
    """Requests; the id of the one that is turned down and waits to be told."""
    for number in range(REQUESTS):
        begun = desk.at - timedelta(days=9 if number == 0 else 0)
        body: dict[str, Any] = {
            **ASKED, "reference": f"ARC-2026-{number}", "deadline": instant(begun + timedelta(hours=20, minutes=1)),
        }  # fmt: skip
        desk.take(desk.abroad.send("request", legal_basis="9(2)", body=body), at=begun)
    request = Request.objects.using("passenger").get(case_reference="ARC-2026-3")
    requests.turn_down(str(request.id), code="F6", actor=OFFICER, at=clock.now())
    return str(request.id)


def _shared(desk: Desk) -> dict[str, str]:
    """A hit and an alert of the partner."""
    alert = {"surname": "Specimen", "given_names": "Anna", "birth_date": "1971-02-03"}
    body = {"alert": alert, "action": "inform", "reason": "sought"}
    desk.take(
        desk.abroad.send("spontaneous", legal_basis="9(1)"), desk.abroad.send("alert", legal_basis="9(1)", body=body),
        at=clock.now(),
    )  # fmt: skip
    rows = ReceivedMessage.objects.using("passenger")
    return {"received": str(rows.get(type="spontaneous").id), "offer": str(rows.get(type="alert").id)}


def _recalled(desk: Desk) -> str:
    """The partner takes back an item of which two copies lie here."""
    desk.take(desk.abroad.send("spontaneous", legal_basis="9(1)"), at=clock.now())
    row = ReceivedMessage.objects.using("passenger").filter(type="spontaneous").latest("seq")
    for kind in ("dossier", "export"):
        copies.register(row.id, kind, f"{kind} 7", post=desk.post, at=clock.now())
    body = {
        "targets": [str(row.message)], "reason": "wrong person", "mode": "erase",
        "deadline": instant(clock.now() + timedelta(days=3)),
    }  # fmt: skip
    desk.take(desk.abroad.send("recall", body=body), at=clock.now())
    return str(ReceivedMessage.objects.using("passenger").get(type="recall").id)
