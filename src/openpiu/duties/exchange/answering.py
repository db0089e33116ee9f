"""Requests between units: a partner's becomes a request here, worked on by people; what becomes of it goes back.

Art. 9(2) and 9(4) a unit asks; 9(3) an authority asks directly, in an emergency and with a copy to its own unit; 10 and
11 Europol and third countries, each on its own article only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from openpiu.core.envelope.messages import said
from openpiu.core.envelope.rejections import Rejected
from openpiu.core.law.conditions import purpose_of
from openpiu.core.law.packages import HANDLING
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.request_states import CLOSED, RequestState
from openpiu.core.law.requests import Asked, missing
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.core.law.sharing import ASKS_ON
from openpiu.duties import requests
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.exchange import copies, letters
from openpiu.duties.exchange.post import Arrival, Post
from openpiu.duties.exchange.writing import Note, Written, fields_of, send
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
    if fields["legal_basis"] == "9(4)" and not (body["urgent"] and (body.get("urgent_reason") or "").strip()):
        raise Rejected("no-grounds", "urgent_reason")  # a specific and actual threat, or not on this article (PNR-9.6)
    asked = _asked(arrival, body)
    lacks = missing(asked, arrival.post.profile)
    if lacks:
        raise Rejected("not-serious" if {one.code for one in lacks} == {"F2"} else "no-grounds", lacks[0].part)
    unit = requests.Unit(name=arrival.post.unit, profile=arrival.post.profile, keys=arrival.post.keys)
    id_ = requests.receive(asked, unit=unit, at=arrival.at, wanted_by=datetime.fromisoformat(body["deadline"]))
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPreview:
    """What would be told about a request now: by itself, or as a letter that is read before it leaves."""

    partner: str
    received: str  # our id of the partner's message
    says: str  # data, pending, or the code of a refusal
    fields: Mapping[str, Any]  # exactly what leaves; empty where it is a letter: that is read on its own page
    digest: str
    is_letter: bool
    records: int
    told: str  # what the partner was told last, or empty
    message: str  # our id of that
    is_unlawful: bool  # the approver refused afterwards: what left has to come back


def preview_answer(post: Post, request_id: str, *, actor: Actor, at: datetime) -> AnswerPreview:
    """Exactly what `answer_partner` would do now; OfficerError where there is nothing to tell yet."""
    check_may(actor, Act.ANSWER_REQUEST)
    with in_one_transaction():
        request = find_request(request_id)
        received = _received(request)
        made = RequestAnswer.objects.using("passenger").filter(request=request).first()
        told = last_told(received)
        note = None if made is not None else _without_records(received, request)
        fields = fields_of(post, note, actor=actor, at=at) if note is not None else {}
        enter("request.viewed", actor=actor, at=at, subject=f"request:{request.id}", purpose=purpose_of(actor, "6.2b"))
        return AnswerPreview(
            partner=received.partner_id, received=str(received.id), fields=fields,
            says=said(note.type, note.body) if note is not None else "data",
            digest=letters.digest_of(fields) if fields else "", is_letter=made is not None,
            records=len(made.travellers) if made is not None else 0, told=told.says if told else "",
            message=str(told.id) if told else "", is_unlawful=request.state == RequestState.UNLAWFUL,
        )  # fmt: skip


def answer_partner(
    post: Post, request_id: str, *, still_open: str = "", digest: str = "", actor: Actor, at: datetime
) -> str:
    """Tell the partner what became of its request; the letter to be read where records leave, else empty: it has left.

    Not decided yet: data exist, approval pending, and nothing about anybody (PNR-9.4). `still_open`: what is still to
    come, in words; then it is an answer in part. `digest`: of the preview that was read; another one is refused.
    """
    check_may(actor, Act.ANSWER_REQUEST)
    with in_one_transaction():
        request = find_request(request_id, locked=True)
        received = _received(request)
        made = RequestAnswer.objects.using("passenger").filter(request=request).first()
        if made is not None:
            note = _in_part(received, made, still_open) if still_open.strip() else _with_records(received, made)
            return letters.draft(post, note, letters.Source(kind="request", id=request.id), actor=actor, at=at)
        note = _without_records(received, request)
        if digest and digest != letters.digest_of(fields_of(post, note, actor=actor, at=at)):
            raise OfficerError("this is not what you have read: open the preview again")
        if is_told(request, last_told(received)):
            raise OfficerError("the partner was told this already")
        send(post, [Written(note)], actor=actor, at=at)
    return ""


def last_told(received: ReceivedMessage) -> SentMessage | None:
    """The last that a partner was told about a message of its own, unless it was taken back."""
    rows = SentMessage.objects.using("passenger").filter(about=received.message, partner=received.partner_id)
    return rows.filter(recalled="").defer("sealed").order_by("-seq").first()  # all go on the lane of the message


def is_told(request: Request, told: SentMessage | None) -> bool:
    """Whether the partner has its last word, or asks for none any more."""
    if request.state == RequestState.WITHDRAWN:
        return True
    return told is not None and told.says not in {"pending", "partial"}


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


def _in_part(received: ReceivedMessage, made: RequestAnswer, still_open: str) -> Note:
    package = msgspec.json.decode(made.signed)["package"]
    body = {"of": str(received.message), "records": package["records"], "open": still_open.strip()}
    return _note(received, "partial", body, handling=str(HANDLING["code"]))


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
        grading=None if kind == "refuse" else "A1", about=UUID(str(received.message)),
    )  # fmt: skip


def _basis(received: ReceivedMessage) -> str:
    return str(msgspec.json.decode(str(received.content))["legal_basis"])
