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
from openpiu.core.matching.kernels.reach import ANSWER, COLUMN, EVERY, Asking, bounded, most_of_all, most_plain, needless
from openpiu.core.matching.kernels.scratch import BLOCK_BITS, Scratch, add_person
from openpiu.core.matching.kernels.votes import EXACT
from openpiu.core.matching.layout import FIRST_WORDS, MORE_WORDS, NO_WORD, SMALL, Amounts, Bytes, Names, Numbers, Postings

Flags = npt.NDArray[np.bool_]
POINTS, IN_HALVES, BESIDE, SIDES = 0, 1, 2, 3  # columns of `Scratch.words`; sides are bits
_MANY = 16  # postings a range: with fewer, looking at each is cheaper than looking for where a range begins
_SEVERAL = 1 << 30  # ranges in one block of entries


class Listed(NamedTuple):
    """What the list has, and what is looked for in it."""

    names: Names
    postings: Postings
    asked: Asking


class Dated(NamedTuple):
    """Ranges of entries by birth date, and which of them a word is looked for in."""

    ranges: Ranges
    is_open: Flags  # by range


class Bounds(NamedTuple):
    """What a word can give."""

    side: int  # see `parts` and `votes`
    most: float  # points of a name that has it
    alone: float  # points of a name that has no other related word


@inner
def by_name(listed: Listed, births: Numbers, worths: Points, scratch: Scratch, count: int) -> int:
    """Append the persons whose name and birth date leave room for the score; returns how many there are now.

    `births` are the traveller's, none where unknown; `worths` what a name must be worth, by relation of the dates.
    """
    asked, postings = listed.asked, listed.postings
    ranges = entry_ranges(births, worths, most_of_all(asked), postings.dates, postings.date_from)
    if ranges.needed.size == 0 or asked.mosts.size == 0:
        return count
    levels = np.unique(ranges.needed)
    level_of, left_out = np.searchsorted(levels, ranges.needed), needless(asked, levels)
    _leave_to_dates(asked, ranges, levels, left_out)
    _note(asked, scratch)
    _note_blocks(ranges, scratch.blocks)
    most_equal = most_plain(asked, EVERY) if asked.exact < np.inf else -np.inf
    for group in range(asked.mosts.size):
        most = asked.rests[group] + asked.mosts[group]
        if asked.wholes >> group & 1:
            most = max(most, most_equal)
        chosen = (left_out >> group & 1 == 0) & (levels <= most)
        if chosen.any():
            bounds = group, levels[chosen].min(), most_equal
            count = _with_group(listed, bounds, Dated(ranges, chosen[level_of]), scratch, count)
    count = _of_dates(listed, Dated(ranges, left_out[level_of] == EVERY), scratch, count)
    _forget(asked, scratch)
    _forget_blocks(ranges, scratch.blocks)
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


@leaf
def _of_dates(listed: Listed, dated: Dated, scratch: Scratch, count: int) -> int:
    """Append persons of all entries in the open ranges."""
    ranges = dated.ranges
    for part in range(ranges.starts.size):
        if dated.is_open[part]:
            for entry in range(ranges.starts[part], ranges.stops[part]):
                if _has_other(listed.postings, entry, NO_WORD, scratch.related):
                    count = _weigh(listed, entry, ranges.needed[part], scratch, count)
    return count


@leaf
def _with_group(listed: Listed, bounds: tuple[int, float, float], dated: Dated, scratch: Scratch, count: int) -> int:
    """Append persons of the entries in the open ranges that have a word of the group.

    All need so much at least; a name that is the same in every word can be worth so much.
    """
    asked, (group, least, most_equal) = listed.asked, bounds
    answers, number, column = asked.answers, asked.groups[group, ANSWER], asked.groups[group, COLUMN]
    first = answers.starts[number] + column * answers.sizes[number, 0]
    for vote in range(first, first + answers.sought[number, column]):
        side, gives = int(answers.sides[vote]), float(answers.gives[vote])
        most = asked.rests[group] + gives
        if side == EXACT:
            most = max(most, most_equal)
        if most >= least:
            alone = -np.inf if side & BOTH else asked.alone[group] + gives
            count = _with_word(listed, answers.words[vote], Bounds(side, most, alone), dated, scratch, count)
    return count


