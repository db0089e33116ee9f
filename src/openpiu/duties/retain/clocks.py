"""Records and what their clocks ask for, the oldest first, a page at a time."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from openpiu.core.law.clocks import Due, Step, add_months, due
from openpiu.core.law.profiles import Profile
from openpiu.duties.clocks import clock_of, with_grounds
from openpiu.store.passenger.models import TravellerRecord

PAGE = 500
UNEQUAL = timedelta(days=3)  # by how much months of the calendar differ


def due_records(at: datetime, profile: Profile, *, size: int = PAGE) -> Iterator[list[tuple[TravellerRecord, Due]]]:
    """Pages of records of which something is due now; what is done with a page does not disturb the next one.

    Records that were joined into others are left out: they go with those.
    """
    after = None
    while page := list(_records(at, profile, after)[:size]):
        after = page[-1]
        found = [(row, due(clock_of(row), profile, at)) for row in page]
        if wanted := [(row, what) for row, what in found if what.step is not Step.KEEP]:
            yield wanted


def _records(at: datetime, profile: Profile, after: TravellerRecord | None) -> QuerySet[TravellerRecord]:
    shortest = min(profile.ordinary_months.value, profile.mask_months.value)
    old = Q(received_at__lte=add_months(at, -shortest) + UNEQUAL) | Q(expires_at__lte=at)
    rows = TravellerRecord.objects.using("passenger").filter(old, joined_into=None)
    if after is not None:
        later = Q(received_at=after.received_at, id__gt=after.id) | Q(received_at__gt=after.received_at)
        rows = rows.filter(later)
    return with_grounds(rows.order_by("received_at", "id"))
