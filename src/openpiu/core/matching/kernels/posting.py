"""From the words of entries to the entries of words, when an index is built.

Belongs here: columns of `Postings` that are filled word by word. Not here: searching in them (see `by_name`).
"""

import numpy as np

from openpiu.core.matching.compiling import compiled
from openpiu.core.matching.layout import FIRST_WORDS, MORE_WORDS, NO_WORD, Numbers


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
