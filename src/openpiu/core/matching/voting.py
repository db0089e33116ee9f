"""The answers to the names of travellers, remembered from one batch of travellers to the next.

Belongs here: which words are new, and how many are remembered. No answer gives less than the full comparison can. Not
here: answers (see `kernels.answers`), looking up (see `kernels.learning`).
"""

import numpy as np

from openpiu.core.matching.figures import LONGEST_RUN
from openpiu.core.matching.kernels.answers import no_answers
from openpiu.core.matching.kernels.learning import Dictionary, Plan, learn_parts, learn_runs, learn_words, note_known
from openpiu.core.matching.kernels.parts import Heard
from openpiu.core.matching.kernels.search import Crowd
from openpiu.core.matching.layout import Persons
from openpiu.core.matching.parting import PartNumbers, unknown_words

MOST_REMEMBERED = 1 << 16  # answers; forgotten all at once
MOST_PARTS = 1 << 17  # beginnings and endings of words, forgotten likewise
WORDS_AN_ANSWER = 64  # of the list, 13 bytes each: with more they are forgotten earlier


class Voting:
    """Answers for one part of an index."""

    __slots__ = ("_answers", "_dictionary", "_heard", "_most", "_parts")

    def __init__(self, dictionary: Dictionary, most: int = MOST_REMEMBERED) -> None:
        """Start with nothing remembered."""
        self._dictionary, self._most = dictionary, most
        self._answers = no_answers(0, 0)
        self._parts, self._heard = PartNumbers(), _nothing_heard()

    def of(self, travellers: Persons) -> Crowd:
        """Travellers in columns with the answers to their names."""
        names = travellers.names
        tokens = len(names.token_word)
        self._make_room(tokens * LONGEST_RUN)
        plan = Plan(np.empty(tokens, np.int32), np.empty((tokens, LONGEST_RUN + 1), np.int32))
        fresh = note_known(names, self._answers, plan)
        if len(fresh):
            unknown = unknown_words(names, fresh, self._parts)
            self._heard = learn_parts(self._dictionary, unknown.fresh, self._heard)
            self._answers = learn_words(self._dictionary, names, unknown, self._heard, self._answers)
            note_known(names, self._answers, plan)
        self._answers = learn_runs(self._dictionary, names, self._answers, plan)
        return Crowd(travellers, plan, self._answers)

    def _make_room(self, more: int) -> None:
        """Forget all where so many more are too many."""
        answers = self._answers
        used = int(answers.used[0])
        if used + more > len(answers.slack) or answers.starts[used] > self._most * WORDS_AN_ANSWER:
            self._answers = no_answers(max(self._most, more), self._most)
        if len(self._parts) > MOST_PARTS:
            self._parts, self._heard = PartNumbers(), _nothing_heard()


def _nothing_heard() -> Heard:
    return Heard(*(np.zeros(size, np.int32) for size in (1, 1, 0)))
