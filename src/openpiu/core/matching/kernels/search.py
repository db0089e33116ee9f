"""From a traveller to the alerts that reach a score: candidates by words, dates, documents, then the full comparison.

Belongs here: votes, upper bounds, candidates. An alert is left out only where the bound says that it cannot reach
the score asked for. Not here: which words are related (see `related`), what a pair is worth (see `persons`).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.compiling import compiled, inner, leaf
from openpiu.core.matching.kernels.fields import MISSING, relate_dates
from openpiu.core.matching.kernels.keys import first_at, number_key
from openpiu.core.matching.kernels.persons import Rules, ceiling, compare_names, other_points
from openpiu.core.matching.layout import Amounts, Bytes, NumberKeys, Numbers, Persons, Postings

_FEW = 24  # postings: with fewer, looking at each is cheaper than looking for ranges


class Votes(NamedTuple):
    """What one name of a traveller brings."""

    words: Numbers  # of the list
    points: Amounts  # the most that each can give, with what it saves of the points for missed and extra words
    slack: float  # points that words which nobody looks up can still give: particles, initials, titles
    bonus: float  # points on top for a name that is the same in every word
    exact: float  # what such a name gets by votes at least; infinite where the list cannot have it
    total: float  # points of all words of the name that matter
    missed: float  # share, see `NameRules`
    extra: float


class Wanted(NamedTuple):
    """What can still reach the score asked for."""

    births: Numbers  # of the traveller
    ranges: Numbers  # (ranges, 2): entries with birth dates that leave room, from and up to, in order
    worth: npt.NDArray[np.float64]  # that a name must have, by relation of the birth dates


class Scratch(NamedTuple):
    """Places of a search, zero before and after, so that they need not be made anew."""

    words: Amounts  # one for each word
    points: Amounts  # one for each entry
    touched: Numbers  # likewise
    most: Amounts  # one for each person: the most that the names can be worth
    found: Numbers  # likewise


@compiled
def by_name(postings: Postings, votes: Votes, wanted: Wanted, scratch: Scratch, count: int) -> int:
    """Append the persons whose name and birth date leave room for the score; returns how many there are now."""
    least = wanted.worth.min() + votes.extra * votes.total
    return _with_room(postings, votes, wanted, scratch, least, count)


@leaf
def _with_room(postings: Postings, votes: Votes, wanted: Wanted, scratch: Scratch, least: float, count: int) -> int:
    """Append the persons of the entries whose words and birth date leave room; below `least` points none has."""
    for place in range(_vote(postings, votes, wanted.ranges, scratch)):
        entry = scratch.touched[place]
        points = scratch.points[entry] + votes.slack
        points += votes.bonus if scratch.points[entry] >= votes.exact else 0.0
        scratch.points[entry] = 0.0
        if points >= least:
            name = postings.entry_name[entry]
            most = points - _left_over(votes, postings.name_total[name])
            if most > 0.0 and most >= _needed(postings.entry_birth[entry], wanted):
                count = _add(postings.name_person[name], most, scratch, count)
    return count


@leaf
def _left_over(votes: Votes, total: float) -> float:
    """Points that two names lose where no word agrees."""
    return votes.missed * min(votes.total, total) + votes.extra * max(votes.total, total)


@leaf
def _vote(postings: Postings, votes: Votes, ranges: Numbers, scratch: Scratch) -> int:
    """Add up the points of all words for each entry in the ranges; returns how many entries got any.

    A word of the list counts once, however many words of the traveller it is related to.
    """
    touched = 0
    for place in range(votes.words.size):
        word = votes.words[place]
        scratch.words[word] = max(scratch.words[word], votes.points[place])
    for place in range(votes.words.size):
        word, points = votes.words[place], scratch.words[votes.words[place]]
        if points == 0.0:
            continue
        scratch.words[word] = 0.0
        if postings.post_from[word + 1] - postings.post_from[word] <= _FEW:
            touched = _vote_few(postings, word, points, ranges, scratch, touched)
            continue
        start, end = postings.post_from[word], postings.post_from[word + 1]
        for part in range(ranges.shape[0]):
            start = _posting_at(postings.post_entry, start, end, ranges[part, 0])
            while start < end and postings.post_entry[start] < ranges[part, 1]:
                entry = postings.post_entry[start]
                if scratch.points[entry] == 0.0:
                    scratch.touched[touched] = entry
                    touched += 1
                scratch.points[entry] += points
                start += 1
            if start == end:
                break
    return touched


@leaf
def _vote_few(postings: Postings, word: int, points: float, ranges: Numbers, scratch: Scratch, touched: int) -> int:
    """Add the points of a word that few have: each entry is looked at, instead of each range."""
    for place in range(postings.post_from[word], postings.post_from[word + 1]):
        entry = postings.post_entry[place]
        if _is_within(entry, ranges):
            if scratch.points[entry] == 0.0:
                scratch.touched[touched] = entry
                touched += 1
            scratch.points[entry] += points
    return touched


@leaf
def _is_within(entry: int, ranges: Numbers) -> bool:
    low, high = 0, ranges.shape[0]
    while low < high:
        middle = (low + high) // 2
        if ranges[middle, 1] <= entry:
            low = middle + 1
        else:
            high = middle
    return low < ranges.shape[0] and ranges[low, 0] <= entry


@leaf
def _posting_at(entries: Numbers, low: int, high: int, entry: int) -> int:
    while low < high:
        middle = (low + high) // 2
        if entries[middle] < entry:
            low = middle + 1
        else:
            high = middle
    return low


@leaf
def _needed(birth: int, wanted: Wanted) -> float:
    """Worth that the name of an entry must have; the least over the traveller's birth dates."""
    least = wanted.worth[MISSING] if wanted.births.size == 0 else np.inf
    for mine in range(wanted.births.size):
        least = min(least, wanted.worth[relate_dates(wanted.births[mine], birth)])
    return least


@compiled
def by_number(one: Persons, i: int, numbers: NumberKeys, scratch: Scratch, count: int) -> int:
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
def _with_number(number: Bytes, numbers: NumberKeys, scratch: Scratch, count: int) -> int:
    key = number_key(number)
    place = first_at(numbers.number_hash, key)
    while place < numbers.number_hash.size and numbers.number_hash[place] == key:
        count = _add(numbers.number_person[place], np.inf, scratch, count)
        place += 1
    return count


@compiled
def all_persons(persons: Numbers, scratch: Scratch, count: int) -> int:
    """Append these persons."""
    for person in persons:
        count = _add(person, np.inf, scratch, count)
    return count


@leaf
def _add(person: int, most: float, scratch: Scratch, count: int) -> int:
    known = scratch.most[person]
    scratch.most[person] = max(known, most)
    if known > 0.0:
        return count
    scratch.found[count] = person
    return count + 1


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
