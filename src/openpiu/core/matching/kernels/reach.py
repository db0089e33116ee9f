"""One name of a traveller as an upper bound sees it: what may answer its words, and what a name is worth with it.

Belongs here: the most that a name of the list can be worth whose words are some and no others. Not here: words (see
`answers`), which persons have them (see `by_name`). A word of the traveller is answered once: by a word, by parts, or
in a run with its neighbours. So the most is that of the best way through the name from its first word to its last.
"""

from typing import NamedTuple

import numpy as np

from openpiu.core.matching.compiling import inner, leaf
from openpiu.core.matching.figures import LONGEST_RUN
from openpiu.core.matching.kernels.answers import NONE, PARTS, WHOLE, Answers, Places, Points
from openpiu.core.matching.kernels.learning import Plan
from openpiu.core.matching.kernels.letters import plain, same
from openpiu.core.matching.kernels.names import Name, NameRules, missed_worth, total_worth, word_at, worth
from openpiu.core.matching.layout import GIVEN, SMALL, Numbers

LEAST_SLACK = 0.01  # for sums of 32-bit numbers
ANSWER, COLUMN, FIRST, LENGTH = range(4)  # of a group: number and column of its answer; words of the traveller
EVERY = -1  # all groups, a bit each


class Asking(NamedTuple):
    """One name. A group is the words of a list that may answer one of its words, or the parts of it, or a run."""

    answers: Answers
    groups: Numbers  # (groups, 4)
    mosts: Points  # of each group
    rests: Points  # of each group: the most that a name is worth beside what the group gives
    charges: Points  # of each word: points lost where nothing answers it
    wholes: int  # groups, a bit each, without which no name is the same in every word
    plain: int  # groups, a bit each: all that are not of parts
    best: Points  # (2, words + 1): a place to work
    slack: float  # points that words which nobody looks up can still give: particles, initials, titles
    exact: float  # what a name that is the same in every word gets by votes at least; infinite where there is none
    total: float  # points of all words that matter
    surnames: int  # which of its words are surnames, a bit each
    rules: NameRules


@inner
def asking(name: Name, plan: Plan, answers: Answers, rules: NameRules) -> Asking:
    """A name with its answers."""
    length = name.stop - name.start
    groups, charges = np.empty((length * (LONGEST_RUN + 1), 4), np.int32), np.zeros(length)
    count, wholes, slack = 0, 0, LEAST_SLACK
    for first in range(length):
        number = plan.tokens[name.start + first]
        if number == NONE:
            slack += rules.initial + _saved(rules, worth(name, name.start + first))
        else:
            slack += answers.slack[number]
            if answers.slack[number] == 0.0:
                charges[first] = min(rules.missed, rules.extra) * missed_worth(name, name.start + first)
            wholes |= 1 << count if charges[first] > 0.0 else 0
            count = _add(groups, count, answers, (number, WHOLE, first, 1))
            count = _add(groups, count, answers, (number, PARTS, first, 1))
        for words in range(2, min(LONGEST_RUN, length - first) + 1):
            count = _add(groups, count, answers, (plan.runs[name.start + first, words], WHOLE, first, words))
    mosts, plain_ones = np.empty(count), 0
    for group in range(count):
        mosts[group] = answers.most[groups[group, ANSWER], groups[group, COLUMN]]
        plain_ones |= 1 << group if groups[group, COLUMN] == WHOLE else 0
    exact = _exact(name, plan, answers) - LEAST_SLACK
    found = Asking(
        *(answers, groups[:count], mosts, np.empty(count), charges, wholes, plain_ones),
        *(np.empty((2, length + 1)), slack, exact, total_worth(name), _surnames(name), rules),
    )
    _note_rests(found, np.argsort(_postings(found))[::-1])
    return found


@leaf
def _surnames(name: Name) -> int:
    found = 0
    for token in range(name.start, name.stop):
        if not name.columns.token_flags[token] & (GIVEN | SMALL):
            found |= 1 << (token - name.start)
    return found


@leaf
def _add(groups: Numbers, count: int, answers: Answers, group: tuple[int, int, int, int]) -> int:
    if group[ANSWER] == NONE or answers.sizes[group[ANSWER], group[COLUMN]] == 0:
        return count
    groups[count, ANSWER], groups[count, COLUMN], groups[count, FIRST], groups[count, LENGTH] = group
    return count + 1


@leaf
def _saved(rules: NameRules, own: float) -> float:
    """What an initial is not charged that is answered by the longest word."""
    return rules.missed * max(own, rules.most_word) + rules.extra * min(own, rules.most_word)


