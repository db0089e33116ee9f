"""What a name of the list can be worth, from the words that answer one of a traveller's: first at sight, then in full.

Belongs here: one entry. Not here: which entries are weighed (see `by_name`), the comparison itself (see `alignment`).
"""

from typing import NamedTuple

import numpy as np

from openpiu.core.matching.compiling import inner, leaf
from openpiu.core.matching.kernels.names import NameRules
from openpiu.core.matching.kernels.parts import BESIDE_SMALL, BOTH
from openpiu.core.matching.kernels.reach import ANSWER, COLUMN, FIRST, LEAST_SLACK, LENGTH, Asking
from openpiu.core.matching.kernels.scratch import Scratch, add_person
from openpiu.core.matching.layout import (
    FIRST_WORDS,
    GIVEN,
    MORE_WORDS,
    NO_WORD,
    SMALL,
    SOUND_BITS,
    Amounts,
    Bytes,
    Names,
    Numbers,
    Postings,
)

POINTS, IN_HALVES, BESIDE_ONE, SIDES = range(4)  # columns of `Scratch.words`; sides are bits, see `parts`
_GIVES = 4  # on from there: without what is saved
COLUMNS = 8
_TOLD = 2  # above the sides of parts: which words of the traveller a word may answer, a bit each
_LEAST = 0.001  # worth of a name that is looked at for its birth date: more than 0, see `Scratch.most`


class Scales(NamedTuple):
    """What a name is weighed with. It is handed on for each entry, so it holds what is needed and no more."""

    entry_name: Numbers
    name_person: Numbers
    name_total: Amounts
    name_from: Numbers
    token_word: Numbers
    token_flags: Bytes
    entry_words: Numbers
    entry_small: Bytes
    words: Amounts  # see `Scratch`
    related: Bytes
    slack: float  # see `Asking`; likewise the rest
    exact: float
    total: float
    surnames: int
    rules: NameRules


@inner
def scales_for(names: Names, postings: Postings, asked: Asking, scratch: Scratch) -> Scales:
    """To weigh names of the list for one of a traveller."""
    return Scales(
        postings.entry_name,
        postings.name_person,
        postings.name_total,
        names.name_from,
        names.token_word,
        names.token_flags,
        postings.entry_words,
        postings.entry_small,
        scratch.words,
        scratch.related,
        asked.slack,
        asked.exact,
        asked.total,
        asked.surnames,
        asked.rules,
    )


@leaf
def note(asked: Asking, scratch: Scratch) -> None:
    """A word counts once, with the most that it brings, however many words of the traveller it is related to."""
    answers, words = asked.answers, scratch.words
    for group in range(asked.mosts.size):
        number, column = asked.groups[group, ANSWER], asked.groups[group, COLUMN]
        first = answers.starts[number] + column * answers.sizes[number, 0]
        told = ((1 << asked.groups[group, LENGTH]) - 1) << (asked.groups[group, FIRST] + _TOLD)
        for vote in range(first, first + answers.sizes[number, column]):
            word, side = answers.words[vote], answers.sides[vote]
            at = IN_HALVES if side & BOTH else (BESIDE_ONE if side == BESIDE_SMALL else POINTS)
            words[word, at] = max(words[word, at], answers.points[vote])
            words[word, at + _GIVES] = max(words[word, at + _GIVES], answers.gives[vote])
            words[word, SIDES] = float(int(words[word, SIDES]) | side & BOTH | told)
            block = word >> SOUND_BITS
            scratch.related[block >> 3] |= np.uint8(1 << (block & 7))


@leaf
def forget(asked: Asking, scratch: Scratch) -> None:
    """Leave `scratch` as it was before `note`."""
    for group in range(asked.mosts.size):
        number = asked.groups[group, ANSWER]
        for vote in range(asked.answers.starts[number], asked.answers.starts[number + 1]):
            scratch.words[asked.answers.words[vote]] = 0.0
            scratch.related[asked.answers.words[vote] >> SOUND_BITS + 3] = 0


@leaf
def weigh(scales: Scales, entry: int, needed: float, persons: tuple[Amounts, Numbers], count: int) -> int:
    """Append the person of an entry whose name can be worth what is needed."""
    if _gives(scales, entry) < needed:
        return count
    name = scales.entry_name[entry]
    most = _name_worth(scales, name)
    if most > 0.0 and most >= needed:
        return add_person(scales.name_person[name], most, persons[0], persons[1], count)
    return count


