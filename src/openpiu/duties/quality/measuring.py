"""Facts to figures: counting for one carrier and one period. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median_low

from openpiu.core.messages.quality import FIELDS
from openpiu.duties.quality.facts import CarrierFacts, Key, MessageFacts
from openpiu.duties.quality.periods import Period
from openpiu.duties.quality.rows import CodeFigures, FieldFigures, Figures, Incident, SlotFigures
from openpiu.duties.quality.slots import SLOTS, Departure, Expectation, Judged, State, judge

# Faults that name a traveller who was not read.
NOT_READ = frozenset({"traveller-unnamed", "infant-unnamed", "name-cut-off"})
NOT_ASKED: Mapping[str, frozenset[str]] = {"PNR": frozenset(), "API": frozenset({"contact"})}  # API-2: a closed list
PARTS_NOT_READ = frozenset({"error", "fatal"})
SEVERITIES = ("fatal", "error", "warning", "repair")  # worst first


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """By what pushes are judged: the unit's settings, when it began to receive, and now."""

    expectation: Expectation
    since: datetime | None
    at: datetime


def measure(carrier: str, facts: CarrierFacts, period: Period, judging: Judging) -> Figures:
    """All figures of one carrier in one period."""
    inside = {key: one for key, one in facts.departures.items() if Period.of(one.departs_at) == period}
    judged = {key: _judge(one, facts, key, judging) for key, one in inside.items()}
    messages = [message for message in facts.messages if Period.of(message.received_at) == period]
    statuses = Counter(message.status for message in messages)
    codes = count_codes(messages)
    return Figures(
        carrier=carrier,
        period=str(period),
        flights=len(inside),
        scheduled=sum(one.is_scheduled for one in inside.values()),
        unheard=sum(_is_unheard(one, judged[key]) for key, one in inside.items()),
        slots=tuple(_slot(slot.code, judged.values()) for slot in SLOTS),
        messages=len(messages),
        accepted=statuses["accepted"],
        repaired=statuses["repaired"],
        rejected=statuses["rejected"],
        pnr_travellers=_travellers(messages, "PNR"),
        api_travellers=_travellers(messages, "API"),
        pnr_fields=_fields(messages, "PNR"),
        api_fields=_fields(messages, "API"),
        codes=codes,
        same_bytes=sum(Period.of(moment) == period for moment in facts.repetitions),
        same_message=sum(message.is_repeat for message in messages),
        not_read=sum(row.number for row in codes if row.code in NOT_READ),
        parts_not_read=sum(row.number for row in codes if row.severity in PARTS_NOT_READ),
        incidents=_incidents(inside, judged),
        unclassified=sum(message.is_unclassified for message in messages),
    )


def count_codes(messages: Iterable[MessageFacts]) -> tuple[CodeFigures, ...]:
    """Repairs and faults by code and version, the worst first, then the most frequent (MSG-17)."""
    counts: Counter[tuple[str, str, str]] = Counter()
    carrying: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    advice: dict[str, str] = {}
    for message in messages:
        notes = [(row["code"], "repair", row["detail"]) for row in message.repairs]
        notes += [(row["code"], row["severity"], row["advice"]) for row in message.faults]
        advice |= {code: text for code, _, text in notes}
        counts.update((code, severity, message.version) for code, severity, _ in notes)
        for key in {(code, severity, message.version) for code, severity, _ in notes}:
            carrying[key] += 1
    rows = [
        CodeFigures(
            code=code, severity=severity, version=version, number=number,
            messages=carrying[code, severity, version], advice=advice[code],
        )
        for (code, severity, version), number in counts.items()
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (SEVERITIES.index(row.severity), -row.number, row.code, row.version)))


def _judge(one: Departure, facts: CarrierFacts, key: Key, judging: Judging) -> dict[str, Judged]:
    pushes = facts.pushes.get(key, [])
    return dict(judge(one, pushes, expectation=judging.expectation, since=judging.since, at=judging.at))


def _slot(code: str, judged: Iterable[dict[str, Judged]]) -> SlotFigures:
    owed = [slots[code] for slots in judged]
    states = Counter(one.state for one in owed)
    late = sorted(one.minutes_late for one in owed if one.state is State.LATE)
    return SlotFigures(
        slot=code,
        on_time=states[State.ON_TIME],
        late=states[State.LATE],
        missing=states[State.MISSING],
        pending=states[State.PENDING],
        unmeasured=states[State.UNMEASURED],
        median_minutes_late=median_low(late) if late else None,
        worst_minutes_late=late[-1] if late else None,
    )


def _travellers(messages: Iterable[MessageFacts], covers: str) -> int:
    return sum(message.travellers for message in messages if message.covers == covers)


def _fields(messages: Sequence[MessageFacts], covers: str) -> tuple[FieldFigures, ...]:
    """Only messages whose fields were counted on receipt; older ones would look as if they had none."""
    counted = [message for message in messages if message.covers == covers and message.completeness]
    travellers = sum(message.travellers for message in counted)
    return tuple(
        FieldFigures(field=field, given=sum(one.completeness.get(field, 0) for one in counted), travellers=travellers)
        for field in FIELDS
        if field not in NOT_ASKED[covers]
    )


def _is_unheard(one: Departure, judged: dict[str, Judged]) -> bool:
    return not one.is_heard and all(slot.state is not State.PENDING for slot in judged.values())


def _incidents(inside: dict[Key, Departure], judged: dict[Key, dict[str, Judged]]) -> tuple[Incident, ...]:
    """Departures of which pushes are missing, the newest departure first."""
    found = []
    for key, one in inside.items():
        missing = {code: slot.due for code, slot in judged[key].items() if slot.state is State.MISSING}
        if missing:
            found.append(
                Incident(
                    designator=one.designator,
                    departure_airport=one.departure_airport,
                    arrival_airport=one.arrival_airport,
                    departs_at=one.departs_at,
                    missing=tuple(missing),
                    since=min(missing.values()),
                    is_heard=one.is_heard,
                )
            )
    return tuple(sorted(found, key=lambda row: (row.departs_at, row.designator), reverse=True))
