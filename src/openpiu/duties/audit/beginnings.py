"""Where a ledger begins: at its first entry, or at the anchor that says that older ones have expired (PNR-13.8)."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeVar

from openpiu.core.ledger import Anchor, read_anchor
from openpiu.store.journal import Journal

Row = TypeVar("Row")


def begin(
    journal: Journal, rows: Iterator[Row], number: Callable[[Row], int], trusted_key: bytes | None
) -> tuple[Anchor | None, Iterator[Row]]:
    """The anchor that fits the first of these rows, if there is one, and the rows again.

    Asked after the first row was read, so that entries which expire meanwhile do not disturb who reads.
    """
    first = next(rows, None)
    if first is None:
        return None, iter(())
    gone = number(first) - 1
    detail = journal.expiry(gone) if gone > 0 else None
    anchor = read_anchor(detail, trusted_key=trusted_key) if detail else None
    fits = anchor is not None and (anchor.expired, anchor.store) == (gone, journal.alias)
    return anchor if fits else None, chain((first,), rows)
