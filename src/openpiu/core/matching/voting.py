"""The answers to the names of travellers, remembered from one batch of travellers to the next.

Belongs here: which words are new, and how many are remembered. No answer gives less than the full comparison can. Not
here: answers (see `kernels.answers`), looking up (see `kernels.learning`).
"""

import numpy as np

from openpiu.core.matching.figures import LONGEST_RUN
from openpiu.core.matching.kernels.answers import no_answers
from openpiu.core.matching.kernels.learning import Plan, learn_runs, learn_words, note_known
from openpiu.core.matching.kernels.names import NameRules
from openpiu.core.matching.kernels.search import Crowd
from openpiu.core.matching.layout import Amounts, Lookup, Names, Persons
from openpiu.core.matching.parting import unknown_words

MOST_REMEMBERED = 1 << 16  # answers; forgotten all at once
MOST_WORDS = 1 << 23  # of theirs, 13 bytes each; likewise
_FIRST_WORDS = 1 << 20  # room for so many at first


class Voting:
    """Answers for one part of an index."""

    __slots__ = ("_answers", "_listed", "_lookup", "_rules", "_scratch")

    def __init__(self, listed: Names, lookup: Lookup, rules: NameRules, scratch: Amounts) -> None:
        """Start with nothing remembered. `scratch` is all zero, one place a word of the list."""
        self._listed, self._lookup, self._rules, self._scratch = listed, lookup, rules, scratch
        self._answers = no_answers(0, 0)

    def of(self, travellers: Persons) -> Crowd:
        """Travellers in columns with the answers to their names."""
        names = travellers.names
        self._make_room(len(names.token_word) * LONGEST_RUN)
        shape = len(names.token_word), LONGEST_RUN + 1
        plan = Plan(np.empty(shape[0], np.int32), np.empty(shape, np.int32))
        own = self._listed, self._lookup, names
        tokens = note_known(names, self._answers, plan)
        if len(tokens):
            unknown = unknown_words(names, tokens)
            self._answers = learn_words(*own, unknown, self._rules, self._scratch, self._answers)
            note_known(names, self._answers, plan)
        self._answers = learn_runs(*own, self._rules, self._scratch, self._answers, plan)
        return Crowd(travellers, plan, self._answers)

    def _make_room(self, more: int) -> None:
        """Forget all where so many more are too many."""
        answers = self._answers
        used = int(answers.used[0])
        if used + more > len(answers.slack) or answers.starts[used] > MOST_WORDS:
            self._answers = no_answers(max(MOST_REMEMBERED, more), _FIRST_WORDS)
