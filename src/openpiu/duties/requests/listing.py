"""Requests as lists and as one page. Seeing one is a consultation; the list names nobody who is asked about."""

from datetime import datetime

from django.db.models import Q, QuerySet

from openpiu.core.law.conditions import purpose_of
from openpiu.core.law.permissions import Act, check_may, may
from openpiu.core.law.request_states import CLOSED, PERMISSION_OF, STEPS, WAITING, Move, RequestState
from openpiu.core.law.requests import TEXTS, fields_of_answer
from openpiu.core.law.roles import Actor, Role
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.requests.finding import find_request
from openpiu.duties.requests.openings import read_content
from openpiu.duties.requests.package import values_of
from openpiu.duties.requests.rows import DecisionRow, Found, RecordRow, RequestPage, RequestRow
from openpiu.duties.requests.searching import WIDEST, flights_of
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Opening, Request, RequestAnswer, TravellerRecord

MOST = 200
VIEWS = ("tasks", "overdue", "closed")
_OVER = [state.value for state in CLOSED]
_WAITING = [state.value for state in WAITING]


def list_requests(*, actor: Actor, at: datetime, view: str = "tasks") -> tuple[RequestRow, ...]:
    """Those of one view, most pressing first; an approver sees those that were put to an approver."""
    check_may(actor, Act.SEE_REQUESTS)
    if view not in VIEWS:
        raise OfficerError("choose one of the views of the list")
    rows = _seen_by(actor)
    if view == "closed":
        shown = rows.filter(state__in=_OVER).order_by("-closed_at", "id")
    elif view == "overdue":
        late = Q(state__in=_WAITING, due_at__lt=at) | Q(state=RequestState.AT_ONCE.value, ex_post_due__lt=at)
        shown = rows.filter(late).order_by("escalated_at", "due_at", "id")
    else:
        shown = rows.exclude(state__in=_OVER).order_by("escalated_at", "due_at", "id")
    return tuple(_row(row, at) for row in shown[:MOST])


def open_request(request_id: str, *, actor: Actor, at: datetime) -> RequestPage:
    """One request, whole: what was asked, counts of what was found, decisions; records while they are open for you."""
    check_may(actor, Act.SEE_REQUESTS)
    with in_one_transaction():
        request = find_request(request_id)
        if not _seen_by(actor).filter(id=request.id).exists():
            raise Refused("an approver sees the requests that were put to an approver", rule="CJ-11")
        enter("request.viewed", actor=actor, at=at, subject=f"request:{request.id}", purpose=purpose_of(actor, "6.2b"))
        _note_read(request, actor, at)
        opening = _opening_for(request, actor, at)
        made = RequestAnswer.objects.using("passenger").filter(request=request).first()
        return RequestPage(
            row=_row(request, at),
            requester_name=request.requester_name,
            person=request.person,
            wanted=tuple(request.wanted),
            elements=tuple(request.elements.items()),
            texts=tuple((name, getattr(request, name)) for name in TEXTS if getattr(request, name)),
            refusal=request.refusal,
            found=_found(request),
            decisions=_decisions(request),
            records=_records(request, opening, actor, at),
            open_until=opening.until if opening else None,
            answer_code=made.code if made else "",
            moves=moves_for(request, actor),
            is_erased=request.erased_at is not None,
        )


def _note_read(request: Request, actor: Actor, at: datetime) -> None:
    """When somebody who may answer it first opened it: the first of what is to be done with it."""
    if request.read_at is None and may(actor, Act.ANSWER_REQUEST):
        Request.objects.using("passenger").filter(id=request.id, read_at=None).update(read_at=at)


def moves_for(request: Request, actor: Actor) -> tuple[str, ...]:
    """The moves that the tables offer this actor now; a duty may still refuse one, with its reason."""
    possible = [step.move for step in STEPS if step.state == request.state and may(actor, PERMISSION_OF[step.move])]
    never_yet = request.searched_at is None or not request.found
    hidden = set() if request.is_urgent else {Move.ANSWER_AT_ONCE}
    if never_yet:
        hidden |= {Move.SUBMIT, Move.ANSWER, Move.ANSWER_AT_ONCE}
    if request.state == RequestState.OPEN and request.approval_months == 0:
        hidden.add(Move.ANSWER)
    return tuple(move.value for move in possible if move not in hidden)


def _seen_by(actor: Actor) -> QuerySet[Request]:
    rows = Request.objects.using("passenger")
    if actor.role is Role.APPROVER:
        return rows.filter(Q(submission__gt=0) | Q(ex_post_due__isnull=False))
    return rows.all()


def _row(row: Request, at: datetime) -> RequestRow:
    return RequestRow(
        request=str(row.id),
        requester=row.requester,
        case_reference=row.case_reference,
        offence=row.offence,
        state=row.state,
        is_urgent=row.is_urgent,
        registered_at=row.registered_at,
        registered_by=row.registered_by,
        due_at=row.due_at,
        is_overdue=row.state in _WAITING and row.due_at < at,
        ex_post_due=row.ex_post_due,
        is_escalated=row.escalated_at is not None,
    )


def _found(request: Request) -> Found | None:
    if request.searched_at is None:
        return None
    rows = TravellerRecord.objects.using("passenger").filter(id__in=request.found).select_related("flight")
    is_too_wide = request.found_count > WIDEST
    return Found(count=request.found_count, is_too_wide=is_too_wide, flights=flights_of(list(rows)))


def _decisions(request: Request) -> tuple[DecisionRow, ...]:
    return tuple(
        DecisionRow(
            decision=row.decision, reason=row.reason, text=row.text, by=row.decided_by, authority=row.authority,
            at=row.decided_at, is_afterwards=row.is_afterwards,
        )
        for row in request.decisions.order_by("decided_at", "id")
    )  # fmt: skip


def _opening_for(request: Request, actor: Actor, at: datetime) -> Opening | None:
    rows = Opening.objects.using("passenger").filter(request=request, officer=actor.id, closed_at=None)
    return rows.filter(opened_at__lte=at, until__gt=at).first()


def _records(request: Request, opening: Opening | None, actor: Actor, at: datetime) -> tuple[RecordRow, ...]:
    """What the answer would tell, for the officer for whom it is open; reading it is entered."""
    if opening is None or not may(actor, Act.ANSWER_REQUEST):
        return ()
    rows = TravellerRecord.objects.using("passenger").filter(id__in=opening.travellers).select_related("flight")
    fields = fields_of_answer(tuple(request.wanted))
    shown = tuple(
        RecordRow(traveller=str(row.id), values=values_of(row, read_content(row, actor=actor, at=at), fields))
        for row in rows.order_by("flight__departure", "id")
    )
    enter(
        "opening.used", actor=actor, at=at, subject=f"opening:{opening.id}", purpose="6.2b", request=str(request.id),
        records=[row.traveller for row in shown],
    )  # fmt: skip
    return shown
