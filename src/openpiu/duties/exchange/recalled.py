"""One recall as a page shows it: what it takes back, why, and every copy, each of which a person settles by itself.

Belongs here: looking. Not here: recalling, settling (`recalling`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openpiu.core.envelope.messages import read_message
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.exchange.recalling import RecallRow, row_of
from openpiu.errors import KeyGone, OfficerError
from openpiu.store.passenger.models import ItemCopy, Recall, ReceivedMessage, SentMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One message that is taken back; nothing of its content."""

    message: str  # our id of it, or the sender's where it never came
    type: str
    at: datetime | None
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """One copy that a partner's recall found here."""

    copy: str
    kind: str
    reference: str
    done: str  # empty: it waits
    why: str
    by_hand: bool  # a person settles it; recipients further on answer for themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallPage:
    """One recall, whole."""

    row: RecallRow
    reason: str
    begun_at: datetime
    answered_at: datetime | None
    targets: tuple[Target, ...]
    copies: tuple[CopyRow, ...]  # of a partner's recall: what this unit holds
    told: tuple[CopyRow, ...]  # of ours: what the partner answered


def open_recall(recall_id: str, *, actor: Actor) -> RecallPage:
    """One recall of either side."""
    check_may(actor, Act.RECALL)
    row = Recall.objects.using("passenger").filter(id=_uuid(recall_id)).first()
    if row is None:
        raise OfficerError("there is no such recall; go back to the list and open it from there")
    return RecallPage(
        row=row_of(row), reason=_reason(row), begun_at=row.begun_at, answered_at=row.answered_at,
        targets=tuple(_targets(row)), copies=() if row.ours else tuple(_copies(row)),
        told=tuple(_told(row)) if row.ours else (),
    )  # fmt: skip


def recallable(message_id: str, *, actor: Actor) -> Target:
    """One message that this unit sent and has not taken back yet."""
    check_may(actor, Act.RECALL)
    row = SentMessage.objects.using("passenger").filter(id=_uuid(message_id), recalled="").defer("sealed").first()
    if row is None:
        raise OfficerError("name messages that this unit sent and has not recalled yet")
    return _sent(row)


def _targets(row: Recall) -> list[Target]:
    if row.ours:
        sent = SentMessage.objects.using("passenger").filter(id__in=row.targets).defer("sealed").order_by("seq")
        return [_sent(one) for one in sent]
    rows = ReceivedMessage.objects.using("passenger").filter(partner=row.partner_id, message__in=row.targets)
    came = {one.message: one for one in rows.defer("sealed")}
    return [_received(target, came.get(target)) for target in row.targets]


def _sent(row: SentMessage) -> Target:
    return Target(message=str(row.id), type=row.type, at=row.created_at, standing=row.standing)


def _received(target: UUID, row: ReceivedMessage | None) -> Target:
    if row is None:
        return Target(message=str(target), type="", at=None, standing="")
    return Target(message=str(row.id), type=row.type, at=row.received_at, standing=row.standing)


def _copies(row: Recall) -> list[CopyRow]:
    items = ReceivedMessage.objects.using("passenger").filter(partner=row.partner_id, message__in=row.targets)
    found = ItemCopy.objects.using("passenger").filter(received__in=items).order_by("made_at", "id")
    return [
        CopyRow(
            copy=str(one.id), kind=one.kind, reference=one.reference, done=one.done, why=one.why,
            by_hand=one.kind != "onward",
        )
        for one in found
    ]  # fmt: skip


def _told(row: Recall) -> Sequence[CopyRow]:
    """What the partner's signed answer says of each copy there."""
    answer = ReceivedMessage.objects.using("passenger").filter(id=row.answer).first() if row.answer else None
    try:
        targets = read_message(str(answer.content).encode()).body["targets"] if answer is not None else []
    except KeyGone:
        return []
    return [
        CopyRow(copy="", kind=one["kind"], reference=one["reference"], done=one["done"], why=one["why"], by_hand=False)
        for target in targets
        for one in target["copies"]
    ]


def _reason(row: Recall) -> str:
    """As the recall says it; empty once the day's key is gone."""
    model = SentMessage if row.ours else ReceivedMessage
    found = model._default_manager.using("passenger").filter(id=row.id).first()
    try:
        return str(read_message(str(found.content).encode()).body["reason"]) if found is not None else ""
    except KeyGone:
        return ""


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
