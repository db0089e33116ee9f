"""The words of a list that the words of a traveller's name may stand for, remembered from one traveller to the next.

Belongs here: from a name to its votes; no vote is less than what the full comparison can give. Not here: the votes of
one word (see `kernels.votes`), counting votes (see `kernels.search`).
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from openpiu.core.matching.figures import LONGEST_RUN, RUN_FROM
from openpiu.core.matching.folding import word
from openpiu.core.matching.kernels.names import Name, NameRules, name_of
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
        for name in range(travellers.person_from[place], travellers.person_from[place + 1]):
            yield self._of_name(name_of(travellers.names, name))

    def _of_name(self, name: Name) -> Votes:
        tokens = [self._token(name.columns, token) for token in range(name.start, name.stop)]
        found = [brought for several in tokens for brought in several]
        found += self._runs(name)
        worths = name.columns.token_worth[name.start : name.stop] / QUARTERS
        total = float(worths[name.columns.token_flags[name.start : name.stop] & OPTIONAL == 0].sum())
        return Votes(
            words=np.concatenate([_NO_WORDS, *(brought.words for brought in found)]),
            points=np.concatenate([_NO_POINTS, *(brought.points for brought in found)]),
            slack=LEAST_SLACK + sum(brought.slack for brought in found),
            bonus=max(self._rules.all_equal, self._rules.least_equal - total),
            exact=self._exact(name, tokens) - LEAST_SLACK,
            total=total,
            missed=self._rules.missed,
            extra=self._rules.extra,
        )

    def _exact(self, name: Name, tokens: list[list[Brought]]) -> float:
        """Points that an entry has at least whose words are all the same, each counted once."""
        columns = name.columns
        by_letters = {
            columns.words[columns.token_word[token], PLAIN_AT : PLAIN_AT + LETTERS].tobytes(): several[0].exact
            for token, several in enumerate(tokens, name.start)
            if not columns.token_flags[token] & SMALL
        }
        return sum(by_letters.values())

    def _token(self, columns: Names, token: int) -> list[Brought]:
        """What a word brings at its place, then what it brings without a title or an article glued to it."""
        number, worth, flags = columns.token_word[token], int(columns.token_worth[token]), columns.token_flags[token]
        if flags >> KIND_AT & 3 == _LETTER:
            most = self._rules.most_word
            return [_NOTHING._replace(slack=self._rules.initial + self._saved(worth / QUARTERS, most))]
        bare = [self._remember(columns.words[bare], worth, 0) for bare in columns.bare[number] if bare >= 0]
        return [self._remember(columns.words[number], worth, int(flags) & SMALL), *bare]

    def _runs(self, name: Name) -> Iterator[Brought]:
        """Neighbours written together."""
        columns = name.columns
        for start in range(name.start, name.stop - 1):
            for length in range(2, min(LONGEST_RUN, name.stop - start) + 1):
                tokens = slice(start, start + length)
                if columns.words[columns.token_word[tokens], LENGTH].sum() >= RUN_FROM:
                    yield self._run(run_word(name, start, length), int(columns.token_worth[tokens].sum()))

    def _remember(self, row: Bytes, worth: int, small: int) -> Brought:
        key = (row.tobytes(), worth, small)
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
