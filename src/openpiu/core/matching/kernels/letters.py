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
    """Letters to insert, delete, replace or swap with a neighbour (optimal string alignment).

    What both begin and end with changes nothing and is left out first: near words have little else.
    """
    first, mine, theirs = _unequal(one, other)
    return _edits(one[first:mine], other[first:theirs])


@leaf
def _edits(one: Bytes, other: Bytes) -> int:
    """Bit by bit, after Hyyro, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003)."""
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
def edits_within(one: Bytes, other: Bytes, most: int) -> int:
    """As `edits` where that is `most` (1 or 2) at most, otherwise any number above; without counting them all."""
    first, mine, theirs = _unequal(one, other)
    left, right = mine - first, theirs - first
    if left == 0 or right == 0:
        return max(left, right)
    if (left == 1 and right == 1) or (left == 2 and right == 2 and _are_swapped(one, other, first)):
        return 1
    return 2 if most == 1 or _is_one_edit_left(one, other, first) else most + 1


@leaf
def _is_one_edit_left(one: Bytes, other: Bytes, place: int) -> bool:
    """Whether one edit is left after one from a place on, where the letters differ: each way it can begin."""
    if _is_one_edit(one, other, place + 1, place + 1) or _is_one_edit(one, other, place + 1, place):
        return True
    if _is_one_edit(one, other, place, place + 1):
        return True
    return _are_swapped(one, other, place) and _is_one_edit(one, other, place + 2, place + 2)


@leaf
def _is_one_edit(one: Bytes, other: Bytes, mine: int, theirs: int) -> bool:
    """Whether what stands from two places on is one edit apart, or the same."""
    if abs((one.size - mine) - (other.size - theirs)) > 1:
        return False
    while mine < one.size and theirs < other.size and one[mine] == other[theirs]:
        mine, theirs = mine + 1, theirs + 1
    last, end = one.size, other.size
    while mine < last and theirs < end and one[last - 1] == other[end - 1]:
        last, end = last - 1, end - 1
    left, right = last - mine, end - theirs
    if max(left, right) <= 1:
        return True
    return left == 2 and right == 2 and one[mine] == other[theirs + 1] and one[mine + 1] == other[theirs]


@leaf
def _are_swapped(one: Bytes, other: Bytes, place: int) -> bool:
    """Whether two letters from a place on are those of the other in the other order."""
    if place + 1 >= min(one.size, other.size):
        return False
    return one[place] == other[place + 1] and one[place + 1] == other[place]


@leaf
def _unequal(one: Bytes, other: Bytes) -> tuple[int, int, int]:
    """Where two words begin to differ, and where each ends to: what both begin and end with is left out."""
    first, mine, theirs = 0, one.size, other.size
    while first < mine and first < theirs and one[first] == other[first]:
        first += 1
    while first < mine and first < theirs and one[mine - 1] == other[theirs - 1]:
        mine, theirs = mine - 1, theirs - 1
    return first, mine, theirs


@leaf
def _places(letters: Bytes, letter: int) -> np.uint64:
    found = _NONE
    for place in range(letters.size):
        if letters[place] == letter:
            found |= _ONE << np.uint64(place)
    return found


@leaf
def consonants_close(one: Bytes, other: Bytes, fewest: int) -> bool:
    """Whether two folded words have so many consonants at least, and these are one edit apart or the same."""
    if min(_consonants_in(one), _consonants_in(other)) < fewest:
        return False
    mine, theirs = _consonant_from(one, 0), _consonant_from(other, 0)
    while mine < one.size and theirs < other.size and one[mine] == other[theirs]:
        mine, theirs = _consonant_from(one, mine + 1), _consonant_from(other, theirs + 1)
    after, beyond = _consonant_from(one, mine + 1), _consonant_from(other, theirs + 1)
    if _same_consonants(one, mine, other, beyond) or _same_consonants(one, after, other, theirs):
        return True
    if _same_consonants(one, after, other, beyond):
        return True
    if after >= one.size or beyond >= other.size or one[mine] != other[beyond] or one[after] != other[theirs]:
        return False
    return _same_consonants(one, after + 1, other, beyond + 1)


@leaf
def _consonants_in(letters: Bytes) -> int:
    count = 0
    for letter in letters:
        count += 0 if is_vowel(letter) else 1
    return count


@leaf
def _consonant_from(letters: Bytes, place: int) -> int:
    """Where the next consonant stands, from a place on; the end where there is none."""
    while place < letters.size and is_vowel(letters[place]):
        place += 1
    return place


@leaf
def _same_consonants(one: Bytes, mine: int, other: Bytes, theirs: int) -> bool:
    """Whether the consonants from two places on are the same."""
    mine, theirs = _consonant_from(one, mine), _consonant_from(other, theirs)
    while mine < one.size and theirs < other.size and one[mine] == other[theirs]:
        mine, theirs = _consonant_from(one, mine + 1), _consonant_from(other, theirs + 1)
    return mine >= one.size and theirs >= other.size


@inner
def skeleton(letters: Bytes) -> Bytes:
    """The consonants of a folded word."""
    found, count = np.empty(letters.size, np.uint8), 0
    for letter in letters:
        if not is_vowel(letter):
            found[count] = letter
            count += 1
    return found[:count]
