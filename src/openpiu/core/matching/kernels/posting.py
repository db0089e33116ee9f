"""The order of words in an index, and from the words of entries to the entries of words.

Belongs here: columns that are filled word by word when an index is built. Not here: searching (see `by_name`).
"""

import numpy as np

from openpiu.core.matching.compiling import compiled, leaf
from openpiu.core.matching.kernels.letters import fold, is_vowel
from openpiu.core.matching.layout import (
    ANY_BLOCK,
    BESIDE,
    FIRST_WORDS,
    FOLDS,
    MORE_WORDS,
    NO_BLOCK,
    NO_WORD,
    SOUND_BITS,
    Bytes,
    Codes,
    Hashes,
    Numbers,
)

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
def post(token_word: Numbers, token_at: Numbers, words: int) -> tuple[Numbers, Numbers, Codes]:
    """Postings from tokens in the order of entries: offsets by word, the entries of each word in order, what is beside.

    For the last see `Postings.post_beside`.
    """
    offsets = np.zeros(words + 1, np.int32)
    for word in token_word:
        offsets[word + 1] += 1
    for word in range(words):
        offsets[word + 1] += offsets[word]
    places, entries = offsets[:-1].copy(), np.empty(token_word.size, np.int32)
    beside, first = np.full((token_word.size, BESIDE), NO_BLOCK, np.uint16), 0
    for token in range(token_word.size):
        word = token_word[token]
        entries[places[word]] = token_at[token]
        first = first if token_at[first] == token_at[token] else token
        _note_beside(token_word, token_at, (first, token), beside[places[word]])
        places[word] += 1
    return offsets, entries, beside


@leaf
def _note_beside(token_word: Numbers, token_at: Numbers, at: tuple[int, int], beside: Codes) -> None:
    """Note the other words of the entry of a token, whose words begin at another one."""
    (place, token), count = at, 0
    while place < token_word.size and token_at[place] == token_at[token]:
        if place != token and count < BESIDE:
            beside[count] = min(token_word[place] >> SOUND_BITS, ANY_BLOCK)
        count += 1 if place != token else 0
        place += 1
    if count > BESIDE:
        beside[0] = ANY_BLOCK


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
