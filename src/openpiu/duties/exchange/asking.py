"""Our own requests to partners: drafted with all their parts, and how each stands until its deadline (PNR-9.2, 9.3).

A unit asks a unit under Art. 9(2) and, where a specific and actual threat asks for it, 9(4); an authority that runs a
node of its own asks directly under 9(3), in an emergency and with a copy to its own unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpiu.core.envelope.kinds import ROLES
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.requests import Asked, missing
from openpiu.core.law.roles import Actor
from openpiu.core.law.sharing import ASKS_ON
from openpiu.duties.exchange import letters
from openpiu.duties.exchange.post import Post, own_card
from openpiu.duties.exchange.writing import Note
from openpiu.duties.requests.elements import sought
from openpiu.errors import OfficerError, Refused
from openpiu.store.journal import instant
from openpiu.store.passenger.models import ReceivedMessage, SentMessage

SHOWN = 200
ANSWERS = ("answer", "partial", "refuse")
OPEN = ("waiting", "pending", "partial")  # of `OurRow.stage`: something is still to come


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A request to a partner, as an officer fills it in; `asked` holds what every request has (EXC-1)."""

    partner: str
    basis: str  # 9(2), 9(3), 9(4)
    asked: Asked
    role: str  # core.envelope.kinds.ROLES
    deadline: datetime
    contact: str
    answer_for: str  # what the answer will be used for
    since: date | None = None  # days of travel
    until: date | None = None
    unmasking: bool = False  # whether masked data are wanted too (PNR-9.4)
    approval: str = ""  # id of the asking state's own approval for that
    grading: str = "X4"
    handling: str = "H1"
    handling_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OurRow:
    """One request that this unit sent, and what came of it."""

    message: str
    partner: str
    sent_by: str
    sent_at: datetime
    due_at: datetime
    stage: str  # waiting, pending, partial, answered, refused, not-taken, recalled
    code: str  # of the refusal
    answer: str  # our id of the newest message that answers it, or empty
    is_overdue: bool


def draft_question(post: Post, question: Question, *, actor: Actor, at: datetime) -> str:
    """Draft the letter of a request, to be read and let go; Refused or OfficerError says which part it lacks."""
    check_may(actor, Act.WRITE_ABROAD)
    _check(post, question, at)
    note = Note(
        partner=question.partner, type="request", body=_body(post, question), basis=question.basis,
        lane="urgent" if question.asked.is_urgent else "", grading=question.grading, handling=question.handling,
        handling_text=question.handling_text,
    )  # fmt: skip
    return letters.draft(post, note, letters.Source(), actor=actor, at=at)


def list_ours(*, actor: Actor, at: datetime) -> tuple[OurRow, ...]:
    """Requests that were sent: overdue ones first, then open ones by their deadline, then the others (PNR-9.3)."""
    check_may(actor, Act.SEE_EXCHANGE)
    sent = SentMessage.objects.using("passenger").filter(type="request").defer("sealed").order_by("-created_at")
    shown = list(sent[:SHOWN])
    answers = ReceivedMessage.objects.using("passenger").filter(
        about__in=[row.id for row in shown], type__in=ANSWERS, standing="applied"
    )
    newest = {row.about: row for row in answers.defer("sealed").order_by("received_at", "seq")}
    rows = [_row(row, newest.get(row.id), at) for row in shown]
    return tuple(sorted(rows, key=lambda row: (not row.is_overdue, row.stage not in OPEN, row.due_at)))


def _check(post: Post, question: Question, at: datetime) -> None:
    if question.basis not in ASKS_ON[own_card(post).card.kind]:
        raise Refused("a unit asks under Art. 9(2) or 9(4); only an authority asks directly (9(3))", rule="PNR-9.5")
    lacks = missing(question.asked, post.profile)
    if lacks:
        parts = ", ".join(one.part for one in lacks)
        raise Refused(f"this request cannot be opened; missing or not allowed: {parts}", rule=lacks[0].rule)
    if question.role not in ROLES:
        raise OfficerError("choose the role of the person who is asked about")
    if question.basis == "9(4)" and not question.asked.is_urgent:
        raise Refused("Art. 9(4) is for a specific and actual threat: mark it urgent and say which", rule="PNR-9.6")
    if question.deadline <= at:
        raise OfficerError("the deadline of a request is still to come")
    if question.since and question.until and question.since > question.until:
        raise OfficerError("the period of travel ends after it begins")
    sought(question.asked.elements)


def _body(post: Post, question: Question) -> Mapping[str, Any]:
    asked, card = question.asked, own_card(post).card
    direct = {"emergency": True, "copy_to": card.home, "authority": card.name} if question.basis == "9(3)" else {}
    return {
        "reference": asked.case_reference, "person": asked.person, "offence": asked.offence,
        "circumstances": asked.circumstances, "material": asked.material, "suspicion": asked.suspicion,
        "contribution": asked.contribution, "air_link": asked.air_link, "role": question.role,
        "elements": {name: text for name, text in asked.elements.items() if text.strip()},
        "wanted": list(asked.wanted), "urgent": asked.is_urgent, "urgent_reason": asked.urgent_reason,
        "unmasking": question.unmasking, "approval": question.approval or None,
        "since": question.since.isoformat() if question.since else None,
        "until": question.until.isoformat() if question.until else None, "deadline": instant(question.deadline),
        "contact": question.contact, "answer_for": question.answer_for, **direct,
    }  # fmt: skip


def _row(row: SentMessage, answer: ReceivedMessage | None, at: datetime) -> OurRow:
    stage, due_at = _stage(row, answer), row.due_at or row.created_at
    return OurRow(
        message=str(row.id), partner=row.partner_id, sent_by=row.created_by, sent_at=row.created_at, due_at=due_at,
        stage=stage, code=row.code or (answer.says if answer and answer.type == "refuse" else ""),
        answer=str(answer.id) if answer else "", is_overdue=stage in OPEN and due_at < at,
    )  # fmt: skip


def _stage(row: SentMessage, answer: ReceivedMessage | None) -> str:
    if row.recalled:
        return "recalled"
    if row.standing == "refused":
        return "not-taken"  # by the partner's node: the code is in its receipt
    if answer is None:
        return "waiting"
    if answer.type == "refuse":
        return "refused"
    return answer.says if answer.says in {"pending", "partial"} else "answered"
