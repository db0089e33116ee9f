"""From the words of a name to the persons whose names and birth dates leave room for a score.

Belongs here: which entries are looked at. A person is left out only where an upper bound says that the score cannot be
reached. Not here: the bounds (see `reach`, `weighing`), which words are related (see `related`).

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
from openpiu.core.matching.kernels.parts import BESIDE_SMALL
from openpiu.core.matching.kernels.ranges import Ranges, entry_ranges
from openpiu.core.matching.kernels.reach import (
    ANSWER,
    COLUMN,
    EVERY,
    Asking,
    is_word,
    most_of_all,
    most_plain,
    needless,
)
from openpiu.core.matching.kernels.scratch import BLOCK_BITS, Scratch
from openpiu.core.matching.kernels.votes import EXACT
from openpiu.core.matching.kernels.weighing import Scales, forget, gives_alone, is_noted, note, scales_for, weigh
from openpiu.core.matching.layout import ANY_BLOCK, NO_BLOCK, Amounts, Bytes, Codes, Names, Numbers, Postings

Flags = npt.NDArray[np.bool_]
_MANY = 16  # postings a range: with fewer, looking at each is cheaper than looking for where a range begins
_A_WORD = 16  # entries in a row are gone through as fast as the postings of one word
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


class Looking(NamedTuple):
    """A word that is looked for, and where."""

    side: int  # see `parts` and `votes`
    most: float  # points of a name that has it
    alone: float  # points that it gives where no other word of the name is related
    post_entry: Numbers
    post_beside: Codes
    entry_small: Bytes
    blocks: Numbers  # see `Scratch`; likewise the rest
    persons_most: Amounts
    persons_found: Numbers


@inner
def by_name(listed: Listed, births: Numbers, worths: Points, scratch: Scratch, count: int) -> int:
    """Append the persons whose name and birth date leave room for the score; returns how many there are now.

    `births` are the traveller's, none where unknown; `worths` what a name must be worth, by relation of the dates.
    """
    asked, postings = listed.asked, listed.postings
    ranges = entry_ranges(births, worths, most_of_all(asked), postings.dates, postings.date_from)
    if ranges.needed.size == 0 or asked.mosts.size == 0:
        return count
    levels, scales = np.unique(ranges.needed), scales_for(listed.names, postings, asked, scratch)
    level_of, left_out = np.searchsorted(levels, ranges.needed), needless(asked, levels)
    _leave_to_dates(asked, ranges, levels, left_out)
    note(asked, scratch)
    _note_blocks(ranges, scratch.blocks)
    most_equal = most_plain(asked, EVERY) if asked.exact < np.inf else -np.inf
    for group in range(asked.mosts.size):
        most = asked.rests[group] + asked.mosts[group]
        if is_word(asked, group):
            most = max(most, most_equal)
        chosen = (left_out >> group & 1 == 0) & (levels <= most)
        if chosen.any():
            bounds = group, levels[chosen].min(), most_equal
            count = _with_group(listed, bounds, Dated(ranges, chosen[level_of]), (scales, scratch), count)
    count = _of_dates(Dated(ranges, left_out[level_of] == EVERY), (scales, scratch), count)
    forget(asked, scratch)
    _forget_blocks(ranges, scratch.blocks)
    return count


@leaf
def _leave_to_dates(asked: Asking, ranges: Ranges, levels: Points, left_out: Places) -> None:
    """Leave out all groups where it takes less to go through that many entries than through the words they need."""
    before = 0
    for level in range(levels.size - 1, -1, -1):
        entries, words = 0, 0
        for part in range(ranges.needed.size):
            if ranges.needed[part] == levels[level]:
                entries += ranges.stops[part] - ranges.starts[part]
        for group in range(asked.mosts.size):
            if not left_out[level] >> group & 1:
                words += _enough(asked, group, levels[level])
        if entries <= _A_WORD * (words - before):
            left_out[level] = EVERY
        else:
            before = max(before, words)


@leaf
def _enough(asked: Asking, group: int, needed: float) -> int:
    """How many words of a group are sought that can give so much beside the best for all others."""
    answers, number, column = asked.answers, asked.groups[group, ANSWER], asked.groups[group, COLUMN]
    first, count = answers.starts[number] + column * answers.sizes[number, 0], 0
    for vote in range(first, first + answers.sought[number, column]):
        count += 1 if asked.rests[group] + answers.gives[vote] >= needed else 0
    return count


@leaf
def _of_dates(dated: Dated, means: tuple[Scales, Scratch], count: int) -> int:
    """Append persons of all entries in the open ranges."""
    (ranges, is_open), (scales, scratch) = dated, means
    for part in range(ranges.starts.size):
        if is_open[part]:
            for entry in range(ranges.starts[part], ranges.stops[part]):
                count = weigh(scales, entry, ranges.needed[part], (scratch.most, scratch.found), count)
    return count


@leaf
def _with_group(
    listed: Listed, bounds: tuple[int, float, float], dated: Dated, means: tuple[Scales, Scratch], count: int
) -> int:
    """Append persons of the entries in the open ranges that have a word of the group.

    All need so much at least; a name that is the same in every word can be worth so much. Of a common word only those
    postings are gone through that are in the ranges.
    """
    (group, least, most_equal), (scales, scratch), asked = bounds, means, listed.asked
    post_from, post_entry, ranges = listed.postings.post_from, listed.postings.post_entry, dated.ranges
    answers, number, column = asked.answers, asked.groups[group, ANSWER], asked.groups[group, COLUMN]
    first = answers.starts[number] + column * answers.sizes[number, 0]
    for vote in range(first, first + answers.sought[number, column]):
        side, gives, word = int(answers.sides[vote]), float(answers.gives[vote]), answers.words[vote]
        most = max(asked.rests[group] + gives, most_equal if side == EXACT else -np.inf)
        if most < least:
            continue
        looking = Looking(
            *(side, most, gives_alone(scales, word), post_entry, listed.postings.post_beside),
            *(listed.postings.entry_small, scratch.blocks, scratch.most, scratch.found),
        )
        start, stop = post_from[word], post_from[word + 1]
        if stop - start <= _MANY * ranges.starts.size:
            count = _with_postings(looking, start, stop, dated, scales, count)
            continue
        for part in range(ranges.starts.size):
            if dated.is_open[part] and ranges.needed[part] <= most:
                start = first_at_least(post_entry, start, stop, ranges.starts[part])
                end = first_at_least(post_entry, start, stop, ranges.stops[part])
                count = _with_postings(looking, start, end, dated, scales, count)
    return count


@leaf
def _with_postings(looking: Looking, start: int, stop: int, dated: Dated, scales: Scales, count: int) -> int:
    """Append the persons of some postings of a word whose entries are in an open range and may be worth enough."""
    starts, stops, needed = dated.ranges
    for posting in range(start, stop):
        entry = looking.post_entry[posting]
        part = looking.blocks[entry >> BLOCK_BITS] - 1
        if part == _SEVERAL:
            part = first_at_least(stops, 0, stops.size, entry + 1)
        if part < 0 or part >= stops.size or entry < starts[part] or entry >= stops[part]:
            continue
        if not dated.is_open[part] or needed[part] > looking.most:
            continue
        if looking.alone < needed[part] and _is_alone(looking.post_beside, posting, scales.related):
            continue
        if looking.side == BESIDE_SMALL and not looking.entry_small[entry]:
            continue
        count = weigh(scales, entry, needed[part], (looking.persons_most, looking.persons_found), count)
    return count


@leaf
def _is_alone(beside: Codes, posting: int, related: Bytes) -> bool:
    """Whether the entry has other words, and none that may be related."""
    first, second = beside[posting, 0], beside[posting, 1]
    if first >= ANY_BLOCK or second == ANY_BLOCK:
        return False
    return not is_noted(related, first) and (second == NO_BLOCK or not is_noted(related, second))


@leaf
def _note_blocks(ranges: Ranges, blocks: Numbers) -> None:
    for part in range(ranges.starts.size):
        for block in range(ranges.starts[part] >> BLOCK_BITS, (ranges.stops[part] - 1 >> BLOCK_BITS) + 1):
            blocks[block] = _SEVERAL + 1 if blocks[block] else part + 1


@leaf
def _forget_blocks(ranges: Ranges, blocks: Numbers) -> None:
    for part in range(ranges.starts.size):
        blocks[ranges.starts[part] >> BLOCK_BITS : (ranges.stops[part] - 1 >> BLOCK_BITS) + 1] = 0
