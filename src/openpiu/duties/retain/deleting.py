"""Deleting through the database's own functions, which hold the law's limits themselves (store/passenger/sql)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import Q

from openpiu.duties import tallies
from openpiu.store.passenger.models import Hit, TravellerRecord


def erase_travellers(ids: Sequence[UUID], *, at: datetime) -> int:
    """Delete records with all that hangs on them, and those joined into them; returns how many went."""
    if not ids:
        return 0
    gone = Hit.objects.using("passenger").filter(Q(traveller__in=ids) | Q(traveller__joined_into__in=ids))
    tallies.count_deleted(gone, at=at)
    return _call("SELECT erase_travellers(%s::uuid[], %s)", [list(ids), at])


def erase_joined(ids: Sequence[UUID], *, at: datetime) -> int:
    """Delete the records that were joined into these, which are masked."""
    joined = TravellerRecord.objects.using("passenger").filter(joined_into__in=ids).values_list("id", flat=True)
    return erase_travellers(list(joined), at=at)


def erase_reports(ids: Sequence[UUID]) -> int:
    """Delete the reports of these records, which are masked."""
    return _call("SELECT erase_reports(%s::uuid[])", [list(ids)]) if ids else 0


def erase_bookings(ids: Sequence[UUID], *, at: datetime) -> int:
    """Delete bookings of which nobody is kept."""
    return _call("SELECT erase_bookings(%s::uuid[], %s)", [list(ids), at]) if ids else 0


def _call(statement: str, values: Sequence[Any]) -> int:
    with connections["passenger"].cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return int(row[0]) if row else 0
