"""What two names are worth together: the words that stand for one another, less those that are left over.

Belongs here: the sum. Not here: which pairs there are (see `pairs`), what a word is worth (see `packing`).
"""

import numpy as np

from openpiu.core.matching.compiling import compiled, inner, leaf
from openpiu.core.matching.kernels.letters import plain, same
from openpiu.core.matching.kernels.names import Name, NameRules, total_worth, word_at
from openpiu.core.matching.kernels.pairs import COLUMN, COLUMNS, GAIN, ROW, ROWS, Steps, pairings
from openpiu.core.matching.layout import GIVEN, OPTIONAL, SMALL, WORD_SIZE


@inner
def name_worth(one: Name, other: Name, rules: NameRules) -> float:
    """Points before the profile's ceiling; the same in both directions."""
    if _comes_first(other, one):
        one, other = other, one
    missed, extra = rules.missed * total_worth(one), rules.extra * total_worth(other)
    steps = pairings(one, other, rules)
    found = best_pairing(steps, one, other) - missed - extra
    if _has_no_answer(one, steps, ROW, ROWS) or _has_no_answer(other, steps, COLUMN, COLUMNS):
        found += rules.no_surname
    return max(rules.least_equal, found + rules.all_equal) if all_equal(one, other) else found


@compiled
def all_equal(one: Name, other: Name) -> bool:
    """Whether every word of one is a word of the other, letter by letter; titles do not count."""
    taken = 0
    for mine in range(one.start, one.stop):
        if one.columns.token_flags[mine] & OPTIONAL:
            continue
        found = _equal_place(one, mine, other, taken)
        if found < 0:
            return False
        taken |= 1 << found
    return _all_taken(other, taken)


@leaf
def _equal_place(one: Name, mine: int, other: Name, taken: int) -> int:
    letters = plain(word_at(one, mine))
    for place in range(other.stop - other.start):
        if not taken >> place & 1 and same(letters, plain(word_at(other, other.start + place))):
            return place
    return -1


@leaf
def _all_taken(name: Name, taken: int) -> bool:
    for place in range(name.stop - name.start):
        if not taken >> place & 1 and not name.columns.token_flags[name.start + place] & OPTIONAL:
            return False
    return True


@leaf
def _has_no_answer(name: Name, steps: Steps, first: int, length: int) -> bool:
    """Whether the name has surnames, and no step answers any of them; columns `first` and `length` of the steps."""
    has_any = False
    for token in range(name.start, name.stop):
        if not name.columns.token_flags[token] & (GIVEN | SMALL):
            has_any = True
            for step in range(steps.shape[0]):
                start = name.start + int(steps[step, first])
                if start <= token < start + int(steps[step, length]):
                    return False
    return has_any


@leaf
def _comes_first(one: Name, other: Name) -> bool:
    """The lighter name comes first; of equals the one whose letters come first, so that direction does not matter."""
    mine, theirs = total_worth(one), total_worth(other)
    if mine != theirs:
        return mine < theirs
    if one.stop - one.start != other.stop - other.start:
        return one.stop - one.start < other.stop - other.start
    for place in range(one.stop - one.start):
        a, b = word_at(one, one.start + place), word_at(other, other.start + place)
        for letter in range(WORD_SIZE):
            if a[letter] != b[letter]:
                return a[letter] < b[letter]
    return False


@inner
def best_pairing(steps: Steps, one: Name, other: Name) -> float:
    """The most points that steps can give together, each word used once.

    Word by word of `one`; a state is the set of words of `other` that are taken.
    """
    rows, columns = one.stop - one.start, other.stop - other.start
    states = np.full((rows + 1, 1 << columns), -np.inf)
    states[0, 0] = 0.0
    first = 0
    for row in range(rows):
        stop = first
        while stop < steps.shape[0] and steps[stop, ROW] == row:
            stop += 1
        here = steps[first:stop]
        for taken in range(1 << columns):
            if states[row, taken] >= 0.0:
                states[row + 1, taken] = max(states[row + 1, taken], states[row, taken])
                _take(states, here, row, taken)
        first = stop
    return float(states[rows].max())


@leaf
def _take(states: Steps, steps: Steps, row: int, taken: int) -> None:
    for step in range(steps.shape[0]):
        words = ((1 << int(steps[step, COLUMNS])) - 1) << int(steps[step, COLUMN])
        if not taken & words:
            after = row + int(steps[step, ROWS])
            gain = states[row, taken] + steps[step, GAIN]
            states[after, taken | words] = max(states[after, taken | words], gain)
