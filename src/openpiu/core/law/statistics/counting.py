"""From the tally of a year to its figures: whole numbers, before anything is hidden. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openpiu.core.law.statistics.definitions import DEFINITIONS, FIGURES, TABLES, Definition, TableDefinition
from openpiu.core.law.statistics.events import Event, Group, Kind
from openpiu.core.law.statistics.heads import DIMENSIONS
from openpiu.core.law.statistics.tally import YearTally

Column = Mapping[str, int]  # code of the row -> number


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTimes:
    """Minutes from a claim to the decision that settled it."""

    timed: int
    median: int
    p90: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """All numbers of one year."""

    figures: Mapping[str, int]
    tables: Mapping[str, Mapping[str, Column]]  # table -> column -> row -> number
    times: ReviewTimes | None
    alerts: Mapping[str, int]  # id of an alert -> hits on it that officers rejected


def count_year(tally: YearTally) -> Numbers:
    """Every figure and table of the definitions."""
    events: Counter[Event] = Counter()
    for line in tally.lines:
        events[line.event] += line.number
    standing = Counter(events)
    standing.update(tally.before)
    return Numbers(
        figures={one.key: sum(_chosen(one, standing if one.standing else events).values()) for one in DEFINITIONS},
        tables={table.key: _table(table, events, tally.groups) for table in TABLES},
        times=review_times(
            {int(event.code): number for event, number in events.items() if event.kind == Kind.TIME and number > 0}
        ),
        alerts={
            group.code: number for group, number in tally.groups.items() if group.dimension == "alert" and number > 0
        },
    )


def _chosen(definition: Definition, events: Mapping[Event, int]) -> dict[Event, int]:
    return {
        event: number
        for event, number in events.items()
        if event.kind == definition.kind and (not definition.codes or event.code in definition.codes)
    }


def _table(table: TableDefinition, events: Mapping[Event, int], groups: Mapping[Group, int]) -> dict[str, Column]:
    if table.by in DIMENSIONS:
        return {
            column: {g.code: number for g, number in groups.items() if (g.kind, g.dimension) == (column, table.by)}
            for column in table.columns
        }
    return {
        column: _summed(
            (getattr(event, table.by), number) for event, number in _chosen(FIGURES[column], events).items()
        )
        for column in table.columns
    }


def _summed(cells: Iterable[tuple[str, int]]) -> Column:
    column: Counter[str] = Counter()
    for code, number in cells:
        column[code] += number
    return {code: number for code, number in sorted(column.items()) if number}


def review_times(minutes: Mapping[int, int]) -> ReviewTimes | None:
    """Median and 90th percentile by nearest rank, from how often each number of minutes came; None for none."""
    timed = sum(minutes.values())
    return ReviewTimes(timed=timed, median=_rank(minutes, timed, 50), p90=_rank(minutes, timed, 90)) if timed else None


def _rank(minutes: Mapping[int, int], timed: int, percent: int) -> int:
    wanted = -(-timed * percent // 100)
    seen = 0
    for value, number in sorted(minutes.items()):
        seen += number
        if seen >= wanted:
            return value
    raise ValueError("there is no such rank")
