"""The requests of partners as tasks: what is still to be done with each, until when; overdue ones first (PNR-9.3).

Belongs here: the list. Not here: doing it (`duties.requests`), telling the partner (`answering`). Nobody asked about is
named in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.request_states import CLOSED, RequestState
from openpiu.core.law.roles import Actor
from openpiu.duties.exchange.answering import is_told
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import ItemCopy, Letter, Request, SentMessage

SHOWN = 200
VIEWS = ("tasks", "overdue", "answered")
STEPS = ("read", "search", "approval", "answer")
DONE, NOW, LATER, WAITS, NOT_NEEDED = "done", "now", "later", "waits", "not-needed"  # how a step stands

_DECIDED = (RequestState.APPROVED, RequestState.ANSWERED, RequestState.UNLAWFUL, RequestState.RECALLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """One request of a partner, with its steps in their order."""

    request: str
    received: str  # our id of the message
    partner: str
    reference: str
    offence: str
    is_urgent: bool
    due_at: datetime
    is_overdue: bool
    steps: tuple[tuple[str, str], ...]  # a word of STEPS, and how it stands
    letter: str  # the drafted answer that waits to be read, or empty
    told: str  # what the partner was told last: pending, partial, data, a refusal's code ..., or empty


def list_asked(*, actor: Actor, at: datetime, view: str = "tasks") -> tuple[AskedRow, ...]:
    """Those of one view: overdue ones first, then by their deadline; answered ones the newest first."""
    check_may(actor, Act.SEE_REQUESTS)
    check_may(actor, Act.SEE_EXCHANGE)
    if view not in VIEWS:
        raise OfficerError("choose one of the views of the list")
    copies = ItemCopy.objects.using("passenger").filter(kind="request").select_related("received")
    copies = copies.filter(received__standing="applied").defer("received__sealed").order_by("-made_at", "id")
    found = list(copies[: 10 * SHOWN])
    requests = Request.objects.using("passenger").in_bulk([UUID(copy.reference) for copy in found])
    told, drafted = _told(copy.received.message for copy in found), _drafted(requests)
    rows = [
        _row(requests[UUID(copy.reference)], copy, told.get(copy.received.message), drafted, at)
        for copy in found
        if UUID(copy.reference) in requests
    ]
    return tuple(_sorted(rows, view)[:SHOWN])


def _sorted(rows: Iterable[AskedRow], view: str) -> list[AskedRow]:
    if view == "answered":
        return [row for row in rows if _is_over(row)]
    shown = [row for row in rows if not _is_over(row) and (view == "tasks" or row.is_overdue)]
    return sorted(shown, key=lambda row: (not row.is_overdue, row.due_at))


def _is_over(row: AskedRow) -> bool:
    return all(how in {DONE, NOT_NEEDED} for _, how in row.steps)


def _told(messages: Iterable[UUID]) -> Mapping[UUID, SentMessage]:
    """The partner's message -> the last that it was told about it."""
    rows = SentMessage.objects.using("passenger").filter(about__in=list(messages), recalled="").defer("sealed")
    return {row.about: row for row in rows.order_by("seq") if row.about is not None}


def _drafted(requests: Iterable[UUID]) -> Mapping[UUID, str]:
    """Request -> the newest letter that answers it and has not left."""
    rows = Letter.objects.using("passenger").filter(source="request", reference__in=list(requests)).defer("sealed")
    letters = {row.id: row.reference for row in rows.order_by("drafted_at")}
    left = set(SentMessage.objects.using("passenger").filter(id__in=letters).values_list("id", flat=True))
    return {reference: str(id_) for id_, reference in letters.items() if id_ not in left and reference is not None}


def _row(
    request: Request, copy: ItemCopy, told: SentMessage | None, drafted: Mapping[UUID, str], at: datetime
) -> AskedRow:
    steps = _steps(request, told)
    is_open = any(how not in {DONE, NOT_NEEDED} for _, how in steps)
    return AskedRow(
        request=str(request.id), received=str(copy.received_id), partner=request.requester,
        reference=request.case_reference, offence=request.offence, is_urgent=request.is_urgent, due_at=request.due_at,
        is_overdue=is_open and request.due_at < at, steps=steps, letter=drafted.get(request.id, ""),
        told=told.says if told else "",
    )  # fmt: skip


def _steps(request: Request, told: SentMessage | None) -> tuple[tuple[str, str], ...]:
    """How each step stands; the first that is neither done nor waiting for somebody outside is what is to be done."""
    how = {
        "read": request.read_at is not None or request.searched_at is not None or request.state in CLOSED,
        "search": request.searched_at is not None or request.state in CLOSED,
        "approval": request.state in _DECIDED,
        "answer": is_told(request, told),
    }
    stands = {name: DONE if done else LATER for name, done in how.items()}
    if _needs_no_approval(request):
        stands["approval"] = NOT_NEEDED
    elif request.state in {RequestState.AWAITING, RequestState.AT_ONCE}:
        stands["approval"] = WAITS
    now = next((name for name in STEPS if stands[name] == LATER), "")
    if now and not (now == "answer" and stands["approval"] == WAITS and request.state == RequestState.AWAITING):
        stands[now] = NOW
    return tuple((name, stands[name]) for name in STEPS)


def _needs_no_approval(request: Request) -> bool:
    """What is turned down or taken back needs none, nor what nobody was found for, nor what is young enough."""
    if request.state in {RequestState.REFUSED, RequestState.WITHDRAWN}:
        return True
    if request.state == RequestState.ANSWERED:
        return request.submission == 0 and request.ex_post_due is None
    return request.state == RequestState.OPEN and request.searched_at is not None and not request.found
