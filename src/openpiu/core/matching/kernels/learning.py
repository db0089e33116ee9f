"""Looking up the words of travellers' names that were not looked up before, many in one call.

Belongs here: from words and their parts to answers. Not here: what one word brings (see `votes`), keeping (see
`answers`).
"""

from typing import NamedTuple

import numpy as np

from openpiu.core.matching.compiling import compiled, inner
from openpiu.core.matching.figures import LONGEST_RUN, RUN_FROM
from openpiu.core.matching.kernels.answers import NONE, RUN, TOLD_BY, Answers, keep, known
from openpiu.core.matching.kernels.names import Name, NameRules, name_of, word_at
from openpiu.core.matching.kernels.pairs import run_word
from openpiu.core.matching.kernels.parts import Heard, Parts, hear
from openpiu.core.matching.kernels.votes import Asked, both, nothing, part_votes, run_votes, word_votes
from openpiu.core.matching.layout import KIND, LENGTH, LETTER, QUARTERS, SMALL, Amounts, Bytes, Lookup, Names, Numbers


class Plan(NamedTuple):
    """The answers to some names by number, `NONE` where there is none."""

    tokens: Numbers
    runs: Numbers  # (tokens, LONGEST_RUN + 1): of a token with those after it, by how many words are written together


class Dictionary(NamedTuple):
    """Where words are looked up."""

    listed: Names
    lookup: Lookup
    rules: NameRules
    scratch: Amounts  # all zero, one place a word of the list


class Unknown(NamedTuple):
    """Words to be looked up: those of tokens, each followed by itself without what is glued to it."""

    tokens: Numbers
    row_from: Numbers  # rows of each token
    rows: Bytes  # (rows, WORD_SIZE)
    part_from: Numbers  # parts of each row
    parts: Numbers  # their numbers in `Heard`
    starts: Numbers  # where each begins in the word
    stops: Numbers
    shortest: Numbers  # by row: letters of its parts at least
    fresh: Bytes  # (parts, WORD_SIZE): those that were not met before


@compiled
def note_known(names: Names, answers: Answers, plan: Plan) -> Numbers:
    """Note the answers to words that are known; the tokens of those that are not come back."""
    found, count = np.empty(plan.tokens.size, np.int32), 0
    for token in range(plan.tokens.size):
        flags = names.token_flags[token]
        plan.tokens[token] = NONE
        if flags & KIND != LETTER:
            word = names.words[names.token_word[token]]
            plan.tokens[token] = known(answers, word, names.token_worth[token], flags & TOLD_BY)
            if plan.tokens[token] == NONE:
                found[count] = token
                count += 1
    return found[:count]


@compiled
def learn_parts(dictionary: Dictionary, fresh: Bytes, heard: Heard) -> Heard:
    """Look up parts that were not met before; what comes back is to be used from then on."""
    return hear(dictionary.listed, dictionary.lookup.keys, fresh, heard)


@compiled
def learn_words(dictionary: Dictionary, names: Names, unknown: Unknown, heard: Heard, answers: Answers) -> Answers:
    """Look up words with their parts; what comes back is to be used from then on."""
    listed, lookup, rules, scratch = dictionary
    for place in range(unknown.tokens.size):
        token = unknown.tokens[place]
        word, flags = names.words[names.token_word[token]], names.token_flags[token] & TOLD_BY
        if known(answers, word, names.token_worth[token], flags) == NONE:
            worth, whole, parts = names.token_worth[token] / QUARTERS, nothing(), nothing()
            for row in range(unknown.row_from[place], unknown.row_from[place + 1]):
                is_first = row == unknown.row_from[place]
                asked = Asked(unknown.rows[row], worth, is_first and flags & SMALL != 0)
                found = word_votes(listed, lookup, asked, rules, scratch)
                whole = found if is_first else both(whole, found)
                found = part_votes(heard, lookup, _parts_of(unknown, row), worth, rules, scratch)
                parts = found if is_first else both(parts, found)
            answers = keep(answers, (word, names.token_worth[token], flags), whole, parts)
    return answers


@inner
def _parts_of(unknown: Unknown, row: int) -> Parts:
    first, stop = unknown.part_from[row], unknown.part_from[row + 1]
    return Parts(
        unknown.parts[first:stop],
        unknown.starts[first:stop],
        unknown.stops[first:stop],
        int(unknown.shortest[row]),
        int(unknown.rows[row, LENGTH]),
    )


@compiled
def learn_runs(dictionary: Dictionary, names: Names, answers: Answers, plan: Plan) -> Answers:
    """Note the answers to neighbours written together, and look up those that are not known."""
    for number in range(names.name_from.size - 1):
        name = name_of(names, number)
        for first in range(name.start, name.stop):
            letters, worth = 0, 0
            for token in range(first, min(name.stop, first + LONGEST_RUN)):
                letters, worth = letters + int(word_at(name, token)[LENGTH]), worth + int(names.token_worth[token])
                length = token - first + 1
                plan.runs[first, length] = NONE
                if length > 1 and letters >= RUN_FROM:
                    answers = _with_run(dictionary, (name, first, length, worth), answers, plan)
    return answers


@inner
def _with_run(dictionary: Dictionary, run: tuple[Name, int, int, int], answers: Answers, plan: Plan) -> Answers:
    name, first, length, worth = run
    listed, lookup, rules, scratch = dictionary
    row = run_word(name, first, length)
    plan.runs[first, length] = known(answers, row, worth, RUN)
    if plan.runs[first, length] == NONE:
        plan.runs[first, length] = answers.used[0]
        found = run_votes(listed, lookup, row, worth / QUARTERS, rules, scratch)
        answers = keep(answers, (row, worth, RUN), found, nothing())
    return answers
