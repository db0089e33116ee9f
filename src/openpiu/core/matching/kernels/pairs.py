"""Which words of two names may stand for one another, and what each pair gives.

Belongs here: a word against a word, cut and glued words, a run of words against one. Not here: the best choice among
them (see `alignment`). A step says: so many words of one name from this row stand for so many of the other.
"""

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.compiling import compiled, inner, leaf
from openpiu.core.matching.figures import CUT, GLUED, LONGEST_RUN, RUN_AT_LEAST, RUN_FROM
from openpiu.core.matching.kernels.letters import all_consonants, consonants, fold, plain
from openpiu.core.matching.kernels.likeness import is_cut_from, is_initial_of, likeness, sound_likeness
from openpiu.core.matching.kernels.names import Name, NameRules, missed_worth, shared_worth, word_at, worth
from openpiu.core.matching.layout import (
    FOLD_AT,
    FOLD_SIZE,
    FOLDS,
    GIVEN,
    LACKS_VOWELS,
    LAST,
    LENGTH,
    LETTERS,
    PLAIN_AT,
    SMALL,
    WORD_SIZE,
    Bytes,
)

Steps = npt.NDArray[np.float64]  # (steps, 5), in the order of their rows
ROW, ROWS, COLUMN, COLUMNS, GAIN = range(5)
_RUN_SLACK = 2  # letters that a run and a word may differ in length
_SURE = 0.9  # likeness from which nothing else is tried


@inner
def pairings(one: Name, other: Name, rules: NameRules) -> Steps:
    """All steps that give something; what they save of the points for missed and extra words is in their gain."""
    rows, columns = one.stop - one.start, other.stop - other.start
    steps, count = np.empty((rows * columns * (2 * LONGEST_RUN - 1), 5)), 0
    for row in range(rows):
        for column in range(columns):
            value = _pair_value(one, one.start + row, other, other.start + column, rules)
            if value > 0.0:
                count = _add(steps, count, (row, 1, column, 1), value)
            for length in range(2, LONGEST_RUN + 1):
                if row + length <= rows and _may_be_run(one, one.start + row, length, other, other.start + column):
                    value = _run_value(one, one.start + row, length, other, other.start + column)
                    count = _add(steps, count, (row, length, column, 1), value)
                if column + length <= columns and _may_be_run(
                    other, other.start + column, length, one, one.start + row
                ):
                    value = _run_value(other, other.start + column, length, one, one.start + row)
                    count = _add(steps, count, (row, 1, column, length), value)
    _save(steps[:count], one, other, rules)
    return steps[:count]


@leaf
def _add(steps: Steps, count: int, place: tuple[int, int, int, int], value: float) -> int:
    if value <= 0.0:
        return count
    steps[count, ROW], steps[count, ROWS], steps[count, COLUMN], steps[count, COLUMNS] = place
    steps[count, GAIN] = value
    return count + 1


@leaf
def _save(steps: Steps, one: Name, other: Name, rules: NameRules) -> None:
    """Words that are answered are neither missed nor extra."""
    for step in range(steps.shape[0]):
        row, column = one.start + int(steps[step, ROW]), other.start + int(steps[step, COLUMN])
        for token in range(row, row + int(steps[step, ROWS])):
            steps[step, GAIN] += rules.missed * missed_worth(one, token)
        for token in range(column, column + int(steps[step, COLUMNS])):
            steps[step, GAIN] += rules.extra * missed_worth(other, token)


