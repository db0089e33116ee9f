"""Storing the newest version of each traveller on each flight."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

import msgspec

from openpiu.core.terms import Traveller
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.joining import Roster, merge, name_key
from openpiu.core.terms.plain import traveller_from_plain, traveller_to_plain
from openpiu.store.passenger.models import FlightRecord, Report, TravellerRecord

WRITTEN = ["content", "has_birth_date", "has_api", "digest", "changed_at", "locator"]


@dataclass(slots=True)
class Shelf:
    """The travellers of one flight while one message is put away; rows are written back all at once."""

    flight: FlightRecord
    ids: IdMaker
    at: datetime
    rows: dict[UUID, TravellerRecord] = field(default_factory=dict)
    reports: dict[UUID, dict[str, Report]] = field(default_factory=dict)
    touched: set[UUID] = field(default_factory=set)

    @classmethod
    def of(cls, flight: FlightRecord, *, ids: IdMaker, at: datetime) -> "Shelf":
        """All travellers of the flight, locked until the transaction ends."""
        shelf = cls(flight, ids, at)
        for row in TravellerRecord.objects.using("passenger").select_for_update().filter(flight=flight):
            shelf.rows[row.id] = row
            shelf.reports[row.id] = {}
        for report in Report.objects.using("passenger").filter(traveller__flight=flight):
            shelf.reports[report.traveller_id][report.kind] = report
        return shelf

    def put(self, travellers: Sequence[Traveller], *, kind: str, sent: str) -> None:
        """Find or make the traveller of each report and keep the newest report of its kind."""
        seen: Counter[str] = Counter()
        roster = self._roster()
        found = roster.assign(travellers)
        taken = {id_ for id_ in found if id_}
        for traveller, known in zip(travellers, found, strict=True):
            seen[name_key(traveller)] += 1
            id_ = UUID(known) if known else self._make(traveller, seen[name_key(traveller)], roster, taken)
            taken.add(str(id_))
            self._report(id_, traveller, kind=kind, sent=sent)
            roster.add(str(id_), traveller)

    def save(self) -> int:
        """Write every touched traveller whose merged content changed; returns how many changed."""
        changed = [row for row in (self._merged(id_) for id_ in sorted(self.touched)) if row is not None]
        TravellerRecord.objects.using("passenger").bulk_create(
            changed, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN
        )
        reports = [report for id_ in sorted(self.touched) for _, report in sorted(self.reports[id_].items())]
        Report.objects.using("passenger").bulk_create(
            reports, update_conflicts=True, unique_fields=["id"], update_fields=["content", "stamp", "received"]
        )
        return len(changed)

    def _make(self, traveller: Traveller, ordinal: int, roster: Roster, taken: set[str]) -> UUID:
        """The first id of this name that is not somebody else's: persons of one name are numbered as they come."""
        key, flight = name_key(traveller), str(self.flight.id)
        ids = (self.ids.make("traveller", flight, key, str(number)) for number in count(ordinal))
        id_ = next(id_ for id_ in ids if str(id_) not in taken and not roster.is_another(str(id_), traveller))
        if id_ not in self.rows:
            self.rows[id_] = TravellerRecord(id=id_, flight=self.flight, received_at=self.at, changed_at=self.at)
            self.reports[id_] = {}
        return id_

    def _report(self, id_: UUID, traveller: Traveller, *, kind: str, sent: str) -> None:
        content = traveller_to_plain(traveller)
        stamp = f"{sent}|{_digest(content)}"
        self.touched.add(id_)
        before = self.reports[id_].get(kind)
        if before is None:
            report_id = self.ids.make("report", str(id_), kind)
            self.reports[id_][kind] = Report(
                id=report_id, traveller=self.rows[id_], kind=kind, content=content, stamp=stamp
            )
            return
        before.received += 1
        if stamp > before.stamp:
            before.content, before.stamp = content, stamp

    def _merged(self, id_: UUID) -> TravellerRecord | None:
        row, kinds = self.rows[id_], self.reports[id_]
        said = {kind: traveller_from_plain(report.content) for kind, report in kinds.items()}
        together, others = merge(said.get("PNR"), said.get("API"))
        content = traveller_to_plain(together) | {
            "other_names": [{"surname": other.surname, "given_names": other.given_names} for other in others]
        }
        digest = _digest(content)
        if digest == row.digest:
            return None
        row.content, row.digest, row.changed_at = content, digest, self.at
        row.locator = together.locator or ""
        row.has_api = "API" in kinds
        row.has_birth_date = together.birth_date is not None and together.birth_date.is_full
        return row

    def _roster(self) -> Roster:
        roster = Roster()
        for id_, kinds in self.reports.items():
            for report in kinds.values():
                roster.add(str(id_), traveller_from_plain(report.content))
        return roster


def _digest(content: dict[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()
