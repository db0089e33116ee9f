"""The intake page: what came in, what was mended, what could not be read."""

from typing import Any

from django.core.paginator import Paginator

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.receive.rows import FaultRow, IntakePage, TransmissionRow
from openpiu.store.passenger.lookups import in_quarantine, open_gaps
from openpiu.store.passenger.models import MessageRecord, Transmission

PAGE = 50


def intake_page(*, actor: Actor, page: int = 1, only_quarantined: bool = False) -> IntakePage:
    """One page of transmissions, newest first; no personal data is on it."""
    check_may(actor, Act.SEE_INTAKE)
    quarantined = in_quarantine()
    rows = quarantined if only_quarantined else Transmission.objects.using("passenger").all()
    pages = Paginator(rows.order_by("-received_at", "source").prefetch_related("messages__flight"), PAGE)
    shown = pages.get_page(page)
    return IntakePage(
        rows=tuple(_row(transmission) for transmission in shown),
        page=shown.number,
        pages=pages.num_pages,
        total=pages.count,
        quarantined=quarantined.count(),
        gaps=open_gaps(),
    )


def _row(transmission: Transmission) -> TransmissionRow:
    messages = list(transmission.messages.all())
    return TransmissionRow(
        transmission=str(transmission.id),
        source=transmission.source,
        received_at=transmission.received_at,
        size=transmission.size,
        state="partly" if transmission.reason and transmission.state == "stored" else transmission.state,
        messages=len(messages),
        travellers=sum(message.travellers for message in messages),
        repairs=sum(len(message.repairs) for message in messages),
        dropped=sum(message.dropped for message in messages),
        late=any(message.flight is not None and message.flight.had_left(message.received_at) for message in messages),
        faults=tuple(row for message in messages for row in _remarks(message)),
    )


def _remarks(message: MessageRecord) -> list[FaultRow]:
    faults = [_remark(fault, fault["advice"], fault["severity"]) for fault in message.faults]
    return faults + [_remark(repair, repair["detail"], "repair") for repair in message.repairs]


def _remark(remark: dict[str, Any], text: str, severity: str) -> FaultRow:
    place = remark["segment"]
    return FaultRow(code=remark["code"], segment=int(place) if place else None, text=text, severity=severity)
