"""Building a segment of the index: persons in columns, and the ways to them.

Belongs here: what is derived once from a list. Not here: searching (see `segment`), files (see `storage`).
"""

from collections import Counter
from collections.abc import Iterable

import msgspec
import numpy as np

from openpiu.core.matching.folding import Word
from openpiu.core.matching.kernels.keys import all_keys, number_keys
from openpiu.core.matching.kernels.search import post
from openpiu.core.matching.layout import KIND_AT, Lookup, Numbers, Persons
from openpiu.core.matching.packing import KINDS, Packer
from openpiu.core.matching.names import Kind
from openpiu.core.matching.persons import Person
from openpiu.core.matching.profile import Profile
from openpiu.core.matching.rarity import Rarity
from openpiu.core.matching.segment import Segment
from openpiu.core.matching.worths import word_worths

_ENCODER = msgspec.msgpack.Encoder()
_NAME = KINDS.index(Kind.NAME)


def build_segment(alerts: Iterable[Person], profile: Profile, rarity: Rarity | None = None) -> Segment:
    """A segment over alerts. `rarity` None: counted among them."""
    packer, written, places = Packer(), bytearray(), [0]
    for alert in alerts:
        packer.add(alert)
        written += _ENCODER.encode(alert)
        places.append(len(written))
    if rarity is None:
        rarity = count_words(packer)
    persons = packer.packed(rarity, profile)
    return Segment(
        persons=persons,
        lookup=_lookup(persons, list(packer.words), rarity, profile),
        rarity=rarity,
        written=np.frombuffer(bytes(written), np.uint8),
        written_from=np.array(places, np.int64),
    )


def count_words(packer: Packer) -> Rarity:
    """How many names have each word, romanisations of one word counted together."""
    tokens, flags = packer.tokens
    counts = np.bincount(tokens[flags >> KIND_AT & 3 == _NAME], minlength=len(packer.words))
    by_fold: Counter[str] = Counter()
    for word, count in zip(packer.words, counts.tolist(), strict=True):
        if count:
            by_fold[word.folds[0]] += count
    return Rarity.counted(by_fold, names=packer.names)


def _lookup(persons: Persons, words: list[Word], rarity: Rarity, profile: Profile) -> Lookup:
    keys, owners = all_keys(persons.words, persons.bare, 0)
    order = np.argsort(keys, kind="stable")
    entry_name, entry_birth, name_person = _entries(persons)
    lengths = np.diff(persons.name_from)
    token_at, token_word = _tokens_by_entry(persons, entry_name)
    post_from, post_entry = post(token_word, token_at, len(words))
    numbers = number_keys(persons.numbers)
    by_number = np.argsort(numbers, kind="stable")
    owner = np.repeat(np.arange(len(persons.sex), dtype=np.int32), np.diff(persons.document_from))
    has_words = np.zeros(len(persons.sex), bool)
    has_words[name_person[lengths > 0]] = True
    return Lookup(
        key_hash=keys[order],
        key_word=owners[order],
        in_order=np.array(sorted(range(len(words)), key=lambda word: words[word].plain), np.int32),
        word_worth=word_worths(words, rarity, profile).astype(np.float32),
        post_from=post_from,
        post_entry=post_entry,
        entry_name=entry_name,
        entry_birth=entry_birth,
        name_person=name_person,
        nameless=np.flatnonzero(~has_words).astype(np.int32),
        number_hash=numbers[by_number],
        number_person=owner[by_number],
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


def _tokens_by_entry(persons: Persons, entry_name: Numbers) -> tuple[Numbers, Numbers]:
    """For each word of each entry: the entry, and the word."""
    lengths = np.diff(persons.name_from)[entry_name]
    at = np.repeat(np.arange(len(entry_name), dtype=np.int32), lengths)
    first = persons.name_from[:-1][entry_name]
    token = np.repeat(first - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
    return at, persons.token_word[token]


