"""Writing counts: lines of a day, counters of a year. Call it after the act's ledger entry, inside its transaction.

The ledger's lock is then held, so that two transactions never wait for one another's counters.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import connections

from openpiu.core.law.statistics.events import Event, Group
from openpiu.core.law.statistics.tally import Line
from openpiu.store.passenger.models import GroupCount, TallyLine

_COUNT = """
INSERT INTO passenger_groupcount (year, kind, dimension, code, number) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (year, kind, dimension, code) DO UPDATE SET number = passenger_groupcount.number + EXCLUDED.number
"""
_COLUMNS = ("kind", "code", "list_name", "action")


def add_lines(day: date, events: Mapping[Event, int]) -> None:
    """One line an event that came to something."""
    TallyLine.objects.using("passenger").bulk_create(
        TallyLine(day=day, number=number, **event._asdict()) for event, number in sorted(events.items()) if number
    )


def add_to_groups(year: int, groups: Mapping[Group, int]) -> None:
    """Add to the counters of a year, always in the same order."""
    rows = [(year, *group, number) for group, number in sorted(groups.items()) if number]
    if rows:
        with connections["passenger"].cursor() as cursor:
            cursor.executemany(_COUNT, rows)


def lines_of(year: int) -> Iterable[Line]:
    """Every line of a year."""
    rows = TallyLine.objects.using("passenger").filter(day__range=(date(year, 1, 1), date(year, 12, 31)))
    for day, number, *event in rows.values_list("day", "number", *_COLUMNS).iterator(chunk_size=5_000):
        yield Line(day, Event(*event), number)


def sums_before(year: int, kind: str) -> Mapping[Event, int]:
    """The events of one kind, summed over all years before."""
    sums: dict[Event, int] = {}
    rows = TallyLine.objects.using("passenger").filter(kind=kind, day__lt=date(year, 1, 1))
    for number, *event in rows.values_list("number", *_COLUMNS).iterator(chunk_size=5_000):
        sums[Event(*event)] = sums.get(Event(*event), 0) + number
    return sums


def groups_of(year: int) -> Mapping[Group, int]:
    """The counters of a year."""
    rows = GroupCount.objects.using("passenger").filter(year=year)
    return {Group(*group): number for number, *group in rows.values_list("number", "kind", "dimension", "code")}
