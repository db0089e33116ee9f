"""The unit's own moves that give nobody any data: put to the approver, turn down, take back, confirm a recall."""

from datetime import datetime

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.request_refusals import OF_UNIT
from openpiu.core.law.request_states import CLOSED, Move, RequestState, Step
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.requests.finding import find_request, take_step
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import Opening, Request


def submit(request_id: str, *, actor: Actor, at: datetime) -> None:
    """Put the request, with the records found, to the external approver; anew only once its opening has ended."""
    check_may(actor, Act.MAKE_REQUEST)
    with in_one_transaction():
        request = find_request(request_id, locked=True)
        step = take_step(request, Move.SUBMIT)
        _check_found(request)
        if request.state == RequestState.APPROVED and _is_open(request, at):
            raise OfficerError("this request is approved, and its records are still open: answer it")
        request.submission += 1
        request.submitted_by, request.submitter_authority = actor.id, actor.authority
        move(request, step, actor=actor, at=at)
        request.save(update_fields=["submission", "submitted_by", "submitter_authority", "state"])
        enter(
            "request.submitted", actor=actor, at=at, subject=f"request:{request.id}", purpose="6.2b",
            submission=request.submission, found=request.found_count,
        )  # fmt: skip


def turn_down(request_id: str, *, code: str, actor: Actor, at: datetime) -> None:
    """Refuse it on the unit's own account, with a code that the requester is told."""
    check_may(actor, Act.ANSWER_REQUEST)
    if code not in OF_UNIT:
        raise OfficerError("choose why the request is turned down")
    with in_one_transaction():
        request = find_request(request_id, locked=True)
        step = take_step(request, Move.TURN_DOWN)
        request.refusal = code
        move(request, step, actor=actor, at=at)
        request.save(update_fields=["refusal", "state", "closed_at", "closed_by"])
        close_openings(request, at)
        enter("request.turned_down", actor=actor, at=at, subject=f"request:{request.id}", purpose="6.2b", code=code)


def take_back(request_id: str, *, actor: Actor, at: datetime) -> None:
    """The requester wants it no more."""
    check_may(actor, Act.MAKE_REQUEST)
    with in_one_transaction():
        request = find_request(request_id, locked=True)
        move(request, take_step(request, Move.TAKE_BACK), actor=actor, at=at)
        request.save(update_fields=["state", "closed_at", "closed_by"])
        close_openings(request, at)
        enter("request.taken_back", actor=actor, at=at, subject=f"request:{request.id}", purpose="6.2b")


def confirm_recall(request_id: str, *, actor: Actor, at: datetime) -> None:
    """The recipient of an unlawful answer has confirmed that nothing of it is left."""
    check_may(actor, Act.ANSWER_REQUEST)
    with in_one_transaction():
        request = find_request(request_id, locked=True)
        move(request, take_step(request, Move.CONFIRM_RECALL), actor=actor, at=at)
        request.save(update_fields=["state", "closed_at", "closed_by"])
        enter(
            "request.recalled", actor=actor, at=at, subject=f"request:{request.id}", purpose="6.2b",
            recipient=request.requester,
        )  # fmt: skip


def move(request: Request, step: Step, *, actor: Actor, at: datetime) -> None:
    """Set the state that the step leads to, and who closed it where it is over; saving is the caller's."""
    request.state = step.to.value
    if step.to in CLOSED:
        request.closed_at, request.closed_by = at, actor.id


def close_openings(request: Request, at: datetime) -> None:
    """End what is still open of it."""
    Opening.objects.using("passenger").filter(request=request, closed_at=None, until__gt=at).update(closed_at=at)


def _is_open(request: Request, at: datetime) -> bool:
    rows = Opening.objects.using("passenger").filter(request=request, closed_at=None, until__gt=at)
    return rows.exists()


def _check_found(request: Request) -> None:
    if request.searched_at is None:
        raise OfficerError("search for the request first: the approver decides about definite records")
    if not request.found:
        raise OfficerError(
            "nothing can be approved: no record agrees (turn it down with F6), or too many do (narrow it, or F5)"
        )
