"""The rows that a year's figures are counted from, in one order and one writing, and their digest.

What happened in one transaction or in several, in this order or in that, makes the same rows: numbers of one day under
one event are added up, and what came to nought is left out.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import msgspec

from openpiu.core.law.statistics.events import Event, Group


class Line(NamedTuple):
    """What was counted under one event on one day."""

    day: date
    event: Event
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTally:
    """Everything the figures of one year are counted from."""

    year: int
    lines: tuple[Line, ...]  # of the year
    before: Mapping[Event, int]  # states of hits, summed over all years before
    groups: Mapping[Group, int]  # of the year


def year_tally(
    year: int, lines: Iterable[Line], *, before: Mapping[Event, int], groups: Mapping[Group, int]
) -> YearTally:
    """The rows in their one order."""
    sums: dict[tuple[date, Event], int] = {}
    for line in lines:
        sums[line.day, line.event] = sums.get((line.day, line.event), 0) + line.number
    return YearTally(
        year=year,
        lines=tuple(Line(day, event, number) for (day, event), number in sorted(sums.items()) if number),
        before={event: number for event, number in sorted(before.items()) if number},
        groups={group: number for group, number in sorted(groups.items()) if number},
    )


def digest_of(tally: YearTally) -> str:
    """SHA-256 over the rows, one JSON line each."""
    content = hashlib.sha256()
    for line in tally.lines:
        _feed(content, ["line", line.day.isoformat(), *line.event, line.number])
    for event, number in tally.before.items():
        _feed(content, ["before", *event, number])
    for group, number in tally.groups.items():
        _feed(content, ["group", tally.year, *group, number])
    return content.hexdigest()


def _feed(content: "hashlib._Hash", row: list[object]) -> None:
    content.update(msgspec.json.encode(row) + b"\n")
