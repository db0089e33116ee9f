"""What one word of a traveller brings: the words of a list that may answer it, and the most points that each can give.

Belongs here: from a word to its votes, in one call. Not here: which words are related (see `related`), counting votes
(see `search`). A vote is the points of a pair with what it saves: words that are answered are neither missed nor extra.
"""

from typing import NamedTuple

import numpy as np

from openpiu.core.matching.compiling import compiled, leaf
from openpiu.core.matching.figures import RUN_AT_LEAST
from openpiu.core.matching.kernels.letters import plain, same
from openpiu.core.matching.kernels.names import NameRules, shared_worth
from openpiu.core.matching.kernels.related import letter_words, related_words, sounding_words
from openpiu.core.matching.layout import Amounts, Bytes, Lookup, Names, Numbers

PART_BONUS = 6.0  # points that particles beside a part of a word can add


class Asked(NamedTuple):
    """One word of a traveller's name."""

    row: Bytes
    parts: Bytes  # (parts, WORD_SIZE): its beginnings and endings, that a list may write apart
    worth: float  # points
    small: bool  # a particle or a title


@compiled
def word_votes(
    listed: Names, lookup: Lookup, asked: Asked, rules: NameRules, scratch: Amounts
) -> tuple[Numbers, Amounts, float, float]:
    """Words of the list, the points of each, points of the very word (see `_exact`), slack (see `_small_slack`)."""
    words, alike = related_words(listed, lookup.keys, asked.row, scratch)
    letters = letter_words(listed, lookup.keys, asked.row)
    parts, _ = sounding_words(listed, lookup.keys, asked.parts, RUN_AT_LEAST, scratch)
    found = np.concatenate((words, letters, parts))
    points = np.empty(found.size, np.float32)
    for place in range(found.size):
        theirs = lookup.word_worth[found[place]]
        if place < words.size:
            points[place] = alike[place] * _shared(asked, theirs) + _saved(rules, asked.worth, theirs)
        elif place < words.size + letters.size:
            points[place] = rules.initial + _saved(rules, asked.worth, theirs)
        else:
            most = theirs + PART_BONUS
            points[place] = max(most, asked.worth) + _saved(rules, asked.worth, most)
    exact = _exact(listed, lookup.small, asked.row, words, points)
    return found, points, exact, _small_slack(words, lookup.small, asked.worth, rules)


@compiled
def run_votes(
    listed: Names, lookup: Lookup, row: Bytes, worth: float, rules: NameRules, scratch: Amounts
) -> tuple[Numbers, Amounts]:
    """Likewise for neighbours that the list may write together; `row` is theirs as one word."""
    words, alike = sounding_words(listed, lookup.keys, row.reshape(1, row.size), RUN_AT_LEAST, scratch)
    points = np.empty(words.size, np.float32)
    for place in range(words.size):
        whole = lookup.word_worth[words[place]]
        points[place] = alike[place] * (max(whole, worth) + whole) / 2 + _saved(rules, worth, whole)
    return words, points


@leaf
def _exact(listed: Names, small: Bytes, row: Bytes, words: Numbers, points: Amounts) -> float:
    """Least points of the very word: infinite where the list has it not, 0 where some have it as particle or title."""
    least = np.inf
    for place in range(words.size):
        if same(plain(listed.words[words[place]]), plain(row)):
            least = min(least, 0.0 if small[words[place]] else points[place])
    return least


@leaf
def _shared(asked: Asked, theirs: float) -> float:
    """Points of two words that are the same."""
    return min(theirs, asked.worth) if asked.small else shared_worth(asked.worth, theirs)


@leaf
def _saved(rules: NameRules, worth: float, other: float) -> float:
    """What an answered pair is not charged, whichever of the two names is the lighter one."""
    return rules.missed * max(worth, other) + rules.extra * min(worth, other)


@leaf
def _small_slack(words: Numbers, small: Bytes, worth: float, rules: NameRules) -> float:
    """Points where the list has such a word as a particle or a title, under which nobody is looked up."""
    for place in range(words.size):
        if small[words[place]]:
            return min(worth, rules.most_small) + _saved(rules, worth, rules.most_small)
    return 0.0
