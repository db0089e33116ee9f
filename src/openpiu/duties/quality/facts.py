"""What the store knows about carriers in a window of time, as plain values; no personal data is read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Min, QuerySet

from openpiu.core.law.union import Area, area_of
from openpiu.duties.quality.periods import Period
from openpiu.duties.quality.schedule import Plan, departures
from openpiu.duties.quality.slots import Departure, Push
from openpiu.store.passenger.models import FlightRecord, MessageRecord, Repetition, ScheduledFlight, Transmission

Key = tuple[str, str, str, date]  # carrier, number, departure airport, local day
Window = tuple[datetime, datetime]
_DAY = timedelta(days=1)
ROUTE = ("about__departure_airport", "about__arrival_airport")
COLUMNS = ("received_at", "covers", "status", "travellers", "completeness", "repairs", "faults", "is_repeat")


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFacts:
    """One message received, in counts."""

    received_at: datetime
    version: str  # `PNRGOV 13:1`
    covers: str
    status: str
    travellers: int
    completeness: dict[str, int]
    repairs: list[dict[str, Any]]
    faults: list[dict[str, Any]]
    is_repeat: bool
    is_unclassified: bool = False  # nobody can say whether its flight crosses the border of the Union


@dataclass(slots=True)
class CarrierFacts:
    """All about one carrier."""

    departures: dict[Key, Departure] = field(default_factory=dict)
    pushes: dict[Key, list[Push]] = field(default_factory=lambda: defaultdict(list))
    messages: list[MessageFacts] = field(default_factory=list)
    repetitions: list[datetime] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All carriers of a window. `since` is when the unit received anything for the first time."""

    carriers: dict[str, CarrierFacts]
    since: datetime | None
    has_schedule: bool


def gather(first: Period, last: Period, *, carrier: str | None = None) -> Facts:
    """Everything about the departures and the messages of the periods, of one carrier or of all."""
    window = (first.start, last.end)
    found: dict[str, CarrierFacts] = defaultdict(CarrierFacts)
    for key, planned in _planned(window, carrier).items():
        found[planned.carrier].departures[key] = planned
    keys = _heard(window, carrier, found)
    for key, push in _pushes(window, carrier, keys):
        found[key[0]].pushes[key].append(push)
    for name, message in _messages(window, carrier):
        found[name].messages.append(message)
    for name, moment in _repetitions(window, carrier):
        found[name].repetitions.append(moment)
    return Facts(
        carriers=dict(found),
        since=Transmission.objects.using("passenger").aggregate(first=Min("received_at"))["first"],
        has_schedule=_of(ScheduledFlight.objects.using("passenger"), carrier).exists(),
    )


def is_known(carrier: str) -> bool:
    """Whether a message or a schedule has named this carrier."""
    stores: tuple[QuerySet[Any], ...] = (
        MessageRecord.objects.using("passenger"),
        ScheduledFlight.objects.using("passenger"),
    )
    return any(rows.filter(carrier=carrier).exists() for rows in stores)


def _of(rows: Any, carrier: str | None, field_: str = "carrier") -> Any:
    """The rows of one carrier, or of all."""
    return rows.all() if carrier is None else rows.filter(**{field_: carrier})


def _planned(window: Window, carrier: str | None) -> dict[Key, Departure]:
    first, last = (moment.date() for moment in _wide(window))
    rows = _of(ScheduledFlight.objects.using("passenger"), carrier)
    rows = rows.filter(first_day__lte=last, last_day__gte=first).order_by("imported_at", "id")
    planned = departures((_plan(row) for row in rows), first=first, last=last)
    return {key: one for key, one in planned.items() if window[0] <= one.departs_at < window[1]}


def _plan(row: ScheduledFlight) -> Plan:
    return Plan(
        carrier=row.carrier,
        number=row.number,
        departure_airport=row.departure_airport,
        arrival_airport=row.arrival_airport,
        first_day=row.first_day,
        last_day=row.last_day,
        weekdays=row.weekdays,
        departure_time=row.departure_time,
        arrival_time=row.arrival_time,
        cancelled=row.cancelled,
    )


def _heard(window: Window, carrier: str | None, found: dict[str, CarrierFacts]) -> dict[UUID, Key]:
    """Add the flights that messages were about; a flight on the schedule keeps its scheduled time."""
    rows = _of(FlightRecord.objects.using("passenger"), carrier)
    keys: dict[UUID, Key] = {}
    for row in rows.filter(departure_at__range=_wide(window), departure__isnull=False):
        key = (row.carrier, row.number, row.departure_airport, row.departure.date())
        facts = found[row.carrier].departures if row.carrier in found else {}
        planned = facts.get(key)
        departs_at = planned.departs_at if planned else row.departure_at
        if not window[0] <= departs_at < window[1]:
            continue
        found[row.carrier].departures[key] = Departure(
            carrier=row.carrier,
            number=row.number,
            departure_airport=row.departure_airport,
            arrival_airport=row.arrival_airport,
            day=key[3],
            departs_at=departs_at,
            is_scheduled=planned is not None,
            is_heard=True,
        )
        keys[row.id] = key
    return keys


def _pushes(window: Window, carrier: str | None, keys: dict[UUID, Key]) -> Iterable[tuple[Key, Push]]:
    """Pushes of these flights: rejected ones are none, one sent again counts once, its parts count together."""
    rows = _of(MessageRecord.objects.using("passenger"), carrier, "flight__carrier")
    rows = rows.filter(flight__departure_at__range=_wide(window), is_repeat=False)
    rows = rows.exclude(status="rejected").exclude(covers="crew")
    together: dict[tuple[UUID, UUID], Push] = {}
    columns = ("id", "flight_id", "series", "covers", "sent_at", "received_at")
    for id_, flight, series, covers, sent_at, received_at in rows.values_list(*columns):
        before = together.get((flight, series or id_))
        together[(flight, series or id_)] = Push(
            covers=covers,
            sent_at=min(sent_at or received_at, before.sent_at if before else received_at),
            arrived_at=max(received_at, before.arrived_at if before else received_at),
        )
    return [(keys[flight], push) for (flight, _), push in together.items() if flight in keys]


def _messages(window: Window, carrier: str | None) -> Iterable[tuple[str, MessageFacts]]:
    rows = _of(MessageRecord.objects.using("passenger"), carrier)
    rows = rows.filter(received_at__gte=window[0], received_at__lt=window[1]).order_by("received_at", "id")
    columns = ("carrier", "kind", "version", "flight_id", *ROUTE, *COLUMNS)
    for name, kind, version, flight, departure, arrival, *rest in rows.values_list(*columns).iterator(chunk_size=5000):
        yield (
            name,
            MessageFacts(
                version=f"{kind} {version}".strip(),
                is_unclassified=flight is not None and area_of(departure, arrival) is Area.UNKNOWN,
                **dict(zip(COLUMNS, rest, strict=True)),
            ),
        )


def _repetitions(window: Window, carrier: str | None) -> Iterable[tuple[str, datetime]]:
    """Each repetition once, for the carrier of the transmission's first message."""
    rows = Repetition.objects.using("passenger").filter(received_at__gte=window[0], received_at__lt=window[1])
    rows = _of(rows.filter(transmission__messages__ordinal=1), carrier, "transmission__messages__carrier")
    return list(rows.order_by("id").values_list("transmission__messages__carrier", "received_at"))


def _wide(window: Window) -> Window:
    """A day more on either side: local days begin up to a day away from those of UTC, and reports may be delayed."""
    return window[0] - _DAY, window[1] + _DAY
