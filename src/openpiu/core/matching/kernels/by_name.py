"""From the words of a name to the persons whose names and birth dates leave room for a score.

Belongs here: upper bounds. A person is left out only where the bound says that the score cannot be reached. Not here:
which words are related (see `related`), what words are worth together (see `reach`), what a pair is worth (see
`persons`).

Most words are common ones, and most of their postings lead nowhere. Where a name must be worth so much that it cannot
be had from some words alone, whoever has none of the others is never looked at (after Turtle and Flood, "Query
evaluation: strategies and optimizations", 1995: lists that are not essential). A word that is not alike enough to give
what is needed beside the best for all others is not looked at either. Where few persons have a birth date, each of them
is looked at instead of all words.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.compiling import inner, leaf
from openpiu.core.matching.kernels.answers import Places, Points
from openpiu.core.matching.kernels.order import first_at_least
from openpiu.core.matching.kernels.parts import BESIDE_SMALL, BOTH
from openpiu.core.matching.kernels.ranges import Ranges, entry_ranges
from openpiu.core.matching.kernels.reach import ANSWER, COLUMN, EVERY, Asking, bounded, most_with, most_worth, needless
from openpiu.core.matching.kernels.scratch import Scratch, add_person
from openpiu.core.matching.kernels.votes import EXACT
from openpiu.core.matching.layout import SMALL, Amounts, Names, Numbers, Postings

Flags = npt.NDArray[np.bool_]
POINTS, IN_HALVES, BESIDE, SIDES = 0, 1, 2, 3  # columns of `Scratch.words`; sides are bits
_MANY = 16  # postings a range: with fewer, looking at each is cheaper than looking for where a range begins


class Listed(NamedTuple):
    """What the list has, and what is looked for in it."""

    names: Names
    postings: Postings
    asked: Asking


@inner
def by_name(listed: Listed, births: Numbers, worths: Points, scratch: Scratch, count: int) -> int:
    """Append the persons whose name and birth date leave room for the score; returns how many there are now.

    `births` are the traveller's, none where unknown; `worths` what a name must be worth, by relation of the dates.
    """
    asked, postings = listed.asked, listed.postings
    ranges = entry_ranges(births, worths, most_worth(asked, EVERY), postings.dates, postings.date_from)
    if ranges.needed.size == 0 or asked.mosts.size == 0:
        return count
    levels = np.unique(ranges.needed)
    left_out = needless(asked, levels)
    _leave_to_dates(asked, ranges, levels, left_out)
    _note(asked, scratch.words)
    for group in range(asked.mosts.size):
        count = _with_group(listed, group, _own(asked, group, ranges, levels, left_out), scratch, count)
    own = _within(ranges, levels, left_out == EVERY)
    for part in range(own.starts.size):
        for entry in range(own.starts[part], own.stops[part]):
            count = _weigh(listed, entry, own.needed[part], scratch, count)
    _forget(asked, scratch.words)
    return count


@leaf
def _leave_to_dates(asked: Asking, ranges: Ranges, levels: Points, left_out: Places) -> None:
    """Leave out all groups where that many entries are fewer than the words which only they would need."""
    needed = 0
    for level in range(levels.size - 1, -1, -1):
        entries, words = 0, 0
        for part in range(ranges.needed.size):
            if ranges.needed[part] == levels[level]:
                entries += ranges.stops[part] - ranges.starts[part]
        for group in range(asked.mosts.size):
            if not (left_out[level] | needed) >> group & 1:
                words += asked.answers.sought[asked.groups[group, ANSWER], asked.groups[group, COLUMN]]
        if entries <= words:
            left_out[level] = EVERY
        else:
            needed |= ~left_out[level]


@inner
def _own(asked: Asking, group: int, ranges: Ranges, levels: Points, left_out: Places) -> Ranges:
    """The ranges in which an entry may be worth enough by a word of the group, and not without."""
    most = most_with(asked, group) + asked.mosts[group]
    most = bounded(asked, most, asked.exact < np.inf and asked.wholes >> group & 1 != 0)
    return _within(ranges, levels, (left_out >> group & 1 == 0) & (levels <= most))


@inner
def _within(ranges: Ranges, levels: Points, chosen: Flags) -> Ranges:
    """The ranges of the chosen levels."""
    mine = np.flatnonzero(chosen[np.searchsorted(levels, ranges.needed)])
    return Ranges(ranges.starts[mine], ranges.stops[mine], ranges.needed[mine])


@leaf
def _with_group(listed: Listed, group: int, ranges: Ranges, scratch: Scratch, count: int) -> int:
    """Append persons of the entries in the ranges that have a word of the group."""
    asked = listed.asked
    if ranges.needed.size == 0:
        return count
    answers, number, column = asked.answers, asked.groups[group, ANSWER], asked.groups[group, COLUMN]
    first = answers.starts[number] + column * answers.sizes[number, 0]
    beside, least = most_with(asked, group), ranges.needed.min()
    most_equal = most_worth(asked, EVERY)
    for vote in range(first, first + answers.sought[number, column]):
        side = answers.sides[vote]
        most = beside + answers.gives[vote]
        if side == EXACT and asked.exact < np.inf:
            most = max(most, most_equal)
        if most >= least:
            count = _with_word(listed, answers.words[vote], (side, most), ranges, scratch, count)
    return count


@leaf
def _with_word(
    listed: Listed, word: int, bounds: tuple[int, float], ranges: Ranges, scratch: Scratch, count: int
) -> int:
    """Append persons of the entries in the ranges that have a word, which has a side, and gives so much at most."""
    postings, (side, most) = listed.postings, bounds
    place, end, part = postings.post_from[word], postings.post_from[word + 1], 0
    many = end - place > _MANY * ranges.starts.size
    while place < end and part < ranges.starts.size:
        entry = postings.post_entry[place]
        if entry >= ranges.stops[part] or ranges.needed[part] > most:
            part += 1
        elif entry >= ranges.starts[part]:
            if side != BESIDE_SMALL or postings.entry_small[entry]:
                count = _weigh(listed, entry, ranges.needed[part], scratch, count)
            place += 1
        elif many:
            place = first_at_least(postings.post_entry, place, end, ranges.starts[part])
        else:
            place += 1
    return count


@leaf
def _note(asked: Asking, words: Amounts) -> None:
    """A word counts once, with the most that it brings, however many words of the traveller it is related to."""
    answers = asked.answers
    for group in range(asked.mosts.size):
        number, column = asked.groups[group, ANSWER], asked.groups[group, COLUMN]
        first = answers.starts[number] + column * answers.sizes[number, 0]
        for vote in range(first, first + answers.sizes[number, column]):
            word, side = answers.words[vote], answers.sides[vote]
            at = IN_HALVES if side & BOTH else (BESIDE if side == BESIDE_SMALL else POINTS)
            words[word, at] = max(words[word, at], answers.points[vote])
            words[word, SIDES] = float(int(words[word, SIDES]) | side & BOTH)


@leaf
def _forget(asked: Asking, words: Amounts) -> None:
    for group in range(asked.mosts.size):
        number = asked.groups[group, ANSWER]
        for vote in range(asked.answers.starts[number], asked.answers.starts[number + 1]):
            words[asked.answers.words[vote]] = 0.0


@leaf
def _weigh(listed: Listed, entry: int, needed: float, scratch: Scratch, count: int) -> int:
    """Append the person of an entry whose name can be worth what is needed."""
    name = listed.postings.entry_name[entry]
    most = _name_worth(listed, name, scratch.words)
    if most > 0.0 and most >= needed:
        return add_person(listed.postings.name_person[name], most, scratch, count)
    return count


@leaf
def _name_worth(listed: Listed, name: int, words: Amounts) -> float:
    """The most that a name of the list can be worth. Halves of a word count only where both are there."""
    names, asked = listed.names, listed.asked
    points, in_halves, beside, sides, small = 0.0, 0.0, 0.0, 0, False
    for token in range(names.name_from[name], names.name_from[name + 1]):
        if names.token_flags[token] & SMALL:
            small = True
            continue
        row = words[names.token_word[token]]
        points += row[POINTS]
        in_halves += max(0.0, row[IN_HALVES] - row[POINTS])
        beside += max(0.0, row[BESIDE] - row[POINTS])
        sides |= int(row[SIDES])
    points += (in_halves if sides == BOTH else 0.0) + (beside if small else 0.0)
    most = points + asked.slack - _left_over(asked, listed.postings.name_total[name])
    return bounded(asked, most, points >= asked.exact)


@leaf
def _left_over(asked: Asking, total: float) -> float:
    """Points that two names lose where no word agrees."""
    return asked.rules.missed * min(asked.total, total) + asked.rules.extra * max(asked.total, total)
