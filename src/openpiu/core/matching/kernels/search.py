"""From travellers to the alerts that reach a score: by document, by name, everybody, and the full comparison.

Belongs here: many travellers in one call, and the last filter. Not here: candidates by name (see `by_name`), what a
pair is worth (see `persons`).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.compiling import compiled, inner
from openpiu.core.matching.kernels.answers import Answers, Points
from openpiu.core.matching.kernels.by_name import Listed, by_name
from openpiu.core.matching.kernels.keys import first_at, number_key
from openpiu.core.matching.kernels.learning import Plan
from openpiu.core.matching.kernels.names import name_of
from openpiu.core.matching.kernels.persons import Rules, ceiling, compare_names, other_points
from openpiu.core.matching.kernels.reach import asking
from openpiu.core.matching.kernels.scratch import Scratch, add_person
from openpiu.core.matching.layout import Bytes, Keyed, Lookup, Numbers, Persons

Flags = npt.NDArray[np.bool_]
MOST_AT_ONCE = 1 << 20  # findings, after which the caller is given what there is
WITH_DOCUMENTS, WITH_SEX, WITH_NATIONALITY = 1, 2, 4  # bits of a sort of travellers
SORTS = 8


@inner
def _by_number(one: Persons, i: int, numbers: Keyed, scratch: Scratch, count: int) -> int:
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
        count = add_person(numbers.owners[place], np.inf, scratch.most, scratch.found, count)
        place += 1
    return count


@inner
def _all_persons(persons: Numbers, scratch: Scratch, count: int) -> int:
    """Append these persons."""
    for person in persons:
        count = add_person(person, np.inf, scratch.most, scratch.found, count)
    return count


class Sought(NamedTuple):
    """What is sought of each sort of travellers, by the fields that are known of them, see `sort_of`."""

    worths: Points  # (sorts, relations): that a name must have, by relation of birth dates; infinite where none has
    everybody: Flags  # no name is so different that an alert can be left out
    nameless: Flags  # nobody of whom no name is known can be left out
    lowest: int  # points


class Crowd(NamedTuple):
    """Travellers in columns, with the answers to their names."""

    travellers: Persons
    plan: Plan
    answers: Answers


class List(NamedTuple):
    """A list, and the ways to its alerts."""

    persons: Persons
    lookup: Lookup


class Found(NamedTuple):
    """Alerts that reach the score, traveller by traveller, in no order."""

    travellers: Numbers
    alerts: Numbers
    stop: int  # the first traveller who was not looked for


@compiled
def search(crowd: Crowd, listed: List, sought: Sought, rules: Rules, scratch: Scratch, start: int) -> Found:
    """Who reaches the score, for the travellers from `start` on, until they are very many."""
    whose, found, count, place = np.empty(256, np.int32), np.empty(256, np.int32), 0, start
    while place < crowd.travellers.sex.size and count < MOST_AT_ONCE:
        candidates = _candidates(crowd, place, listed, sought, rules, scratch)
        kept = _reaching(crowd.travellers, place, listed.persons, (candidates, sought.lowest), rules, scratch)
        while count + kept > found.size:
            whose, found = np.append(whose, whose), np.append(found, found)
        whose[count : count + kept], found[count : count + kept] = place, scratch.found[:kept]
        count, place = count + kept, place + 1
    return Found(whose[:count], found[:count], place)


@inner
def sort_of(travellers: Persons, place: int) -> int:
    """Which fields are known of a traveller, a bit each."""
    sort = WITH_DOCUMENTS if travellers.document_from[place] < travellers.document_from[place + 1] else 0
    sort |= WITH_SEX if travellers.sex[place] else 0
    return sort | (WITH_NATIONALITY if travellers.nationalities[place, 0] else 0)


@inner
def _candidates(crowd: Crowd, place: int, listed: List, sought: Sought, rules: Rules, scratch: Scratch) -> int:
    """Who may reach the score: how many, at the front of `scratch.found`."""
    travellers, lookup, sort = crowd.travellers, listed.lookup, sort_of(crowd.travellers, place)
    if sought.everybody[sort] if _is_named(travellers, place) else sought.nameless[sort]:
        return _all_persons(np.arange(listed.persons.sex.size).astype(np.int32), scratch, 0)
    count = _by_number(travellers, place, lookup.numbers, scratch, 0)
    if sought.nameless[sort]:
        count = _all_persons(lookup.nameless, scratch, count)
    births = travellers.births[travellers.birth_from[place] : travellers.birth_from[place + 1]]
    for number in range(travellers.person_from[place], travellers.person_from[place + 1]):
        asked = asking(name_of(travellers.names, number), crowd.plan, crowd.answers, rules.names)
        listing = Listed(listed.persons.names, lookup.postings, asked)
        count = by_name(listing, births, sought.worths[sort], scratch, count)
    return count


@inner
def _is_named(travellers: Persons, place: int) -> bool:
    """Whether a name of the traveller says anything."""
    first, last = travellers.person_from[place], travellers.person_from[place + 1]
    return bool(travellers.names.name_from[first] < travellers.names.name_from[last])


@inner
def _reaching(
    travellers: Persons, place: int, listed: Persons, among: tuple[int, int], rules: Rules, scratch: Scratch
) -> int:
    """Keep the candidates, so many, that reach so many points, at the front; returns how many.

    Names take longest: they are compared only where the other fields and what names can be worth leave room.
    """
    (count, lowest), kept = among, 0
    for candidate in range(count):
        person = int(scratch.found[candidate])
        most = ceiling(scratch.most[person], rules)
        scratch.most[person] = 0.0
        others = other_points(travellers, place, listed, person, rules)
        if others + most + 1.0 < lowest:
            continue
        if others + compare_names(travellers, place, listed, person, rules)[0] >= lowest:
            scratch.found[kept] = person
            kept += 1
    return kept
