"""Two folded words with the same consonants: how far their vowels are apart.

A slot is the run of vowels before, between and after consonants; slots are compared one by one.
"""

import numpy as np

from openpiu.core.matching.compiling import leaf
from openpiu.core.matching.figures import (
    A_E,
    A_I,
    A_U,
    BLENDED,
    E_I,
    E_U,
    FIRST_AU,
    I_U,
    MANY_CONSONANTS,
    MORE_BLENDED,
    ONE_CONSONANT,
    TWO_CONSONANTS,
    UNWRITTEN_A,
    UNWRITTEN_BY_SCRIPT,
    UNWRITTEN_E,
    UNWRITTEN_IU,
    YO_COST,
)
from openpiu.core.matching.kernels.letters import is_vowel, same
from openpiu.core.matching.layout import Bytes

UNLIKE = np.inf
_A, _E, _I, _U = 65, 69, 73, 85


@leaf
def vowel_cost(one: Bytes, other: Bytes, script: bool, most: float) -> float:
    """Units of difference; infinite where the consonants are not the same, where there are none, or above `most`."""
    share = _share(_consonants(one))
    mine, theirs, consonants, cost = 0, 0, 0, 0.0
    while True:
        stop, end = _run_end(one, mine), _run_end(other, theirs)
        if not _is_same_vowel(one, mine, stop, other, theirs, end):
            cost += _slot_cost(one[mine:stop], other[theirs:end], script)
            if consonants == 0 and _is_first_au(one[:stop], other[:end]):
                cost += FIRST_AU - A_U
            if cost * share > most:
                return UNLIKE
        if stop == one.size or end == other.size:
            break
        if one[stop] != other[end]:
            return UNLIKE
        mine, theirs, consonants = stop + 1, end + 1, consonants + 1
    if stop != one.size or end != other.size or consonants == 0:
        return UNLIKE
    return cost * share


@leaf
def _is_same_vowel(one: Bytes, mine: int, stop: int, other: Bytes, theirs: int, end: int) -> bool:
    """Whether two runs are one vowel each, the same, or none: most are."""
    if stop - mine != end - theirs or stop - mine > 1:
        return False
    return stop == mine or one[mine] == other[theirs]


@leaf
def _consonants(letters: Bytes) -> int:
    count = 0
    for letter in letters:
        count += 0 if is_vowel(letter) else 1
    return count


@leaf
def _run_end(letters: Bytes, start: int) -> int:
    stop = start
    while stop < letters.size and is_vowel(letters[stop]):
        stop += 1
    return stop


@leaf
def _share(consonants: int) -> float:
    if consonants == 1:
        return ONE_CONSONANT
    return TWO_CONSONANTS if consonants == 2 else MANY_CONSONANTS / consonants


@leaf
def _is_first_au(one: Bytes, other: Bytes) -> bool:
    return one.size == 1 and other.size == 1 and min(one[0], other[0]) == _A and max(one[0], other[0]) == _U


@leaf
def _slot_cost(one: Bytes, other: Bytes, script: bool) -> float:
    if same(one, other):
        return 0.0
    if one.size == 0 or other.size == 0:
        return UNWRITTEN_BY_SCRIPT if script else _unwritten(one[0] if one.size else other[0])
    if _is_yo(one, other) or _is_yo(other, one):
        return YO_COST
    more = abs(one.size - other.size)
    longer = BLENDED + MORE_BLENDED * (more - 1) if more else 0.0
    first, second = _blend(one), _blend(other)
    return longer + (BLENDED if first == second else _apart(min(first, second), max(first, second)))


@leaf
def _unwritten(vowel: int) -> float:
    if vowel == _E:
        return UNWRITTEN_E
    return UNWRITTEN_A if vowel == _A else UNWRITTEN_IU


@leaf
def _is_yo(one: Bytes, other: Bytes) -> bool:
    return one.size == 2 and one[0] == _I and one[1] == _U and other.size == 1 and other[0] == _E


@leaf
def _blend(run: Bytes) -> int:
    """The one vowel that a run of two sounds like; otherwise its first."""
    if run.size != 2:
        return int(run[0])
    one, other = run[0], run[1]
    if one == _A and other == _I:
        return _E
    if one in (_A, _I) and other == _U:
        return _U
    return _A if one in (_U, _I) and other == _A else int(one)


@leaf
def _apart(low: int, high: int) -> float:
    """Two different vowels, in the order of their letters."""
    if low == _A:
        return A_E if high == _E else (A_I if high == _I else A_U)
    if low == _E:
        return E_I if high == _I else E_U
    return I_U
