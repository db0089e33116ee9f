"""The indexes of this process over the alerts in force, persons and documents apart, kept until the alerts change.

Belongs here: which index is current. Not here: how one is built and searched (`core.matching`). A short list is built
anew after each change, so that the index is a function of the list alone. A long one lies in a file that all processes
of the machine share; changes are laid over it until they are many (ADR 0012, ADR 0022).
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet, Sum

from openpiu.core import matching
from openpiu.core.law.reason_classes import ReasonClass
from openpiu.core.matching import DEFAULT_PROFILE
from openpiu.duties.papers import about, documents_of_alert
from openpiu.duties.persons import person_of_alert
from openpiu.duties.screen.versions import Versions
from openpiu.errors import OperatorError
from openpiu.store.passenger.models import Alert

LONG = 20_000  # alerts from which on a list is shared and changed in place
MOST_CHANGES = 2_000  # laid over a file before it is built anew

Stamp = tuple[object, ...]
Index = TypeVar("Index", "matching.AlertIndex", "matching.DocumentIndex")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort(Generic[Index]):
    """One sort of alerts with its index."""

    documents: bool  # those about documents alone, or those about persons
    ending: str  # of its file
    build: Callable[[Iterable[Alert]], Index]
    open: Callable[..., Index]
    change: Callable[[Index, Iterable[Alert], Sequence[UUID]], Index]  # lays changes over the file


@dataclass(slots=True)
class _Shelf(Generic[Index]):
    """The last index, with what it was made from."""

    stamp: Stamp | None = None
    index: Index | None = None
    versions: Versions | None = None  # in the file below the changes; none for a short list


_SHELF: "_Shelf[matching.AlertIndex]" = _Shelf()
_DOCUMENT_SHELF: "_Shelf[matching.DocumentIndex]" = _Shelf()


def alerts_in_force(on: date) -> QuerySet[Alert]:
    """Alerts that may raise hits on that day, by whom or what they name: not withdrawn, not expired, no criterion."""
    alerts = Alert.objects.using("passenger").exclude(reason_class=ReasonClass.CRITERION.value)
    return alerts.filter(Q(expires_on__isnull=True) | Q(expires_on__gte=on), withdrawn=False)


def current_index(on: date) -> "matching.AlertIndex":
    """The index over the alerts in force about persons; made again only when one was added, changed or is gone."""
    return _current(_SHELF, PERSONS, on)


def current_documents(on: date) -> "matching.DocumentIndex":
    """The index over the alerts in force about documents alone, likewise (SBC-1)."""
    return _current(_DOCUMENT_SHELF, DOCUMENTS, on)


def _current(shelf: _Shelf[Index], sort: Sort[Index], on: date) -> Index:
    stamp = _stamp(alerts_in_force(on), Alert.objects.using("passenger"))
    if shelf.index is None or stamp != shelf.stamp:
        alerts = about(alerts_in_force(on), documents=sort.documents)
        is_long = alerts.count() >= LONG
        shelf.index = _long(shelf, sort, alerts) if is_long else _short(shelf, sort, alerts)
        shelf.stamp = stamp
    return shelf.index


def _short(shelf: _Shelf[Index], sort: Sort[Index], alerts: QuerySet[Alert]) -> Index:
    shelf.versions = None
    return sort.build(alerts.order_by("id").iterator())


def _long(shelf: _Shelf[Index], sort: Sort[Index], alerts: QuerySet[Alert]) -> Index:
    """The shared file, with the changes since it was written laid over it."""
    now = Versions(alerts.order_by("id").values_list("id", "version").iterator())
    if shelf.index is None or shelf.versions is None:
        shelf.versions = now
        return _shared(sort, alerts)
    changed, gone = shelf.versions.changes(now)
    if len(changed) + len(gone) > MOST_CHANGES:
        shelf.versions = now
        return _shared(sort, alerts)
    later = Alert.objects.using("passenger").filter(id__in=changed).order_by("id")
    return sort.change(shelf.index, later, gone)


def _shared(sort: Sort[Index], alerts: QuerySet[Alert]) -> Index:
    """The index from the file of this very list; built and written where no process has done so yet."""
    folder = Path(settings.ALERT_INDEX_FOLDER)
    stamp = _stamp(alerts, about(Alert.objects.using("passenger").all(), documents=sort.documents))
    path = folder / f"{hashlib.sha256(repr((stamp, DEFAULT_PROFILE.digest)).encode()).hexdigest()[:32]}{sort.ending}"
    try:
        return sort.open(path)
    except OperatorError:
        index = sort.build(alerts.order_by("id").iterator())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    index.write(path)
    for other in folder.glob(f"*{sort.ending}"):
        if other != path:
            other.unlink(missing_ok=True)  # who has it mapped keeps it until then
    return sort.open(path, check=False)


def _stamp(in_force: QuerySet[Alert], every: "QuerySet[Alert]") -> Stamp:
    """Cheap to ask, and different after every change: versions only ever grow."""
    figures = in_force.aggregate(Count("id"), Sum("version"), Max("imported_at"))
    return (*figures.values(), *every.aggregate(Sum("version")).values())


def _change_persons(
    index: "matching.AlertIndex", changed: Iterable[Alert], gone: Sequence[UUID]
) -> "matching.AlertIndex":
    base = matching.AlertIndex(profile=index.profile, segments=index.segments[:1])
    return base.with_changes(map(person_of_alert, changed), withdrawn=map(str, gone))


def _change_documents(
    index: "matching.DocumentIndex", changed: Iterable[Alert], gone: Sequence[UUID]
) -> "matching.DocumentIndex":
    base = matching.DocumentIndex(profile=index.profile, parts=index.parts[:1])
    return base.with_changes(_papers(changed), withdrawn=gone)


def _papers(alerts: Iterable[Alert]) -> "Iterable[matching.ListedDocument]":
    return (paper for alert in alerts for paper in documents_of_alert(alert))


PERSONS: "Sort[matching.AlertIndex]" = Sort(
    documents=False,
    ending=".index",
    build=lambda alerts: matching.AlertIndex.build(map(person_of_alert, alerts)),
    open=lambda path, **how: matching.AlertIndex.open(path, **how),
    change=_change_persons,
)
DOCUMENTS: "Sort[matching.DocumentIndex]" = Sort(
    documents=True,
    ending=".documents",
    build=lambda alerts: matching.DocumentIndex.build(_papers(alerts)),
    open=lambda path, **how: matching.DocumentIndex.open(path, **how),
    change=_change_documents,
)
