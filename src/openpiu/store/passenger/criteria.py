"""Criteria as they stand: what screening weighs, what the pages show and what the clocks stop must be the same."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from openpiu.core.criteria import Criterion, read_criterion
from openpiu.core.law.reason_classes import ReasonClass
from openpiu.errors import OurError
from openpiu.store.passenger.models import Alert, CriterionRecord

LIST = "criteria"  # the list under which criteria in force stand among the alerts


def criterion_alerts() -> QuerySet[Alert]:
    """The alerts that stand for criteria, whether in force or not."""
    return Alert.objects.using("passenger").filter(reason_class=ReasonClass.CRITERION.value)


def version_of(alert: Alert, digest: str) -> CriterionRecord | None:
    """The version of a criterion that raised a hit, by the digest that the hit keeps; None for an alert of a list."""
    if alert.reason_class != ReasonClass.CRITERION:
        return None
    versions = CriterionRecord.objects.using("passenger").filter(reference=alert.reference, digest=digest)
    return versions.order_by("-version").first()


def written(version: CriterionRecord) -> Criterion:
    """The stored text as a criterion; it could be read when it was stored."""
    criterion, findings = read_criterion(version.text)
    if criterion is None:
        raise OurError(f"the stored text of {version} cannot be read: {findings[0].code}")
    return criterion


def in_force(on: date) -> Sequence[tuple[Alert, CriterionRecord]]:
    """Each alert of a criterion in force with the version it stands for, by reference. Time alone stops one (CJ-7)."""
    alerts = criterion_alerts().filter(withdrawn=False, expires_on__gte=on).order_by("reference")
    versions = CriterionRecord.objects.using("passenger").filter(
        reference__in=[alert.reference for alert in alerts], expires_on__gte=on, review_on__gte=on
    )
    written = {(row.reference, row.digest): row for row in versions.order_by("version")}
    return [
        (alert, written[alert.reference, alert.digest])
        for alert in alerts
        if (alert.reference, alert.digest) in written
    ]
