"""From the words of a name to the persons whose names and birth dates leave room for a score.

Belongs here: upper bounds. A person is left out only where the bound says that the score cannot be reached. Not here:
which words are related (see `related`), what a pair is worth (see `persons`).

Most words are common ones, and most of their postings lead nowhere. Where a name must be worth so much that it cannot
be had from some words alone, whoever has none of the others is never looked at (after Turtle and Flood, "Query
evaluation: strategies and optimizations", 1995: lists that are not essential).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.compiling import compiled, leaf
from openpiu.core.matching.kernels.order import first_at_least
from openpiu.core.matching.kernels.parts import ALONE, BESIDE_SMALL, BOTH
from openpiu.core.matching.kernels.ranges import Ranges, entry_ranges
from openpiu.core.matching.kernels.scratch import Scratch, add_person
from openpiu.core.matching.layout import SMALL, Amounts, Bytes, Names, Numbers, Postings

POINTS, IN_HALVES, BESIDE, SIDES = 0, 1, 2, 3  # columns of `Scratch.words`; sides are bits
_WEIGH, _MARK, _CLEAR = 0, 1, 2  # what is done with the entries of a word
_MANY = 16  # postings a range: with fewer, looking at each is cheaper than looking for where a range begins


class Columns(NamedTuple):
    """Words of the list that answer a traveller's, in groups: a group is what can answer one word, or its parts."""

    words: Numbers  # of the list
    points: Amounts  # the most that each can give, with what it saves of the points for missed and extra words
    sides: Bytes  # what each needs beside it to give them, see `parts`
    sizes: Numbers  # words of each group
    sought: Numbers  # of these, from the front; an entry must have one of them for the others to count
    most: npt.NDArray[np.float64]  # by group: points that it can give, without what it saves
    charged: npt.NDArray[np.float64]  # by group: points of the word, where nothing else answers it; infinite for parts
    postings: Numbers  # by group, of the words sought


class Votes(NamedTuple):
    """What one name of a traveller brings."""

    columns: Columns
    reach: float  # points that a name can be worth at most
    slack: float  # points that words which nobody looks up can still give: particles, initials, titles
    bonus: float  # points on top for a name that is the same in every word
    exact: float  # what such a name gets by votes at least; infinite where the list cannot have it
    total: float  # points of all words of the name that matter
    missed: float  # share, see `NameRules`
    extra: float


class Wanted(NamedTuple):
    """What can still reach the score asked for."""

    births: Numbers  # of the traveller, none where unknown
    worths: npt.NDArray[np.float64]  # that a name must have, by relation of the birth dates


class Listed(NamedTuple):
    """What the list has, and what is looked for in it."""

    names: Names
    postings: Postings
    votes: Votes


@compiled
def by_name(names: Names, postings: Postings, votes: Votes, wanted: Wanted, scratch: Scratch, count: int) -> int:
    """Append the persons whose name and birth date leave room for the score; returns how many there are now."""
    listed, order = Listed(names, postings, votes), np.argsort(-votes.columns.postings)
    ranges = entry_ranges(wanted.births, wanted.worths, votes.reach, postings.dates, postings.date_from)
    needed = np.empty(ranges.starts.size, np.int64)
    for part in range(needed.size):
        needed[part] = _needed_groups(votes, order, ranges.needed[part])
    _note(votes, scratch.words)
    first = 0
    for group in range(votes.columns.sizes.size):
        mine = np.flatnonzero(needed >> group & 1)
        own = Ranges(ranges.starts[mine], ranges.stops[mine], ranges.needed[mine])
        if mine.size:
            count = _with_group(
                listed, own, (first, votes.columns.sought[group], votes.columns.sizes[group]), scratch, count
            )
        first += votes.columns.sizes[group]
    for word in votes.columns.words:
        scratch.words[word] = 0.0
    return count


