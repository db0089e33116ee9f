"""Rules about how long things are kept: records, sealed bytes, results, ledger (Art. 12, 13; C-817/19, 248-262)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.db.models import F, Q

from openpiu.core.law.clocks import Clock, Step, add_months, due
from openpiu.duties.lawful.scene import Found, Scene, found
from openpiu.store.passenger.models import BookingRecord, LedgerEntry, Transmission, TravellerRecord

RECORDS = (("traveller", TravellerRecord), ("booking", BookingRecord))
_SHORTEST_MONTH = 28  # days
Received = tuple[str, datetime]  # kind and id, first receipt


def past_ordinary(scene: Scene) -> Found:
    """Records that no ground keeps and whose ordinary time is over: by the law's own clock."""
    old = _received_before(scene.at - timedelta(days=scene.profile.ordinary_months.value * _SHORTEST_MONTH))
    return found([name for name, received in old if _is_over(received, scene)])


def past_longest(scene: Scene) -> Found:
    """Records older than any ground allows."""
    months = scene.profile.longest_months.value
    old = _received_before(scene.at - timedelta(days=months * _SHORTEST_MONTH))
    return found([name for name, received in old if scene.at >= add_months(received, months)])


def sealed_too_long(scene: Scene) -> Found:
    """Raw bytes that are still there after their hours, or that were given more hours than the profile allows."""
    hours = timedelta(hours=scene.profile.sealed_hours.value)
    rows = Transmission.objects.using("passenger").filter(sealed__isnull=False)
    late = rows.filter(Q(sealed_until__lte=scene.at) | Q(sealed_until__gt=F("received_at") + hours))
    return found([f"transmission:{row.id}" for row in late.only("id").order_by("id")])


def ledger_too_old(scene: Scene) -> Found:
    """Entries of the ledger older than its years."""
    years = scene.profile.ledger_years.value
    oldest = add_months(scene.at.astimezone(UTC), -12 * years).isoformat(timespec="microseconds")
    rows = LedgerEntry.objects.using("passenger").filter(at__lt=oldest.replace("+00:00", "Z")).order_by("sequence")
    return found([f"entry:{row.sequence}" for row in rows.only("sequence")])


def _received_before(moment: datetime) -> Iterator[Received]:
    """The records that can be old enough; which of them are, the calendar says."""
    for kind, model in RECORDS:
        rows = model._default_manager.using("passenger").filter(received_at__lte=moment).order_by("received_at", "pk")
        for id_, received in rows.values_list("pk", "received_at"):
            yield f"{kind}:{id_}", received


def _is_over(received: datetime, scene: Scene) -> bool:
    return due(Clock(received_at=received), scene.profile, scene.at).step is Step.DELETE
