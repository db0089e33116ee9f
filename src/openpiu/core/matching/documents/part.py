"""A part of the document index: documents in columns, sorted by a key of their number. It never changes.

Belongs here: building, one look-up. Not here: several parts (see `index`), files (see `column_file`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

import numpy as np

from openpiu.core.matching.column_file import Array
from openpiu.core.matching.documents.series import Ranges, ranges_of, ranges_with
from openpiu.core.matching.documents.values import ListedDocument, Relation
from openpiu.core.matching.kernels.documents import ListedNumbers, documents_like
from openpiu.core.matching.kernels.fields import CONFUSABLE, DOCUMENT_EQUAL, NO_ISSUER, NUMBER_SWAPPED
from openpiu.core.matching.kernels.keys import directory, number_keys
from openpiu.core.matching.layout import NUMBER_SIZE, Bytes, Codes, Hashes, packed_code
from openpiu.core.matching.packing import usable_documents
from openpiu.core.terms import Document

RELATIONS = {
    DOCUMENT_EQUAL: Relation.EQUAL,
    NO_ISSUER: Relation.NO_ISSUER,
    CONFUSABLE: Relation.CONFUSABLE,
    NUMBER_SWAPPED: Relation.SWAPPED,
}


class Columns(NamedTuple):
    """Single documents in any order, for whoever has millions of them."""

    numbers: Bytes  # (documents, width): the length, then the letters and digits
    issuers: Codes  # see `layout.packed_code`; 0 for unknown
    ids: Hashes  # (documents, 2): the upper and the lower half of the alert's id


class Found(NamedTuple):
    """A listed document as looked up; its number is empty where it is a range."""

    id: UUID
    relation: Relation
    number: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """Single documents and ranges."""

    listed: ListedNumbers
    ids: Hashes  # (documents, 2)
    ranges: Ranges

    def __len__(self) -> int:
        """How many documents and ranges."""
        return len(self.ids) + len(self.ranges.series)

    def look_up(self, number: str, issuer: int) -> Iterator[Found]:
        """Documents that a number is, is mistaken for, or ranges that it is in; `issuer` is 0 for unknown."""
        for place, relation in documents_like(row_of(number), issuer, self.listed).tolist():
            row = self.listed.numbers[place]
            yield Found(uuid_of(self.ids[place]), RELATIONS[relation], row[1 : 1 + row[0]].tobytes().decode("ascii"))
        for place in ranges_with(self.ranges, number, issuer):
            known = issuer and self.ranges.range_issuers[place]
            relation = Relation.IN_RANGE if known else Relation.PERHAPS_IN_RANGE
            yield Found(uuid_of(self.ranges.range_ids[place]), relation, "")

    def count_of(self, ids: Iterable[UUID]) -> int:
        """How many documents and ranges have one of these ids; reads all ids once."""
        wanted = {id_.int for id_ in ids}
        upper = np.array(sorted({one >> 64 for one in wanted}), np.uint64)
        if not len(upper):
            return 0
        count = 0
        for column in (self.ids, self.ranges.range_ids):
            near = column[np.isin(column[:, 0], upper)]
            count += sum(uuid_of(half).int in wanted for half in near)
        return count

    def columns(self) -> Mapping[str, Array]:
        """All columns by name, in the order of the file."""
        return {**self.listed._asdict(), "ids": self.ids, **self.ranges._asdict()}


def part_from(found: Mapping[str, Array]) -> Part:
    """The part of which these are the columns."""
    return Part(
        listed=ListedNumbers(*(found[name] for name in ListedNumbers._fields)),
        ids=found["ids"],
        ranges=Ranges(*(found[name] for name in Ranges._fields)),
    )


def build_part(documents: Iterable[ListedDocument]) -> Part:
    """Documents in columns; numbers that tell nothing, such as 0000000, are left out. For errors see `ranges_of`."""
    every = list(documents)
    single = [one for one in every if one.number_to is None and is_usable(one.number)]
    columns = Columns(
        numbers=np.array([row_of(one.number) for one in single], np.uint8).reshape(-1, NUMBER_SIZE),
        issuers=np.array([packed_code(one.issuer) if one.issuer else 0 for one in single], np.uint16),
        ids=np.array([divmod(one.id.int, 1 << 64) for one in single], np.uint64).reshape(-1, 2),
    )
    return part_of(columns, ranges_of(every))


def part_of(columns: Columns, ranges: Ranges) -> Part:
    """Sort columns; documents of one number in the order of their ids, so that the same list gives the same file."""
    width = 1 + int(columns.numbers[:, 0].max(initial=0))
    keys = number_keys(columns.numbers)
    order = np.lexsort((columns.ids[:, 1], columns.ids[:, 0], keys))
    numbers = np.ascontiguousarray(columns.numbers[order, :width])
    listed = ListedNumbers(keys[order], directory(keys), numbers, columns.issuers[order])
    return Part(listed=listed, ids=columns.ids[order], ranges=ranges)


def is_usable(number: str) -> bool:
    """Whether a number can tell anything; the rule that persons' documents have."""
    return bool(usable_documents([Document(number=number)]))


def row_of(number: str) -> Bytes:
    """Its length, then its first fifteen letters and digits."""
    letters = number[: NUMBER_SIZE - 1].encode("ascii", "replace")
    return np.frombuffer(bytearray([len(letters)]) + letters.ljust(NUMBER_SIZE - 1, b"\0"), np.uint8)


def uuid_of(halves: Hashes) -> UUID:
    """An id from its halves."""
    return UUID(int=int(halves[0]) << 64 | int(halves[1]))
