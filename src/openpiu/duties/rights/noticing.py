"""Notices to those who were given data that changed since: drafted with the change, listed until they are sent."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from openpiu.core.law.corrections import READERS
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.recipients import AUTHORITIES
from openpiu.core.law.roles import Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import Disclosure, RecipientNotice, TravellerRecord

MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened to a record: rectified, contested, upheld (no longer contested) or erased."""

    kind: str
    field: str  # of a correction
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow:
    """One notice: to whom, about which disclosure, what changed; the present value of a correction."""

    notice: str
    recipient: str
    recipient_name: str
    code: str  # of the package, by which the recipient finds it
    released_at: datetime
    kind: str
    field: str
    value: str  # as the record reads now; empty for other kinds
    drafted_at: datetime
    sent_at: datetime | None
    sent_by: str


def draft(row: TravellerRecord, change: Change, *, ids: IdMaker) -> int:
    """One notice for every disclosure about this record or one that was joined into it; returns how many."""
    about = Q(hit__traveller=row) | Q(hit__traveller__joined_into=row)
    given = Disclosure.objects.using("passenger").filter(about).order_by("id")
    notices = [
        RecipientNotice(
            id=ids.make("recipient-notice", str(one.id), change.kind, change.field, change.at.isoformat()),
            disclosure=one, kind=change.kind, field=change.field, drafted_at=change.at,
        )
        for one in given
    ]  # fmt: skip
    RecipientNotice.objects.using("passenger").bulk_create(notices)
    return len(notices)


def list_notices(*, actor: Actor, at: datetime) -> tuple[NoticeRow, ...]:
    """Those to be sent first, then the newest that were; seeing the values is a consultation."""
    check_may(actor, Act.SEE_RIGHTS)
    notices = RecipientNotice.objects.using("passenger").select_related("disclosure__hit__traveller")
    rows = sorted(notices.order_by("-drafted_at", "id")[:MOST], key=lambda row: row.sent_at is not None)
    with in_one_transaction():
        enter("notices.viewed", actor=actor, at=at, subject="notices", purpose="oversight", notices=len(rows))
    return tuple(_row(row) for row in rows)


def mark_sent(notice_id: str, *, actor: Actor, at: datetime) -> None:
    """Record that the recipient was told."""
    check_may(actor, Act.ANSWER_RIGHTS)
    with in_one_transaction():
        try:
            notice = RecipientNotice.objects.using("passenger").select_for_update().get(id=UUID(notice_id))
        except (ValueError, RecipientNotice.DoesNotExist) as error:
            raise OfficerError("there is no such notice; go back to the list") from error
        if notice.sent_at is not None:
            raise OfficerError("this notice was sent already")
        notice.sent_at, notice.sent_by = at, actor.id
        notice.save(update_fields=["sent_at", "sent_by"])
        enter(
            "notice.sent", actor=actor, at=at, subject=f"disclosure:{notice.disclosure_id}", purpose="oversight",
            notice=str(notice.id), kind=notice.kind, recipient=notice.disclosure.recipient,
        )  # fmt: skip


def _row(notice: RecipientNotice) -> NoticeRow:
    given = notice.disclosure
    authority = AUTHORITIES.get(given.recipient)
    content = given.hit.traveller.content if given.hit else {}  # empty once the record is gone
    return NoticeRow(
        notice=str(notice.id),
        recipient=given.recipient,
        recipient_name=authority.name if authority else given.recipient,
        code=given.code,
        released_at=given.released_at,
        kind=notice.kind,
        field=notice.field,
        value=str(content.get(notice.field) or "") if notice.field in READERS else "",
        drafted_at=notice.drafted_at,
        sent_at=notice.sent_at,
        sent_by=notice.sent_by,
    )
