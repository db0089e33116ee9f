"""Importing a schedule: upsert by flight, days and weekdays, with a report for every row."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.quality.schedule import BadRow, Plan, plans_of
from openpiu.store.passenger.models import ScheduledFlight

CHUNK = 1000
VALUES = ("arrival_airport", "departure_time", "arrival_time", "cancelled")
OUTCOMES = ("added", "changed", "unchanged", "refused")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRow:
    """What became of one row."""

    line: int
    flight: str | None  # carrier and number
    outcome: str  # added, changed, unchanged, refused
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleReport:
    """What became of a schedule file."""

    rows: tuple[ScheduleRow, ...]
    added: int
    changed: int
    unchanged: int
    refused: int


def import_schedule(content: bytes, *, at: datetime, keys: KeyStore, actor: Actor | None = None) -> ScheduleReport:
    """Add and change planned flights; one transaction, one ledger entry, a report for every row.

    Without an actor it is the operator at the machine who imports.
    """
    if actor is not None:
        check_may(actor, Act.IMPORT_SCHEDULE)
    who = actor or MACHINE
    understood = list(plans_of(content))
    with in_one_transaction():
        batch = _Batch(IdMaker(keys.identity_key()), (plan for _, plan in understood), who, at)
        rows = tuple(batch.take(line, plan) for line, plan in understood)
        batch.save()
        counted = Counter(row.outcome for row in rows)
        enter(
            "schedule.imported",
            actor=who,
            at=at,
            subject=f"schedule:{hashlib.sha256(content).hexdigest()[:32]}",
            added=counted["added"],
            changed=counted["changed"],
            unchanged=counted["unchanged"],
            refused=counted["refused"],
        )
    return ScheduleReport(rows=rows, **{outcome: counted[outcome] for outcome in OUTCOMES})


class _Batch:
    """The rows of one file while they are compared with what is stored."""

    def __init__(self, ids: IdMaker, plans: Iterable[Plan | BadRow], actor: Actor, at: datetime) -> None:
        self._ids, self._actor, self._at = ids, actor, at
        carriers = {plan.carrier for plan in plans if isinstance(plan, Plan)}
        rows = ScheduledFlight.objects.using("passenger").select_for_update().filter(carrier__in=carriers)
        self._known: dict[UUID, ScheduledFlight] = {row.id: row for row in rows}
        self._seen: set[UUID] = set()
        self._new: list[ScheduledFlight] = []
        self._changed: list[ScheduledFlight] = []

    def take(self, line: int, plan: Plan | BadRow) -> ScheduleRow:
        """Put one row where it belongs and say what became of it."""
        if isinstance(plan, BadRow):
            return ScheduleRow(line=line, flight=None, outcome="refused", why=plan.why)
        flight = plan.carrier + plan.number
        id_ = self._id(plan)
        if id_ in self._seen:
            why = "the same flight on the same days stands on an earlier line of this file"
            return ScheduleRow(line=line, flight=flight, outcome="refused", why=why)
        self._seen.add(id_)
        return ScheduleRow(line=line, flight=flight, outcome=self._upsert(id_, plan))

    def save(self) -> None:
        """Write what is new and what changed."""
        rows = ScheduledFlight.objects.using("passenger")
        rows.bulk_create(self._new, batch_size=CHUNK)
        rows.bulk_update(self._changed, [*VALUES, "imported_at", "imported_by"], batch_size=CHUNK)

    def _id(self, plan: Plan) -> UUID:
        days = (plan.first_day.isoformat(), plan.last_day.isoformat(), plan.weekdays)
        return self._ids.make("scheduled flight", plan.carrier, plan.number, plan.departure_airport, *days)

    def _upsert(self, id_: UUID, plan: Plan) -> str:
        row = self._known.get(id_)
        if row is None:
            self._new.append(ScheduledFlight(id=id_, imported_at=self._at, imported_by=self._actor.id, **asdict(plan)))
            return "added"
        if all(getattr(row, name) == getattr(plan, name) for name in VALUES):
            return "unchanged"
        for name in VALUES:
            setattr(row, name, getattr(plan, name))
        row.imported_at, row.imported_by = self._at, self._actor.id
        self._changed.append(row)
        return "changed"