@leaf
def _with_word(listed: Listed, word: int, bounds: Bounds, dated: Dated, scratch: Scratch, count: int) -> int:
    """Append persons of the entries in the open ranges that have a word."""
    postings, ranges = listed.postings, dated.ranges
    place, end = postings.post_from[word], postings.post_from[word + 1]
    if end - place > _MANY * ranges.starts.size:
        return _with_common_word(listed, word, bounds, dated, scratch, count)
    for posting in range(place, end):
        entry = postings.post_entry[posting]
        part = scratch.blocks[entry >> BLOCK_BITS] - 1
        if part == _SEVERAL:
            part = first_at_least(ranges.stops, 0, ranges.stops.size, entry + 1)
        if 0 <= part < ranges.starts.size and ranges.starts[part] <= entry < ranges.stops[part]:
            count = _with_entry(listed, (word, entry, part), bounds, dated, scratch, count)
    return count


@leaf
def _with_common_word(listed: Listed, word: int, bounds: Bounds, dated: Dated, scratch: Scratch, count: int) -> int:
    """Likewise, from range to range."""
    postings, ranges = listed.postings, dated.ranges
    place, end, part = postings.post_from[word], postings.post_from[word + 1], 0
    while place < end and part < ranges.starts.size:
        entry = postings.post_entry[place]
        if entry >= ranges.stops[part] or not dated.is_open[part] or ranges.needed[part] > bounds.most:
            part += 1
        elif entry >= ranges.starts[part]:
            count = _with_entry(listed, (word, entry, part), bounds, dated, scratch, count)
            place += 1
        else:
            place = first_at_least(postings.post_entry, place, end, ranges.starts[part])
    return count


@leaf
def _with_entry(
    listed: Listed, place: tuple[int, int, int], bounds: Bounds, dated: Dated, scratch: Scratch, count: int
) -> int:
    """Append the person of an entry in a range that has a word, if the name can be worth enough."""
    (word, entry, part), postings = place, listed.postings
    needed = dated.ranges.needed[part]
    if not dated.is_open[part] or needed > bounds.most:
        return count
    if bounds.side == BESIDE_SMALL and not postings.entry_small[entry]:
        return count
    if bounds.alone < needed and not _has_other(postings, entry, word, scratch.related):
        return count
    return _weigh(listed, entry, needed, scratch, count)


@leaf
def _has_other(postings: Postings, entry: int, word: int, related: Bytes) -> bool:
    """Whether an entry has a related word beside this one."""
    for place in range(FIRST_WORDS):
        found = postings.entry_words[entry, place]
        if found == MORE_WORDS:
            return True
        if found == NO_WORD:
            return False
        if found == word:
            word = NO_WORD  # the same again is another one
        elif related[found >> 3] >> (found & 7) & 1:
            return True
    return False


@leaf
def _note_blocks(ranges: Ranges, blocks: Numbers) -> None:
    for part in range(ranges.starts.size):
        for block in range(ranges.starts[part] >> BLOCK_BITS, (ranges.stops[part] - 1 >> BLOCK_BITS) + 1):
            blocks[block] = _SEVERAL + 1 if blocks[block] else part + 1


@leaf
def _forget_blocks(ranges: Ranges, blocks: Numbers) -> None:
    for part in range(ranges.starts.size):
        blocks[ranges.starts[part] >> BLOCK_BITS : (ranges.stops[part] - 1 >> BLOCK_BITS) + 1] = 0


@leaf
def _note(asked: Asking, scratch: Scratch) -> None:
    """A word counts once, with the most that it brings, however many words of the traveller it is related to."""
    answers, words = asked.answers, scratch.words
    for group in range(asked.mosts.size):
        number, column = asked.groups[group, ANSWER], asked.groups[group, COLUMN]
        first = answers.starts[number] + column * answers.sizes[number, 0]
        for vote in range(first, first + answers.sizes[number, column]):
            word, side = answers.words[vote], answers.sides[vote]
            at = IN_HALVES if side & BOTH else (BESIDE if side == BESIDE_SMALL else POINTS)
            words[word, at] = max(words[word, at], answers.points[vote])
            words[word, SIDES] = float(int(words[word, SIDES]) | side & BOTH)
            scratch.related[word >> 3] |= np.uint8(1 << (word & 7))


@leaf
def _forget(asked: Asking, scratch: Scratch) -> None:
    for group in range(asked.mosts.size):
        number = asked.groups[group, ANSWER]
        for vote in range(asked.answers.starts[number], asked.answers.starts[number + 1]):
            scratch.words[asked.answers.words[vote]] = 0.0
            scratch.related[asked.answers.words[vote] >> 3] = 0


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
