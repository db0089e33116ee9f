"""How alike two words of a name are: 1 for the same spelling, 0 for no relation.

Belongs here: one word against one word, or a run of words against one. Not here: whole names (see `alignment`). The
steps that can give more than 0 are the very relations that the index can look up.
"""

import numpy as np

from openpiu.core.matching.compiling import leaf
from openpiu.core.matching.figures import (
    EDIT_SHARE,
    FEW_LETTERS,
    FEWEST_LETTERS,
    FOLD_EQUAL,
    LOWEST,
    ONE_EDIT,
    OTHER_FIRST_LETTER,
    OTHER_SCRIPT,
    SHORT,
    SHORT_FOLD_EQUAL,
    SKELETON_EDIT_FROM,
    SKELETON_EQUAL,
    SPELLING_SHARE,
    TWO_EDITS_FROM,
    VOWELS_DIFFER,
    VOWELS_OF_FEW,
)
from openpiu.core.matching.kernels.letters import (
    consonants_close,
    differ_by,
    edits,
    edits_within,
    fold,
    plain,
    same,
    share_a_fold,
)
from openpiu.core.matching.kernels.vowels import vowel_cost
from openpiu.core.matching.layout import FOLDS, LACKS_VOWELS, LENGTH, Bytes

_MANY = 99
_ROUNDED = 1e-9  # more than sums of costs are rounded by


@leaf
def likeness(one: Bytes, other: Bytes) -> float:
    """0 to 1, the same in both directions."""
    if same(plain(one), plain(other)):
        return 1.0 if one[LACKS_VOWELS] == other[LACKS_VOWELS] else OTHER_SCRIPT
    differing = differ_by(one, other)
    if differing > (4 if max(one[LENGTH], other[LENGTH]) >= TWO_EDITS_FROM else 3):
        return 0.0
    found = _by_fold(one, other) if differing == 0 else 0.0
    if found == 0.0:
        found = _by_skeleton(one, other, LOWEST) if differing == 0 else 0.0
        if found < _most_by_edit(one, other):
            found = max(found, _by_edit(one, other))
    return _with_spelling(found, one, other) if found >= LOWEST else 0.0


@leaf
def sound_likeness(one: Bytes, other: Bytes, lowest: float) -> float:
    """Likeness by sound alone, without slips of the pen, for words written together; below `lowest` it may be 0."""
    if same(plain(one), plain(other)):
        return 1.0
    found = _by_fold(one, other)
    if found == 0.0:
        found = _by_skeleton(one, other, lowest)
    return _with_spelling(found, one, other) if found >= lowest else 0.0


@leaf
def sounds_alike(one: Bytes, other: Bytes, lowest: float) -> bool:
    """Whether the likeness by sound is `lowest` at least; spelling is looked at only where it decides."""
    if same(plain(one), plain(other)):
        return True
    found = _by_fold(one, other)
    if found == 0.0:
        found = _by_skeleton(one, other, lowest)
    if found < lowest or found * (1.0 - SPELLING_SHARE) >= lowest:
        return found >= lowest
    return _with_spelling(found, one, other) >= lowest


@leaf
def is_cut_from(short: Bytes, long: Bytes) -> bool:
    """Whether `short` is the beginning of `long`, three letters or more, as a full field cuts it."""
    left = short[LENGTH]
    return 3 <= left < long[LENGTH] and same(plain(short), plain(long)[:left])


@leaf
def is_initial_of(short: Bytes, long: Bytes) -> bool:
    """Whether `short` is one letter and `long` begins with it."""
    return short[LENGTH] == 1 and long[LENGTH] > 1 and plain(short)[0] == plain(long)[0]


@leaf
def _with_spelling(found: float, one: Bytes, other: Bytes) -> float:
    longest = max(one[LENGTH], other[LENGTH])
    return found * (1.0 - SPELLING_SHARE * edits(plain(one), plain(other)) / longest)


@leaf
def _by_fold(one: Bytes, other: Bytes) -> float:
    if not share_a_fold(one, other):
        return 0.0
    return FOLD_EQUAL if max(one[LENGTH], other[LENGTH]) > SHORT else SHORT_FOLD_EQUAL


@leaf
def _by_skeleton(one: Bytes, other: Bytes, lowest: float) -> float:
    """Equal consonants, less the difference of the vowels between them; best of all pairs of readings.

    Where it is less than `lowest`, it may be 0.
    """
    script, cost = one[LACKS_VOWELS] + other[LACKS_VOWELS] > 0, np.inf
    of_few = VOWELS_OF_FEW if max(one[LENGTH], other[LENGTH]) <= FEW_LETTERS else 1.0
    most = (SKELETON_EQUAL - lowest) / (VOWELS_DIFFER * of_few) + _ROUNDED
    for mine in range(one[FOLDS]):
        for theirs in range(other[FOLDS]):
            cost = min(cost, vowel_cost(fold(one, mine), fold(other, theirs), script, min(cost, most)))
    return max(0.0, SKELETON_EQUAL - VOWELS_DIFFER * (cost * of_few))


@leaf
def _most_by_edit(one: Bytes, other: Bytes) -> float:
    """What `_by_edit` gives at most."""
    longest = max(one[LENGTH], other[LENGTH])
    return ONE_EDIT[longest] if longest < len(ONE_EDIT) else 1.0 - EDIT_SHARE / longest


@leaf
def _by_edit(one: Bytes, other: Bytes) -> float:
    """One letter missing, added, replaced or swapped, as written or as it sounds; two in a long word."""
    longest = max(one[LENGTH], other[LENGTH])
    if min(one[LENGTH], other[LENGTH]) < FEWEST_LETTERS:
        return 0.0
    most = 2 if longest >= TWO_EDITS_FROM else 1
    found = _fewest_edits(one, other, most)
    if found > most or (found == 2 and not _skeletons_close(one, other)):
        return 0.0
    first = OTHER_FIRST_LETTER if plain(one)[0] != plain(other)[0] and longest < TWO_EDITS_FROM else 0.0
    alike = ONE_EDIT[longest] if longest < len(ONE_EDIT) and found == 1 else 1.0 - EDIT_SHARE * found / longest
    return max(0.0, alike - first)


@leaf
def _fewest_edits(one: Bytes, other: Bytes, most: int) -> int:
    """Of the letters as written and as they sound; where lengths differ by more than `most`, many."""
    near = abs(plain(one).size - plain(other).size) <= most
    fewest = edits_within(plain(one), plain(other), most) if near else _MANY
    if fewest <= 1:
        return fewest  # readings that are the same were seen before
    for mine in range(one[FOLDS]):
        for theirs in range(other[FOLDS]):
            a, b = fold(one, mine), fold(other, theirs)
            if abs(a.size - b.size) <= most:
                fewest = min(fewest, edits_within(a, b, most))
    return fewest


@leaf
def _skeletons_close(one: Bytes, other: Bytes) -> bool:
    for mine in range(one[FOLDS]):
        for theirs in range(other[FOLDS]):
            if consonants_close(fold(one, mine), fold(other, theirs), SKELETON_EDIT_FROM):
                return True
    return False