@leaf
def _exact(name: Name, plan: Plan, answers: Answers) -> float:
    """Points that an entry has at least whose words are all the same, each counted once; initials count nothing."""
    points = 0.0
    for token in range(name.start, name.stop):
        number = plan.tokens[token]
        if number != NONE and not name.columns.token_flags[token] & SMALL and not _comes_again(name, token):
            points += answers.exact[number]
    return points


@leaf
def _comes_again(name: Name, token: int) -> bool:
    for later in range(token + 1, name.stop):
        is_small = name.columns.token_flags[later] & SMALL
        if not is_small and same(plain(word_at(name, token)), plain(word_at(name, later))):
            return True
    return False


@leaf
def _note_rests(asked: Asking, order: Places) -> None:
    """Those of groups of parts leave room for parts that have more postings, all others for none."""
    groups = asked.plain
    _most_before(asked, groups, asked.best[0])
    _most_after(asked, groups, asked.best[1])
    for group in order:
        if asked.groups[group, COLUMN] == WHOLE:
            _note_rest(asked, group)
    for group in order:
        if asked.groups[group, COLUMN] == PARTS:
            _note_rest(asked, group)
            groups |= 1 << group
            _most_before(asked, groups, asked.best[0])
            _most_after(asked, groups, asked.best[1])


@leaf
def _note_rest(asked: Asking, group: int) -> None:
    """A name may be the same in every word and be worth even more in another way; not by a word for a word."""
    first, stop = asked.groups[group, FIRST], asked.groups[group, FIRST] + asked.groups[group, LENGTH]
    can_equal = asked.exact < np.inf and not is_word(asked, group)
    beside = asked.slack + (asked.rules.all_equal if can_equal else 0.0)
    asked.rests[group] = beside + asked.best[0, first] + asked.best[1, stop]


@leaf
def is_word(asked: Asking, group: int) -> bool:
    """Whether the group answers one word of the traveller as a whole, so that the very word may be in it."""
    return asked.groups[group, COLUMN] == WHOLE and asked.groups[group, LENGTH] == 1


@leaf
def most_plain(asked: Asking, groups: int) -> float:
    """The most that a name without parts can be worth whose words are of these groups, a bit each."""
    _most_before(asked, groups & asked.plain, asked.best[0])
    can_equal = asked.exact < np.inf and asked.wholes & ~groups == 0
    return bounded(asked, asked.slack + asked.best[0, asked.charges.size], can_equal)


@leaf
def most_of_all(asked: Asking) -> float:
    """The most that any name can be worth."""
    most = most_plain(asked, EVERY)
    for group in range(asked.mosts.size):
        most = max(most, asked.rests[group] + asked.mosts[group])
    return most


@leaf
def bounded(asked: Asking, points: float, can_equal: bool) -> float:
    """Points with what is given on top where the name can be the same in every word."""
    return max(asked.rules.least_equal, points + asked.rules.all_equal) if can_equal else points


@leaf
def _most_before(asked: Asking, groups: int, best: Points) -> None:
    """Most points of the words before each place, and at last of all, by some groups; charges taken away."""
    best[:] = -np.inf
    best[0], group = 0.0, 0
    for place in range(asked.charges.size):
        best[place + 1] = max(best[place + 1], best[place] - asked.charges[place])
        while group < asked.mosts.size and asked.groups[group, FIRST] == place:
            if groups >> group & 1:
                stop = place + asked.groups[group, LENGTH]
                best[stop] = max(best[stop], best[place] + asked.mosts[group])
            group += 1


@leaf
def _most_after(asked: Asking, groups: int, best: Points) -> None:
    """Likewise of the words from each place on."""
    length, group = asked.charges.size, asked.mosts.size - 1
    best[length] = 0.0
    for place in range(length - 1, -1, -1):
        best[place] = best[place + 1] - asked.charges[place]
        while group >= 0 and asked.groups[group, FIRST] == place:
            if groups >> group & 1:
                stop = place + asked.groups[group, LENGTH]
                best[place] = max(best[place], best[stop] + asked.mosts[group])
            group -= 1


@inner
def needless(asked: Asking, needed: Points) -> Places:
    """By what a name must be worth, least first: groups, a bit each, whose words alone never are worth so much.

    Those with most postings come first: an entry that has them alone need not be looked at. Parts are always looked at.
    """
    order, found, bits = np.argsort(_postings(asked))[::-1], np.empty(needed.size, np.int64), 0
    for place in range(needed.size):
        for group in order:
            fresh = bits | 1 << group & asked.plain
            if fresh != bits and most_plain(asked, fresh) < needed[place]:
                bits = fresh
        found[place] = bits
    return found


@inner
def _postings(asked: Asking) -> Numbers:
    found = np.empty(asked.mosts.size, np.int32)
    for group in range(found.size):
        found[group] = asked.answers.postings[asked.groups[group, ANSWER], asked.groups[group, COLUMN]]
    return found
