"""From a traveller to the alerts that reach a score: by document, everybody, and the full comparison.

Belongs here: what needs no names, and the last filter. Not here: candidates by name (see `by_name`), what a pair is
worth (see `persons`).
"""

from typing import NamedTuple

import numpy as np

from openpiu.core.matching.compiling import compiled, inner
from openpiu.core.matching.kernels.keys import first_at, number_key
from openpiu.core.matching.kernels.persons import Rules, ceiling, compare_names, other_points
from openpiu.core.matching.kernels.scratch import Scratch, add_person
from openpiu.core.matching.layout import Bytes, Keyed, Numbers, Persons


@compiled
def by_number(one: Persons, i: int, numbers: Keyed, scratch: Scratch, count: int) -> int:
    """Append the persons with a document of the traveller, two neighbours of its number swapped or not."""
    for document in range(one.document_from[i], one.document_from[i + 1]):
        number = one.numbers[document].copy()
        count = _with_number(number, numbers, scratch, count)
        for place in range(1, int(number[0])):
            number[place], number[place + 1] = number[place + 1], number[place]
            count = _with_number(number, numbers, scratch, count)
            number[place], number[place + 1] = number[place + 1], number[place]
    return count


@inner
def _with_number(number: Bytes, numbers: Keyed, scratch: Scratch, count: int) -> int:
    key = number_key(number)
    place = first_at(numbers.hashes, numbers.starts, key)
    while place < numbers.hashes.size and numbers.hashes[place] == key:
        count = add_person(numbers.owners[place], np.inf, scratch, count)
        place += 1
    return count


@compiled
def all_persons(persons: Numbers, scratch: Scratch, count: int) -> int:
    """Append these persons."""
    for person in persons:
        count = add_person(person, np.inf, scratch, count)
    return count


class Pair(NamedTuple):
    """A traveller among persons in columns, and the list."""

    travellers: Persons
    place: int
    listed: Persons


@compiled
def reaching(pair: Pair, scratch: Scratch, count: int, rules: Rules, lowest: int) -> int:
    """Keep the candidates that reach `lowest`, at the front; returns how many.

    Names take longest: they are compared only where the other fields and what names can be worth leave room.
    """
    kept = 0
    for place in range(count):
        person = int(scratch.found[place])
        most = ceiling(scratch.most[person], rules)
        scratch.most[person] = 0.0
        others = other_points(pair.travellers, pair.place, pair.listed, person, rules)
        if others + most + 1.0 < lowest:
            continue
        if others + compare_names(pair.travellers, pair.place, pair.listed, person, rules)[0] >= lowest:
            scratch.found[kept] = person
            kept += 1
    return kept


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
