"""What answers one word of a traveller's name, in columns that can be put one after the other.

Belongs here: groups of votes, parts of words. Not here: looking up (see `kernels.votes`), whole names (see `voting`).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from openpiu.core.matching.figures import RUN_FROM
from openpiu.core.matching.folding import word
from openpiu.core.matching.kernels.by_name import Columns
from openpiu.core.matching.kernels.parts import Parts
from openpiu.core.matching.kernels.votes import Brought
from openpiu.core.matching.layout import LENGTH, PLAIN_AT, WORD_SIZE, Amounts, Bytes, Numbers
from openpiu.core.matching.packing import word_row

PART_FROM, PART_FROM_IN_LONG, LONG = 2, 3, 8  # letters of a part of a word that a list may write apart


class Answer(NamedTuple):
    """Two groups of votes: words for the word itself, and words for its parts or for several written together."""

    columns: Columns
    most: float  # points that it can give
    exact: float  # points of the very word, at least; infinite where the list has it not
    slack: float  # points that words which nobody looks up can still give


def answer_of(whole: Sequence[Brought], parts: Sequence[Brought], charged: float) -> Answer:
    """What answers a word of so many points, from what its forms bring and what their parts bring.

    Nothing is charged where the word may be answered by something that nobody looks up.
    """
    slack = sum(one.slack for one in whole)
    if not slack and not any(one.words.size for one in (*whole, *parts)):
        return NO_ANSWER._replace(exact=whole[0].exact if whole else 0.0)
    groups = [_group(whole, 0.0 if slack else charged), _group(parts, np.inf)]
    return Answer(
        columns=joined(groups),
        most=max([one.most for one in (*whole, *parts)], default=0.0),
        exact=whole[0].exact if whole else 0.0,
        slack=slack,
    )


def joined(several: Iterable[Columns]) -> Columns:
    """The groups of all, one after the other."""
    return Columns(*map(np.concatenate, zip(*several, strict=True)))


def _group(several: Sequence[Brought], charged: float) -> Columns:
    """All that they bring as one group, what is sought before the rest."""
    front, back = [slice(one.sought) for one in several], [slice(one.sought, None) for one in several]
    order = [*zip(several, front, strict=True), *zip(several, back, strict=True)]
    words = np.concatenate([_NO_WORDS, *(one.words[part] for one, part in order)])
    return Columns(
        words=words,
        points=np.concatenate([_NO_POINTS, *(one.points[part] for one, part in order)]),
        sides=np.concatenate([_NO_SIDES, *(one.sides[part] for one, part in order)]),
        sizes=np.array([len(words)], np.int32),
        sought=np.array([sum(one.sought for one in several)], np.int32),
        most=np.array([max([one.most for one in several], default=0.0)], np.float64),
        charged=np.array([charged], np.float64),
        postings=np.array([sum(one.postings for one in several)], np.int32),
    )


def parts_of(row: Bytes) -> Parts:
    """The beginnings and endings of a word, as words: a list may write them apart."""
    letters = row[PLAIN_AT : PLAIN_AT + row[LENGTH]].tobytes().decode()
    shortest = PART_FROM_IN_LONG if len(letters) >= LONG else PART_FROM
    cuts = range(2, len(letters) - 1) if len(letters) >= RUN_FROM else range(0)
    places = [(0, cut) for cut in cuts if cut >= shortest]
    places += [(cut, len(letters)) for cut in cuts if len(letters) - cut >= shortest]
    rows = b"".join([word_row(word(letters[start:stop])) for start, stop in places])
    starts, stops = np.array(places, np.int32).reshape(-1, 2).T.copy()
    return Parts(np.frombuffer(bytearray(rows), np.uint8).reshape(-1, WORD_SIZE), starts, stops, shortest, len(letters))


_NO_WORDS: Numbers = np.empty(0, np.int32)
_NO_POINTS: Amounts = np.empty(0, np.float32)
_NO_SIDES: Bytes = np.empty(0, np.uint8)
NO_ANSWER = Answer(
    Columns(
        *(_NO_WORDS, _NO_POINTS, _NO_SIDES, _NO_WORDS, _NO_WORDS, np.empty(0), np.empty(0), _NO_WORDS),
    ),
    most=0.0,
    exact=0.0,
    slack=0.0,
)
