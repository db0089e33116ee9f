"""Every state x move x role, made from the tables: what they do not grant does not happen, and changes nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any

import pytest
from django.db import transaction

from openpiu.core.law.permissions import PERMISSIONS
from openpiu.core.law.request_states import PERMISSION_OF, Move, RequestState, step_for
from openpiu.core.law.roles import MACHINE, Actor, Role
from openpiu.duties import requests
from openpiu.duties.requests.approving import Decision
from openpiu.errors import OpenpiuError
from openpiu.store.passenger.models import LedgerEntry, Opening, RequestAnswer, RequestDecision
from tests.duties.requests.conftest import Bench, request_of

pytestmark = pytest.mark.usefixtures("landed")
HOUR = timedelta(hours=1)
URGENT = {"is_urgent": True, "urgent_reason": "lands soon"}
Make = Callable[[Bench, datetime], str]


def searched(bench: Bench, at: datetime) -> str:
    """An open request whose records are found."""
    id_ = bench.register(at, **URGENT)
    bench.search(id_, at)
    return id_


def unlawful(bench: Bench, at: datetime) -> str:
    """Refused afterwards."""
    id_ = bench.answered_at_once(at)
    bench.refuse(id_, at, reason="F9")
    return id_


def recalled(bench: Bench, at: datetime) -> str:
    """And given back."""
    id_ = unlawful(bench, at)
    requests.confirm_recall(id_, actor=bench.officer, at=at)
    return id_


def answered(bench: Bench, at: datetime) -> str:
    """Approved and answered."""
    id_ = bench.approved(at, **URGENT)
    bench.answer(id_, at)
    return id_


def turned_down(bench: Bench, at: datetime) -> str:
    """By the unit."""
    id_ = searched(bench, at)
    requests.turn_down(id_, code="F5", actor=bench.officer, at=at)
    return id_


def taken_back(bench: Bench, at: datetime) -> str:
    """By the requester."""
    id_ = searched(bench, at)
    requests.take_back(id_, actor=bench.officer, at=at)
    return id_


MAKERS: dict[RequestState, Make] = {
    RequestState.OPEN: searched,
    RequestState.AWAITING: lambda bench, at: bench.submitted(at, **URGENT),
    RequestState.APPROVED: lambda bench, at: bench.approved(at, **URGENT),
    RequestState.AT_ONCE: lambda bench, at: bench.answered_at_once(at),
    RequestState.ANSWERED: answered,
    RequestState.UNLAWFUL: unlawful,
    RequestState.RECALLED: recalled,
    RequestState.REFUSED: turned_down,
    RequestState.WITHDRAWN: taken_back,
}


def act(move: Move, id_: str, who: Actor, bench: Bench, at: datetime) -> None:
    """Try one move as one actor."""
    given: Any = {"actor": who, "at": at}
    own = replace(bench, officer=who, approver=who)
    calls: dict[Move, Callable[[], object]] = {
        Move.SEARCH: lambda: own.search(id_, at),
        Move.SUBMIT: lambda: requests.submit(id_, **given),
        Move.APPROVE: lambda: own.approve(id_, at),
        Move.REFUSE: lambda: requests.refuse(id_, Decision(reason="F7"), keys=bench.keys, **given),
        Move.TURN_DOWN: lambda: requests.turn_down(id_, code="F6", **given),
        Move.ANSWER: lambda: own.answer(id_, at),
        Move.ANSWER_AT_ONCE: lambda: own.answer(id_, at, at_once=True),
        Move.CONFIRM_RECALL: lambda: requests.confirm_recall(id_, **given),
        Move.TAKE_BACK: lambda: requests.take_back(id_, **given),
    }
    calls[move]()


def happens(move: Move, id_: str, who: Actor, bench: Bench, at: datetime) -> bool:
    """Whether it is done; refused otherwise."""
    try:
        act(move, id_, who, bench, at)
    except OpenpiuError:
        return False
    return True


@contextmanager
def rolled_back() -> Iterator[None]:
    """Whatever happens inside is undone."""
    with transaction.atomic(using="passenger"):
        yield
        transaction.set_rollback(True, using="passenger")


def standing(id_: str) -> tuple[object, ...]:
    """All that a move can change, but for refusals in the ledger."""
    row = request_of(id_)
    counts = [model.objects.using("passenger").count() for model in (RequestAnswer, RequestDecision, Opening)]
    done = LedgerEntry.objects.using("passenger").exclude(act="request.answer_refused").count()
    return (row.state, row.submission, row.refusal, row.closed_at, row.searched_at, *counts, done)


def actor_of(role: Role | None, bench: Bench) -> Actor:
    """Somebody of that role; the officer is the one whose request it is, the approver stands outside."""
    if role is None:
        return MACHINE
    if role is Role.OFFICER:
        return bench.officer
    return bench.approver if role is Role.APPROVER else Actor(id=f"x.{role}", role=role, authority="Elsewhere")


def granted(state: RequestState, move: Move, role: Role | None, *, expired: bool) -> bool:
    """What the tables say; and the two rows that depend on more: the age of records, and the opening's end."""
    if role is None or PERMISSION_OF[move] not in PERMISSIONS[role] or step_for(state, move) is None:
        return False
    if (state, move) == (RequestState.OPEN, Move.ANSWER):
        return False  # the profile's age is 0 months
    if (state, move) == (RequestState.APPROVED, Move.ANSWER):
        return role is Role.OFFICER and not expired  # it is open for the officer who asked
    return expired if (state, move) == (RequestState.APPROVED, Move.SUBMIT) else True


@pytest.mark.parametrize("expired", [False, True])
@pytest.mark.parametrize("state", list(RequestState))
def test_what_the_tables_do_not_grant_does_not_happen(
    bench: Bench, at: datetime, state: RequestState, expired: bool
) -> None:
    """CJ-11, PNR-6.3, RGT-15: nine moves by eleven roles and the machine; a refusal changes nothing."""
    id_ = MAKERS[state](bench, at)
    assert request_of(id_).state == state
    later, before = at + (25 if expired else 1) * HOUR, standing(id_)
    for move, role in product(Move, (*Role, None)):
        with rolled_back():
            happened = happens(move, id_, actor_of(role, bench), bench, later)
            assert happened is granted(state, move, role, expired=expired), (move, role)
            assert happened is (standing(id_) != before), (move, role)
            if happened:
                assert request_of(id_).state == getattr(step_for(state, move), "to", None)
