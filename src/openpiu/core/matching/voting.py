"""The answers to the names of travellers, remembered from one batch of travellers to the next.

Belongs here: which words are new, and how many are remembered. No answer gives less than the full comparison can. Not
here: answers (see `kernels.answers`), looking up (see `kernels.learning`).
"""

import numpy as np

from openpiu.core.matching.figures import LONGEST_RUN
from openpiu.core.matching.kernels.answers import no_answers
from openpiu.core.matching.kernels.learning import Dictionary, Plan, learn_runs, learn_words, note_known
from openpiu.core.matching.kernels.search import Crowd
from openpiu.core.matching.layout import Persons
from openpiu.core.matching.parting import unknown_words

MOST_REMEMBERED = 1 << 16  # answers; forgotten all at once
WORDS_AN_ANSWER = 64  # of the list, 13 bytes each: with more they are forgotten earlier


class Voting:
    """Answers for one part of an index."""

    __slots__ = ("_answers", "_dictionary", "_most")

    def __init__(self, dictionary: Dictionary, most: int = MOST_REMEMBERED) -> None:
        """Start with nothing remembered."""
        self._dictionary, self._most = dictionary, most
        self._answers = no_answers(0, 0)

    def of(self, travellers: Persons) -> Crowd:
        """Travellers in columns with the answers to their names."""
        names = travellers.names
        tokens = len(names.token_word)
        self._make_room(tokens * LONGEST_RUN)
        plan = Plan(np.empty(tokens, np.int32), np.empty((tokens, LONGEST_RUN + 1), np.int32))
        fresh = note_known(names, self._answers, plan)
        if len(fresh):
            self._answers = learn_words(self._dictionary, names, unknown_words(names, fresh), self._answers)
            note_known(names, self._answers, plan)
        self._answers = learn_runs(self._dictionary, names, self._answers, plan)
        return Crowd(travellers, plan, self._answers)

    def _make_room(self, more: int) -> None:
        """Forget all where so many more are too many."""
        answers = self._answers
        used = int(answers.used[0])
        if used + more > len(answers.slack) or answers.starts[used] > self._most * WORDS_AN_ANSWER:
            self._answers = no_answers(max(self._most, more), self._most)
