"""What answers the words of travellers' names, remembered from one traveller to the next.

Belongs here: columns of answers, finding one, keeping one. Not here: looking words up (see `learning`), what a name can
be worth (see `reach`).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.compiling import inner, leaf
from openpiu.core.matching.kernels.letters import plain, same
from openpiu.core.matching.kernels.votes import Brought
from openpiu.core.matching.layout import CONSONANTS_AT, GIVEN, OPTIONAL, SMALL, Amounts, Bytes, Numbers

WHOLE, PARTS = 0, 1  # columns: words for the word itself, or for a run; words for its parts
NONE = -1  # no answer is known
RUN = GIVEN  # in a key, where tokens have those of their flags that matter
TOLD_BY = SMALL | OPTIONAL  # flags of a token by which answers differ
KEY_SIZE = CONSONANTS_AT + 3  # of a word without what follows from its letters; its worth in two bytes; flags

Places = npt.NDArray[np.int64]
Points = npt.NDArray[np.float64]
_SEED, _PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)  # FNV-1a


class Answers(NamedTuple):
    """Answers by number, and the words of the list that they are made of, one answer after the other."""

    slots: Numbers  # (a power of two) by hash of the key: a number and 1; 0 for none
    keys: Bytes  # (answers, KEY_SIZE)
    used: Places  # (1): how many answers there are
    starts: Places  # (answers + 1): words of each
    sizes: Numbers  # (answers, 2): words of each group, the whole first
    sought: Numbers  # likewise: so many from the front; an entry must have one of them for the others to count
    postings: Numbers  # likewise, of the words sought
    most: Points  # likewise: points that a group can give, without what is saved
    exact: Points  # points of the very word, at least; infinite where the list has it not
    slack: Points  # points that words which nobody looks up can still give
    words: Numbers  # of the list
    points: Amounts  # the most that each can give, with what it saves of the points for missed and extra words
    gives: Amounts  # the same without what it saves; all that comes with it where it is a part
    sides: Bytes  # what each needs beside it, see `parts`, and whether it is the very word, see `votes`


def no_answers(answers: int, words: int) -> Answers:
    """Room for so many answers, and for so many words of theirs at first."""
    return Answers(
        slots=np.zeros(1 << (2 * answers).bit_length(), np.int32),
        keys=np.zeros((answers, KEY_SIZE), np.uint8),
        used=np.zeros(1, np.int64),
        starts=np.zeros(answers + 1, np.int64),
        sizes=np.zeros((answers, 2), np.int32),
        sought=np.zeros((answers, 2), np.int32),
        postings=np.zeros((answers, 2), np.int32),
        most=np.zeros((answers, 2), np.float64),
        exact=np.zeros(answers, np.float64),
        slack=np.zeros(answers, np.float64),
        words=np.zeros(words, np.int32),
        points=np.zeros(words, np.float32),
        gives=np.zeros(words, np.float32),
        sides=np.zeros(words, np.uint8),
    )


@leaf
def known(answers: Answers, row: Bytes, worth: int, flags: int) -> int:
    """The number of the answer to a word of so many quarter points; `NONE` where it was not looked up yet."""
    found = answers.slots[_slot(answers, row, worth, flags)]
    return found - 1


@leaf
def _slot(answers: Answers, row: Bytes, worth: int, flags: int) -> int:
    """Where an answer is noted, or is to be noted."""
    found = (_SEED ^ np.uint64(worth << 8 | flags)) * _PRIME
    for letter in plain(row):
        found = (found ^ np.uint64(letter)) * _PRIME
    last = answers.slots.size - 1
    slot = int(found >> np.uint64(20)) & last
    while answers.slots[slot] and not _is_key(answers.keys[answers.slots[slot] - 1], row, worth, flags):
        slot = (slot + 1) & last
    return slot


@leaf
def _is_key(key: Bytes, row: Bytes, worth: int, flags: int) -> bool:
    is_told = key[CONSONANTS_AT] == worth & 255 and key[CONSONANTS_AT + 1] == worth >> 8 and key[KEY_SIZE - 1] == flags
    return is_told and same(key[:CONSONANTS_AT], row[:CONSONANTS_AT])


@inner
def keep(answers: Answers, key: tuple[Bytes, int, int], whole: Brought, parts: Brought) -> Answers:
    """Note an answer under a word, its worth and its flags. What comes back has more room where that was needed."""
    row, worth, flags = key
    number, count = answers.used[0], whole.words.size + parts.words.size
    start = answers.starts[number]
    if start + count > answers.words.size:
        answers = _with_room(answers, max(count, answers.words.size))
    answers.slots[_slot(answers, row, worth, flags)] = number + 1
    answers.keys[number, :CONSONANTS_AT] = row[:CONSONANTS_AT]
    answers.keys[number, CONSONANTS_AT], answers.keys[number, CONSONANTS_AT + 1] = worth & 255, worth >> 8
    answers.keys[number, KEY_SIZE - 1] = flags
    answers.exact[number], answers.slack[number] = whole.exact, whole.slack
    _keep_group(answers, number, WHOLE, whole, start)
    _keep_group(answers, number, PARTS, parts, start + whole.words.size)
    answers.starts[number + 1], answers.used[0] = start + count, number + 1
    return answers


@leaf
def _keep_group(answers: Answers, number: int, group: int, brought: Brought, start: int) -> None:
    answers.sizes[number, group], answers.sought[number, group] = brought.words.size, brought.sought
    answers.postings[number, group], answers.most[number, group] = brought.postings, brought.most
    for place in range(brought.words.size):
        answers.words[start + place], answers.points[start + place] = brought.words[place], brought.points[place]
        answers.gives[start + place], answers.sides[start + place] = brought.gives[place], brought.sides[place]


@inner
def _with_room(answers: Answers, more: int) -> Answers:
    """The same with room for more words."""
    return Answers(
        answers.slots,
        answers.keys,
        answers.used,
        answers.starts,
        answers.sizes,
        answers.sought,
        answers.postings,
        answers.most,
        answers.exact,
        answers.slack,
        np.concatenate((answers.words, np.zeros(more, np.int32))),
        np.concatenate((answers.points, np.zeros(more, np.float32))),
        np.concatenate((answers.gives, np.zeros(more, np.float32))),
        np.concatenate((answers.sides, np.zeros(more, np.uint8))),
    )
