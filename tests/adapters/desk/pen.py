"""A journal and lines for it, for tests and for the programs that they kill; loads little, so that those start fast."""

from pathlib import Path

from openpiu.adapters.desk.base import Make
from openpiu.adapters.desk.journal import FileJournal
from openpiu.core.desk import lines
from openpiu.core.desk.lines import Sealed
from tests.adapters.desk.clocks import SetClock

NOTHING = Sealed(content="", under="desk/2026-11-30")


def open_desk(place: Path, *, patience: float = 5.0) -> FileJournal:
    """The journal of a desk."""
    return FileJournal(place, desk="UTO-01", clock=SetClock(), patience=patience)


def issue() -> Make:
    """The next number."""
    return lambda book: lines.issued(book.next_number, scan=f"s{book.next_number}", repeats=None, person=NOTHING)


def answer(number: int) -> Make:
    """Its result."""
    at = "2026-11-30T06:00:00.000000Z"
    return lambda _: lines.answered(number, outcome="clear", trusted=at, sources=[], gaps=[], findings=NOTHING)
