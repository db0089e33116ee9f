"""The words of a list that one word may stand for, and how alike they are.

Belongs here: every relation of `pairs` that can give points, looked up instead of tried. Not here: who has these words
(see `search`).
"""

import numpy as np

from openpiu.core.matching.compiling import inner, leaf
from openpiu.core.matching.figures import CUT, GLUED
from openpiu.core.matching.kernels.keys import MOST_KEYS, edit_keys, first_at, sound_keys
from openpiu.core.matching.kernels.letters import plain
from openpiu.core.matching.kernels.likeness import is_cut_from, likeness, sound_likeness
from openpiu.core.matching.layout import LENGTH, READINGS, Amounts, Bytes, Hashes, Names, Numbers, WordKeys

_NOT_ALIKE = -1.0  # in scratch: compared, and no relation
_FEWEST_CONSONANTS = 2  # with one alone, other vowels make another word: EL is not LE


@inner
def related_words(listed: Names, keys: WordKeys, word: Bytes, scratch: Amounts) -> tuple[Numbers, Amounts]:
    """Words alike in sound or spelling, words that begin with this one, words that this one begins with.

    `scratch` is all zero, one place a word of the list, and is left so.
    """
    own = np.empty(MOST_KEYS, np.uint64)
    count = edit_keys(word, own, sound_keys(word, own, 0))
    found, _ = _under_keys(keys, own[:count])
    for place in range(found.size):
        if scratch[found[place]] == 0.0:  # words that are alike share several keys
            scratch[found[place]] = _alike(listed, word, found[place]) or _NOT_ALIKE
    longer, shorter = _longer_words(listed, keys, word), _shorter_words(listed, keys, word)
    for place in range(longer.size):
        scratch[longer[place]] = max(scratch[longer[place]], CUT[min(int(word[LENGTH]), len(CUT) - 1)])
    for place in range(shorter.size):
        left = int(listed.words[shorter[place], LENGTH])
        scratch[shorter[place]] = max(scratch[shorter[place]], CUT[min(left, len(CUT) - 1)])
    return _gather(np.concatenate((found, longer, shorter)), scratch)


@inner
def sounding_words(
    listed: Names, keys: WordKeys, words: Bytes, lowest: float, scratch: Amounts
) -> tuple[Numbers, Amounts]:
    """Words that sound like one of these, at least `lowest`: for words written together or apart."""
    own, count = np.empty(words.shape[0] * 2 * READINGS, np.uint64), 0
    asked = np.empty(own.size, np.int32)
    for place in range(words.shape[0]):
        after = sound_keys(words[place], own, count, _FEWEST_CONSONANTS)
        asked[count:after] = place
        count = after
    found, under = _under_keys(keys, own[:count])
    for place in range(found.size):
        word = words[asked[under[place]]]
        _note_sounding(listed, word, found[place], lowest, scratch)
    return _gather(found, scratch)


@leaf
def _note_sounding(listed: Names, word: Bytes, found: int, lowest: float, scratch: Amounts) -> None:
    alike = sound_likeness(word, listed.words[found], lowest)
    if alike >= lowest:
        scratch[found] = max(scratch[found], alike)


@inner
def letter_words(listed: Names, keys: WordKeys, word: Bytes) -> Numbers:
    """Words of one letter, the one that this word begins with."""
    start = _first_not_before(listed, keys, plain(word)[:1])
    stop = start
    while stop < keys.in_order.size and listed.words[keys.in_order[stop], LENGTH] == 1:
        if plain(listed.words[keys.in_order[stop]])[0] != plain(word)[0]:
            break
        stop += 1
    return keys.in_order[start:stop]


@inner
def _alike(listed: Names, word: Bytes, found: int) -> float:
    best = likeness(word, listed.words[found])
    for place in range(2):
        bare = listed.bare[found, place]
        if bare >= 0:
            best = max(best, GLUED * likeness(word, listed.words[bare]))
    return best


@inner
def _under_keys(keys: WordKeys, own: Hashes) -> tuple[Numbers, Numbers]:
    """Words under any of these keys, a word as often as it is found; and the place of the key that led to each."""
    found, under, count = np.empty(256, np.int32), np.empty(256, np.int32), 0
    for key in range(own.size):
        place = first_at(keys.key_hash, own[key])
        while place < keys.key_hash.size and keys.key_hash[place] == own[key]:
            if count == found.size:
                found, under = np.append(found, found), np.append(under, under)
            found[count], under[count] = keys.key_word[place], key
            count, place = count + 1, place + 1
    return found[:count], under[:count]


@inner
def _longer_words(listed: Names, keys: WordKeys, word: Bytes) -> Numbers:
    """Words that begin with this one of three letters or more."""
    start = _first_not_before(listed, keys, plain(word))
    stop = start
    while stop < keys.in_order.size and word[LENGTH] >= 3:
        other = listed.words[keys.in_order[stop]]
        if not _begins_with(plain(other), plain(word)):
            break
        stop += 1
    return keys.in_order[start:stop]


@inner
def _shorter_words(listed: Names, keys: WordKeys, word: Bytes) -> Numbers:
    """Words of three letters or more that this one begins with."""
    found, count = np.empty(2 * word[LENGTH] + 2, np.int32), 0
    for left in range(3, word[LENGTH]):
        letters = plain(word)[:left]
        place = _first_not_before(listed, keys, letters)
        while place < keys.in_order.size and count < found.size:
            other = listed.words[keys.in_order[place]]
            if not is_cut_from(other, word) or other[LENGTH] != left:
                break
            found[count] = keys.in_order[place]
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
def _first_not_before(listed: Names, keys: WordKeys, letters: Bytes) -> int:
    low, high = 0, keys.in_order.size
    while low < high:
        middle = (low + high) // 2
        if _is_before(plain(listed.words[keys.in_order[middle]]), letters):
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
def _gather(words: Numbers, scratch: Amounts) -> tuple[Numbers, Amounts]:
    """Each word with more than 0 in `scratch` once; `scratch` is cleared."""
    found, alike, count = np.empty(words.size, np.int32), np.empty(words.size, np.float32), 0
    for word in words:
        if scratch[word] > 0.0:
            found[count], alike[count] = word, scratch[word]
            count += 1
        scratch[word] = 0.0
    return found[:count], alike[:count]
