"""The words of a list that one word may stand for, and how alike they are.

Belongs here: every relation of `pairs` that can give points, looked up instead of tried. Not here: who has these words
(see `by_name`).
"""

import numpy as np

from openpiu.core.matching.compiling import inner, leaf
from openpiu.core.matching.figures import CUT, GLUED
from openpiu.core.matching.kernels.keys import MOST_KEYS, edit_keys, first_at, sound_keys
from openpiu.core.matching.kernels.letters import plain
from openpiu.core.matching.kernels.likeness import is_cut_from, likeness, sound_likeness
from openpiu.core.matching.layout import LENGTH, READINGS, Amounts, Bytes, Hashes, Keyed, Names, Numbers

_NOT_ALIKE = -1.0  # in scratch: compared, and no relation
FEWEST_CONSONANTS = 2  # with one alone, other vowels make another word: EL is not LE


@inner
def related_words(
    listed: Names, keys: Keyed, in_order: Numbers, word: Bytes, scratch: Amounts
) -> tuple[Numbers, Amounts]:
    """Words alike in sound or spelling, words that begin with this one, words that this one begins with.

    `scratch` is all zero, one place a word of the list, and is left so.
    """
    own = np.empty(MOST_KEYS, np.uint64)
    count = edit_keys(word, own, sound_keys(word, own, 0))
    found, _ = under_keys(keys, own[:count])
    _note_alike(listed.words, listed.bare, word, found, scratch)
    longer, shorter = _longer_words(listed, in_order, word), _shorter_words(listed, in_order, word)
    for place in range(longer.size):
        scratch[longer[place]] = max(scratch[longer[place]], CUT[min(int(word[LENGTH]), len(CUT) - 1)])
    for place in range(shorter.size):
        left = int(listed.words[shorter[place], LENGTH])
        scratch[shorter[place]] = max(scratch[shorter[place]], CUT[min(left, len(CUT) - 1)])
    return gathered(np.concatenate((found, longer, shorter)), scratch)


@inner
def sounding_words(listed: Names, keys: Keyed, word: Bytes, lowest: float, scratch: Amounts) -> tuple[Numbers, Amounts]:
    """Words that sound like this one, which stands for several written together, at least `lowest`."""
    own = np.empty(2 * READINGS, np.uint64)
    found, _ = under_keys(keys, own[: sound_keys(word, own, 0, FEWEST_CONSONANTS)])
    for place in found:
        alike = sound_likeness(word, listed.words[place], lowest)
        if alike >= lowest:
            scratch[place] = max(scratch[place], alike)
    return gathered(found, scratch)


@inner
def letter_words(listed: Names, in_order: Numbers, word: Bytes) -> Numbers:
    """Words of one letter, the one that this word begins with."""
    start = _first_not_before(listed, in_order, plain(word)[:1])
    stop = start
    while stop < in_order.size and listed.words[in_order[stop], LENGTH] == 1:
        if plain(listed.words[in_order[stop]])[0] != plain(word)[0]:
            break
        stop += 1
    return in_order[start:stop]


@leaf
def _note_alike(words: Bytes, bare: Numbers, word: Bytes, found: Numbers, scratch: Amounts) -> None:
    """How alike each word found is, by itself or without what is glued to it. Alike words share several keys."""
    for number in found:
        if scratch[number] == 0.0:
            best = likeness(word, words[number])
            for place in range(2):
                if bare[number, place] >= 0:
                    best = max(best, GLUED * likeness(word, words[bare[number, place]]))
            scratch[number] = best if best > 0.0 else _NOT_ALIKE


@inner
def under_keys(keys: Keyed, own: Hashes) -> tuple[Numbers, Numbers]:
    """Words under any of these keys, a word as often as it is found; and the place of the key that led to each."""
    found, under, count = np.empty(256, np.int32), np.empty(256, np.int32), 0
    for key in range(own.size):
        place = first_at(keys.hashes, keys.starts, own[key])
        while place < keys.hashes.size and keys.hashes[place] == own[key]:
            if count == found.size:
                found, under = np.append(found, found), np.append(under, under)
            found[count], under[count] = keys.owners[place], key
            count, place = count + 1, place + 1
    return found[:count], under[:count]


@inner
def _longer_words(listed: Names, in_order: Numbers, word: Bytes) -> Numbers:
    """Words that begin with this one of three letters or more."""
    start = _first_not_before(listed, in_order, plain(word))
    stop = start
    while stop < in_order.size and word[LENGTH] >= 3:
        other = listed.words[in_order[stop]]
        if not _begins_with(plain(other), plain(word)):
            break
        stop += 1
    return in_order[start:stop]


@inner
def _shorter_words(listed: Names, in_order: Numbers, word: Bytes) -> Numbers:
    """Words of three letters or more that this one begins with."""
    found, count = np.empty(2 * word[LENGTH] + 2, np.int32), 0
    for left in range(3, word[LENGTH]):
        letters = plain(word)[:left]
        place = _first_not_before(listed, in_order, letters)
        while place < in_order.size and count < found.size:
            other = listed.words[in_order[place]]
            if not is_cut_from(other, word) or other[LENGTH] != left:
                break
            found[count] = in_order[place]
            count, place = count + 1, place + 1
    return found[:count]


@leaf
def _begins_with(letters: Bytes, beginning: Bytes) -> bool:
    if letters.size < beginning.size:
        return False
    for place in range(beginning.size):
        if letters[place] != beginning[place]:
            return False
    return True


@leaf
def _first_not_before(listed: Names, in_order: Numbers, letters: Bytes) -> int:
    low, high = 0, in_order.size
    while low < high:
        middle = (low + high) // 2
        if _is_before(plain(listed.words[in_order[middle]]), letters):
            low = middle + 1
        else:
            high = middle
    return low


@leaf
def _is_before(one: Bytes, other: Bytes) -> bool:
    for place in range(min(one.size, other.size)):
        if one[place] != other[place]:
            return one[place] < other[place]
    return one.size < other.size


@inner
def gathered(words: Numbers, scratch: Amounts) -> tuple[Numbers, Amounts]:
    """Each word with more than 0 in `scratch` once; `scratch` is cleared."""
    found, alike, count = np.empty(words.size, np.int32), np.empty(words.size, np.float32), 0
    for word in words:
        if scratch[word] > 0.0:
            found[count], alike[count] = word, scratch[word]
            count += 1
        scratch[word] = 0.0
    return found[:count], alike[:count]
