"""The words of a list that the words of a traveller's name may stand for, remembered from one traveller to the next.

Belongs here: from a name to its votes; no vote is less than what the full comparison can give. Not here: the votes of
one word (see `kernels.votes`), counting votes (see `kernels.search`).
"""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

import numpy as np

from openpiu.core.matching.answers import NO_ANSWER, Answer, answer_of, joined, parts_of
from openpiu.core.matching.figures import LONGEST_RUN, RUN_FROM
from openpiu.core.matching.kernels.by_name import Votes
from openpiu.core.matching.kernels.names import Name, NameRules
from openpiu.core.matching.kernels.pairs import run_word
from openpiu.core.matching.kernels.votes import Asked, part_votes, run_votes, word_votes
from openpiu.core.matching.layout import (
    KIND_AT,
    LENGTH,
    LETTERS,
    OPTIONAL,
    PLAIN_AT,
    QUARTERS,
    SMALL,
    Bytes,
    Lookup,
    Names,
    Persons,
)

MOST_REMEMBERED = 1 << 15  # words, some kilobytes each; forgotten all at once
LEAST_SLACK = 0.01  # for sums of 32-bit numbers
_LETTER = 1

K = TypeVar("K")
V = TypeVar("V")


class Token(NamedTuple):
    """A word at its place in a name."""

    number: int  # of the word in the columns
    row: Bytes
    key: bytes  # of the row
    worth: int  # quarter points
    flags: int


class Voting:
    """Votes for one part of an index."""

    __slots__ = ("_listed", "_lookup", "_rules", "_scratch", "_words", "_written_together")

    def __init__(self, listed: Names, lookup: Lookup, rules: NameRules) -> None:
        """Start with nothing remembered."""
        self._listed, self._lookup, self._rules = listed, lookup, rules
        self._scratch = np.zeros(len(listed.words), np.float32)
        self._words: dict[tuple[bytes, int, int], Answer] = {}
        self._written_together: dict[tuple[bytes, int], Answer] = {}

    def of(self, travellers: Persons, place: int) -> Iterator[Votes]:
        """The votes of each name of a traveller in columns."""
        starts = travellers.names.name_from
        for name in range(travellers.person_from[place], travellers.person_from[place + 1]):
            yield self._of_name(Name(travellers.names, int(starts[name]), int(starts[name + 1])))

    def _of_name(self, name: Name) -> Votes:
        told = _told(name)
        answers = [NO_ANSWER, *(self._token(name.columns, token) for token in told), *self._runs(name, told)]
        total = sum(token.worth for token in told if not token.flags & OPTIONAL) / QUARTERS
        slack = LEAST_SLACK + sum(answer.slack for answer in answers)
        bonus = max(self._rules.all_equal, self._rules.least_equal - total)
        return Votes(
            columns=joined(answer.columns for answer in answers),
            reach=sum(answer.most for answer in answers) + slack + bonus,
            slack=slack,
            bonus=bonus,
            exact=_exact(told, answers[1:]) - LEAST_SLACK,
            total=total,
            missed=self._rules.missed,
            extra=self._rules.extra,
        )

    def _token(self, columns: Names, token: Token) -> Answer:
        """What answers a word at its place, with and without a title or an article glued to it, or in parts."""
        if token.flags >> KIND_AT & 3 == _LETTER:
            saved = self._saved(token.worth / QUARTERS, self._rules.most_word)
            return NO_ANSWER._replace(slack=self._rules.initial + saved)
        key = token.key, token.worth, token.flags & (SMALL | OPTIONAL)
        return self._words.get(key) or _keep(self._words, key, self._look_up(columns, token))

    def _look_up(self, columns: Names, token: Token) -> Answer:
        own, worth = (self._listed, self._lookup), token.worth / QUARTERS
        rows = [token.row, *(columns.words[number] for number in columns.bare[token.number] if number >= 0)]
        asked = [Asked(row, worth, bool(token.flags & SMALL) and row is token.row) for row in rows]
        whole = [word_votes(*own, one, self._rules, self._scratch) for one in asked]
        parts = [part_votes(*own, parts_of(row), worth, self._rules, self._scratch) for row in rows]
        return answer_of(whole, parts, 0.0 if token.flags & OPTIONAL else worth)

    def _runs(self, name: Name, told: list[Token]) -> Iterator[Answer]:
        """What answers neighbours written together."""
        for first in range(len(told) - 1):
            letters, worth = told[first].key[LENGTH], told[first].worth
            for length, token in enumerate(told[first + 1 : first + LONGEST_RUN], 2):
                letters, worth = letters + token.key[LENGTH], worth + token.worth
                if letters >= RUN_FROM:
                    yield self._run(name, told[first : first + length], name.start + first, worth)

    def _run(self, name: Name, told: list[Token], start: int, worth: int) -> Answer:
        key = b"".join([token.key for token in told]), worth
        found = self._written_together.get(key)
        if found is None:
            row = run_word(name, start, len(told))
            votes = run_votes(self._listed, self._lookup, row, worth / QUARTERS, self._rules, self._scratch)
            found = _keep(self._written_together, key, answer_of([], [votes], 0.0))
        return found

    def _saved(self, worth: float, other: float) -> float:
        """What an answered pair is not charged, whichever of the two names is the lighter one."""
        return self._rules.missed * max(worth, other) + self._rules.extra * min(worth, other)


def _keep(memory: dict[K, V], key: K, found: V) -> V:
    if len(memory) >= MOST_REMEMBERED:
        memory.clear()
    memory[key] = found
    return found


def _told(name: Name) -> list[Token]:
    columns, tokens = name.columns, slice(name.start, name.stop)
    numbers, worths = columns.token_word[tokens], columns.token_worth[tokens]
    rows, flags = columns.words[numbers], columns.token_flags[tokens]
    return [
        Token(number, row, row.tobytes(), worth, flag)
        for number, row, worth, flag in zip(numbers.tolist(), rows, worths.tolist(), flags.tolist(), strict=True)
    ]


def _exact(told: list[Token], answers: list[Answer]) -> float:
    """Points that an entry has at least whose words are all the same, each counted once."""
    by_letters = {
        token.key[PLAIN_AT : PLAIN_AT + LETTERS]: answer.exact
        for token, answer in zip(told, answers, strict=False)
        if not token.flags & SMALL
    }
    return sum(by_letters.values())
