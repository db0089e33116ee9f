"""Lists of what was sent and received, without content; and opening one received item, which is a consultation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Count, Exists, OuterRef

from openpiu.core.law.conditions import purpose_of
from openpiu.core.law.handling import Answer
from openpiu.core.law.handling_table import Verdict
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.exchange import matrix
from openpiu.errors import KeyGone, OfficerError, Refused
from openpiu.store.passenger.models import LedgerEntry, Letter, ReceivedMessage, SentMessage

SHOWN = 200
SIDES = ("sent", "received")


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """One message in a list."""

    message: str  # our own id of it
    partner: str
    lane: str
    number: int
    type: str
    handling: str
    standing: str
    code: str
    at: datetime
    tries: int = 0
    recalled: str = ""
    persons: bool = False


def list_messages(side: str, *, actor: Actor, partner: str = "") -> tuple[MessageRow, ...]:
    """The newest of one side, of one partner or of all."""
    check_may(actor, Act.SEE_EXCHANGE)
    if side not in SIDES:
        raise OfficerError("choose sent or received")
    only = {"partner": partner} if partner else {}
    if side == "sent":
        sent = SentMessage.objects.using("passenger").filter(**only).defer("sealed").order_by("-created_at", "-seq")
        return tuple(_sent(row) for row in sent[:SHOWN])
    rows = ReceivedMessage.objects.using("passenger").filter(**only).defer("sealed").order_by("-received_at", "-seq")
    return tuple(_received(row) for row in rows[:SHOWN])


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """One letter that has not left yet."""

    letter: str
    partner: str
    type: str
    persons: bool
    drafted_by: str
    at: datetime
    read_by: int  # how many people have let it leave


def waiting_letters(*, actor: Actor) -> tuple[LetterRow, ...]:
    """Letters that somebody still has to read, oldest first; without their content."""
    check_may(actor, Act.SEE_EXCHANGE)
    sent = SentMessage.objects.using("passenger").filter(id=OuterRef("id"))
    rows = Letter.objects.using("passenger").filter(~Exists(sent)).defer("sealed").annotate(read_by=Count("reviews"))
    return tuple(
        LetterRow(
            letter=str(row.id), partner=row.partner_id, type=row.type, persons=row.persons, drafted_by=row.drafted_by,
            at=row.drafted_at, read_by=row.read_by,
        )
        for row in rows.order_by("drafted_at", "id")[:SHOWN]
    )  # fmt: skip


def tally(partner: str, *, actor: Actor) -> Mapping[str, int]:
    """How many messages were sent to a partner, settled by its receipt, applied here, and entered as applied."""
    check_may(actor, Act.SEE_EXCHANGE)
    sent = SentMessage.objects.using("passenger").filter(partner=partner)
    applied = ReceivedMessage.objects.using("passenger").filter(partner=partner, standing="applied")
    entered = LedgerEntry.objects.using("passenger").filter(act="exchange.received", detail__partner=partner)
    return {
        "sent": sent.count(), "settled": sent.filter(standing="applied").count(), "applied": applied.count(),
        "entered": entered.filter(detail__outcome="applied").count(),
    }  # fmt: skip


def open_received(received_id: str, *, actor: Actor, at: datetime) -> Mapping[str, Any]:
    """All fields of one received message; entered in the ledger.

    Refused once it was recalled, or where the handling matrix lets nobody read it any more (EXC-3, EXC-11).
    """
    check_may(actor, Act.OPEN_RECEIVED)
    with in_one_transaction():
        row = find_received(received_id)
        fields = _fields(row)
        check_answer(matrix.shown_here(row, fields, day=at.date()))
        enter(
            "exchange.viewed", actor=actor, at=at, subject=f"received:{row.id}", purpose=purpose_of(actor, "6.2b"),
            partner=row.partner_id, digest=row.digest,
        )  # fmt: skip
        return fields


def check_answer(answer: Answer) -> None:
    """Raise Refused where the matrix forbids it for good, with its reason and what to do; an ask is no refusal here."""
    if answer.verdict is Verdict.NEVER:
        raise Refused(f"{answer.why}; {answer.do}", rule=answer.rule)


def _fields(row: ReceivedMessage) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = msgspec.json.decode(str(row.content))
    except KeyGone as error:
        raise Refused(
            "the content of this message is past its time and erased; that it came stays", rule="EXC-11"
        ) from error
    return found


def find_received(received_id: str, *, locked: bool = False, kind: str = "") -> ReceivedMessage:
    """One received message that may be used; Refused where it was recalled, OfficerError where there is none."""
    rows = ReceivedMessage.objects.using("passenger")
    try:
        row = (rows.select_for_update() if locked else rows).get(id=UUID(received_id))
    except (ValueError, ReceivedMessage.DoesNotExist) as error:
        raise OfficerError("there is no such message; go back to the list and open it from there") from error
    if row.standing in {"hidden", "erased", "restricted"}:
        raise Refused("this was recalled by who sent it: it is not shown or used any more", rule="EXC-11")
    if row.standing != "applied" or (kind and row.type != kind):
        raise OfficerError("this message is not one that can be used so")
    return row


def _sent(row: SentMessage) -> MessageRow:
    return MessageRow(
        message=str(row.id), partner=row.partner_id, lane=row.lane, number=row.seq, type=row.type,
        handling=row.handling, standing=row.standing, code=row.code, at=row.created_at, tries=row.tries,
        recalled=row.recalled, persons=row.persons,
    )  # fmt: skip


def _received(row: ReceivedMessage) -> MessageRow:
    return MessageRow(
        message=str(row.id), partner=row.partner_id, lane=row.lane, number=row.seq, type=row.type,
        handling=row.handling, standing=row.standing, code=row.code, at=row.received_at,
    )  # fmt: skip
