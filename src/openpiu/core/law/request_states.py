"""The life of a request for passenger data, as one table: in which state, by which move, to which state, by whom.

Two of its rows are the law's: nobody of the unit approves (CJ-11), and an answer without approval is either urgent, and
then decided upon afterwards, or younger than the age from which the profile asks for approval.
"""

from dataclasses import dataclass
from enum import StrEnum

from openpiu.core.law.permissions import Act


class RequestState(StrEnum):
    """Where a request stands. One that lacks a part is never open: it is refused, or not stored at all (PNR-6.3)."""

    OPEN = "open"
    AWAITING = "awaiting_approval"
    APPROVED = "approved"
    AT_ONCE = "answered_at_once"  # urgent: the approver decides afterwards
    ANSWERED = "answered"
    UNLAWFUL = "unlawful"  # the approver refused afterwards: the recipient has to give it back
    RECALLED = "recalled"  # the recipient has confirmed that nothing is left
    REFUSED = "turned_down"
    WITHDRAWN = "taken_back"


class Move(StrEnum):
    """What somebody does with a request."""

    SEARCH = "search"
    SUBMIT = "submit"  # ask the external approver
    APPROVE = "approve"
    REFUSE = "refuse"  # the external approver's
    TURN_DOWN = "turn_down"  # the unit's own refusal
    ANSWER = "answer"
    ANSWER_AT_ONCE = "answer_at_once"
    CONFIRM_RECALL = "confirm_recall"
    TAKE_BACK = "take_back"  # the requester wants it no more


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table."""

    state: RequestState
    move: Move
    to: RequestState


_S, _M = RequestState, Move

STEPS: tuple[Step, ...] = (
    Step(_S.OPEN, _M.SEARCH, _S.OPEN),
    Step(_S.OPEN, _M.SUBMIT, _S.AWAITING),
    Step(_S.OPEN, _M.ANSWER, _S.ANSWERED),  # only records younger than profile.approval_months
    Step(_S.OPEN, _M.ANSWER_AT_ONCE, _S.AT_ONCE),
    Step(_S.AWAITING, _M.ANSWER_AT_ONCE, _S.AT_ONCE),
    Step(_S.AWAITING, _M.APPROVE, _S.APPROVED),
    Step(_S.AWAITING, _M.REFUSE, _S.REFUSED),
    Step(_S.APPROVED, _M.ANSWER, _S.ANSWERED),  # while the opening stands
    Step(_S.APPROVED, _M.SUBMIT, _S.AWAITING),  # after it has ended
    Step(_S.AT_ONCE, _M.APPROVE, _S.ANSWERED),
    Step(_S.AT_ONCE, _M.REFUSE, _S.UNLAWFUL),
    Step(_S.UNLAWFUL, _M.CONFIRM_RECALL, _S.RECALLED),
    *(Step(state, _M.TURN_DOWN, _S.REFUSED) for state in (_S.OPEN, _S.APPROVED)),
    *(Step(state, _M.TAKE_BACK, _S.WITHDRAWN) for state in (_S.OPEN, _S.AWAITING, _S.APPROVED)),
)

PERMISSION_OF: dict[Move, Act] = {
    _M.SEARCH: Act.MAKE_REQUEST,
    _M.SUBMIT: Act.MAKE_REQUEST,
    _M.TAKE_BACK: Act.MAKE_REQUEST,
    _M.APPROVE: Act.APPROVE_REQUEST,
    _M.REFUSE: Act.APPROVE_REQUEST,
    _M.TURN_DOWN: Act.ANSWER_REQUEST,
    _M.ANSWER: Act.ANSWER_REQUEST,
    _M.ANSWER_AT_ONCE: Act.ANSWER_REQUEST,
    _M.CONFIRM_RECALL: Act.ANSWER_REQUEST,
}

# Nothing more happens to it, and its texts are erased after a while.
CLOSED = frozenset({_S.ANSWERED, _S.RECALLED, _S.REFUSED, _S.WITHDRAWN})
# The requester still waits.
WAITING = frozenset({_S.OPEN, _S.AWAITING, _S.APPROVED})


def step_for(state: RequestState, move: Move) -> Step | None:
    """The row that applies, or None where the table has none (the move is not possible in this state)."""
    return next((step for step in STEPS if (step.state, step.move) == (state, move)), None)
