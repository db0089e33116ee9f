"""What reports, pages, tables and letters show of a carrier: counts and codes, never a traveller (PNR-14.1)."""

from dataclasses import dataclass
from datetime import datetime


def percent(part: int, whole: int) -> int | None:
    """The share in whole per cent, rounded down so that 100 means all; None of nothing."""
    return 100 * part // whole if whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotFigures:
    """One kind of push over all flights of the period."""

    slot: str  # 48h, 24h, 0h, api
    on_time: int = 0
    late: int = 0
    missing: int = 0
    pending: int = 0  # its time has not passed
    unmeasured: int = 0  # its time passed before this unit received anything
    median_minutes_late: int | None = None
    worst_minutes_late: int | None = None

    @property
    def expected(self) -> int:
        """How many have been owed so far."""
        return self.on_time + self.late + self.missing

    @property
    def on_time_percent(self) -> int | None:
        """Share of what was owed."""
        return percent(self.on_time, self.expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFigures:
    """One field over all travellers as reported."""

    field: str
    given: int
    travellers: int

    @property
    def percent(self) -> int | None:
        """Share of the travellers who have it."""
        return percent(self.given, self.travellers)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeFigures:
    """One repair or fault code in one version of messages (MSG-17)."""

    code: str
    severity: str  # repair, warning, error, fatal
    version: str  # `PNRGOV 13:1`
    number: int  # how often
    messages: int  # in how many messages
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A departure of which pushes are missing (PNR-8.5, PNR-8.6)."""

    designator: str
    departure_airport: str
    arrival_airport: str
    departs_at: datetime
    missing: tuple[str, ...]  # slots
    since: datetime  # when the first of them was due
    is_heard: bool  # whether any message was about this departure


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """One thing that the carrier could mend, with what it would change."""

    code: str
    number: int
    of: int  # number of `of`: pushes, messages or travellers
    what: str  # pushes, messages, travellers
    advice: str
    weight: float  # the higher, the more it would help


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One carrier in one period. Flights and pushes are those that depart in it; messages those received in it."""

    carrier: str  # empty: messages whose carrier nobody named
    period: str
    flights: int  # that departed or are to depart
    scheduled: int  # of them on an imported schedule
    unheard: int  # of them never heard of, their closure being due
    slots: tuple[SlotFigures, ...]
    messages: int
    accepted: int
    repaired: int
    rejected: int
    pnr_travellers: int  # as reported: once in each push
    api_travellers: int
    pnr_fields: tuple[FieldFigures, ...]
    api_fields: tuple[FieldFigures, ...]
    codes: tuple[CodeFigures, ...]
    same_bytes: int  # transmissions that came again unchanged, under another name
    same_message: int  # messages whose content had come before
    not_read: int  # travellers whom a fault names as not read
    parts_not_read: int  # errors: parts of messages, or whole ones, that could not be read
    incidents: tuple[Incident, ...]
    unclassified: int = 0  # messages about flights of which nobody can say whether they cross the border (ADR 0016)

    @property
    def on_time(self) -> int:
        """Pushes on time."""
        return sum(slot.on_time for slot in self.slots)

    @property
    def expected(self) -> int:
        """Pushes owed so far."""
        return sum(slot.expected for slot in self.slots)

    @property
    def late(self) -> int:
        """Pushes that came late."""
        return sum(slot.late for slot in self.slots)

    @property
    def missing(self) -> int:
        """Pushes that have not come."""
        return sum(slot.missing for slot in self.slots)

    @property
    def on_time_percent(self) -> int | None:
        """Share of the pushes owed."""
        return percent(self.on_time, self.expected)

    @property
    def sent_again(self) -> int:
        """Messages and transmissions that came again."""
        return self.same_bytes + self.same_message

    @property
    def both_fields(self) -> tuple[tuple[FieldFigures, FieldFigures | None], ...]:
        """Each field of PNR beside the same field of API, where API has it."""
        api = {row.field: row for row in self.api_fields}
        return tuple((row, api.get(row.field)) for row in self.pnr_fields)

    @property
    def repairs(self) -> int:
        """How often something was mended."""
        return sum(row.number for row in self.codes if row.severity == "repair")

    @property
    def faults(self) -> int:
        """How often something could not be mended."""
        return sum(row.number for row in self.codes if row.severity != "repair")

    @property
    def read_percent(self) -> int | None:
        """Share of the messages that were read."""
        return percent(self.messages - self.rejected, self.messages)

    @property
    def birth_date_percent(self) -> int | None:
        """Share of all travellers as reported who have a full birth date."""
        dated = [row for row in (*self.pnr_fields, *self.api_fields) if row.field == "birth_date"]
        return percent(sum(row.given for row in dated), sum(row.travellers for row in dated))


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierReport:
    """One carrier's report: this period, the mendings that would help most, and the periods before."""

    unit: str
    as_of: datetime
    figures: Figures
    mendings: tuple[Mending, ...]
    trend: tuple[Figures, ...]  # oldest first, from the first period with any traffic; this period last


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriersPage:
    """All carriers of one period, those that are missing most first."""

    as_of: datetime
    period: str
    before: str
    after: str | None  # None where it has not begun
    rows: tuple[Figures, ...]
    has_schedule: bool
    incidents: int  # departures of which pushes are missing


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierPage:
    """One carrier's report with the periods around it."""

    report: CarrierReport
    before: str
    after: str | None
