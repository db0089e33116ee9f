"""The external approver decides: before an answer leaves, or, where it was urgent, within hours afterwards (CJ-11).

Whether the approver stands outside is checked here in words; the database refuses it of its own accord.
"""

from dataclasses import dataclass
from datetime import datetime

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.request_refusals import AFTERWARDS, APPROVALS, OF_APPROVER
from openpiu.core.law.request_states import Move, RequestState
from openpiu.core.law.requests import is_outside
from openpiu.core.law.roles import Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.requests.finding import find_request, take_step
from openpiu.duties.requests.moving import close_openings, move
from openpiu.duties.requests.openings import make_opening
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Request, RequestDecision

TEXT_LENGTH = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an approver says: a reason code and, if they like, a text."""

    reason: str
    text: str = ""


def approve(
    request_id: str, decision: Decision, *, profile: Profile, actor: Actor, at: datetime, keys: KeyStore
) -> None:  # fmt: skip
    """Approve it: its records, and no other, open for the officer who asked; or the urgent answer stands."""
    check_may(actor, Act.APPROVE_REQUEST)
    if decision.reason not in APPROVALS:
        raise OfficerError("choose a reason for the decision")
    with in_one_transaction():
        request = find_request(request_id, locked=True)
        step = take_step(request, Move.APPROVE)
        ids = IdMaker(keys.identity_key())
        is_afterwards = _decide(request, "approve", decision, ids=ids, actor=actor, at=at)
        if not is_afterwards:
            opening = make_opening(request, request.submitted_by, profile=profile, at=at, ids=ids)
            enter(
                "opening.made", actor=actor, at=at, subject=f"opening:{opening.id}", purpose="6.2b",
                request=str(request.id), officer=opening.officer, records=len(opening.travellers),
                masked=opening.masked, **opening.basis,
            )  # fmt: skip
        move(request, step, actor=actor, at=at)
        request.save(update_fields=["state", "closed_at", "closed_by"])
        enter(
            "request.approved", actor=actor, at=at, subject=f"request:{request.id}", purpose="6.2b",
            submission=request.submission, afterwards=is_afterwards, reason=decision.reason,
        )  # fmt: skip


def refuse(request_id: str, decision: Decision, *, actor: Actor, at: datetime, keys: KeyStore) -> None:
    """Refuse it. Afterwards, the answer was unlawful: what is open closes, and the recipient owes its return."""
    check_may(actor, Act.APPROVE_REQUEST)
    with in_one_transaction():
        request = find_request(request_id, locked=True)
        step = take_step(request, Move.REFUSE)
        allowed = AFTERWARDS if request.state == RequestState.AT_ONCE else OF_APPROVER
        if decision.reason not in allowed:
            raise OfficerError("choose a reason for the decision")
        is_afterwards = _decide(
            request, "refuse", decision, ids=IdMaker(keys.identity_key()), actor=actor, at=at
        )  # fmt: skip
        request.refusal = decision.reason
        move(request, step, actor=actor, at=at)
        request.save(update_fields=["state", "refusal", "closed_at", "closed_by"])
        close_openings(request, at)
        enter(
            "request.refused", actor=actor, at=at, subject=f"request:{request.id}", purpose="6.2b",
            submission=request.submission, afterwards=is_afterwards, code=decision.reason,
        )  # fmt: skip


def _decide(request: Request, what: str, decision: Decision, *, ids: IdMaker, actor: Actor, at: datetime) -> bool:
    """Record it; returns whether it is a decision afterwards."""
    is_afterwards = request.state == RequestState.AT_ONCE
    _check_outside(request, actor)
    if len(decision.text) > TEXT_LENGTH:
        raise OfficerError("the text of a decision may have 2000 letters")
    RequestDecision.objects.using("passenger").create(
        id=ids.make("request-decision", str(request.id), str(request.submission), str(is_afterwards)),
        request=request,
        submission=request.submission,
        is_afterwards=is_afterwards,
        decision=what,
        reason=decision.reason,
        text=decision.text.strip(),
        decided_by=actor.id,
        role=actor.role.value if actor.role else "",
        authority=actor.authority,
        decided_at=at,
    )
    return is_afterwards


def _check_outside(request: Request, actor: Actor) -> None:
    others = (request.registrar_authority, request.submitter_authority, request.requester, request.requester_name)
    if not is_outside(actor.authority, unit=request.unit, others=others):
        raise Refused(
            "an approver has a home authority, which is neither the unit nor one that asks for data", rule="CJ-11"
        )
    if actor.id in (request.registered_by, request.submitted_by):
        raise Refused("who asked for approval does not approve", rule="RGT-15")
