"""The alert index of this process: what the alerts in force are, kept until they change.

Belongs here: which index is current. Not here: how one is built and searched (`core.matching`). A short list is built
anew after each change, so that the index is a function of the list alone. A long one lies in a file that all processes
of the machine share; changes are laid over it until they are many (ADR 0012).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet, Sum

from openpiu.core import matching
from openpiu.core.matching import DEFAULT_PROFILE
from openpiu.duties.persons import person_of_alert
from openpiu.errors import OperatorError
from openpiu.store.passenger.models import Alert

LONG = 20_000  # alerts from which on a list is shared and changed in place
MOST_CHANGES = 2_000  # laid over a file before it is built anew

Stamp = tuple[object, ...]
Versions = Mapping[UUID, int]


@dataclass(slots=True)
class _Shelf:
    """The last index, with what it was made from."""

    stamp: Stamp | None = None
    index: "matching.AlertIndex | None" = None
    versions: Versions = field(default_factory=dict)  # in the file below the changes; none for a short list


_SHELF = _Shelf()


def alerts_in_force(on: date) -> QuerySet[Alert]:
    """Alerts that may raise hits on that day: not withdrawn, not expired."""
    return Alert.objects.using("passenger").filter(Q(expires_on__isnull=True) | Q(expires_on__gte=on), withdrawn=False)


def current_index(on: date) -> "matching.AlertIndex":
    """The index over the alerts in force; made again only when one was added, changed, withdrawn or expired."""
    stamp = _stamp(on)
    if _SHELF.index is None or stamp != _SHELF.stamp:
        alerts = alerts_in_force(on)
        _SHELF.index = _long(alerts, stamp) if alerts.count() >= LONG else _short(alerts)
        _SHELF.stamp = stamp
    return _SHELF.index


def _short(alerts: QuerySet[Alert]) -> "matching.AlertIndex":
    _SHELF.versions = {}
    return matching.AlertIndex.build(person_of_alert(alert) for alert in alerts.order_by("id").iterator())


def _long(alerts: QuerySet[Alert], stamp: Stamp) -> "matching.AlertIndex":
    """The shared file, with the changes since it was written laid over it."""
    now = dict(alerts.values_list("id", "version"))
    before = _SHELF.versions
    changed = [id_ for id_, version in now.items() if before.get(id_) != version]
    gone = [str(id_) for id_ in before if id_ not in now]
    if _SHELF.index is None or not before or len(changed) + len(gone) > MOST_CHANGES:
        _SHELF.versions = now
        return _shared(alerts, stamp)
    base = matching.AlertIndex(profile=_SHELF.index.profile, segments=_SHELF.index.segments[:1])
    persons = [
        person_of_alert(alert) for alert in Alert.objects.using("passenger").filter(id__in=changed).order_by("id")
    ]
    return base.with_changes(persons, withdrawn=gone)


def _shared(alerts: QuerySet[Alert], stamp: Stamp) -> "matching.AlertIndex":
    """The index from the file of this very list; built and written where no process has done so yet."""
    folder = Path(settings.ALERT_INDEX_FOLDER)
    path = folder / f"{hashlib.sha256(repr((stamp, DEFAULT_PROFILE.digest)).encode()).hexdigest()[:32]}.index"
    try:
        return matching.AlertIndex.open(path)
    except OperatorError:
        index = matching.AlertIndex.build(person_of_alert(alert) for alert in alerts.order_by("id").iterator())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    index.write(path)
    for other in folder.glob("*.index"):
        if other != path:
            other.unlink(missing_ok=True)  # who has it mapped keeps it until then
    return matching.AlertIndex.open(path, check=False)


def _stamp(on: date) -> Stamp:
    """Cheap to ask, and different after every change: versions only ever grow."""
    figures = alerts_in_force(on).aggregate(Count("id"), Sum("version"), Max("imported_at"))
    changed = Alert.objects.using("passenger").aggregate(Sum("version"))
    return (*figures.values(), *changed.values())
