"""The lists: what each declares, and how its alerts stand."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.reason_classes import ReasonClass
from openpiu.core.law.roles import Actor
from openpiu.core.law.subject_classes import SubjectClass
from openpiu.duties.alerts.rows import ListRow
from openpiu.store.passenger.models import Alert, AlertList, Review

SOON = timedelta(days=30)
_COPIED = (
    "name", "owner", "legal_basis", "reason_class", "action", "subject_class", "reason_basis", "days", "in_rows",
    "declared_at", "declared_by", "imported_at", "form", "edition",
)  # fmt: skip
_NONE = {"active": 0, "expired": 0, "expiring": 0, "withdrawn": 0}


def list_lists(*, actor: Actor, at: datetime) -> tuple[ListRow, ...]:
    """Every declared list by name."""
    check_may(actor, Act.SEE_ALERTS)
    counts = {row.pop("list_name"): row for row in _counts(at)}
    subjects, rejects = _subjects(at), _rejects()
    return tuple(
        ListRow(
            **{column: getattr(row, column) for column in _COPIED},
            **counts.get(row.name, _NONE),
            subjects={kind.value: subjects.get((row.name, kind.value), 0) for kind in SubjectClass},
            rejects=rejects.get(row.name, 0),
        )
        for row in AlertList.objects.using("passenger").order_by("name")
    )


def _counts(at: datetime) -> Any:
    today, soon = at.date(), (at + SOON).date()
    stands, over = Q(withdrawn=False), Q(expires_on__lt=today)
    return (
        Alert.objects.using("passenger")
        .values("list_name")
        .annotate(
            active=Count("id", filter=stands & ~over),
            expired=Count("id", filter=stands & over),
            expiring=Count("id", filter=stands & Q(expires_on__gte=today, expires_on__lte=soon)),
            withdrawn=Count("id", filter=Q(withdrawn=True)),
        )
        .order_by("list_name")
    )


def _subjects(at: datetime) -> dict[tuple[str, str], int]:
    """Active alerts by list and class of whom they are about; a criterion is about nobody in particular."""
    active = Alert.objects.using("passenger").filter(withdrawn=False).exclude(expires_on__lt=at.date())
    active = active.exclude(reason_class=ReasonClass.CRITERION.value)
    counted = active.values("list_name", "subject_class").annotate(count=Count("id")).order_by("list_name")
    return {(row["list_name"], row["subject_class"]): row["count"] for row in counted}


def _rejects() -> dict[str, int]:
    rejected = Review.objects.using("passenger").filter(decision="reject", undone_by__isnull=True)
    counted = rejected.values("hit__alert__list_name").annotate(count=Count("id")).order_by("hit__alert__list_name")
    return {row["hit__alert__list_name"]: row["count"] for row in counted}