@leaf
def _gives(scales: Scales, entry: int) -> float:
    """The most that the words beside an entry give together; for a name that may be the same in every word, anything.

    A look at few places of memory, which nearly all entries do not survive.
    """
    points, in_halves, beside, sides, has_other, has_related = scales.slack, 0.0, 0.0, 0, False, False
    for place in range(FIRST_WORDS):
        word = scales.entry_words[entry, place]
        if word == MORE_WORDS:
            return np.inf
        if word == NO_WORD:
            break
        if _may_be_related(scales, word) and scales.words[word, SIDES] > 0.0:
            row, has_related = scales.words[word], True
            points += row[POINTS + _GIVES]
            in_halves += max(0.0, row[IN_HALVES + _GIVES] - row[POINTS + _GIVES])
            beside += max(0.0, row[BESIDE_ONE + _GIVES] - row[POINTS + _GIVES])
            sides |= int(row[SIDES])
        else:
            has_other = True
    if not has_related:
        return -np.inf
    points += (in_halves if sides & BOTH == BOTH else 0.0) + (beside if scales.entry_small[entry] else 0.0)
    return points if has_other or scales.exact == np.inf else np.inf


@leaf
def _may_be_related(scales: Scales, word: int) -> bool:
    """Whether any word beside this one is related: most are not, and this is seen without looking at any of them."""
    return is_noted(scales.related, word >> SOUND_BITS)


@leaf
def is_noted(related: Bytes, block: int) -> bool:
    """Whether any word of a block is related."""
    return related[block >> 3] >> (block & 7) & 1 != 0


@leaf
def gives_alone(scales: Scales, word: int) -> float:
    """The most that a word gives beside others that are not related; not less than `_gives` says of its entries."""
    row = scales.words[word]
    in_halves = max(0.0, row[IN_HALVES + _GIVES] - row[POINTS + _GIVES])
    beside = max(0.0, row[BESIDE_ONE + _GIVES] - row[POINTS + _GIVES])
    return scales.slack + row[POINTS + _GIVES] + (in_halves + beside)


@leaf
def _name_worth(scales: Scales, name: int) -> float:
    """The most that a name of the list can be worth. Halves of a word count only where both are there."""
    points, in_halves, beside, sides = 0.0, 0.0, 0.0, 0
    small, has_surname, answered = False, False, False
    for token in range(scales.name_from[name], scales.name_from[name + 1]):
        flags = scales.token_flags[token]
        if flags & SMALL:
            small = True
            continue
        has_surname = has_surname or flags & GIVEN == 0
        if not _may_be_related(scales, scales.token_word[token]):
            continue
        row = scales.words[scales.token_word[token]]
        points += row[POINTS]
        in_halves += max(0.0, row[IN_HALVES] - row[POINTS])
        beside += max(0.0, row[BESIDE_ONE] - row[POINTS])
        sides |= int(row[SIDES])
        answered = answered or (flags & GIVEN == 0 and row[SIDES] > 0.0)
    points += (in_halves if sides & BOTH == BOTH else 0.0) + (beside if small else 0.0)
    most = points + scales.slack - _left_over(scales, scales.name_total[name])
    if points >= scales.exact:
        return max(scales.rules.least_equal, most + scales.rules.all_equal)
    if most > _LEAST and _lacks(scales, has_surname and not answered, sides >> _TOLD):
        return max(most + scales.rules.no_surname, _LEAST)
    return most


@leaf
def _lacks(scales: Scales, is_lacking: bool, answered: int) -> bool:
    """Whether the surnames of one of the names have no answer: theirs, as is said; or the traveller's, a bit a word.

    Where something that nobody looks up may answer them, that is not known.
    """
    is_known = scales.slack <= LEAST_SLACK
    return is_known and (is_lacking or (scales.surnames != 0 and scales.surnames & answered == 0))


@leaf
def _left_over(scales: Scales, total: float) -> float:
    """Points that two names lose where no word agrees."""
    return scales.rules.missed * min(scales.total, total) + scales.rules.extra * max(scales.total, total)
