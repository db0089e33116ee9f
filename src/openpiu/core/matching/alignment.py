"""Which word of one name stands for which word of the other, and how alike the names are as a whole.

Belongs here: pairing of words, glued and cut words, what is left over. Not here: points (see `comparing`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from openpiu.core.matching.folding import Word, word
from openpiu.core.matching.likeness import is_cut_from, is_initial_of, likeness, sound_likeness
from openpiu.core.matching.names import NameForm, Token

INITIAL = 0.75  # J for John
CUT = 0.9  # the last word of a field that is long enough to have been cut
SURELY_CUT = 4  # letters left
SHORTENED = 0.72  # Alex for Alexander
CUT_FROM = 18  # letters in a name before it is likely to be cut
GLUED = 0.95  # a title or an article written together with the name: JOHNMR, ALHARBI
MISSED = 0.8  # weight of a word of the shorter name that nothing answers
EXTRA = 0.19  # weight of a further word of the longer name
EXTRA_OF_MANY = 0.1  # likewise where three words or more agree
GLUE_AT_LEAST = 0.8  # likeness of words written together
LONGEST_GLUE = 4  # words
GLUE_FROM = 5  # letters


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two names go together. `similarity` is 0 to 1, `evidence` the weight of the words that agree."""

    similarity: float
    evidence: float
    crossed: float  # share of that weight that agrees across surname and given names
    all_equal: bool  # every word of one is a word of the other, letter by letter


@dataclass(frozen=True, slots=True)
class _Pair:
    one: int
    other: int
    likeness: float
    weight: float


_State = tuple[float, tuple[_Pair, ...]]  # weight that agrees, and the pairs that make it up


def align(one: NameForm, other: NameForm) -> Alignment:
    """Pair the words of two names so that most weight agrees; order does not matter, neither does direction."""
    if _order(other) < _order(one):
        one, other = other, one
    mine, theirs = _glue(one.tokens, other.tokens)
    theirs, mine = _glue(theirs, mine)
    pairs = _best_pairs(_candidates(mine, theirs, one, other))
    return _judge(pairs, mine, theirs)


def _order(form: NameForm) -> tuple[float, str]:
    return form.weight, " ".join(token.word.plain for token in form.tokens)


def _glue(split: Sequence[Token], whole: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Join neighbours of `split` that `whole` writes as one word: Abd al-Rahim, Abdulraheem."""
    tokens = list(split)
    for target in whole:
        if len(target.word.plain) < GLUE_FROM or any(likeness(token.word, target.word) > 0.9 for token in tokens):
            continue
        run = _run_like(tokens, target.word)
        if run:
            tokens[run[0] : run[1]] = [_joined(tokens[run[0] : run[1]])]
    return tokens, list(whole)


def _run_like(tokens: Sequence[Token], target: Word) -> tuple[int, int] | None:
    best, best_run = GLUE_AT_LEAST, None
    for start in range(len(tokens) - 1):
        for stop in range(start + 2, min(start + LONGEST_GLUE, len(tokens)) + 1):
            plain = "".join(token.word.plain for token in tokens[start:stop])
            if abs(len(plain) - len(target.plain)) > 3:
                continue
            found = sound_likeness(word(plain, tokens[start].word.lacks_vowels), target)
            if found > best:
                best, best_run = found, (start, stop)
    return best_run


def _joined(run: Sequence[Token]) -> Token:
    plain = "".join(token.word.plain for token in run)
    return Token(
        word=word(plain, run[0].word.lacks_vowels),
        field=run[0].field,
        weight=max(1.0, sum(token.weight for token in run)),
        is_last=run[-1].is_last,
    )


def _candidates(mine: Sequence[Token], theirs: Sequence[Token], one: NameForm, other: NameForm) -> list[list[_Pair]]:
    """For each word of mine, the words of theirs that are related at all."""
    long = [sum(len(token.word.plain) for token in form.tokens) >= CUT_FROM for form in (one, other)]
    rows = []
    for row, token in enumerate(mine):
        found = [(column, _token_likeness(token, answer, long)) for column, answer in enumerate(theirs)]
        rows.append(
            [
                _Pair(row, column, alike, (token.weight + theirs[column].weight) / 2)
                for column, alike in found
                if alike > 0
            ]
        )
    return rows


def _token_likeness(one: Token, other: Token, long: Sequence[bool]) -> float:
    best = likeness(one.word, other.word)
    if best > 0.9:
        return best
    if is_initial_of(one.word, other.word) or is_initial_of(other.word, one.word):
        return INITIAL
    for short, full, is_long in ((one, other, long[0]), (other, one, long[1])):
        if short.is_last and is_cut_from(short.word, full.word):
            best = max(best, CUT if is_long and len(short.word.plain) >= SURELY_CUT else SHORTENED)
        for bare in short.bare:
            best = max(best, GLUED * likeness(bare, full.word))
    return best


def _best_pairs(rows: Sequence[Sequence[_Pair]]) -> tuple[_Pair, ...]:
    """The assignment with the most agreeing weight; of equals the first."""
    states: dict[int, _State] = {0: (0.0, ())}
    for row in rows:
        grown = dict(states)
        for used, state in states.items():
            _take_one(grown, used, state, row)
        states = grown
    return max(states.values(), key=lambda state: state[0])[1]


def _take_one(grown: dict[int, _State], used: int, state: _State, row: Sequence[_Pair]) -> None:
    """Extend one partial assignment by each pair of a row; keep the best for each set of words used."""
    value, pairs = state
    for pair in row:
        key, total = used | 1 << pair.other, value + pair.weight * pair.likeness
        if not used >> pair.other & 1 and total > grown.get(key, (-1.0, ()))[0]:
            grown[key] = (total, (*pairs, pair))


def _judge(pairs: Sequence[_Pair], mine: Sequence[Token], theirs: Sequence[Token]) -> Alignment:
    matched = sum(pair.weight for pair in pairs)
    evidence = sum(pair.weight * pair.likeness for pair in pairs)
    if not pairs:
        return Alignment(similarity=0.0, evidence=0.0, crossed=0.0, all_equal=False)
    left = [_left(mine, {pair.one for pair in pairs}), _left(theirs, {pair.other for pair in pairs})]
    fewer, more = sorted(left)
    extra = EXTRA_OF_MANY if evidence >= 2.5 else EXTRA
    crossed = sum(pair.weight for pair in pairs if mine[pair.one].field != theirs[pair.other].field)
    return Alignment(
        similarity=evidence / (matched + MISSED * fewer + extra * more),
        evidence=evidence,
        crossed=crossed / matched,
        all_equal=not any(left) and all(pair.likeness == 1.0 for pair in pairs),
    )


def _left(tokens: Sequence[Token], used: set[int]) -> float:
    return sum(token.weight for place, token in enumerate(tokens) if place not in used)
