"""Letters of words in the columns: equality, edits, vowels. The smallest steps of a comparison."""

import numpy as np

from openpiu.core.matching.compiling import compiled, inner, leaf, pasted
from openpiu.core.matching.layout import CONSONANTS_AT, FOLD_AT, FOLD_SIZE, FOLDS, LENGTH, PLAIN_AT, Bytes

_NONE, _ONE, _ALL = np.uint64(0), np.uint64(1), np.uint64(0xFFFFFFFFFFFFFFFF)
_A, _E, _I, _U = 65, 69, 73, 85


@leaf
def is_vowel(letter: int) -> bool:
    """Of the vowels that are left after folding."""
    return letter in (_A, _E, _I, _U)


@leaf
def same(one: Bytes, other: Bytes) -> bool:
    """Whether two runs of letters are the same."""
    if one.size != other.size:
        return False
    for place in range(one.size):
        if one[place] != other[place]:
            return False
    return True


@pasted
def plain(word: Bytes) -> Bytes:
    """The letters of a word."""
    return word[PLAIN_AT : PLAIN_AT + word[LENGTH]]


@pasted
def fold(word: Bytes, reading: int) -> Bytes:
    """One folded reading of a word."""
    start = FOLD_AT + reading * FOLD_SIZE
    return word[start + 1 : start + 1 + word[start]]


@leaf
def share_a_fold(one: Bytes, other: Bytes) -> bool:
    """Whether a reading of one word is a reading of the other."""
    for mine in range(one[FOLDS]):
        for theirs in range(other[FOLDS]):
            if same(fold(one, mine), fold(other, theirs)):
                return True
    return False


@compiled
def note_consonants(words: Bytes) -> None:
    """Write down in each word which consonants each of its readings has."""
    for word in range(words.shape[0]):
        for reading in range(words[word, FOLDS]):
            at = CONSONANTS_AT + 4 * reading
            for letter in fold(words[word], reading):
                if not is_vowel(letter):
                    bit = int(letter) - _A
                    words[word, at + bit // 8] |= np.uint8(1 << bit % 8)


@leaf
def consonants(word: Bytes, reading: int) -> np.int64:
    """Which consonants a reading has, a bit a letter."""
    at = CONSONANTS_AT + 4 * reading
    low = np.int64(word[at]) | np.int64(word[at + 1]) << 8
    return low | np.int64(word[at + 2]) << 16 | np.int64(word[at + 3]) << 24


@leaf
def all_consonants(word: Bytes) -> np.int64:
    """Which consonants any reading has."""
    found = np.int64(0)
    for reading in range(word[FOLDS]):
        found |= consonants(word, reading)
    return found


@leaf
def differ_by(one: Bytes, other: Bytes) -> int:
    """In how many consonants the readings differ that differ least. An edit changes two at most."""
    least = 99
    for mine in range(one[FOLDS]):
        for theirs in range(other[FOLDS]):
            least = min(least, _count(consonants(one, mine) ^ consonants(other, theirs)))
    return least


@leaf
def _count(bits: np.int64) -> int:
    count = 0
    while bits != 0:
        bits &= bits - 1
        count += 1
    return count


@leaf
def edits(one: Bytes, other: Bytes) -> int:
    """Letters to insert, delete, replace or swap with a neighbour (optimal string alignment), bit by bit.

    After Hyyro, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003).
    """
    if one.size == 0 or other.size == 0:
        return max(one.size, other.size)
    up, down, diagonal, before = _ALL, _NONE, _NONE, _NONE
    distance, last = one.size, _ONE << np.uint64(one.size - 1)
    for place in range(other.size):
        places = _places(one, other[place])
        swapped = (((~diagonal) & places) << _ONE) & before
        diagonal = ((((places & up) + up) ^ up) | places | down) | swapped
        more, less = down | ~(diagonal | up), diagonal & up
        distance += int((more & last) != _NONE) - int((less & last) != _NONE)
        more = (more << _ONE) | _ONE
        up, down, before = (less << _ONE) | ~(diagonal | more), more & diagonal, places
    return distance


@leaf
def _places(letters: Bytes, letter: int) -> np.uint64:
    found = _NONE
    for place in range(letters.size):
        if letters[place] == letter:
            found |= _ONE << np.uint64(place)
    return found


@inner
def skeleton(letters: Bytes) -> Bytes:
    """The consonants of a folded word."""
    found, count = np.empty(letters.size, np.uint8), 0
    for letter in letters:
        if not is_vowel(letter):
            found[count] = letter
            count += 1
    return found[:count]
