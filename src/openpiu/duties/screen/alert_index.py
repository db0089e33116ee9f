"""The alert index of this process: built from the alerts in force, kept until they change."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet, Sum

from openpiu.core.matching import AlertIndex
from openpiu.duties.persons import person_of_alert
from openpiu.store.passenger.models import Alert

Stamp = tuple[object, ...]


@dataclass(slots=True)
class _Shelf:
    """The last index built, with what it was built from."""

    stamp: Stamp | None = None
    index: AlertIndex | None = None


_SHELF = _Shelf()


def alerts_in_force(on: date) -> QuerySet[Alert]:
    """Alerts that may raise hits on that day: not withdrawn, not expired."""
    return Alert.objects.using("passenger").filter(Q(expires_on__isnull=True) | Q(expires_on__gte=on), withdrawn=False)


def current_index(on: date) -> AlertIndex:
    """The index over the alerts in force; built again only when one was added, changed, withdrawn or expired."""
    stamp = _stamp(on)
    if _SHELF.index is None or stamp != _SHELF.stamp:
        alerts = alerts_in_force(on).order_by("id")
        _SHELF.index = AlertIndex.build(person_of_alert(alert) for alert in alerts.iterator())
        _SHELF.stamp = stamp
    return _SHELF.index


def _stamp(on: date) -> Stamp:
    """Cheap to ask, and different after every change: versions only ever grow."""
    figures = alerts_in_force(on).aggregate(Count("id"), Sum("version"), Max("imported_at"))
    changed = Alert.objects.using("passenger").aggregate(Sum("version"))
    return (*figures.values(), *changed.values())
