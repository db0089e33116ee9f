"""Storing the travellers of a flight as all its messages together tell of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from openpiu.core.law.corrections import carried
from openpiu.core.law.union import area_of
from openpiu.core.terms.flight_state import Person
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.joining import together
from openpiu.core.terms.plain import traveller_from_plain, traveller_to_plain
from openpiu.core.terms.pushes import Push, Says, Source
from openpiu.core.terms.reports import Key, key_of, take
from openpiu.core.terms.reports import Report as Told
from openpiu.core.terms.traces import Traces, traces_of
from openpiu.duties.contents import digest_of, mark
from openpiu.duties.receive.kept import Kept
from openpiu.store.passenger.models import BookingRecord, FlightRecord, Report, TravellerRecord
from openpiu.store.sealed import KEPT, SEALED, day_name

WRITTEN = [
    *SEALED, "has_birth_date", "has_api", "digest", "changed_at", "locator", "received_at", "standing", "added",
    "joined_into", "identity", "has_document", "document_traces", "name_traces", "counted_as",
]  # fmt: skip
REPORTED = ["traveller", *SEALED, "stamp", "mentions", "received"]


@dataclass(slots=True)
class Shelf:
    """The travellers and reports of one flight while messages are put away; written back all at once."""

    flight: FlightRecord
    ids: IdMaker
    at: datetime
    rows: dict[UUID, TravellerRecord] = field(default_factory=dict)
    reports: dict[Key, Told] = field(default_factory=dict)
    stored: dict[Key, Report] = field(default_factory=dict)
    touched: set[Key] = field(default_factory=set)
    masked: set[UUID] = field(default_factory=set)  # records that no late message brings to light again
    counted: Counter[str] = field(default_factory=Counter)  # travellers more or fewer, by area

    @classmethod
    def of(cls, flight: FlightRecord, *, ids: IdMaker, at: datetime) -> "Shelf":
        """Everything known of the flight, locked until the transaction ends."""
        shelf = cls(flight, ids, at)
        for row in TravellerRecord.objects.using("passenger").select_for_update().filter(flight=flight):
            if row.masked_at is None:
                shelf.rows[row.id] = row
            else:
                shelf.masked.add(row.id)
        for report in Report.objects.using("passenger").filter(traveller__flight=flight):
            traveller = traveller_from_plain(report.content)
            key = key_of(Source(report.kind), traveller, report.ordinal)
            mentions = {stamp: Says(said) for stamp, said in report.mentions.items()}
            shelf.reports[key] = Told(key=key, traveller=traveller, mentions=mentions)
            shelf.stored[key] = report
        return shelf

    def put(self, kept: Kept, push: Push) -> None:
        """The persons of one message."""
        self.touched.update(take(self.reports, push, kept.travellers, kept.cancelled))

    def save(self, people: Iterable[Person]) -> tuple[int, list[TravellerRecord]]:
        """Write what changed: returns how many travellers' contents did, and the rows that were joined into others."""
        before = {key: report.traveller_id for key, report in self.stored.items()}
        live: set[UUID] = set()
        written: list[TravellerRecord] = []
        reports: list[Report] = []
        changed = 0
        first_of = _first_receipts(self.flight)
        for person in people:
            row, is_new = self._row(person, before, first_of)
            if row.id in self.masked:
                continue
            live.add(row.id)
            moved = [report for report in person.reports if self._is_moved(report, row)]
            is_other = bool(moved) and self._fill(row, person)
            changed += is_other
            if self._stand(row, person) or is_other or is_new:
                written.append(row)
            reports += [self._report(report, row) for report in moved]
        joined = self._joined(live, before)
        self._write([*written, *joined], reports)
        return changed, joined

    def _write(self, rows: list[TravellerRecord], reports: list[Report]) -> None:
        rows = sorted(rows, key=lambda row: row.id)
        TravellerRecord.objects.using("passenger").bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN
        )
        Report.objects.using("passenger").bulk_create(
            reports, update_conflicts=True, unique_fields=["id"], update_fields=REPORTED
        )

    def _row(
        self, person: Person, before: dict[Key, UUID], first_of: Mapping[str, datetime]
    ) -> tuple[TravellerRecord, bool]:
        """The person's row, and whether it was made now. The clock starts with the first receipt of any report of
        theirs, or of the booking that one of these names (PNR-12.3)."""
        id_ = self.ids.make("traveller", str(self.flight.id), person.name, str(person.number))
        is_new = id_ not in self.rows
        if is_new:
            area = area_of(self.flight.departure_airport, self.flight.arrival_airport).value
            self.rows[id_] = TravellerRecord(
                id=id_, flight=self.flight, received_at=self.at, changed_at=self.at, counted_as=area
            )
            self._count(self.rows[id_], 1)
        row = self.rows[id_]
        homes = {before[report.key] for report in person.reports if report.key in before}
        locators = {report.traveller.locator for report in person.reports}
        booked = [first_of[locator] for locator in locators if locator is not None and locator in first_of]
        first = min([row.received_at, *booked, *(self.rows[home].received_at for home in homes)])
        is_earlier = first < row.received_at
        row.received_at = first
        return row, is_new or is_earlier

    def _is_moved(self, report: Told, row: TravellerRecord) -> bool:
        """Whether a report is new, was mentioned again or now belongs to another row."""
        return report.key in self.touched or self.stored[report.key].traveller_id != row.id

    def _fill(self, row: TravellerRecord, person: Person) -> bool:
        """What the reports say together; returns whether that is new."""
        said, others = together(person.reports)
        content = traveller_to_plain(said) | {
            "other_names": [{"surname": other.surname, "given_names": other.given_names} for other in others]
        }
        content = carried(content, self._earlier(row, person))
        said = traveller_from_plain(content)
        digest = digest_of(content)
        if digest == row.digest:
            return False
        row.seal(content, under=day_name(row.received_at))
        row.digest, row.changed_at = digest, self.at
        row.locator = said.locator or ""
        mark(row, traces_of(said, [(other.surname, other.given_names) for other in others], self.ids))
        row.has_birth_date = said.birth_date is not None and said.birth_date.is_full
        return True

    def _earlier(self, row: TravellerRecord, person: Person) -> list[dict[str, Any]]:
        """Contents that the person's rows had before: what the unit corrected in them stays (RGT-6)."""
        homes = {self.stored[report.key].traveller_id for report in person.reports if report.key in self.stored}
        return [self.rows[home].content for home in sorted({*homes, row.id}) if self.rows[home].digest]

    def _stand(self, row: TravellerRecord, person: Person) -> bool:
        """Where the person stands; returns whether that is new."""
        has_api = any(report.source is not Source.BOOKING for report in person.reports)
        if row.joined_into_id is not None:
            self._count(row, 1)
        now = (person.standing.value, person.is_added, has_api, None)
        was = (row.standing, row.added, row.has_api, row.joined_into_id)
        row.standing, row.added, row.has_api, row.joined_into_id = now
        return was != now

    def _count(self, row: TravellerRecord, number: int) -> None:
        if row.counted_as:
            self.counted[row.counted_as] += number

    def _report(self, told: Told, row: TravellerRecord) -> Report:
        report = self.stored.get(told.key)
        if report is None:
            key = [str(part) for part in told.key]
            report = Report(id=self.ids.make("report", str(self.flight.id), *key), kind=told.source.value)
            report.ordinal = told.key.ordinal
            self.stored[told.key] = report
        report.traveller_id = row.id
        report.seal(traveller_to_plain(told.traveller), under=day_name(row.received_at))
        report.stamp = told.newest
        report.mentions = {stamp: said.value for stamp, said in sorted(told.mentions.items())}
        report.received = len(told.mentions)
        return report

    def _joined(self, live: set[UUID], before: dict[Key, UUID]) -> list[TravellerRecord]:
        """Rows without a report of their own left: the row that has their reports now stands for them."""
        joined = []
        for key, home in sorted(before.items()):
            row = self.rows[home]
            if home not in live and row.joined_into_id is None:
                row.joined_into_id = self.stored[key].traveller_id
                self._count(row, -1)
                row.digest, row.changed_at = f"joined:{row.joined_into_id.hex}", self.at
                mark(row, Traces())
                joined.append(row)
        return joined


def _first_receipts(flight: FlightRecord) -> dict[str, datetime]:
    """When each booking of the flight came first, by its locator; a masked one gives nobody its clock any more."""
    rows = BookingRecord.objects.using("passenger").filter(flight=flight).exclude(locator="")
    rows = rows.exclude(sealed_under__startswith=f"{KEPT}/")
    return dict(rows.values_list("locator", "received_at"))
