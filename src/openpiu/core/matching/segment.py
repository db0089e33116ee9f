"""A part of the index: alerts in columns with the ways to them. It never changes.

Belongs here: searching one part. Not here: building (see `building`), several parts (see `index`).
"""

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.kernels.learning import Dictionary
from openpiu.core.matching.kernels.names import NameRules
from openpiu.core.matching.kernels.persons import Rules
from openpiu.core.matching.kernels.scratch import Scratch, scratch_for
from openpiu.core.matching.kernels.search import List, Sought, search
from openpiu.core.matching.kernels.weighing import COLUMNS
from openpiu.core.matching.layout import Bytes, Lookup, Persons
from openpiu.core.matching.persons import Person
from openpiu.core.matching.rarity import Rarity
from openpiu.core.matching.voting import Voting
from openpiu.core.matching.written import read_person

ID_KEY = np.dtype("<u8")


Pairs = Iterator[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked about travellers in columns: who reaches so many points?"""

    travellers: Persons
    sought: Sought
    rules: Rules


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Segment:
    """Alerts in columns. Searching takes places of its own for each thread."""

    persons: Persons
    lookup: Lookup
    rarity: Rarity
    written: Bytes  # each alert as it was given, one after the other
    written_from: npt.NDArray[np.int64]
    _own: threading.local = field(init=False, default_factory=threading.local)

    def __len__(self) -> int:
        """How many alerts."""
        return len(self.persons.sex)

    def __reduce__(self) -> tuple[Any, ...]:
        """Columns can be sent to another process, what a thread holds can not."""
        return _segment, (self.persons, self.lookup, self.rarity, self.written, self.written_from)

    def alert(self, place: int) -> Person:
        """One alert as it was given."""
        return read_person(self.written[self.written_from[place] : self.written_from[place + 1]].tobytes())

    def __iter__(self) -> Iterator[Person]:
        """Every alert as it was given, in the order of building."""
        return map(self.alert, range(len(self)))

    def has(self, id_: str) -> bool:
        """Whether there is an alert of this id."""
        key = np.frombuffer(id_digest(id_), ID_KEY)[0]
        place = int(np.searchsorted(self.lookup.id_hash, key))
        return place < len(self) and bool(self.lookup.id_hash[place] == key)

    def search(self, question: Question) -> Pairs:
        """Places of travellers, in order, with those of the alerts that reach the score, in no order."""
        scratch, voting = self._places(question.rules.names)
        crowd, own = voting.of(question.travellers), List(self.persons, self.lookup)
        start = 0
        while start < len(question.travellers.sex):
            found = search(crowd, own, question.sought, question.rules, scratch, start)
            yield from zip(found.travellers.tolist(), found.alerts.tolist(), strict=True)
            start = found.stop

    def _places(self, rules: NameRules) -> tuple[Scratch, Voting]:
        if not hasattr(self._own, "scratch"):
            words, entries = len(self.persons.names.words), len(self.lookup.postings.entry_name)
            self._own.scratch = scratch_for(words, COLUMNS, entries, len(self))
            self._own.voting = Voting(Dictionary(self.persons.names, self.lookup, rules, self._own.scratch.alike))
        return self._own.scratch, self._own.voting


def id_digest(id_: str) -> bytes:
    """A hash of an alert's id, as one `ID_KEY`; with a million alerts, two share one in a ten-millionth of cases."""
    return hashlib.blake2b(id_.encode(), digest_size=ID_KEY.itemsize).digest()


def _segment(*columns: Any) -> Segment:
    names = ("persons", "lookup", "rarity", "written", "written_from")
    return Segment(**dict(zip(names, columns, strict=True)))
