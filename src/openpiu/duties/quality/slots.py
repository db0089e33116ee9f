"""The pushes that a carrier owes for one departure, and which of them came in time. Pure; times are aware UTC.

Belongs here: one departure and its pushes. Not here: counting many (`measuring`), where departures come from (`facts`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """How long after its time a push still counts as on time (settings of the unit)."""

    closure: timedelta = timedelta(minutes=30)  # after departure: the closure push and the passenger list (PNR-8.6)
    tolerance: timedelta = timedelta(minutes=15)  # after 48 h and 24 h before departure (PNR-8.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One push that is owed. A push belongs to the slot in whose window before departure it was sent."""

    code: str
    covers: str  # PNR or API
    before: timedelta  # nominal time before departure
    opens: timedelta  # sent at most so long before departure
    closes: timedelta  # and more than so long before it
    rule: str

    def due(self, departs_at: datetime, expectation: Expectation) -> datetime:
        """Until when it is on time."""
        return departs_at - self.before + (expectation.tolerance if self.before else expectation.closure)

    def holds(self, push: "Push", departs_at: datetime) -> bool:
        """Whether the push is one of this slot."""
        return push.covers == self.covers and self.closes < departs_at - push.sent_at <= self.opens


_EVER = timedelta(days=3650)
SLOTS: tuple[Slot, ...] = (
    Slot(
        code="48h", covers="PNR", before=timedelta(hours=48), opens=_EVER, closes=timedelta(hours=36), rule="PNR-8.5"
    ),
    Slot(
        code="24h", covers="PNR", before=timedelta(hours=24), opens=timedelta(hours=36), closes=timedelta(hours=4),
        rule="PNR-8.5",
    ),
    Slot(code="0h", covers="PNR", before=timedelta(0), opens=timedelta(hours=4), closes=-_EVER, rule="PNR-8.6"),
    Slot(code="api", covers="API", before=timedelta(0), opens=_EVER, closes=-_EVER, rule="PNR-8.4"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """One push that came, all its parts together."""

    covers: str  # PNR or API
    sent_at: datetime  # as its envelope says; the time of arrival where it does not
    arrived_at: datetime  # of the last part


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """One departure that a schedule plans or a message was about."""

    carrier: str
    number: str
    departure_airport: str
    arrival_airport: str
    day: date  # local
    departs_at: datetime  # UTC, scheduled
    is_scheduled: bool = False
    is_heard: bool = False

    @property
    def designator(self) -> str:
        """Carrier and number as spoken."""
        return f"{self.carrier}{self.number}"


class State(StrEnum):
    """What became of one push that is owed."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    PENDING = "pending"  # its time has not passed
    UNMEASURED = "unmeasured"  # its time passed before this unit received anything at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One owed push, judged."""

    state: State
    due: datetime
    minutes_late: int = 0


def judge(
    departure: Departure, pushes: Sequence[Push], *, expectation: Expectation, since: datetime | None, at: datetime
) -> Mapping[str, Judged]:
    """Each slot's state at the moment `at`. `since` is when the unit received its first message.

    What was owed before that came with the first load: it is judged by its time of sending, and nobody is blamed for
    what is not there.
    """
    return {slot.code: _judge_slot(slot, departure, pushes, expectation, since, at) for slot in SLOTS}


def _judge_slot(
    slot: Slot,
    departure: Departure,
    pushes: Sequence[Push],
    expectation: Expectation,
    since: datetime | None,
    at: datetime,
) -> Judged:
    due = slot.due(departure.departs_at, expectation)
    was_deaf = since is None or due < since
    found = [push for push in pushes if slot.holds(push, departure.departs_at)]
    if found:
        came = min(min(push.sent_at, push.arrived_at) if was_deaf else push.arrived_at for push in found)
        state = State.ON_TIME if came <= due else State.LATE
        return Judged(state=state, due=due, minutes_late=max(0, -(-(came - due) // MINUTE)))
    if due >= at:
        return Judged(state=State.PENDING, due=due)
    return Judged(state=State.UNMEASURED if was_deaf else State.MISSING, due=due)
