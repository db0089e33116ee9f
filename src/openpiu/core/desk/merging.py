"""The journals of several desks as one account: no gap, nothing counted twice, one traveller a scan.

Belongs here: putting verified journals together. Not here: how they travel.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpiu.core.desk.book import Accounts, Book
from openpiu.core.ledger import Entry
from openpiu.errors import IntegrityError


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The account of a crossing point."""

    desks: dict[str, Accounts]
    issued: int
    answered: int
    open: int
    aborted: int
    travellers: int  # scans with an outcome, each once, on whichever desk and however often

    @property
    def is_even(self) -> bool:
        """Whether the sum holds."""
        return self.issued == self.answered + self.open + self.aborted


def merged(journals: Iterable[Sequence[Entry]]) -> Merged:
    """Verified journals, each oldest first. One that comes twice counts once, as the longer of the two.

    IntegrityError: two that are called by one desk's name and are not the same history.
    """
    longest: dict[str, Sequence[Entry]] = {}
    for entries in journals:
        desk = Book(entries).desk
        longest[desk] = _longer(longest.get(desk, ()), entries, desk)
    books = {desk: Book(entries) for desk, entries in sorted(longest.items())}
    desks = {desk: book.accounts() for desk, book in books.items()}
    scans = {check.scan for book in books.values() for check in book.checks.values() if check.outcome is not None}
    rows = desks.values()
    return Merged(
        desks=desks, issued=sum(row.issued for row in rows), answered=sum(row.answered for row in rows),
        open=sum(row.open for row in rows), aborted=sum(row.aborted for row in rows), travellers=len(scans),
    )  # fmt: skip


def _longer(one: Sequence[Entry], other: Sequence[Entry], desk: str) -> Sequence[Entry]:
    short, long = sorted((one, other), key=len)
    if short and long[len(short) - 1].hash != short[-1].hash:
        raise IntegrityError(f"two journals of desk {desk} tell different histories: keep both, call the supervisor")
    return long
