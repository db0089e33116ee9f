"""Requests between units: a partner's becomes a request here, worked on by people; what becomes of it goes back.

Art. 9(2) and 9(4) a unit asks; 9(3) an authority asks directly, in an emergency and with a copy to its own unit; 10 and
11 Europol and third countries, each on its own article only.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from openpiu.core.envelope.rejections import Rejected
from openpiu.core.law.packages import HANDLING
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.request_states import CLOSED, RequestState
from openpiu.core.law.requests import Asked, missing
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.core.law.sharing import ASKS_ON
from openpiu.duties import requests
from openpiu.duties.acting import in_one_transaction
from openpiu.duties.exchange import copies, letters
from openpiu.duties.exchange.post import Arrival, Post
from openpiu.duties.exchange.writing import Note, Written, send
from openpiu.duties.requests.finding import find_request
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import ItemCopy, Partner, ReceivedMessage, Request, RequestAnswer, SentMessage

_TEXTS = (
    "offence", "circumstances", "material", "suspicion", "contribution", "air_link", "urgent_reason", "person",
)  # fmt: skip


def take_request(arrival: Arrival) -> None:
    """Register it as open, or reject it by the code of what lacks; a direct request is told to its own unit."""
    fields, body = arrival.message.fields, arrival.message.body
    if fields["legal_basis"] not in ASKS_ON[arrival.card.kind]:
        raise Rejected("not-emergency" if arrival.card.kind == "authority" else "not-for-class")
    if fields["legal_basis"] == "9(3)":
        _check_direct(arrival)
    asked = _asked(arrival, body)
    lacks = missing(asked, arrival.post.profile)
    if lacks:
        raise Rejected("not-serious" if {one.code for one in lacks} == {"F2"} else "no-grounds", lacks[0].part)
    unit = requests.Unit(name=arrival.post.unit, profile=arrival.post.profile, keys=arrival.post.keys)
    id_ = requests.receive(asked, unit=unit, at=arrival.at)
    copies.register(arrival.row.id, "request", id_, post=arrival.post, at=arrival.at)
    if fields["legal_basis"] == "9(3)":
        _send_copy(arrival)


def request_note(partner: str, body: Mapping[str, Any], *, basis: str, grading: str) -> Note:
    """A request to a partner, to be drafted, read and released; drafting refuses one that lacks a part (PNR-9.2)."""
    lane = "urgent" if body.get("urgent") is True else ""
    return Note(partner=partner, type="request", body=body, basis=basis, grading=grading, lane=lane)


def take_answer(arrival: Arrival) -> None:
    """An answer, whole or in part, or a refusal: of a request that this unit made, or it is not let in."""
    of = arrival.message.body["of"]
    if not SentMessage.objects.using("passenger").filter(id=of, partner=arrival.partner, type="request").exists():
        raise Rejected("no-case")


def answer_partner(post: Post, request_id: str, *, actor: Actor, at: datetime) -> str:
    """Tell the partner what became of its request; the letter to be read where records leave, else empty: it has left.

    Not decided yet: data exist, approval pending, and nothing about anybody (PNR-9.4).
    """
    check_may(actor, Act.ANSWER_REQUEST)
    with in_one_transaction():
        request = find_request(request_id, locked=True)
        received = _received(request)
        made = RequestAnswer.objects.using("passenger").filter(request=request).first()
        if made is not None:
            return letters.draft(
                post, _with_records(received, made), letters.Source(kind="request", id=request.id), actor=actor, at=at
            )  # fmt: skip
        send(post, [Written(_without_records(received, request))], actor=actor, at=at)
    return ""


def _check_direct(arrival: Arrival) -> None:
    """PNR-9.5: only in an emergency, with its reason, and with a copy to the authority's own unit."""
    body = arrival.message.body
    if not (body.get("emergency") and body["urgent"] and (body.get("urgent_reason") or "").strip()):
        raise Rejected("not-emergency")
    copy_to, home = body.get("copy_to"), arrival.card.home
    units = Partner.objects.using("passenger").filter(code=home, kind="eu-piu", standing="active")
    if not copy_to or copy_to != home or not units.exists():
        raise Rejected("no-copy")


def _send_copy(arrival: Arrival) -> None:
    body = {
        "of": arrival.message.id, "authority": arrival.message.body.get("authority") or arrival.card.name,
        "request": dict(arrival.message.body),
    }  # fmt: skip
    note = Note(
        partner=arrival.card.home, type="copy", body=body, basis="9(3)", grading=arrival.message.fields["grading"],
        of_received=arrival.row.id,
    )  # fmt: skip
    send(arrival.post, [Written(note)], actor=MACHINE, at=arrival.at)


def _asked(arrival: Arrival, body: Mapping[str, Any]) -> Asked:
    return Asked(
        requester=arrival.partner.code, partner=arrival.partner.name, case_reference=body["reference"],
        elements=dict(body["elements"]), wanted=tuple(body["wanted"]), is_urgent=body["urgent"],
        **{name: body.get(name) or "" for name in _TEXTS},
    )  # fmt: skip


def _received(request: Request) -> ReceivedMessage:
    copy = ItemCopy.objects.using("passenger").filter(kind="request", reference=str(request.id)).first()
    if copy is None:
        raise OfficerError("this request did not come from a partner by message; answer it where it came from")
    return copy.received


def _with_records(received: ReceivedMessage, made: RequestAnswer) -> Note:
    package = msgspec.json.decode(made.signed)["package"]
    body = {
        "of": str(received.message), "outcome": "data", "scope": "the records that were approved",
        "masked": False, "records": package["records"], "conditions": f"{HANDLING['reuse']}; {HANDLING['onward']}",
    }  # fmt: skip
    return _note(received, "answer", body, handling=str(HANDLING["code"]))


def _without_records(received: ReceivedMessage, request: Request) -> Note:
    if request.state == RequestState.REFUSED:
        return _note(received, "refuse", {"of": str(received.message), "code": request.refusal})
    if request.state in CLOSED:
        raise OfficerError("this request is closed without an answer to send")
    if not request.found:
        raise OfficerError("search for the request first; where nothing agrees, turn it down with F6")
    body = {
        "of": str(received.message), "outcome": "pending", "scope": "data exist, approval pending", "masked": True,
        "records": [], "conditions": "",
    }  # fmt: skip
    return _note(received, "answer", body)


def _note(received: ReceivedMessage, kind: str, body: Mapping[str, Any], handling: str = "H1") -> Note:
    basis = "none" if kind == "refuse" else _basis(received)
    return Note(
        partner=received.partner_id, type=kind, lane=received.lane, body=body, basis=basis, handling=handling,
        grading="A1" if kind == "answer" else None, about=UUID(str(received.message)),
    )  # fmt: skip


def _basis(received: ReceivedMessage) -> str:
    return str(msgspec.json.decode(str(received.content))["legal_basis"])
