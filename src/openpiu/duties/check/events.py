"""What leaves a desk after a check: covert hits, late hits, offline hits that are withdrawn. Each once.

Belongs here: reading them from the journal. Not here: who takes them over. They are read from lines whose form and size
are the same for everybody, by whoever has the desk's keys; a mark in the journal says up to where they were taken over,
and each event's id follows from what it is about, so that one that is read twice is still one.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from openpiu.adapters.desk.base import Journal
from openpiu.core.desk import lines
from openpiu.core.desk.answers import Found
from openpiu.core.desk.states import Step
from openpiu.core.law.action_cards import is_covert
from openpiu.core.ledger import Entry
from openpiu.duties.check.contents import Contents
from openpiu.errors import KeyGone

_RESULTS = frozenset((Step.ANSWERED, Step.RECHECKED))
_TOLD = {"covert": "covert_hit", "late": "late_hit", "withdrawn": "hit_withdrawn"}  # groups of a line that are events


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event about one alert in one check. `covert` ones go to cleared officers and to nobody else."""

    id: str
    kind: str  # covert_hit, late_hit or hit_withdrawn
    desk: str
    number: int
    found: Found
    covert: bool
    checked_at: str | None  # trusted time of the check
    recorded_at: str  # wall clock of the line it comes from
    line: int


def pending_events(journal: Journal, contents: Contents) -> Iterator[Event]:
    """Events of all lines after the mark, oldest first."""
    for entry in journal.lines(journal.book.sent + 1):
        if entry.act in _RESULTS:
            yield from _events(entry, journal, contents)


def mark_sent(journal: Journal, upto: int) -> None:
    """Say that events of all lines up to this one have been taken over."""
    journal.append(lambda _: lines.sent(upto))


def _events(entry: Entry, journal: Journal, contents: Contents) -> Iterator[Event]:
    try:
        groups = contents.findings_in(entry)
    except KeyGone:
        return
    number, desk = int(str(entry.detail["number"])), journal.book.desk
    for name, kind in _TOLD.items():
        for found in groups.get(name, ()):
            yield Event(
                id=_id(desk, number, kind, found), kind=kind, desk=desk, number=number, found=found,
                covert=is_covert(found.category), checked_at=journal.book.checks[number].checked_at,
                recorded_at=entry.at, line=entry.sequence,
            )  # fmt: skip


def _id(desk: str, number: int, kind: str, found: Found) -> str:
    return hashlib.sha256(f"{desk}\0{number}\0{kind}\0{found.source}\0{found.alert}".encode()).hexdigest()[:32]
