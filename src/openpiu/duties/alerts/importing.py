"""Importing alerts: upsert by list and reference, with a report for every row; withdrawing one."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.alerts.parsing import AlertRecord, BadRow, ListDefaults, rows_of, understand
from openpiu.duties.alerts.rows import ImportReport, RowReport
from openpiu.errors import OfficerError
from openpiu.store.passenger.lookups import find_alert
from openpiu.store.passenger.models import Alert

WRITTEN = [
    "owner", "legal_basis", "action", "reason", "person", "name", "birth_date", "expires_on", "withdrawn", "version",
    "digest", "imported_at", "imported_by",
]  # fmt: skip
CHUNK = 1000
WHY = 200  # letters of the reason of a withdrawal
OUTCOMES = ("added", "changed", "unchanged", "refused")


def import_alerts(
    content: bytes, *, form: str, defaults: ListDefaults, actor: Actor, at: datetime, keys: KeyStore
) -> ImportReport:
    """Add and change alerts; one transaction, one ledger entry, a report for every row."""
    check_may(actor, Act.IMPORT_ALERTS)
    understood = [(line, understand(raw, defaults)) for line, raw in rows_of(content, form=form)]
    with in_one_transaction():
        batch = _Batch(IdMaker(keys.identity_key()), (record for _, record in understood), actor, at)
        rows = tuple(batch.take(line, record) for line, record in understood)
        batch.save()
        counted = Counter(row.outcome for row in rows)
        enter(
            "alerts.imported",
            actor=actor,
            at=at,
            subject=f"list:{hashlib.sha256(content).hexdigest()[:32]}",
            lists=sorted({row.list_name for row in rows if row.list_name}),
            added=counted["added"],
            changed=counted["changed"],
            unchanged=counted["unchanged"],
            refused=counted["refused"],
        )
    return ImportReport(
        rows=rows,
        **{outcome: counted[outcome] for outcome in OUTCOMES},
    )


def withdraw_alert(alert_id: str, *, reason: str, actor: Actor, at: datetime) -> None:
    """Withdraw one alert, with the reason; its open hits lapse at the next screening."""
    check_may(actor, Act.IMPORT_ALERTS)
    if not reason.strip():
        raise OfficerError("say why the alert is withdrawn")
    with in_one_transaction():
        alert = find_alert(alert_id, locked=True)
        if alert.withdrawn:
            raise OfficerError("this alert has been withdrawn already")
        alert.withdrawn, alert.version = True, alert.version + 1
        alert.save(update_fields=["withdrawn", "version"])
        enter(
            "alert.withdrawn",
            actor=actor,
            at=at,
            subject=f"alert:{alert.id}",
            version=alert.version,
            reason=reason.strip()[:WHY],
        )


class _Batch:
    """The rows of one import while they are compared with what is stored."""

    def __init__(self, ids: IdMaker, records: Iterable[AlertRecord | BadRow], actor: Actor, at: datetime) -> None:
        self._ids, self._actor, self._at = ids, actor, at
        lists = {record.list_name for record in records if isinstance(record, AlertRecord)}
        alerts = Alert.objects.using("passenger").select_for_update().filter(list_name__in=lists)
        self._known: dict[UUID, Alert] = {alert.id: alert for alert in alerts}
        self._seen: set[UUID] = set()
        self._new: list[Alert] = []
        self._changed: list[Alert] = []

    def take(self, line: int, record: AlertRecord | BadRow) -> RowReport:
        """Put one row where it belongs and say what became of it."""
        if isinstance(record, BadRow):
            return RowReport(line=line, list_name=None, reference=record.reference, outcome="refused", why=record.why)
        id_ = self._ids.make("alert", record.list_name, record.reference)
        if id_ in self._seen:
            why = "id: the same reference stands on an earlier line of this file"
            return RowReport(
                line=line, list_name=record.list_name, reference=record.reference, outcome="refused", why=why
            )
        self._seen.add(id_)
        outcome = self._upsert(id_, record)
        return RowReport(line=line, list_name=record.list_name, reference=record.reference, outcome=outcome)

    def save(self) -> None:
        """Write what is new and what changed."""
        Alert.objects.using("passenger").bulk_create(self._new, batch_size=CHUNK)
        Alert.objects.using("passenger").bulk_update(self._changed, WRITTEN, batch_size=CHUNK)

    def _upsert(self, id_: UUID, record: AlertRecord) -> str:
        digest, alert = _digest(record), self._known.get(id_)
        if alert is None:
            new = Alert(id=id_, list_name=record.list_name, reference=record.reference)
            self._new.append(self._fill(new, record, digest))
            return "added"
        if alert.digest == digest and not alert.withdrawn:
            return "unchanged"
        alert.version += 1
        self._changed.append(self._fill(alert, record, digest))
        return "changed"

    def _fill(self, alert: Alert, record: AlertRecord, digest: str) -> Alert:
        person = record.person
        alert.owner, alert.legal_basis, alert.action = record.owner, record.legal_basis, record.action.value
        alert.reason, alert.person, alert.expires_on = record.reason, person, record.expires_on
        alert.name = " ".join(part for part in (person["surname"], person["given_names"]) if part)[:200]
        alert.birth_date = str(person["birth_date"] or "")
        alert.withdrawn, alert.digest = False, digest
        alert.imported_at, alert.imported_by = self._at, self._actor.id
        return alert


def _digest(record: AlertRecord) -> str:
    return hashlib.sha256(msgspec.json.encode(record, order="sorted")).hexdigest()
