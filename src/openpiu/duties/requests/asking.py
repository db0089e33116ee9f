"""A request arrives: it is registered as open when it has all its parts, or as turned down with the code of what lacks.

Nothing of what it tells enters the ledger: ids, codes and counts only (PNR-13.8).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.request_refusals import OF_UNIT
from openpiu.core.law.request_states import RequestState
from openpiu.core.law.requests import REQUESTERS, Asked, Element, missing
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.requests.elements import sought
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The unit that is asked: its name, the law in force there, its keys."""

    name: str
    profile: Profile
    keys: KeyStore


def register(asked: Asked, *, unit: Unit, actor: Actor, at: datetime) -> str:
    """Register a complete request as open; returns its id. Refused, naming what lacks, otherwise (PNR-6.3)."""
    check_may(actor, Act.MAKE_REQUEST)
    lacks = missing(asked, unit.profile)
    if lacks:
        parts = ", ".join(one.part for one in lacks)
        raise Refused(f"this request cannot be opened; missing or not allowed: {parts}", rule=lacks[0].rule)
    sought(asked.elements)
    with in_one_transaction():
        row = _row(asked, unit, actor=actor, at=at)
        _keep(row, actor=actor, at=at)
    return str(row.id)


def receive(asked: Asked, *, unit: Unit, at: datetime, wanted_by: datetime | None = None) -> str:
    """Register as open what a trusted partner asked by message; returns its id. `missing` was asked before.

    It is due when the partner wants it, but not before it came, and not later than the profile says (PNR-9.3).
    """
    sought(asked.elements)
    row = _row(asked, unit, actor=MACHINE, at=at)
    if wanted_by is not None and at < wanted_by < row.due_at:
        row.due_at = wanted_by
    _keep(row, actor=MACHINE, at=at)
    return str(row.id)


def turn_away(asked: Asked, *, code: str, unit: Unit, actor: Actor, at: datetime) -> str:
    """Register a request as turned down, with the code that the requester is told: what was asked is on record."""
    check_may(actor, Act.ANSWER_REQUEST)
    if code not in OF_UNIT:
        raise OfficerError("choose why the request is turned down")
    if asked.requester not in REQUESTERS:
        raise OfficerError("choose who asks: an authority of the notified list or a partner unit")
    with in_one_transaction():
        row = _row(asked, unit, actor=actor, at=at)
        row.state, row.refusal, row.closed_at, row.closed_by = RequestState.REFUSED.value, code, at, actor.id
        _keep(row, actor=actor, at=at)
        enter("request.turned_down", actor=actor, at=at, subject=f"request:{row.id}", purpose="6.2b", code=code)
    return str(row.id)


def _row(asked: Asked, unit: Unit, *, actor: Actor, at: datetime) -> Request:
    profile, ids = unit.profile, IdMaker(unit.keys.identity_key())
    hours, days = timedelta(hours=profile.answer_hours.value), timedelta(days=profile.answer_days.value)
    return Request(
        id=ids.make("request", asked.requester, asked.case_reference, at.isoformat(), actor.id),
        unit=unit.name,
        requester=asked.requester,
        requester_name=asked.partner or REQUESTERS[asked.requester].name,
        **_texts(asked),
        registered_by=actor.id,
        registrar_authority=actor.authority,
        registered_at=at,
        due_at=at + (hours if asked.is_urgent else days),
        basis=profile.basis("approval_months"),
        approval_months=profile.approval_months.value,
    )


def _keep(row: Request, *, actor: Actor, at: datetime) -> None:
    row.save(using="passenger", force_insert=True)
    enter(
        "request.registered", actor=actor, at=at, subject=f"request:{row.id}", purpose="6.2b",
        requester=row.requester, offence=row.offence, urgent=row.is_urgent, **row.basis,
        elements=sorted(set(row.elements) & set(Element)),
    )  # fmt: skip


def _texts(asked: Asked) -> dict[str, Any]:
    return {
        "person": asked.person.strip(),
        "case_reference": asked.case_reference.strip(),
        "offence": asked.offence,
        "wanted": sorted(asked.wanted),
        "elements": {name: text.strip() for name, text in asked.elements.items() if text.strip()},
        "circumstances": asked.circumstances.strip(),
        "material": asked.material.strip(),
        "suspicion": asked.suspicion.strip(),
        "contribution": asked.contribution.strip(),
        "air_link": asked.air_link.strip(),
        "is_urgent": asked.is_urgent,
        "urgent_reason": asked.urgent_reason.strip(),
    }
