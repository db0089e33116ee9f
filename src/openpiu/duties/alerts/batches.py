"""Some rows of an edition against what is stored: added, changed, unchanged or refused, each row by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from openpiu.core.law.roles import Actor
from openpiu.core.lists import Fault, Line, Subject
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.alerts.editions import Survey
from openpiu.duties.alerts.rows import RowReport
from openpiu.duties.alerts.understanding import AlertRecord, BadRow, understand
from openpiu.store.passenger.models import Alert

WRITTEN = [
    "owner", "legal_basis", "reason_class", "subject_class", "reason_basis", "action", "reason",
    "person", "name", "birth_date", "expires_on", "withdrawn", "version", "digest", "imported_at", "imported_by",
]  # fmt: skip
STAYS = "an officer withdrew it, and it stays withdrawn: see `openpiu alerts restore`"
RETURNS = "was withdrawn, and is in force again: its list still has it"
TWICE = "id: the same reference stands on an earlier line of this file"


@dataclass(slots=True)
class Importer:
    """One import while its batches come. It writes nothing before `save`."""

    found: Survey
    ids: IdMaker
    actor: Actor
    at: datetime
    seen: set[UUID] = field(default_factory=set)
    new: list[Alert] = field(default_factory=list)
    changed: list[Alert] = field(default_factory=list)
    renewed: list[Alert] = field(default_factory=list)  # unchanged, in force for longer

    def take(self, lines: Sequence[Line]) -> list[RowReport]:
        """Put each row where it belongs and say what became of it; subjects left out give no row."""
        placed = [self._placed(line) for line in lines if isinstance(line, Subject | Fault)]
        ids = [row.id for row in placed if isinstance(row, _Placed)]
        known = Alert.objects.using("passenger").select_for_update().defer("person").in_bulk(ids)
        return [row if isinstance(row, RowReport) else self._taken(row, known.get(row.id)) for row in placed]

    def save(self) -> None:
        """Write what is new, what changed and what is in force for longer; call it inside the batch's transaction."""
        alerts = Alert.objects.using("passenger")
        alerts.bulk_create(self.new)
        alerts.bulk_update(self.changed, WRITTEN, batch_size=500)
        alerts.bulk_update(self.renewed, ["expires_on"], batch_size=500)
        self.new, self.changed, self.renewed = [], [], []

    def _placed(self, line: Subject | Fault) -> "_Placed | RowReport":
        if isinstance(line, Fault):
            return _refused(line, f"{line.reason}: {line.advice}")
        record = understand(line, self.found.fills(line))
        if isinstance(record, BadRow):
            return _refused(line, record.why)
        return _Placed(line, record, self.ids.make("alert", record.list_name, record.reference))

    def _taken(self, row: "_Placed", known: Alert | None) -> RowReport:
        if row.id in self.seen:
            return _refused(row.subject, TWICE, row.record.list_name)
        self.seen.add(row.id)
        outcome, why = self._upsert(row.id, row.record, known)
        return RowReport(
            line=row.subject.place,
            list_name=row.record.list_name,
            reference=row.record.reference,
            outcome=outcome,
            why="; ".join(filter(None, (why, *row.subject.notes))),
            stays_withdrawn=why == STAYS,
        )

    def _upsert(self, id_: UUID, record: AlertRecord, alert: Alert | None) -> tuple[str, str]:
        digest, until = record.digest(), self._expiry(record)
        if alert is None:
            new = Alert(id=id_, list_name=record.list_name, reference=record.reference)
            self.new.append(self._fill(new, record, digest, until))
            return "added", ""
        stays = bool(alert.withdrawn_by)
        if alert.digest == digest and (stays or not (alert.withdrawn or self._returns(alert, until))):
            self._renew(alert, until)
            return "unchanged", STAYS if stays else ""
        why = STAYS if stays else RETURNS if alert.withdrawn else ""
        alert.version += 1
        self.changed.append(self._fill(alert, record, digest, until))
        return "changed", why

    def _returns(self, alert: Alert, until: date | None) -> bool:
        """Whether it had expired and is in force again: that is another version, to be screened anew."""
        had_expired = alert.expires_on is not None and alert.expires_on < self.at.date()
        return had_expired and (until is None or until >= self.at.date())

    def _renew(self, alert: Alert, until: date | None) -> None:
        if alert.expires_on != until:
            alert.expires_on = until
            self.renewed.append(alert)

    def _expiry(self, record: AlertRecord) -> date | None:
        """What the subject says, else the list's days from today: an edition that still has it renews it."""
        declared = self.found.declared[record.list_name]
        if record.expires_on is not None or declared.days is None:
            return record.expires_on
        return self.at.date() + timedelta(days=declared.days)

    def _fill(self, alert: Alert, record: AlertRecord, digest: str, until: date | None) -> Alert:
        alert.owner, alert.legal_basis, alert.action = record.owner, record.legal_basis, record.action.value
        alert.reason_class, alert.reason, alert.person = record.reason_class, record.reason, record.person
        alert.subject_class, alert.reason_basis = record.subject_class.value, record.reason_basis.value
        alert.name = record.name[:200]
        alert.birth_date = str(record.person["birth_date"] or "")
        alert.withdrawn, alert.expires_on, alert.digest = bool(alert.withdrawn_by), until, digest
        alert.imported_at, alert.imported_by = self.at, self.actor.id
        return alert


@dataclass(frozen=True, slots=True)
class _Placed:
    """One subject that is understood, with the id of its alert."""

    subject: Subject
    record: AlertRecord
    id: UUID


def _refused(line: Subject | Fault, why: str, list_name: str | None = None) -> RowReport:
    return RowReport(line=line.place, list_name=list_name, reference=line.reference, outcome="refused", why=why)
