"""Series of blank documents: one prefix, one length, numbers from and to.

Belongs here: which series a number belongs to, ranges in columns. The digits at the end of a number count; all before
them is the prefix, so that ZZ0099 and ZZ0100 are of one series and ZY0100, ZZ100 are of others.
"""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from openpiu.core.matching.documents.values import ListedDocument
from openpiu.core.matching.layout import Codes, Hashes, packed_code
from openpiu.core.terms.blanks import parts_of
from openpiu.errors import OfficerError


class Ranges(NamedTuple):
    """Ranges in the order of their series."""

    series: Hashes  # key of prefix and length
    first: Hashes
    last: Hashes
    range_issuers: Codes
    range_ids: Hashes  # (ranges, 2): the halves of the alert's id


def series_of(number: str) -> tuple[np.uint64, int] | None:
    """The key of a number's series and its place in it; None where it does not end in a digit.

    Among a million series, the chance that two share a key is below a ten-millionth.
    """
    parts = parts_of(number)
    if parts is None:
        return None
    prefix, digits = parts
    content = f"{prefix}/{len(digits)}".encode()
    return np.uint64(int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "little")), int(digits)


def ranges_of(documents: Iterable[ListedDocument]) -> Ranges:
    """Columns of those with `number_to`. OfficerError: the two ends are of different series, or in the wrong order."""
    rows = sorted(_row(document) for document in documents if document.number_to is not None)
    keys, firsts, lasts, issuers, halves = zip(*rows, strict=True) if rows else ((),) * 5
    return Ranges(
        np.array(keys, np.uint64),
        np.array(firsts, np.uint64),
        np.array(lasts, np.uint64),
        np.array(issuers, np.uint16),
        np.array(halves, np.uint64).reshape(-1, 2),
    )


def _row(document: ListedDocument) -> tuple[np.uint64, int, int, int, tuple[int, int]]:
    start, stop = series_of(document.number), series_of(document.number_to or "")
    if start is None or stop is None or start[0] != stop[0] or start[1] > stop[1]:
        raise OfficerError(
            "a series of blank documents goes from a lower to a higher number with the same letters and length: "
            "correct the list"
        )
    issuer = packed_code(document.issuer) if document.issuer else 0
    return start[0], start[1], stop[1], issuer, divmod(document.id.int, 1 << 64)


def ranges_with(ranges: Ranges, number: str, issuer: int) -> Iterable[int]:
    """Places of the ranges that a number is in; an issuer (0 for unknown) that is another one is none."""
    found = series_of(number)
    if found is None:
        return ()
    key, place = found
    here = slice(int(np.searchsorted(ranges.series, key)), int(np.searchsorted(ranges.series, key, "right")))
    within = (ranges.first[here] <= place) & (place <= ranges.last[here])
    if issuer:
        within &= (ranges.range_issuers[here] == issuer) | (ranges.range_issuers[here] == 0)
    return (int(one) + here.start for one in np.flatnonzero(within))