@leaf
def _with_group(listed: Listed, ranges: Ranges, group: tuple[int, int, int], scratch: Scratch, count: int) -> int:
    """Append persons of the entries in the ranges that have what the group needs: from where, how many sought, of all.

    What is sought of the halves leaves a mark on its entries, so that the others see whether they are alone.
    """
    sides, first, front, stop = listed.votes.columns.sides, group[0], group[0] + group[1], group[0] + group[2]
    marked = 0
    for place in range(first, front):
        if sides[place] & BOTH:
            marked = _with_word(listed, place, _MARK, ranges, scratch, marked)
        else:
            count = _with_word(listed, place, _WEIGH, ranges, scratch, count)
    if marked:
        for place in range(front, stop):
            count = _with_word(listed, place, _WEIGH, ranges, scratch, count)
        for place in range(first, front):
            if sides[place] & BOTH:
                _with_word(listed, place, _CLEAR, ranges, scratch, 0)
    return count


@leaf
def _note(votes: Votes, words: Amounts) -> None:
    """A word counts once, with the most that it brings, however many words of the traveller it is related to."""
    for place in range(votes.columns.words.size):
        word, side = votes.columns.words[place], votes.columns.sides[place]
        column = IN_HALVES if side & BOTH else (BESIDE if side == BESIDE_SMALL else POINTS)
        words[word, column] = max(words[word, column], votes.columns.points[place])
        words[word, SIDES] = float(int(words[word, SIDES]) | side & BOTH)


@leaf
def _needed_groups(votes: Votes, order: npt.NDArray[np.int64], needed: float) -> int:
    """Groups, a bit each, of which an entry must have a word for its name to be worth so much.

    Without the commonest words first: an entry that has these alone misses all others of the name. Groups of parts are
    always needed.
    """
    bits, points, charged = -1, votes.slack, 0.0
    for group in order:
        charged += votes.columns.charged[group] if votes.columns.charged[group] < np.inf else 0.0
    for group in order:
        if votes.columns.charged[group] < np.inf:
            points, charged = points + votes.columns.most[group], charged - votes.columns.charged[group]
            bonus = votes.bonus if charged <= 0.0 else 0.0
            if points + bonus - votes.extra * charged >= needed:
                break
            bits ^= 1 << group
    return bits


@leaf
def _with_word(listed: Listed, vote: int, step: int, ranges: Ranges, scratch: Scratch, count: int) -> int:
    """Go through the entries in the ranges that have a word: append their persons, mark them, or take marks away.

    Returns how many persons, or marks, there are now.
    """
    postings, word, side = listed.postings, listed.votes.columns.words[vote], listed.votes.columns.sides[vote]
    place, end, part = postings.post_from[word], postings.post_from[word + 1], 0
    many = end - place > _MANY * ranges.starts.size
    while place < end and part < ranges.starts.size:
        entry = postings.post_entry[place]
        if entry >= ranges.stops[part]:
            part += 1
        elif entry >= ranges.starts[part]:
            if step == _MARK:
                scratch.marks[entry] |= side
                count += 1
            elif step == _CLEAR:
                scratch.marks[entry] = 0
            elif _has_other_side(side, entry, postings, scratch):
                count = _weigh(listed, entry, ranges.needed[part], scratch, count)
            place += 1
        elif many:
            place = first_at_least(postings.post_entry, place, end, ranges.starts[part])
        else:
            place += 1
    return count


@leaf
def _has_other_side(side: int, entry: int, postings: Postings, scratch: Scratch) -> bool:
    """Whether an entry has what a word needs beside it."""
    if side == BESIDE_SMALL:
        return postings.entry_small[entry] != 0
    return side == ALONE or scratch.marks[entry] & (BOTH - side) != 0


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
    names, votes = listed.names, listed.votes
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
    points += votes.slack + (votes.bonus if points >= votes.exact else 0.0)
    return points - _left_over(votes, listed.postings.name_total[name])


@leaf
def _left_over(votes: Votes, total: float) -> float:
    """Points that two names lose where no word agrees."""
    return votes.missed * min(votes.total, total) + votes.extra * max(votes.total, total)
