"""The words of a list that the words of a traveller's name may stand for, remembered from one traveller to the next.

Belongs here: from a name to its votes; no vote is less than what the full comparison can give. Not here: counting votes
(see `kernels.search`).
"""

from collections.abc import Iterator

import numpy as np

from openpiu.core.matching.figures import GLUED, LONGEST_RUN, RUN_AT_LEAST, RUN_FROM
from openpiu.core.matching.folding import word
from openpiu.core.matching.kernels.names import Name, NameRules, name_of
from openpiu.core.matching.kernels.pairs import run_word
from openpiu.core.matching.kernels.related import letter_words, related_words, sounding_words
from openpiu.core.matching.kernels.search import Votes
from openpiu.core.matching.layout import KIND_AT, LENGTH, PLAIN_AT, QUARTERS, Amounts, Bytes, Lookup, Numbers, Persons
from openpiu.core.matching.packing import KINDS, word_row
from openpiu.core.matching.names import Kind

MOST_REMEMBERED = 1 << 16  # words; forgotten all at once
PART_FROM, PART_FROM_IN_LONG, LONG = 2, 3, 8  # letters of a part of a word that a list may write apart
PART_BONUS = 6.0  # points that particles beside such a part can add
_NAME = KINDS.index(Kind.NAME)

Found = tuple[Numbers, Amounts]  # words of the list, points


class Voting:
    """Votes for one part of an index."""

    __slots__ = ("_listed", "_lookup", "_remembered", "_scratch")

    def __init__(self, listed: Persons, lookup: Lookup) -> None:
        """Start with nothing remembered."""
        self._listed, self._lookup = listed, lookup
        self._scratch = np.zeros(len(listed.words), np.float32)
        self._remembered: dict[tuple[bytes, int, bool], Found] = {}

    def of(self, travellers: Persons, place: int, rules: NameRules) -> Iterator[Votes]:
        """The votes of each name of a traveller in columns."""
        for name in range(travellers.person_from[place], travellers.person_from[place + 1]):
            yield self._of_name(name_of(travellers, name), rules)

    def _of_name(self, name: Name, rules: NameRules) -> Votes:
        found = [*self._words(name, rules), *self._runs(name)]
        kinds = name.persons.token_flags[name.start : name.stop] >> KIND_AT & 3
        worths = name.persons.token_worth[name.start : name.stop] / QUARTERS
        lengths = name.persons.words[name.persons.token_word[name.start : name.stop], LENGTH]
        others = np.maximum(worths, np.where(lengths == 1, rules.initial, 0.0))[kinds != _NAME]
        slack = float(others.sum()) + rules.all_equal
        if not found:
            return Votes(np.empty(0, np.int32), np.empty(0, np.float32), slack)
        return Votes(np.concatenate([words for words, _ in found]), np.concatenate([points for _, points in found]), slack)

    def _words(self, name: Name, rules: NameRules) -> Iterator[Found]:
        columns = name.persons
        for token in range(name.start, name.stop):
            if columns.token_flags[token] >> KIND_AT & 3 == _NAME:
                number, worth = columns.token_word[token], int(columns.token_worth[token])
                row = columns.words[number]
                yield self._remember(row, worth, rules)
                for bare in columns.bare[number]:
                    if bare >= 0:
                        words, points = self._remember(columns.words[bare], worth, rules)
                        yield words, points * np.float32(GLUED)

    def _runs(self, name: Name) -> Iterator[Found]:
        """Neighbours written together."""
        columns = name.persons
        for start in range(name.start, name.stop - 1):
            for length in range(2, min(LONGEST_RUN, name.stop - start) + 1):
                tokens = slice(start, start + length)
                if columns.words[columns.token_word[tokens], LENGTH].sum() >= RUN_FROM:
                    yield self._sounding(run_word(name, start, length), int(columns.token_worth[tokens].sum()))

    def _remember(self, row: Bytes, worth: int, rules: NameRules) -> Found:
        key = (row.tobytes(), worth, False)
        found = self._remembered.get(key)
        if found is None:
            found = self._keep(key, self._look_up(row, worth / QUARTERS, rules))
        return found

    def _look_up(self, row: Bytes, worth: float, rules: NameRules) -> Found:
        words, alike = related_words(self._listed, self._lookup, row, self._scratch)
        points = alike * (self._lookup.word_worth[words] + np.float32(worth)) / 2
        letters = letter_words(self._listed, self._lookup, row)
        initials = np.full(len(letters), rules.initial, np.float32)
        parts = list(self._parts(row, worth))
        return (
            np.concatenate([words, letters, *(part for part, _ in parts)]),
            np.concatenate([points, initials, *(given for _, given in parts)]).astype(np.float32),
        )

    def _parts(self, row: Bytes, worth: float) -> Iterator[Found]:
        """Words that a list may write apart: the beginnings and endings of this one."""
        letters = row[PLAIN_AT : PLAIN_AT + row[LENGTH]].tobytes().decode()
        shortest = PART_FROM_IN_LONG if len(letters) >= LONG else PART_FROM
        for cut in range(2, len(letters) - 1):
            for part in (letters[:cut], letters[cut:]):
                if len(letters) >= RUN_FROM and len(part) >= shortest:
                    sounding = np.frombuffer(word_row(word(part)), np.uint8)
                    words, _ = sounding_words(self._listed, self._lookup, sounding, RUN_AT_LEAST, self._scratch)
                    yield words, np.maximum(self._lookup.word_worth[words], np.float32(worth)) + np.float32(PART_BONUS)

    def _sounding(self, row: Bytes, worth: int) -> Found:
        key = (row.tobytes(), worth, True)
        found = self._remembered.get(key)
        if found is None:
            words, alike = sounding_words(self._listed, self._lookup, row, RUN_AT_LEAST, self._scratch)
            whole = self._lookup.word_worth[words]
            points = alike * (np.maximum(whole, np.float32(worth / QUARTERS)) + whole) / 2
            found = self._keep(key, (words, points.astype(np.float32)))
        return found

    def _keep(self, key: tuple[bytes, int, bool], found: Found) -> Found:
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[key] = found
        return found
