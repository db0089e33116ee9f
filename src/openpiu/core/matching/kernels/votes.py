"""What one word of a traveller brings: the words of a list that may answer it, and the most points that each can give.

Belongs here: from a word to its votes. Not here: which words are related (see `related`), who remembers them (see
`answers`), what they are worth together (see `by_name`). A vote is the points of a pair with what it saves: words that
are answered are neither missed nor extra.
"""

from typing import NamedTuple

import numpy as np

from openpiu.core.matching.compiling import inner, leaf
from openpiu.core.matching.figures import RUN_AT_LEAST
from openpiu.core.matching.kernels.letters import plain, same
from openpiu.core.matching.kernels.names import NameRules, shared_worth
from openpiu.core.matching.kernels.parts import (
    BEGINNING,
    BOTH,
    ENDING,
    Heard,
    Parts,
    PartWords,
    part_words,
    postings_of,
)
from openpiu.core.matching.kernels.related import letter_words, related_words, sounding_words
from openpiu.core.matching.layout import Amounts, Bytes, Lookup, Names, Numbers

EXACT = 8  # in sides: letter by letter the word that was asked for
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
    gives: Amounts  # the same without what it saves; where it is a part, what all parts give together
    sides: Bytes  # what each needs beside it to give them, see `parts`; `EXACT`
    sought: int  # so many from the front: an entry that has none of them gets nothing from the others
    postings: int  # of these
    most: float  # points that all can give together, without what is saved
    exact: float  # points of the very word, at least; infinite where the list has it not
    slack: float  # points that words which nobody looks up can still give


@inner
def word_votes(listed: Names, lookup: Lookup, asked: Asked, rules: NameRules, scratch: Amounts) -> Brought:
    """What a word brings at its place in a name; `scratch` is all zero, one place a word of the list, and left so."""
    words, alike = related_words(listed, lookup.keys, lookup.in_order, asked.row, scratch)
    letters = letter_words(listed, lookup.in_order, asked.row)
    found = np.concatenate((words, letters))
    points, gives = np.empty(found.size, np.float32), np.empty(found.size, np.float32)
    sides, most = np.zeros(found.size, np.uint8), 0.0
    for place in range(found.size):
        theirs = float(lookup.word_worth[found[place]])
        shared = alike[place] * _shared(asked, theirs) if place < words.size else rules.initial
        points[place], gives[place] = shared + _saved(rules, asked.worth, theirs), shared
        most = max(most, shared)
        if same(plain(listed.words[found[place]]), plain(asked.row)):
            sides[place] = EXACT
    exact = _exact(words, lookup.small, points, sides)
    slack = _small_slack(words, lookup.small, asked.worth, rules)
    return Brought(found, points, gives, sides, found.size, postings_of(found, lookup.postings), most, exact, slack)


@inner
def part_votes(heard: Heard, lookup: Lookup, parts: Parts, worth: float, rules: NameRules, scratch: Amounts) -> Brought:
    """What the parts of a word bring, where the list writes them apart."""
    found = part_words(heard, lookup, parts, scratch)
    points, gives = np.empty(found.words.size, np.float32), np.empty(found.words.size, np.float32)
    most = _whole(worth, found.together + PART_BONUS) if points.size else 0.0
    beginning, ending = _most_worth(found, BEGINNING, lookup.word_worth), _most_worth(found, ENDING, lookup.word_worth)
    for place in range(points.size):
        share = 0.5 if found.sides[place] & BOTH else 1.0
        own, beside = float(lookup.word_worth[found.words[place]]), share * PART_BONUS
        points[place] = _whole(share * worth, own + beside) + _saved(rules, share * worth, own + beside)
        gives[place] = most
        if found.sides[place] & BOTH:
            rest = ending if found.sides[place] == BEGINNING else beginning
            gives[place] = min(most, _whole(worth, own + rest + PART_BONUS))
    postings = postings_of(found.words[: found.sought], lookup.postings)
    return Brought(found.words, points, gives, found.sides, found.sought, postings, most, np.inf, 0.0)


@leaf
def _most_worth(found: PartWords, side: int, worths: Amounts) -> float:
    """Of the words of one side."""
    most = 0.0
    for place in range(found.words.size):
        if found.sides[place] & side:
            most = max(most, float(worths[found.words[place]]))
    return most


@inner
def run_votes(listed: Names, lookup: Lookup, row: Bytes, worth: float, rules: NameRules, scratch: Amounts) -> Brought:
    """Likewise for neighbours that the list may write together; `row` is theirs as one word."""
    words, alike = sounding_words(listed, lookup.keys, row, RUN_AT_LEAST, scratch)
    points, gives, most = np.empty(words.size, np.float32), np.empty(words.size, np.float32), 0.0
    for place in range(words.size):
        whole = float(lookup.word_worth[words[place]])
        shared = alike[place] * _whole(whole, worth)
        points[place], gives[place] = shared + _saved(rules, worth, whole), shared
        most = max(most, shared)
    sides, postings = np.zeros(words.size, np.uint8), postings_of(words, lookup.postings)
    return Brought(words, points, gives, sides, words.size, postings, most, np.inf, 0.0)


@inner
def nothing() -> Brought:
    """What a word brings that nothing of the list answers."""
    amounts = np.empty(0, np.float32)
    return Brought(np.empty(0, np.int32), amounts, amounts, np.empty(0, np.uint8), 0, 0, 0.0, np.inf, 0.0)


@inner
def both(one: Brought, other: Brought) -> Brought:
    """What two bring together, what is sought before the rest; the first of them is the very word."""
    mine, theirs = one.sought, other.sought
    return Brought(
        np.concatenate((one.words[:mine], other.words[:theirs], one.words[mine:], other.words[theirs:])),
        np.concatenate((one.points[:mine], other.points[:theirs], one.points[mine:], other.points[theirs:])),
        np.concatenate((one.gives[:mine], other.gives[:theirs], one.gives[mine:], other.gives[theirs:])),
        np.concatenate((one.sides[:mine], other.sides[:theirs], one.sides[mine:], other.sides[theirs:])),
        mine + theirs,
        one.postings + other.postings,
        max(one.most, other.most),
        one.exact,
        one.slack + other.slack,
    )


@leaf
def _exact(words: Numbers, small: Bytes, points: Amounts, sides: Bytes) -> float:
    """Least points of the very word: infinite where the list has it not, 0 where some have it as particle or title."""
    least = np.inf
    for place in range(words.size):
        if sides[place] == EXACT:
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
