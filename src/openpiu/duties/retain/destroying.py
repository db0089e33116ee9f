"""Destroying keys: the last step, after which no copy of what they sealed can be read any more, wherever it lies.

A key of a day of receipt goes when no row is sealed under it; a key of one record with the record; that of raw bytes
with the last of them; that of a disclosed package when the result's time is over; that of a person's request when it is
closed (PNR-12.4, PNR-12.8, PNR-12.10).
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from openpiu.adapters.keys.base import RecordKeys
from openpiu.core.law.clocks import add_months
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import MACHINE
from openpiu.duties.acting import alone_in_one_transaction, enter
from openpiu.duties.retain.clocks import UNEQUAL
from openpiu.store.passenger.models import (
    BookingRecord,
    Disclosure,
    Hit,
    Report,
    Request,
    RightsRequest,
    Transmission,
    TravellerRecord,
)
from openpiu.store.sealed import ASKED, DAY, DISCLOSED, KEPT, RAW

# Rows that need a key; notes on reviews do not: their vault keeps them where a record is kept.
SEALED_ROWS = (TravellerRecord, BookingRecord, Report, Hit)


def destroy_idle_keys(*, at: datetime, profile: Profile, keys: RecordKeys) -> list[str]:
    """Destroy the keys that nothing rests on; returns their names.

    It takes its turn: nothing is received or screened meanwhile, so no row can come to rest on a key under our hands.
    """
    with alone_in_one_transaction():
        idle = [*_days(at, profile, keys), *_kept(keys), *_asked(keys), *_raw(at, keys), *_disclosed(at, profile, keys)]
        if idle:
            enter("keys.destroyed", actor=MACHINE, at=at, subject=f"keys:{len(idle)}", keys=idle)
    # After the commit: a crash in between leaves keys that the next run destroys, never an entry that is missing.
    return [name for name in idle if keys.destroy(name)]


def _days(at: datetime, profile: Profile, keys: RecordKeys) -> list[str]:
    """Of days whose ordinary records are gone; younger days have rows, or will have gone within the half year."""
    bound = (add_months(at, -profile.ordinary_months.value) + UNEQUAL).date()
    return [name for name in keys.names(DAY) if _day(name) <= bound and not _is_used(name)]


def _kept(keys: RecordKeys) -> list[str]:
    names = keys.names(KEPT)
    ids = [_id(name) for name in names]
    known = set(TravellerRecord.objects.using("passenger").filter(id__in=ids).values_list("id", flat=True))
    known |= set(BookingRecord.objects.using("passenger").filter(id__in=ids).values_list("id", flat=True))
    return [name for name in names if _id(name) not in known]


def _asked(keys: RecordKeys) -> list[str]:
    """Of requests of persons that are closed, and of requests of authorities that are erased.

    Never of one that is not stored: it may be about to be, in a transaction that nobody sees yet.
    """
    names = keys.names(ASKED)
    ids = [_id(name) for name in names]
    persons = RightsRequest.objects.using("passenger").filter(id__in=ids, closed_at__isnull=False)
    authorities = Request.objects.using("passenger").filter(id__in=ids, erased_at__isnull=False)
    over = {*persons.values_list("id", flat=True), *authorities.values_list("id", flat=True)}
    return [name for name in names if _id(name) in over]


def _raw(at: datetime, keys: RecordKeys) -> list[str]:
    # Not yesterday's either: what was received before midnight may be stored after it.
    past = [name for name in keys.names(RAW) if _day(name) < at.date() - timedelta(days=1)]
    rows = Transmission.objects.using("passenger").filter(sealed__isnull=False, sealed_under__in=past)
    used = set(rows.values_list("sealed_under", flat=True).distinct())
    return [name for name in past if name not in used]


def _disclosed(at: datetime, profile: Profile, keys: RecordKeys) -> list[str]:
    """Of packages whose time is over; never of one that is not stored, see `_asked`."""
    limit = at - timedelta(days=profile.result_days.value)
    names = keys.names(DISCLOSED)
    rows = Disclosure.objects.using("passenger").filter(id__in=[_id(name) for name in names], released_at__lte=limit)
    over = set(rows.values_list("id", flat=True))
    return [name for name in names if _id(name) in over]


def _is_used(name: str) -> bool:
    return any(model._default_manager.using("passenger").filter(sealed_under=name).exists() for model in SEALED_ROWS)


def _day(name: str) -> date:
    return date.fromisoformat(name.partition("/")[2])


def _id(name: str) -> UUID:
    return UUID(name.partition("/")[2])
