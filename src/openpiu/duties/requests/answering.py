"""The answer: a signed package of the approved records, with the fewest fields that answer what was asked.

The database refuses an answer without its approval of its own accord (sql/requests.sql); here words come first.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.envelope import sign_package, verification_code
from openpiu.core.law.clocks import add_months
from openpiu.core.law.packages import HANDLING
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.request_states import Move, RequestState
from openpiu.core.law.requests import fields_of_answer
from openpiu.core.law.roles import Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.requests.finding import find_request, take_step
from openpiu.duties.requests.moving import close_openings, move
from openpiu.duties.requests.openings import is_masked, make_opening, read_content
from openpiu.duties.requests.package import Leave, build_answer, values_of
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Request, RequestAnswer, TravellerRecord


class Desk(NamedTuple):
    """Who answers, when, under which law and with which keys."""

    profile: Profile
    actor: Actor
    at: datetime
    keys: KeyStore


def answer(
    request_id: str, *, at_once: bool = False, profile: Profile, actor: Actor, at: datetime, keys: KeyStore
) -> str:  # fmt: skip
    """Sign and record the answer; returns its code. `at_once`: urgent, the approver decides afterwards.

    A refusal is itself entered in the ledger.
    """
    check_may(actor, Act.ANSWER_REQUEST)
    desk = Desk(profile, actor, at, keys)
    try:
        with in_one_transaction():
            request = find_request(request_id, locked=True)
            step = take_step(request, Move.ANSWER_AT_ONCE if at_once else Move.ANSWER)
            rows = _rows(request)
            if at_once:
                _open_at_once(request, desk)
            elif request.state == RequestState.OPEN:
                _check_young(rows, desk)
            made = _record(request, rows, desk)
            if not at_once:
                close_openings(request, at)
            move(request, step, actor=actor, at=at)
            request.save(update_fields=["state", "ex_post_due", "closed_at", "closed_by"])
            return made.code
    except Refused as refusal:
        with in_one_transaction():
            subject = f"request:{find_request(request_id).id}"
            enter("request.answer_refused", actor=actor, at=at, subject=subject, purpose="6.2b", rule=refusal.rule)
        raise


def open_answer(request_id: str, *, actor: Actor, at: datetime) -> str:
    """The signed package as it left; seeing it again is a consultation."""
    check_may(actor, Act.ANSWER_REQUEST)
    with in_one_transaction():
        request = find_request(request_id)
        made = RequestAnswer.objects.using("passenger").filter(request=request).first()
        if made is None or not made.signed:
            raise OfficerError("this request has no answer that could be shown; what was erased does not come back")
        enter("request.answer_viewed", actor=actor, at=at, subject=f"request:{request.id}", purpose="6.2b")
        return made.signed


def _rows(request: Request) -> list[TravellerRecord]:
    """The records that were found, as far as they still exist."""
    rows = TravellerRecord.objects.using("passenger").filter(id__in=request.found).select_related("flight")
    found = list(rows.order_by("flight__departure", "id"))
    if not found:
        raise OfficerError("there is no record to answer with: search first, or turn it down with F6")
    return found


def _check_young(rows: list[TravellerRecord], desk: Desk) -> None:
    months = desk.profile.approval_months.value
    if months == 0 or any(desk.at >= add_months(row.received_at, months) or is_masked(row) for row in rows):
        raise Refused("nothing leaves before the external approver has approved it", rule="CJ-11")


def _open_at_once(request: Request, desk: Desk) -> None:
    if not request.is_urgent:
        raise Refused("only an urgent request is answered before the external approver has approved it", rule="CJ-11")
    ids = IdMaker(desk.keys.identity_key())
    opening = make_opening(request, desk.actor.id, profile=desk.profile, at=desk.at, ids=ids)
    request.ex_post_due = desk.at + timedelta(hours=desk.profile.ex_post_hours.value)
    enter(
        "opening.made", actor=desk.actor, at=desk.at, subject=f"opening:{opening.id}", purpose="6.2b",
        request=str(request.id), officer=opening.officer, records=len(opening.travellers), masked=opening.masked,
        **opening.basis,
    )  # fmt: skip


def _record(request: Request, rows: list[TravellerRecord], desk: Desk) -> RequestAnswer:
    actor, at, keys = desk.actor, desk.at, desk.keys
    fields = fields_of_answer(tuple(request.wanted))
    id_ = IdMaker(keys.identity_key()).make("request-answer", str(request.id))
    needs_none = request.state == RequestState.OPEN and request.ex_post_due is None
    records = [
        values_of(row, row.content if needs_none else read_content(row, actor=actor, at=at), fields) for row in rows
    ]
    leave = Leave(answer=str(id_), released_by=actor.id, released_at=at, ex_post_due=request.ex_post_due)
    signed = sign_package(build_answer(request, leave, records), key=keys.signing_key(), key_id=keys.key_id())
    made = RequestAnswer.objects.using("passenger").create(
        id=id_, request=request, submission=request.submission, recipient=request.requester, purpose="6.2b",
        offence=request.offence, handling=str(HANDLING["code"]), travellers=[row.id for row in rows],
        fields=list(fields), signed=signed, code=verification_code(signed), ex_post_due=request.ex_post_due,
        released_by=actor.id, released_at=at,
    )  # fmt: skip
    key = "ex_post_hours" if request.ex_post_due else "approval_months"
    enter(
        "request.answered", actor=actor, at=at, subject=f"request:{request.id}", purpose="6.2b", answer=str(id_),
        recipient=request.requester, offence=request.offence, records=[str(row.id) for row in rows],
        at_once=request.ex_post_due is not None, submission=request.submission, key=keys.key_id(),
        **desk.profile.basis(key),
    )  # fmt: skip
    return made
