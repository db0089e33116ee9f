"""Building a segment of the index: persons in columns, and the ways to them.

Belongs here: what is derived once from a list. Not here: searching (see `segment`), files (see `storage`).
"""

import gc
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

import numpy as np

from openpiu.core.matching.kernels.keys import all_keys, by_key, number_keys
from openpiu.core.matching.kernels.posting import first_words, post, sounds_in_order
from openpiu.core.matching.layout import (
    KIND_AT,
    LETTERS,
    OPTIONAL,
    PLAIN_AT,
    QUARTERS,
    SMALL,
    Amounts,
    Bytes,
    Hashes,
    Lookup,
    Names,
    Numbers,
    Persons,
    Postings,
)
from openpiu.core.matching.packing import Packer
from openpiu.core.matching.persons import Person
from openpiu.core.matching.profile import Profile
from openpiu.core.matching.rarity import Rarity
from openpiu.core.matching.segment import ID_KEY, Segment, id_digest
from openpiu.core.matching.worths import Points, quarters, word_worths
from openpiu.core.matching.written import write_person

AT_ONCE = 1024  # alerts packed together


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
    packer, written, places, ids, waiting = Packer(), bytearray(), array("q", [0]), bytearray(), iter(alerts)
    while some := list(islice(waiting, AT_ONCE)):
        packer.add(some)
        ids += b"".join([id_digest(alert.id) for alert in some])
        for alert in some:
            written += write_person(alert)
            places.append(len(written))
    if rarity is None:
        rarity = count_words(packer)
    worths = word_worths(packer.words, rarity, profile)
    persons, worths = _by_sound(packer.packed(worths, profile), worths)
    return Segment(
        persons=persons,
        lookup=_lookup(persons, worths, np.sort(np.frombuffer(ids, ID_KEY))),
        rarity=rarity,
        written=np.frombuffer(written, np.uint8),
        written_from=np.frombuffer(places, np.int64),
    )


def _by_sound(persons: Persons, worths: Points) -> tuple[Persons, Points]:
    """The same with words in the order of their sounds, see `sounds_in_order`."""
    names = persons.names
    order = np.argsort(sounds_in_order(names.words), kind="stable")
    place = np.empty(len(order), np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    bare = names.bare[order]
    ordered = names._replace(
        words=names.words[order],
        bare=np.where(bare >= 0, place[bare], bare).astype(np.int32) if len(place) else bare,
        token_word=place[names.token_word],
    )
    return persons._replace(names=ordered), worths[order]


def count_words(packer: Packer) -> Rarity:
    """How many names have each word, romanisations of one word counted together."""
    tokens, flags = packer.tokens
    counts = np.bincount(tokens[flags >> KIND_AT & 3 == 0], minlength=len(packer.words))
    by_fold: Counter[str] = Counter()
    for word, count in zip(packer.words, counts.tolist(), strict=True):
        if count:
            by_fold[word.folds[0]] += count
    return Rarity.counted(by_fold, names=packer.names)


def _lookup(persons: Persons, worths: Points, ids: Hashes) -> Lookup:
    keys, owners = all_keys(persons.names.words, persons.names.bare, 0)
    owner = np.repeat(np.arange(len(persons.sex), dtype=np.int32), np.diff(persons.document_from))
    letters = np.ascontiguousarray(persons.names.words[:, PLAIN_AT : PLAIN_AT + LETTERS]).view(f"S{LETTERS}")
    return Lookup(
        keys=by_key(keys, owners),
        in_order=np.argsort(letters.ravel(), kind="stable").astype(np.int32),
        postings=_postings(persons),
        word_worth=(quarters(worths) / QUARTERS).astype(np.float32),  # as tokens are weighed, so that bounds hold
        small=_small_words(persons.names),
        nameless=_nameless(persons),
        numbers=by_key(number_keys(persons.numbers), owner),
        id_hash=ids,
    )


def _nameless(persons: Persons) -> Numbers:
    has_words = np.zeros(len(persons.sex), bool)
    has_words[_owners(persons.person_from)[np.diff(persons.names.name_from) > 0]] = True
    return np.flatnonzero(~has_words).astype(np.int32)


def _owners(offsets: Numbers) -> Numbers:
    """Whose each part of a column is."""
    return np.repeat(np.arange(len(offsets) - 1, dtype=np.int32), np.diff(offsets))


def _postings(persons: Persons) -> Postings:
    name_person = _owners(persons.person_from)
    entry_name, entry_birth = _entries(persons, name_person)
    dates, first = np.unique(entry_birth, return_index=True)
    token_at, token_word = _tokens_by_entry(persons, entry_name)
    post_from, post_entry, post_beside = post(token_word, token_at, len(persons.names.words))
    return Postings(
        post_from,
        post_entry,
        post_beside,
        entry_name,
        _with_small(persons.names)[entry_name],
        first_words(token_word, token_at, len(entry_name)),
        dates,
        np.append(first, len(entry_birth)).astype(np.int32),
        name_person,
        _name_totals(persons.names),
    )


def _entries(persons: Persons, name_person: Numbers) -> tuple[Numbers, Numbers]:
    """Each name with each birth date of its person, in the order of the dates, 0 for an unknown one."""
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
    return entry_name[order], entry_birth[order]


def _small_words(names: Names) -> Bytes:
    found = np.zeros(len(names.words), np.uint8)
    found[names.token_word[names.token_flags & SMALL != 0]] = 1
    return found


def _with_small(names: Names) -> Bytes:
    """1 for each name that has a particle or a title."""
    sums = np.concatenate([[0], np.cumsum(names.token_flags & SMALL != 0)])
    return np.asarray(np.diff(sums[names.name_from]) > 0).astype(np.uint8)


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
