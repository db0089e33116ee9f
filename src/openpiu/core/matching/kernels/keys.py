"""Keys under which a word or a document number is found: hashes of what related ones have in common.

Words: each folded reading, its consonants, and both with one letter left out, so that two words one edit apart share a
key.
Documents: the number with letters that look like digits written as digits. A directory over the hashes says where to
look: two looks at memory instead of twenty.
"""

import numpy as np

from openpiu.core.matching.compiling import compiled, inner, leaf
from openpiu.core.matching.figures import FEWEST_LETTERS, SKELETON_EDIT_FROM, TWO_EDITS_FROM
from openpiu.core.matching.kernels.fields import confusable
from openpiu.core.matching.kernels.letters import fold, plain, skeleton
from openpiu.core.matching.kernels.order import first_at_least
from openpiu.core.matching.layout import FOLDS, LACKS_VOWELS, LENGTH, LETTERS, READINGS, Bytes, Hashes, Keyed, Numbers

FOLD, SKELETON, FOLD_EDIT, SKELETON_EDIT, NUMBER, PLAIN_EDIT = 1, 2, 3, 4, 5, 6
MOST_KEYS = READINGS * (2 * (LETTERS + 1) + 2) + LETTERS + 1
_SEED, _PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)  # FNV-1a
_WHOLE = -1
_A_PART = 4  # hashes


@inner
def hashed(kind: int, letters: Bytes, left_out: int) -> np.uint64:
    """A key of letters without the one at `left_out`."""
    found = (_SEED ^ np.uint64(kind)) * _PRIME
    for place in range(letters.size):
        if place != left_out:
            found = (found ^ np.uint64(letters[place])) * _PRIME
    return found ^ (found >> np.uint64(29))


@inner
def sound_keys(word: Bytes, keys: Hashes, count: int, fewest: int = 1) -> int:
    """Append the keys of words that sound the same; returns how many keys there are now.

    With fewer consonants than `fewest`, words must have the same vowels too, where the script writes any.
    """
    for reading in range(word[FOLDS]):
        letters = fold(word, reading)
        keys[count] = hashed(FOLD, letters, _WHOLE)
        count += 1
        consonants = skeleton(letters)
        if consonants.size >= (1 if word[LACKS_VOWELS] else fewest):
            keys[count] = hashed(SKELETON, consonants, _WHOLE)
            count += 1
    return count


@inner
def edit_keys(word: Bytes, keys: Hashes, count: int) -> int:
    """Append the keys of words that differ by a slip of the pen."""
    if word[LENGTH] >= FEWEST_LETTERS - 1:
        count = _left_out(PLAIN_EDIT, plain(word), keys, count)
    for reading in range(word[FOLDS]):
        letters = fold(word, reading)
        if letters.size >= FEWEST_LETTERS - 1:
            count = _left_out(FOLD_EDIT, letters, keys, count)
        consonants = skeleton(letters)
        if consonants.size >= SKELETON_EDIT_FROM and word[LENGTH] >= TWO_EDITS_FROM - 2:
            count = _left_out(SKELETON_EDIT, consonants, keys, count)
    return count


@inner
def _left_out(kind: int, letters: Bytes, keys: Hashes, count: int) -> int:
    for place in range(_WHOLE, letters.size):
        if place <= 0 or letters[place] != letters[place - 1]:
            keys[count] = hashed(kind, letters, place)
            count += 1
    return count


@compiled
def all_keys(words: Bytes, bare: Numbers, from_word: int) -> tuple[Hashes, Numbers]:
    """Keys of words from a number on, and the word of each; a word is found under what it is glued to as well."""
    keys = np.empty(MOST_KEYS * 3, np.uint64)
    found, owners, total = np.empty(1024, np.uint64), np.empty(1024, np.int32), 0
    for word in range(from_word, words.shape[0]):
        count = edit_keys(words[word], keys, sound_keys(words[word], keys, 0))
        for place in range(2):
            if bare[word, place] >= 0:
                row = words[bare[word, place]]
                count = edit_keys(row, keys, sound_keys(row, keys, count))
        while total + count > found.size:
            found, owners = np.append(found, found), np.append(owners, owners)
        for place in range(count):
            found[total], owners[total] = keys[place], word
            total += 1
    return found[:total], owners[:total]


@inner
def number_key(number: Bytes) -> np.uint64:
    """The key of a document number."""
    return hashed(NUMBER, confusable(number[1 : 1 + number[0]]), _WHOLE)


@compiled
def number_keys(numbers: Bytes) -> Hashes:
    """The key of each document number."""
    found = np.empty(numbers.shape[0], np.uint64)
    for place in range(numbers.shape[0]):
        found[place] = number_key(numbers[place])
    return found


@compiled
def by_key(hashes: Hashes, owners: Numbers) -> Keyed:
    """Owners in the order of their hashes, and of their numbers where hashes are the same; owners come in order.

    Hashes are spread evenly, so that some of them share each directory entry, and few.
    """
    starts = directory(hashes)
    places, own, whose = starts[:-1].copy(), np.empty(hashes.size, np.uint64), np.empty(hashes.size, np.int32)
    for place in range(hashes.size):
        entry = _entry(hashes[place], starts.size - 1)
        own[places[entry]], whose[places[entry]] = hashes[place], owners[place]
        places[entry] += 1
    for entry in range(starts.size - 1):
        _sort(own[starts[entry] : starts[entry + 1]], whose[starts[entry] : starts[entry + 1]])
    return Keyed(own, whose, starts)


@compiled
def directory(hashes: Hashes) -> Numbers:
    """Where the hashes of each of equal parts of all numbers begin, were they in order; at last how many there are."""
    starts = np.zeros(hashes.size // _A_PART + 2, np.int32)
    for key in hashes:
        starts[_entry(key, starts.size - 1) + 1] += 1
    for entry in range(starts.size - 1):
        starts[entry + 1] += starts[entry]
    return starts


@leaf
def _entry(key: np.uint64, parts: int) -> int:
    """Which of equal parts of all numbers a key is in."""
    return int(((key >> np.uint64(32)) * np.uint64(parts)) >> np.uint64(32))


@leaf
def _sort(hashes: Hashes, owners: Numbers) -> None:
    """Some few, by insertion: what is equal stays in its order."""
    for place in range(1, hashes.size):
        hash_, owner, free = hashes[place], owners[place], place
        while free > 0 and hashes[free - 1] > hash_:
            hashes[free], owners[free] = hashes[free - 1], owners[free - 1]
            free -= 1
        hashes[free], owners[free] = hash_, owner


@leaf
def first_at(hashes: Hashes, starts: Numbers, key: np.uint64) -> int:
    """Where a key stands in order, or would stand; `starts` is the `directory`."""
    entry = _entry(key, starts.size - 1)
    return first_at_least(hashes, starts[entry], starts[entry + 1], key)