@leaf
def _pair_value(one: Name, mine: int, other: Name, theirs: int, rules: NameRules) -> float:
    """Points of a word for a word."""
    a, b = word_at(one, mine), word_at(other, theirs)
    crossed = rules.crossed if (one.columns.token_flags[mine] ^ other.columns.token_flags[theirs]) & GIVEN else 0.0
    if (one.columns.token_flags[mine] | other.columns.token_flags[theirs]) & SMALL:
        return min(worth(one, mine), worth(other, theirs)) * likeness(a, b)
    if is_initial_of(a, b) or is_initial_of(b, a):
        return max(0.0, rules.initial + crossed)
    alike = likeness(a, b)
    if alike <= _SURE:
        alike = max(alike, _likeness_in_part(one, mine, other, theirs))
        alike = max(alike, _likeness_in_part(other, theirs, one, mine))
    return max(0.0, shared_worth(worth(one, mine), worth(other, theirs)) * alike + crossed) if alike > 0.0 else 0.0


@leaf
def _likeness_in_part(one: Name, mine: int, other: Name, theirs: int) -> float:
    """Where the word of one is cut off, or has a title or an article glued to it."""
    a, b = word_at(one, mine), word_at(other, theirs)
    best = 0.0
    if one.columns.token_flags[mine] & LAST and is_cut_from(a, b):
        best = CUT[min(int(a[LENGTH]), len(CUT) - 1)]
    for place in range(2):
        bare = one.columns.bare[one.columns.token_word[mine], place]
        if bare >= 0:
            best = max(best, GLUED * likeness(one.columns.words[bare], b))
    return best


@inner
def _run_value(split: Name, first: int, length: int, whole: Name, token: int) -> float:
    """Points of neighbours that the other name writes as one word: Abd al-Rahim, Abdulraheem."""
    alike = sound_likeness(run_word(split, first, length), word_at(whole, token), RUN_AT_LEAST)
    if alike < RUN_AT_LEAST:
        return 0.0
    together = 0.0
    for place in range(first, first + length):
        together += worth(split, place)
    return alike * (max(together, worth(whole, token)) + worth(whole, token)) / 2


@leaf
def _may_be_run(split: Name, first: int, length: int, whole: Name, token: int) -> bool:
    """Whether neighbours have about as many letters as a word of the other name, and its consonants."""
    target = word_at(whole, token)
    if target[LENGTH] < RUN_FROM or abs(_letters(split, first, length) - target[LENGTH]) > _RUN_SLACK:
        return False
    return _may_sound_alike(split, first, length, target)


@leaf
def _may_sound_alike(name: Name, first: int, length: int, target: Bytes) -> bool:
    """Whether the words have all consonants of a reading of the target."""
    found = np.int64(0)
    for token in range(first, first + length):
        found |= all_consonants(word_at(name, token))
    for reading in range(target[FOLDS]):
        if consonants(target, reading) & ~found == 0:
            return True
    return False


@leaf
def _letters(name: Name, first: int, length: int) -> int:
    letters = 0
    for token in range(first, first + length):
        letters += int(word_at(name, token)[LENGTH])
    return letters


@compiled
def run_word(name: Name, first: int, length: int) -> Bytes:
    """Neighbours as one word: letters and readings put together, a letter doubled at a seam written once."""
    word = np.zeros(WORD_SIZE, np.uint8)
    word[LACKS_VOWELS] = word_at(name, first)[LACKS_VOWELS]
    readings = 1
    for token in range(first, first + length):
        part = word_at(name, token)
        readings = max(readings, int(part[FOLDS]))
        word[LENGTH] = _append(word[PLAIN_AT : PLAIN_AT + LETTERS], int(word[LENGTH]), plain(part), False)
    for reading in range(readings):
        start = FOLD_AT + reading * FOLD_SIZE
        for token in range(first, first + length):
            part = word_at(name, token)
            letters = fold(part, min(reading, int(part[FOLDS]) - 1))
            word[start] = _append(word[start + 1 : start + FOLD_SIZE], int(word[start]), letters, True)
    word[FOLDS] = readings
    return word


@leaf
def _append(letters: Bytes, count: int, more: Bytes, once: bool) -> int:
    for place in range(more.size):
        if count < letters.size and not (once and count > 0 and letters[count - 1] == more[place]):
            letters[count] = more[place]
            count += 1
    return count
