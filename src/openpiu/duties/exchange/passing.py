"""Passing on what another state gave: with its consent, or in an emergency that it hears of at once (Art. 11(2)).

No consent and no emergency: blocked, and the refusal is in the ledger. An emergency opens a review that somebody
else makes afterwards. The database refuses the message of its own accord (sql/exchange.sql).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from openpiu.core.envelope.rejections import Rejected
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.core.law.sharing import EMERGENCY_LENGTH, REVIEW_WITHIN, SENT_ON
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.exchange import letters, matrix
from openpiu.duties.exchange.post import Arrival, Post, active_partner
from openpiu.duties.exchange.viewing import check_answer, find_received
from openpiu.duties.exchange.writing import Note, Written, send
from openpiu.errors import OfficerError, Refused
from openpiu.store.journal import instant
from openpiu.store.passenger.models import Partner, Passing, ReceivedMessage, SentMessage

CONSENT, EMERGENCY = "consent", "emergency"
FORWARD = "forward"  # the verb of permissions that this file knows
PASSED_ON = ("spontaneous", "alert", "case.content")  # types of message
VERDICTS = ("lawful", "doubtful")


@dataclass(frozen=True, slots=True, kw_only=True)
class PassingRow:
    """One item passed on in an emergency, as the data protection officer reviews it."""

    passing: str
    received: str
    originator: str
    recipient: str
    by: str
    at: datetime
    review_due: datetime
    verdict: str


def pass_on(
    post: Post, received_id: str, recipient: str, *, emergency: str = "", actor: Actor, at: datetime
) -> str:  # fmt: skip
    """Draft the letter that passes an item on; Refused without the originator's consent or a reasoned emergency."""
    check_may(actor, Act.WRITE_ABROAD)
    try:
        with in_one_transaction():
            row, partner = find_received(received_id, locked=True), active_partner(recipient)
            consented, fields = _consented(row, partner), msgspec.json.decode(str(row.content))
            check_answer(matrix.passed_on(row, fields, partner, consented=consented, day=at.date()))
            if not consented:
                _begin_emergency(post, row, partner, emergency, actor=actor, at=at)
            return letters.draft(
                post, _note(row, partner), letters.Source(kind="received", id=row.id), actor=actor, at=at
            )  # fmt: skip
    except Refused as refusal:
        with in_one_transaction():
            enter(
                "exchange.passing_refused", actor=actor, at=at, subject=f"received:{_id(received_id)}",
                purpose="6.2b", rule=refusal.rule,
            )  # fmt: skip
        raise


def ask_consent(post: Post, received_id: str, recipient: str, *, reason: str, actor: Actor, at: datetime) -> None:
    """Ask the originator whether one item may go to one recipient."""
    check_may(actor, Act.WRITE_ABROAD)
    with in_one_transaction():
        row = find_received(received_id)
        body = {"of": str(row.message), "verb": FORWARD, "recipient": recipient, "reason": reason}
        send(post, [Written(Note(partner=row.partner_id, type="permission.ask", body=body))], actor=actor, at=at)


def answer_consent(post: Post, ask_id: str, *, granted: bool, actor: Actor, at: datetime) -> None:
    """The originator's word about an item of its own."""
    check_may(actor, Act.WRITE_ABROAD)
    with in_one_transaction():
        row = find_received(ask_id, kind="permission.ask")
        asked = msgspec.json.decode(str(row.content))["body"]
        if not SentMessage.objects.using("passenger").filter(id=asked["of"], partner=row.partner_id).exists():
            raise OfficerError("this unit did not send what is asked about")
        body = {
            "of": asked["of"], "verb": asked["verb"], "recipient": asked["recipient"], "granted": granted,
            "ask": str(row.message),
        }  # fmt: skip
        note = Note(partner=row.partner_id, type="permission", body=body, about=row.message)
        send(post, [Written(note)], actor=actor, at=at)


