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
from openpiu.core.matching.kernels.names import NameRules
from openpiu.core.matching.kernels.order import first_at_least
from openpiu.core.matching.kernels.parts import BESIDE_SMALL, BOTH
from openpiu.core.matching.kernels.ranges import Ranges, entry_ranges
from openpiu.core.matching.kernels.reach import (
    ANSWER,
    COLUMN,
    EVERY,
    FIRST,
    LEAST_SLACK,
    LENGTH,
    Asking,
    most_of_all,
    most_plain,
    needless,
)
from openpiu.core.matching.kernels.scratch import BLOCK_BITS, Scratch, add_person
from openpiu.core.matching.kernels.votes import EXACT
from openpiu.core.matching.layout import (
    FIRST_WORDS,
    GIVEN,
    MORE_WORDS,
    NO_WORD,
    SMALL,
    Amounts,
    Bytes,
    Names,
    Numbers,
    Postings,
)

Flags = npt.NDArray[np.bool_]
POINTS, IN_HALVES, BESIDE, SIDES = range(4)  # columns of `Scratch.words`; sides are bits, see `parts`
_GIVES = 4  # on from there: without what is saved
COLUMNS = 8
_TOLD = 2  # above the sides of parts: which words of the traveller a word may answer, a bit each
_MANY = 16  # postings a range: with fewer, looking at each is cheaper than looking for where a range begins
_A_WORD = 16  # entries in a row are gone through as fast as the postings of one word
_LEAST = 0.001  # worth of a name that is looked at for its birth date: more than 0, see `Scratch.most`
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
    post_entry: Numbers
    entry_small: Bytes
    blocks: Numbers  # see `Scratch`; likewise the rest
    persons_most: Amounts
    persons_found: Numbers


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
def by_name(listed: Listed, births: Numbers, worths: Points, scratch: Scratch, count: int) -> int:
    """Append the persons whose name and birth date leave room for the score; returns how many there are now.

    `births` are the traveller's, none where unknown; `worths` what a name must be worth, by relation of the dates.
    """
    asked, postings = listed.asked, listed.postings
    ranges = entry_ranges(births, worths, most_of_all(asked), postings.dates, postings.date_from)
    if ranges.needed.size == 0 or asked.mosts.size == 0:
        return count
    levels, scales = np.unique(ranges.needed), _scales(listed, scratch)
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
            count = _with_group(listed, bounds, Dated(ranges, chosen[level_of]), (scales, scratch), count)
    count = _of_dates(Dated(ranges, left_out[level_of] == EVERY), (scales, scratch), count)
    _forget(asked, scratch)
    _forget_blocks(ranges, scratch.blocks)
    return count


@inner
def _scales(listed: Listed, scratch: Scratch) -> Scales:
    names, postings, asked = listed.names, listed.postings, listed.asked
    return Scales(
        *(postings.entry_name, postings.name_person, postings.name_total),
        *(names.name_from, names.token_word, names.token_flags),
        *(postings.entry_words, postings.entry_small, scratch.words, scratch.related),
        *(asked.slack, asked.exact, asked.total, asked.surnames, asked.rules),
    )


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
                count = _weigh(scales, entry, ranges.needed[part], (scratch.most, scratch.found), count)
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
            *(side, most, post_entry, listed.postings.entry_small),
            *(scratch.blocks, scratch.most, scratch.found),
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
        if looking.side == BESIDE_SMALL and not looking.entry_small[entry]:
            continue
        count = _weigh(scales, entry, needed[part], (looking.persons_most, looking.persons_found), count)
    return count


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
        told = ((1 << asked.groups[group, LENGTH]) - 1) << (asked.groups[group, FIRST] + _TOLD)
        for vote in range(first, first + answers.sizes[number, column]):
            word, side = answers.words[vote], answers.sides[vote]
            at = IN_HALVES if side & BOTH else (BESIDE if side == BESIDE_SMALL else POINTS)
            words[word, at] = max(words[word, at], answers.points[vote])
            words[word, at + _GIVES] = max(words[word, at + _GIVES], answers.gives[vote])
            words[word, SIDES] = float(int(words[word, SIDES]) | side & BOTH | told)
            scratch.related[word >> 3] |= np.uint8(1 << (word & 7))


@leaf
def _forget(asked: Asking, scratch: Scratch) -> None:
    for group in range(asked.mosts.size):
        number = asked.groups[group, ANSWER]
        for vote in range(asked.answers.starts[number], asked.answers.starts[number + 1]):
            scratch.words[asked.answers.words[vote]] = 0.0
            scratch.related[asked.answers.words[vote] >> 3] = 0


@leaf
def _weigh(scales: Scales, entry: int, needed: float, persons: tuple[Amounts, Numbers], count: int) -> int:
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
        if scales.related[word >> 3] >> (word & 7) & 1:
            row, has_related = scales.words[word], True
            points += row[POINTS + _GIVES]
            in_halves += max(0.0, row[IN_HALVES + _GIVES] - row[POINTS + _GIVES])
            beside += max(0.0, row[BESIDE + _GIVES] - row[POINTS + _GIVES])
            sides |= int(row[SIDES])
        else:
            has_other = True
    if not has_related:
        return -np.inf
    points += (in_halves if sides & BOTH == BOTH else 0.0) + (beside if scales.entry_small[entry] else 0.0)
    return points if has_other or scales.exact == np.inf else np.inf


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
        row = scales.words[scales.token_word[token]]
        points += row[POINTS]
        in_halves += max(0.0, row[IN_HALVES] - row[POINTS])
        beside += max(0.0, row[BESIDE] - row[POINTS])
        sides |= int(row[SIDES])
        has_surname = has_surname or flags & GIVEN == 0
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
