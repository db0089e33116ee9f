"""Rules about how long things are kept: records, sealed bytes, results, ledger (Art. 12, 13; C-817/19, 248-262)."""

from collections.abc import Iterator
from datetime import UTC, timedelta

from django.db.models import Exists, F, OuterRef, Q

from openpiu.core.law.clocks import Step, add_months, due
from openpiu.duties.clocks import clock_of, with_grounds
from openpiu.duties.lawful.scene import Found, Scene, found
from openpiu.store.passenger.models import BookingRecord, LedgerEntry, Transmission, TravellerRecord

_SHORTEST_MONTH = 28  # days


def past_ordinary(scene: Scene) -> Found:
    """Records that no ground keeps and whose ordinary time is over, and bookings of which nobody is kept."""
    months = scene.profile.ordinary_months.value
    travellers = (f"traveller:{row.id}" for row in _old(scene, months) if _due(row, scene) is Step.DELETE)
    return found([*travellers, *_lonely_bookings(scene, months)])


def unmasked(scene: Scene) -> Found:
    """Records that a ground keeps and that are old enough to be masked."""
    months = scene.profile.mask_months.value
    return found([f"traveller:{row.id}" for row in _old(scene, months) if _due(row, scene) is Step.MASK])


def past_longest(scene: Scene) -> Found:
    """Records older than any ground allows."""
    months = scene.profile.longest_months.value
    return found(
        [f"traveller:{row.id}" for row in _old(scene, months) if scene.at >= add_months(row.received_at, months)]
    )


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


def _old(scene: Scene, months: int) -> Iterator[TravellerRecord]:
    """The records that can be old enough; which of them are, the calendar says."""
    moment = scene.at - timedelta(days=months * _SHORTEST_MONTH)
    rows = TravellerRecord.objects.using("passenger").filter(received_at__lte=moment, joined_into=None)
    return with_grounds(rows.order_by("received_at", "pk")).iterator(chunk_size=1000)


def _due(row: TravellerRecord, scene: Scene) -> Step:
    return due(clock_of(row), scene.profile, scene.at).step


def _lonely_bookings(scene: Scene, months: int) -> list[str]:
    travellers = TravellerRecord.objects.using("passenger").exclude(locator="")
    kept = travellers.filter(flight=OuterRef("flight"), locator=OuterRef("locator"))
    moment = scene.at - timedelta(days=months * _SHORTEST_MONTH)
    rows = BookingRecord.objects.using("passenger").filter(~Exists(kept), received_at__lte=moment).order_by("pk")
    return [f"booking:{row.id}" for row in rows if scene.at >= add_months(row.received_at, months)]
