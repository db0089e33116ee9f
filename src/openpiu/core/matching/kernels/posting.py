"""The order of words in an index, and from the words of entries to the entries of words.

Belongs here: columns that are filled word by word when an index is built. Not here: searching (see `by_name`).
"""

import numpy as np

from openpiu.core.matching.compiling import compiled
from openpiu.core.matching.kernels.letters import fold, is_vowel
from openpiu.core.matching.layout import FIRST_WORDS, FOLDS, MORE_WORDS, NO_WORD, Bytes, Hashes, Numbers

_CONSONANTS, _BITS = 12, 5  # of a word that its place is found by; bits of each
_BEFORE_A = 64


@compiled
def sounds_in_order(words: Bytes) -> Hashes:
    """For each word a number that sorts like the consonants of its first reading.

    Words that are alike stand side by side then, with their postings: a search finds them in a few places of memory.
    """
    found = np.zeros(words.shape[0], np.uint64)
    for word in range(words.shape[0]):
        left = _CONSONANTS if words[word, FOLDS] else 0
        for letter in fold(words[word], 0):
            if left > 0 and not is_vowel(letter):
                left -= 1
                found[word] |= np.uint64(int(letter) - _BEFORE_A) << np.uint64(_BITS * left)
    return found


@compiled
def post(token_word: Numbers, token_at: Numbers, words: int) -> tuple[Numbers, Numbers]:
    """Postings from tokens in the order of entries: offsets by word, and the entries of each word in order."""
    offsets = np.zeros(words + 1, np.int32)
    for word in token_word:
        offsets[word + 1] += 1
    for word in range(words):
        offsets[word + 1] += offsets[word]
    places, entries = offsets[:-1].copy(), np.empty(token_word.size, np.int32)
    for token in range(token_word.size):
        word = token_word[token]
        entries[places[word]] = token_at[token]
        places[word] += 1
    return offsets, entries


@compiled
def first_words(token_word: Numbers, token_at: Numbers, entries: int) -> Numbers:
    """The first words of each entry, from tokens in the order of entries."""
    found, taken = np.full((entries, FIRST_WORDS), NO_WORD, np.int32), np.zeros(entries, np.uint8)
    for token in range(token_word.size):
        entry = token_at[token]
        if taken[entry] < FIRST_WORDS:
            found[entry, taken[entry]] = token_word[token]
            taken[entry] += 1
        else:
            found[entry, FIRST_WORDS - 1] = MORE_WORDS
    return found
