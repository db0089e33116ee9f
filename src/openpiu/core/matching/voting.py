"""The words of a list that the words of a traveller's name may stand for, remembered from one traveller to the next.

Belongs here: from a name to its votes; no vote is less than what the full comparison can give. Not here: the votes of
one word (see `kernels.votes`), counting votes (see `kernels.search`).
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from openpiu.core.matching.figures import LONGEST_RUN, RUN_FROM
from openpiu.core.matching.folding import word
from openpiu.core.matching.kernels.names import Name, NameRules
from openpiu.core.matching.kernels.pairs import run_word
from openpiu.core.matching.kernels.search import Votes
from openpiu.core.matching.kernels.votes import Asked, run_votes, word_votes
from openpiu.core.matching.layout import (
    KIND_AT,
    LENGTH,
    LETTERS,
    OPTIONAL,
    PLAIN_AT,
    QUARTERS,
    SMALL,
    WORD_SIZE,
    Amounts,
    Bytes,
    Lookup,
    Names,
    Numbers,
    Persons,
)
from openpiu.core.matching.packing import word_row

MOST_REMEMBERED = 1 << 16  # words; forgotten all at once
PART_FROM, PART_FROM_IN_LONG, LONG = 2, 3, 8  # letters of a part of a word that a list may write apart
LEAST_SLACK = 0.01  # for sums of 32-bit numbers
_LETTER = 1


class Brought(NamedTuple):
    """What one word brings, or several written together."""

    words: Numbers  # of the list
    points: Amounts
    exact: float = 0.0  # points of the very word, at least; infinite where the list has it not
    slack: float = 0.0  # points that words which nobody looks up can still give


class Token(NamedTuple):
    """A word at its place in a name."""

    number: int  # of the word in the columns
    row: Bytes
    key: bytes  # of the row
    worth: int  # quarter points
    flags: int


class Voting:
    """Votes for one part of an index."""

    __slots__ = ("_listed", "_lookup", "_remembered", "_rules", "_scratch")

    def __init__(self, listed: Names, lookup: Lookup, rules: NameRules) -> None:
        """Start with nothing remembered."""
        self._listed, self._lookup, self._rules = listed, lookup, rules
        self._scratch = np.zeros(len(listed.words), np.float32)
        self._remembered: dict[tuple[bytes, int, int], Brought] = {}

    def of(self, travellers: Persons, place: int) -> Iterator[Votes]:
        """The votes of each name of a traveller in columns."""
        starts = travellers.names.name_from
        for name in range(travellers.person_from[place], travellers.person_from[place + 1]):
            yield self._of_name(Name(travellers.names, int(starts[name]), int(starts[name + 1])))

    def _of_name(self, name: Name) -> Votes:
        told = _told(name)
        tokens = [self._token(name.columns, token) for token in told]
        found = [brought for several in tokens for brought in several]
        found += self._runs(name, told)
        total = sum(token.worth for token in told if not token.flags & OPTIONAL) / QUARTERS
        return Votes(
            words=np.concatenate([_NO_WORDS, *(brought.words for brought in found)]),
            points=np.concatenate([_NO_POINTS, *(brought.points for brought in found)]),
            slack=LEAST_SLACK + sum(brought.slack for brought in found),
            bonus=max(self._rules.all_equal, self._rules.least_equal - total),
            exact=_exact(told, tokens) - LEAST_SLACK,
            total=total,
            missed=self._rules.missed,
            extra=self._rules.extra,
        )

    def _token(self, columns: Names, token: Token) -> list[Brought]:
        """What a word brings at its place, then what it brings without a title or an article glued to it."""
        if token.flags >> KIND_AT & 3 == _LETTER:
            most = self._rules.most_word
            return [_NOTHING._replace(slack=self._rules.initial + self._saved(token.worth / QUARTERS, most))]
        brought = [self._remember(token.row, token.key, token.worth, token.flags & SMALL)]
        for number in columns.bare[token.number].tolist():
            if number >= 0:
                row = columns.words[number]
                brought.append(self._remember(row, row.tobytes(), token.worth, 0))
        return brought

    def _runs(self, name: Name, told: list[Token]) -> Iterator[Brought]:
        """Neighbours written together."""
        for first in range(len(told) - 1):
            letters, worth = told[first].key[LENGTH], told[first].worth
            for length, token in enumerate(told[first + 1 : first + LONGEST_RUN], 2):
                letters, worth = letters + token.key[LENGTH], worth + token.worth
                if letters >= RUN_FROM:
                    yield self._run(run_word(name, name.start + first, length), worth)

    def _remember(self, row: Bytes, letters: bytes, worth: int, small: int) -> Brought:
        key = letters, worth, small
        return self._remembered.get(key) or self._keep(key, self._look_up(row, worth / QUARTERS, bool(small)))

    def _look_up(self, row: Bytes, worth: float, small: bool) -> Brought:
        asked = Asked(row, _parts(row), worth, small)
        return Brought(*word_votes(self._listed, self._lookup, asked, self._rules, self._scratch))

    def _run(self, row: Bytes, worth: int) -> Brought:
        key = (row.tobytes(), worth, -1)
        return self._remembered.get(key) or self._keep(key, self._look_up_run(row, worth / QUARTERS))

    def _look_up_run(self, row: Bytes, worth: float) -> Brought:
        return Brought(*run_votes(self._listed, self._lookup, row, worth, self._rules, self._scratch))

    def _saved(self, worth: float, other: float) -> float:
        """What an answered pair is not charged, whichever of the two names is the lighter one."""
        return self._rules.missed * max(worth, other) + self._rules.extra * min(worth, other)

    def _keep(self, key: tuple[bytes, int, int], found: Brought) -> Brought:
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[key] = found
        return found


def _told(name: Name) -> list[Token]:
    columns, tokens = name.columns, slice(name.start, name.stop)
    numbers, worths = columns.token_word[tokens], columns.token_worth[tokens]
    rows, flags = columns.words[numbers], columns.token_flags[tokens]
    return [
        Token(number, row, row.tobytes(), worth, flag)
        for number, row, worth, flag in zip(numbers.tolist(), rows, worths.tolist(), flags.tolist(), strict=True)
    ]


def _exact(told: list[Token], brought: list[list[Brought]]) -> float:
    """Points that an entry has at least whose words are all the same, each counted once."""
    by_letters = {
        token.key[PLAIN_AT : PLAIN_AT + LETTERS]: several[0].exact
        for token, several in zip(told, brought, strict=True)
        if not token.flags & SMALL
    }
    return sum(by_letters.values())


def _parts(row: Bytes) -> Bytes:
    """The beginnings and endings of a word, as words: a list may write them apart."""
    letters = row[PLAIN_AT : PLAIN_AT + row[LENGTH]].tobytes().decode()
    shortest = PART_FROM_IN_LONG if len(letters) >= LONG else PART_FROM
    rows = bytearray()
    for cut in range(2, len(letters) - 1 if len(letters) >= RUN_FROM else 0):
        for part in (letters[:cut], letters[cut:]):
            if len(part) >= shortest:
                rows += word_row(word(part))
    return np.frombuffer(rows, np.uint8).reshape(-1, WORD_SIZE)


_NO_WORDS: Numbers = np.empty(0, np.int32)
_NO_POINTS: Amounts = np.empty(0, np.float32)
_NOTHING = Brought(_NO_WORDS, _NO_POINTS)