def take_permission(arrival: Arrival) -> None:
    """The originator consents, or does not; consent unlocks this item for this recipient and no other."""
    body = arrival.message.body
    row = ReceivedMessage.objects.using("passenger").filter(partner=arrival.partner, message=body["of"]).first()
    if row is None:
        raise Rejected("no-case")
    if not body["granted"] or body["verb"] != FORWARD:
        return
    Passing.objects.using("passenger").get_or_create(
        received=row, recipient=body["recipient"], kind=CONSENT,
        defaults={
            "id": arrival.post.ids().make("passing", str(row.id), body["recipient"], CONSENT),
            "consent": arrival.message.id, "by": arrival.message.fields["officer"], "at": arrival.at,
        },
    )  # fmt: skip


def list_passings(*, actor: Actor) -> tuple[PassingRow, ...]:
    """What was passed on in an emergency; what nobody has reviewed comes first, by its due date."""
    check_may(actor, Act.REVIEW_PASSING)
    rows = Passing.objects.using("passenger").filter(kind=EMERGENCY).select_related("received").order_by("review_due")
    return tuple(sorted((_row(row) for row in rows), key=lambda row: bool(row.verdict)))


def review_passing(passing_id: str, *, verdict: str, actor: Actor, at: datetime) -> None:
    """What the data protection officer finds afterwards; once."""
    check_may(actor, Act.REVIEW_PASSING)
    if verdict not in VERDICTS:
        raise OfficerError("choose whether it was lawful or is doubtful")
    with in_one_transaction():
        rows = Passing.objects.using("passenger").filter(id=_id(passing_id), kind=EMERGENCY, verdict="")
        if not rows.update(verdict=verdict, reviewed_by=actor.id, reviewed_at=at):
            raise OfficerError("there is nothing of this to review any more")
        enter(
            "exchange.passing_reviewed", actor=actor, at=at, subject=f"passing:{passing_id}", purpose="oversight",
            verdict=verdict,
        )  # fmt: skip


def _consented(row: ReceivedMessage, partner: Partner) -> bool:
    """The originator may always have back what it gave."""
    passings = Passing.objects.using("passenger").filter(received=row, recipient=partner.code)
    return passings.exists()


def _begin_emergency(
    post: Post, row: ReceivedMessage, partner: Partner, reason: str, *, actor: Actor, at: datetime
) -> None:  # fmt: skip
    if len(reason.strip()) < EMERGENCY_LENGTH:
        raise Refused(
            "this is another state's: ask for its consent, or say which specific threat cannot wait", rule="PNR-11.2"
        )
    due = at + REVIEW_WITHIN
    Passing.objects.using("passenger").create(
        id=post.ids().make("passing", str(row.id), partner.code, EMERGENCY), received=row, recipient=partner.code,
        kind=EMERGENCY, by=actor.id, at=at, review_due=due,
    )  # fmt: skip
    body = {
        "of": str(row.message), "recipient": partner.code, "reason": reason.strip(), "review_due": instant(due),
    }  # fmt: skip
    send(post, [Written(Note(partner=row.partner_id, type="onward", body=body))], actor=actor, at=at)
    enter(
        "exchange.passed_on", actor=actor, at=at, subject=f"received:{row.id}", purpose="6.2b",
        recipient=partner.code, originator=row.originator, emergency=True,
    )  # fmt: skip


def _note(row: ReceivedMessage, partner: Partner) -> Note:
    fields = msgspec.json.decode(str(row.content))
    if partner.kind not in SENT_ON or fields["type"] not in PASSED_ON:
        raise OfficerError("only what was sent about a hit or an alert, or written in a case, is passed on, to a unit")
    return Note(
        partner=partner.code, type=fields["type"], body=fields["body"], basis=SENT_ON[partner.kind],
        handling=fields["handling"], handling_text=fields["handling_text"], grading=fields["grading"],
        originator=row.originator, expires=row.expires_at, of_received=row.id,
    )  # fmt: skip


def _row(row: Passing) -> PassingRow:
    return PassingRow(
        passing=str(row.id), received=str(row.received_id), originator=row.received.originator,
        recipient=row.recipient, by=row.by, at=row.at, review_due=row.review_due or row.at, verdict=row.verdict,
    )  # fmt: skip


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
