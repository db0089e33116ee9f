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
from openpiu.core.matching.kernels.parts import BOTH, Parts, part_words, postings_of
from openpiu.core.matching.kernels.related import letter_words, related_words, sounding_words
from openpiu.core.matching.layout import Amounts, Bytes, Lookup, Names, Numbers

PART_BONUS = 20.0  # points that what stands between a beginning and an ending can add: particles, a common word


class Asked(NamedTuple):
    """One word of a traveller's name."""

    row: Bytes
    worth: float  # points
    small: bool  # a particle or a title


class Brought(NamedTuple):
    """What one word brings, or its parts, or several words written together."""

    words: Numbers  # of the list
    points: Amounts  # the most that each can give, with what it saves
    sides: Bytes  # what each needs beside it to give them, see `parts`
    sought: int  # so many from the front: an entry that has none of them gets nothing from the others
    postings: int  # of these
    most: float  # points that all can give together, without what is saved
    exact: float  # points of the very word, at least; infinite where the list has it not
    slack: float  # points that words which nobody looks up can still give


@compiled
def word_votes(listed: Names, lookup: Lookup, asked: Asked, rules: NameRules, scratch: Amounts) -> Brought:
    """What a word brings at its place in a name; `scratch` is all zero, one place a word of the list, and left so."""
    words, alike = related_words(listed, lookup.keys, lookup.in_order, asked.row, scratch)
    letters = letter_words(listed, lookup.in_order, asked.row)
    found = np.concatenate((words, letters))
    points, most = np.empty(found.size, np.float32), 0.0
    for place in range(found.size):
        theirs = float(lookup.word_worth[found[place]])
        shared = alike[place] * _shared(asked, theirs) if place < words.size else rules.initial
        points[place], most = shared + _saved(rules, asked.worth, theirs), max(most, shared)
    exact = _exact(listed, lookup.small, asked.row, words, points)
    slack = _small_slack(words, lookup.small, asked.worth, rules)
    sides, postings = np.zeros(found.size, np.uint8), postings_of(found, lookup.postings)
    return Brought(found, points, sides, found.size, postings, most, exact, slack)


@compiled
def part_votes(
    listed: Names, lookup: Lookup, parts: Parts, worth: float, rules: NameRules, scratch: Amounts
) -> Brought:
    """What the parts of a word bring, where the list writes them apart."""
    found = part_words(listed, lookup, parts, scratch)
    points = np.empty(found.words.size, np.float32)
    for place in range(points.size):
        share = 0.5 if found.sides[place] & BOTH else 1.0
        mine, theirs = share * worth, float(lookup.word_worth[found.words[place]]) + share * PART_BONUS
        points[place] = _whole(mine, theirs) + _saved(rules, mine, theirs)
    most = _whole(worth, found.together + PART_BONUS) if points.size else 0.0
    postings = postings_of(found.words[: found.sought], lookup.postings)
    return Brought(found.words, points, found.sides, found.sought, postings, most, np.inf, 0.0)


@compiled
def run_votes(listed: Names, lookup: Lookup, row: Bytes, worth: float, rules: NameRules, scratch: Amounts) -> Brought:
    """Likewise for neighbours that the list may write together; `row` is theirs as one word."""
    words, alike = sounding_words(listed, lookup.keys, row, RUN_AT_LEAST, scratch)
    points, most = np.empty(words.size, np.float32), 0.0
    for place in range(words.size):
        whole = float(lookup.word_worth[words[place]])
        shared = alike[place] * _whole(whole, worth)
        points[place], most = shared + _saved(rules, worth, whole), max(most, shared)
    sides, postings = np.zeros(words.size, np.uint8), postings_of(words, lookup.postings)
    return Brought(words, points, sides, words.size, postings, most, np.inf, 0.0)


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
def _whole(worth: float, together: float) -> float:
    """Points of a word and several that sound like it, at most."""
    return (max(together, worth) + worth) / 2


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
