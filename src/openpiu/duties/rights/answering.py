"""The letter. A withheld answer is made without looking at any record; no letter leaves before its day (RGT-5)."""

from datetime import datetime

from openpiu.core.law.letters import Desk, Held, make_letter
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.rights import Answer, Right, sent_from
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.rights.holding import held_of
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.lookups import find_rights_request
from openpiu.store.passenger.models import RightsRequest, TravellerRecord


def letter(request_id: str, *, desk: Desk, actor: Actor, at: datetime) -> str:
    """The letter of a decided request, from the day on which letters of its date of receipt leave."""
    check_may(actor, Act.ANSWER_RIGHTS)
    with in_one_transaction():
        request = find_rights_request(request_id)
        if not request.answer:
            raise OfficerError("decide how the request is answered; then there is a letter")
        if at.date() < sent_from(request.received_on):
            raise Refused("no letter leaves before its day: a quick answer would tell what was found", rule="RGT-5")
        held = _held(request) if request.answer == Answer.FULL else ()
        enter(
            "rights.answered", actor=actor, at=at, subject=f"rights:{request.id}", purpose="oversight",
            answer=request.answer,
        )  # fmt: skip
        return make_letter(
            Answer(request.answer), Right(request.right), reference=request.reference, desk=desk,
            language=request.language, held=held,
        )  # fmt: skip


def _held(request: RightsRequest) -> tuple[Held, ...]:
    if request.closed_at is not None:
        raise OfficerError("the request is closed and what it listed is erased; the letter cannot be made again")
    rows = TravellerRecord.objects.using("passenger").filter(id__in=request.records).select_related("flight")
    return tuple(held_of(row) for row in rows.order_by("received_at", "id"))
