"""Building a segment of the index: persons in columns, and the ways to them.

Belongs here: what is derived once from a list. Not here: searching (see `segment`), files (see `storage`).
"""

import gc
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import numpy as np

from openpiu.core.matching.folding import Word
from openpiu.core.matching.kernels.keys import all_keys, number_keys
from openpiu.core.matching.kernels.search import post
from openpiu.core.matching.layout import (
    KIND_AT,
    OPTIONAL,
    QUARTERS,
    SMALL,
    Amounts,
    Bytes,
    Hashes,
    Lookup,
    Names,
    NumberKeys,
    Numbers,
    Persons,
    Postings,
    WordKeys,
)
from openpiu.core.matching.packing import Packer
from openpiu.core.matching.persons import Person
from openpiu.core.matching.profile import Profile
from openpiu.core.matching.rarity import Rarity
from openpiu.core.matching.segment import Segment, id_key
from openpiu.core.matching.worths import Points, quarters, word_worths
from openpiu.core.matching.written import write_person


def build_segment(alerts: Iterable[Person], profile: Profile, rarity: Rarity | None = None) -> Segment:
    """A segment over alerts. `rarity` None: counted among them."""
    with _uncollected():
        return _build_segment(alerts, profile, rarity)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: building makes none, and each search would look at all alerts again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _build_segment(alerts: Iterable[Person], profile: Profile, rarity: Rarity | None) -> Segment:
    packer, written, places, ids = Packer(), bytearray(), array("q", [0]), array("Q")
    for alert in alerts:
        packer.add(alert)
        ids.append(int(id_key(alert.id)))
        written += write_person(alert)
        places.append(len(written))
    if rarity is None:
        rarity = count_words(packer)
    words = list(packer.words)
    worths = word_worths(words, rarity, profile)
    persons = packer.packed(worths, profile)
    return Segment(
        persons=persons,
        lookup=_lookup(persons, words, worths, np.sort(np.frombuffer(ids, np.uint64))),
        rarity=rarity,
        written=np.frombuffer(written, np.uint8),
        written_from=np.frombuffer(places, np.int64),
    )


def count_words(packer: Packer) -> Rarity:
    """How many names have each word, romanisations of one word counted together."""
    tokens, flags = packer.tokens
    counts = np.bincount(tokens[flags >> KIND_AT & 3 == 0], minlength=len(packer.words))
    by_fold: Counter[str] = Counter()
    for word, count in zip(packer.words, counts.tolist(), strict=True):
        if count:
            by_fold[word.folds[0]] += count
    return Rarity.counted(by_fold, names=packer.names)


def _lookup(persons: Persons, words: list[Word], worths: Points, ids: Hashes) -> Lookup:
    keys, owners = all_keys(persons.names.words, persons.names.bare, 0)
    order = np.argsort(keys, kind="stable")
    entry_name, entry_birth, name_person = _entries(persons)
    lengths = np.diff(persons.names.name_from)
    token_at, token_word = _tokens_by_entry(persons, entry_name)
    post_from, post_entry = post(token_word, token_at, len(words))
    numbers = number_keys(persons.numbers)
    by_number = np.argsort(numbers, kind="stable")
    owner = np.repeat(np.arange(len(persons.sex), dtype=np.int32), np.diff(persons.document_from))
    has_words = np.zeros(len(persons.sex), bool)
    has_words[name_person[lengths > 0]] = True
    return Lookup(
        keys=WordKeys(
            keys[order],
            owners[order],
            np.array(sorted(range(len(words)), key=lambda word: words[word].plain), np.int32),
        ),
        postings=Postings(post_from, post_entry, entry_name, entry_birth, name_person, _name_totals(persons.names)),
        word_worth=(quarters(worths) / QUARTERS).astype(np.float32),  # as tokens are weighed, so that bounds hold
        small=_small_words(persons.names),
        nameless=np.flatnonzero(~has_words).astype(np.int32),
        numbers=NumberKeys(numbers[by_number], owner[by_number]),
        id_hash=ids,
    )


def _entries(persons: Persons) -> tuple[Numbers, Numbers, Numbers]:
    """Each name with each birth date of its person, in the order of the dates; and whose each name is."""
    name_person = np.repeat(np.arange(len(persons.sex), dtype=np.int32), np.diff(persons.person_from))
    births = np.diff(persons.birth_from)
    times = np.maximum(births, 1)[name_person]
    entry_name = np.repeat(np.arange(len(name_person), dtype=np.int32), times)
    person = name_person[entry_name]
    turn = np.arange(len(entry_name)) - np.repeat(np.cumsum(times) - times, times)
    place = np.minimum(persons.birth_from[person] + turn, max(0, len(persons.births) - 1))
    known = births[person] > 0
    dates = persons.births[place] if len(persons.births) else np.zeros(len(person), np.int32)
    entry_birth = np.where(known, dates, 0).astype(np.int32)
    order = np.argsort(entry_birth, kind="stable")
    return entry_name[order], entry_birth[order], name_person


def _small_words(names: Names) -> Bytes:
    found = np.zeros(len(names.words), np.uint8)
    found[names.token_word[names.token_flags & SMALL != 0]] = 1
    return found


def _name_totals(names: Names) -> Amounts:
    """Points of the words of each name, titles left out."""
    worths = np.where(names.token_flags & OPTIONAL, 0, names.token_worth) / QUARTERS
    sums = np.concatenate([[0.0], np.cumsum(worths)])
    return np.asarray(np.diff(sums[names.name_from])).astype(np.float32)


def _tokens_by_entry(persons: Persons, entry_name: Numbers) -> tuple[Numbers, Numbers]:
    """For each word of each entry, particles and titles left out: the entry, and the word."""
    lengths = np.diff(persons.names.name_from)[entry_name]
    at = np.repeat(np.arange(len(entry_name), dtype=np.int32), lengths)
    first = persons.names.name_from[:-1][entry_name]
    token = np.repeat(first - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
    named = persons.names.token_flags[token] & SMALL == 0
    return at[named], persons.names.token_word[token[named]]
