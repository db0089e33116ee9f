"""Finding a request and taking one step of its table: the same for every move."""

from uuid import UUID

from openpiu.core.law.request_states import Move, RequestState, Step, step_for
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Request

RULES = {Move.ANSWER: "CJ-11", Move.ANSWER_AT_ONCE: "CJ-11", Move.APPROVE: "CJ-11", Move.REFUSE: "CJ-11"}


def find_request(request_id: str, *, locked: bool = False) -> Request:
    """One request; `locked` until the transaction ends."""
    rows = Request.objects.using("passenger")
    if locked:
        rows = rows.select_for_update()
    try:
        return rows.get(id=UUID(request_id))
    except (ValueError, Request.DoesNotExist) as error:
        raise OfficerError("there is no such request; go back to the list and open it from there") from error


def take_step(request: Request, move: Move) -> Step:
    """The row of the table for this move; Refused where the table has none."""
    step = step_for(RequestState(request.state), move)
    if step is None:
        state = request.state.replace("_", " ")
        raise Refused(f"this request is {state}: it cannot {_SAID[move]} now", rule=RULES.get(move, "PNR-6.3"))
    return step


_SAID = {
    Move.SEARCH: "be searched for",
    Move.SUBMIT: "be put to the approver",
    Move.APPROVE: "be approved",
    Move.REFUSE: "be refused by the approver",
    Move.TURN_DOWN: "be turned down",
    Move.ANSWER: "be answered",
    Move.ANSWER_AT_ONCE: "be answered at once",
    Move.CONFIRM_RECALL: "be recalled",
    Move.TAKE_BACK: "be taken back",
}
