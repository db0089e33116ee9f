"""Words of a list that may be parts of one word, written apart: Abdulraheem, Abd al-Rahim.

Belongs here: which words, and whether the beginning and the ending must both be there. Not here: their points (see
`votes`), words that stand for the whole (see `related`).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.compiling import inner, leaf
from openpiu.core.matching.figures import SHORT
from openpiu.core.matching.kernels.keys import sound_keys
from openpiu.core.matching.kernels.likeness import sounds_alike
from openpiu.core.matching.kernels.related import FEWEST_CONSONANTS, gathered, under_keys
from openpiu.core.matching.layout import (
    LENGTH,
    LETTERS,
    READINGS,
    Amounts,
    Bytes,
    Keyed,
    Lookup,
    Names,
    Numbers,
    Postings,
)

PART_AT_LEAST = 0.7  # less than `RUN_AT_LEAST`, which all parts together must have: one may bear all the difference
ALONE, BEGINNING, ENDING, BOTH, BESIDE_SMALL = 0, 1, 2, 3, 4  # what a part is, in bits, or needs beside it

Worths = npt.NDArray[np.float64]
_NEXT = 3  # letters from a particle to the next word: room for one more
_NEAR = (2 << _NEXT) - 1


class Heard(NamedTuple):
    """The words of a list that sound like each part that was met so far: endings come up again and again."""

    used: Numbers  # (1): how many parts there are
    starts: Numbers  # of each, and after it
    words: Numbers


class Parts(NamedTuple):
    """The beginnings and endings of a word."""

    numbers: Numbers  # in `Heard`
    starts: Numbers  # where each begins in the word: 0 for a beginning
    stops: Numbers
    shortest: int  # letters; nobody looks for shorter ones
    letters: int  # of the word


class PartWords(NamedTuple):
    """Words that sound like a part, each once for each thing that it may need."""

    words: Numbers
    sides: Bytes  # what each needs beside it: nothing, the other half, or a particle or a title
    sought: int  # so many from the front: one of them must be there for any other to count
    together: float  # the most points of words that may stand for the whole, those in the middle left out


@inner
def part_words(heard: Heard, lookup: Lookup, parts: Parts, scratch: Amounts) -> PartWords:
    """Words of a list that may be parts of one of the traveller's.

    A beginning and an ending must both be there; only the side with fewer postings is sought, and each entry found is
    asked for the other. But nobody looks up what is short, a particle or a title: where the other side can be such, a
    part may be alone, or beside a small word.
    """
    found, part_of = _sounding(heard, parts)
    starts, ends = _small_places(found, part_of, lookup.small, parts)
    sides = np.empty(found.size, np.uint8)
    for place in range(found.size):
        sides[place] = _side(parts, part_of[place], starts, ends)
    together = _together(found, part_of, lookup.word_worth, parts, np.zeros(parts.letters + 1))
    alone, beside = _each_once(found[sides == ALONE], scratch), _each_once(found[sides & BESIDE_SMALL != 0], scratch)
    sought = _each_once(found[sides & BEGINNING != 0], scratch)
    rest = _each_once(found[sides & ENDING != 0], scratch)
    side = BEGINNING
    if postings_of(rest, lookup.postings) < postings_of(sought, lookup.postings):
        sought, rest, side = rest, sought, ENDING
    words = np.concatenate((alone, beside, sought, rest))
    every = np.full(words.size, BOTH - side, np.uint8)
    front = words.size - rest.size
    every[:front], every[: front - sought.size], every[: alone.size] = side, BESIDE_SMALL, ALONE
    return PartWords(words, every, front, together)


@inner
def _each_once(words: Numbers, scratch: Amounts) -> Numbers:
    for word in words:
        scratch[word] = 1.0
    return gathered(words, scratch)[0]


@inner
def _sounding(heard: Heard, parts: Parts) -> tuple[Numbers, Numbers]:
    """Words that sound like a part, and which."""
    count = 0
    for number in parts.numbers:
        count += heard.starts[number + 1] - heard.starts[number]
    found, part_of, count = np.empty(count, np.int32), np.empty(count, np.int32), 0
    for part in range(parts.numbers.size):
        for place in range(heard.starts[parts.numbers[part]], heard.starts[parts.numbers[part] + 1]):
            found[count], part_of[count] = heard.words[place], part
            count += 1
    return found, part_of


@inner
def hear(listed: Names, keys: Keyed, rows: Bytes, heard: Heard) -> Heard:
    """Look further parts up, numbered after those that were met; what comes back is to be used from then on."""
    count, starts, words = int(heard.used[0]), heard.starts, heard.words
    if count + rows.shape[0] >= starts.size:
        starts = np.concatenate((starts, np.zeros(max(rows.shape[0], starts.size), np.int32)))
    for row in range(rows.shape[0]):
        found, start = _sounding_like(listed, keys, rows[row]), starts[count]
        if start + found.size > words.size:
            words = np.concatenate((words, np.zeros(max(found.size, words.size), np.int32)))
        words[start : start + found.size] = found
        starts[count + 1], count = start + found.size, count + 1
    return Heard(np.full(1, count, np.int32), starts, words)


@inner
def _sounding_like(listed: Names, keys: Keyed, row: Bytes) -> Numbers:
    """Words that sound like a part."""
    fewest = FEWEST_CONSONANTS if row[LENGTH] > SHORT else LETTERS  # so short, other vowels are too many
    own = np.empty(2 * READINGS, np.uint64)
    found, _ = under_keys(keys, own[: sound_keys(row, own, 0, fewest)])
    kept = 0
    for word in found:
        if sounds_alike(row, listed.words[word], PART_AT_LEAST):
            found[kept] = word
            kept += 1
    return found[:kept]


@leaf
def _side(parts: Parts, part: int, starts: int, ends: int) -> int:
    """What a part needs, in bits: a word of the other side, or a particle or a title (see `_small_places`)."""
    if parts.starts[part] == 0:
        rest, beside = parts.letters - parts.stops[part], starts >> parts.stops[part] & _NEAR
        side = BEGINNING
    else:
        rest, beside = parts.starts[part], ends << _NEXT >> parts.starts[part] & _NEAR
        side = ENDING
    if rest < parts.shortest:
        return ALONE
    return side | BESIDE_SMALL if beside else side


@leaf
def postings_of(words: Numbers, postings: Postings) -> int:
    """Postings of words."""
    count = 0
    for word in words:
        count += postings.post_from[word + 1] - postings.post_from[word]
    return count


@leaf
def _together(found: Numbers, part_of: Numbers, worths: Amounts, parts: Parts, endings: Worths) -> float:
    """The most points of a beginning and an ending that do not overlap; `endings` is all zero."""
    for place in range(found.size):
        start = parts.starts[part_of[place]]
        endings[start] = max(endings[start], worths[found[place]])
    for start in range(parts.letters - 1, 0, -1):
        endings[start] = max(endings[start], endings[start + 1])
    most = endings[1]
    for place in range(found.size):
        part = part_of[place]
        if parts.starts[part] == 0:
            most = max(most, worths[found[place]] + endings[parts.stops[part]])
    return most


@leaf
def _small_places(found: Numbers, part_of: Numbers, small: Bytes, parts: Parts) -> tuple[int, int]:
    """Where a particle or a title at its end may start, and where one at its beginning may end, a bit a letter."""
    starts, ends = 0, 0
    for place in range(found.size):
        part = part_of[place]
        if small[found[place]] and parts.starts[part] == 0:
            ends |= 1 << parts.stops[part]
        elif small[found[place]]:
            starts |= 1 << parts.starts[part]
    return starts, ends
