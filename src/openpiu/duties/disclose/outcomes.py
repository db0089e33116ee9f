"""The outcome of a disclosure, as its recipient reported it; a correction is a later word, and the last one counts."""

from dataclasses import dataclass
from datetime import datetime

from openpiu.core.law.outcomes import OUTCOMES
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.core.law.statistics.events import Event, Kind
from openpiu.duties import tallies
from openpiu.duties.acting import alone_in_one_transaction, enter
from openpiu.errors import OfficerError
from openpiu.store.passenger.lookups import find_disclosure
from openpiu.store.passenger.models import Disclosure, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """What was reported, by whom it was recorded, when."""

    code: str
    recorded_by: str
    recorded_at: datetime


def record_outcome(disclosure_id: str, *, code: str, actor: Actor, at: datetime) -> None:
    """Record what became of a disclosure, or correct what was recorded (PNR-7.3)."""
    check_may(actor, Act.RECORD_OUTCOME)
    if code not in OUTCOMES:
        raise OfficerError("choose an outcome")
    with alone_in_one_transaction():
        disclosure = find_disclosure(disclosure_id)
        before = outcomes_of(disclosure)
        if before and before[-1].code == code:
            raise OfficerError("this outcome is recorded already")
        Outcome.objects.using("passenger").create(
            disclosure=disclosure, number=len(before) + 1, code=code, recorded_by=actor.id, recorded_at=at
        )
        enter(
            "outcome.recorded", actor=actor, at=at, subject=f"disclosure:{disclosure.id}", purpose=disclosure.purpose,
            outcome=code, number=len(before) + 1,
        )  # fmt: skip
        events = {Event(Kind.OUTCOME, code): 1}
        if before:
            events[Event(Kind.OUTCOME, before[-1].code)] = -1
        tallies.count(events, at=at)


def outcomes_of(disclosure: Disclosure) -> tuple[OutcomeRow, ...]:
    """Everything recorded about it, the last word last."""
    rows = Outcome.objects.using("passenger").filter(disclosure=disclosure).order_by("number")
    return tuple(OutcomeRow(code=row.code, recorded_by=row.recorded_by, recorded_at=row.recorded_at) for row in rows)
