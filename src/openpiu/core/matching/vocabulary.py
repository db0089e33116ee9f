"""The words of all alerts: from a traveller's word to the related words, and to the names that hold them.

Belongs here: keys, postings and votes. Not here: bounds, scores. Every relation that `likeness` knows has a key here:
equal folds, equal skeletons, edits (shared one-letter deletions), beginnings, glued words, glued titles.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from openpiu.core.matching.alignment import CUT, GLUE_FROM, GLUED, LONGEST_GLUE
from openpiu.core.matching.folding import Word, word
from openpiu.core.matching.likeness import (
    FEWEST_LETTERS,
    SKELETON_EDIT_FROM,
    TWO_EDITS_FROM,
    is_cut_from,
    likeness,
    sound_likeness,
)
from openpiu.core.matching.names import NameForm, Token

MOST_REMEMBERED = 1 << 14  # words whose votes are remembered; forgotten all at once

Reading = tuple[Word, float]  # a word and its weight in a name


class Vocabulary:
    """Words with their postings: grows while the index is built, then only remembers answers.

    `by_sound` keeps the keys of equal sounds only, without slips of the pen: for words written together.
    """

    __slots__ = ("_beginnings", "_by_sound", "_keys", "_numbers", "_postings", "_remembered", "_words")

    def __init__(self, *, by_sound: bool = False) -> None:
        """Start empty."""
        self._by_sound = by_sound
        self._words: list[Word] = []
        self._numbers: dict[Word, int] = {}
        self._keys: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[int]] = {}  # by the first three letters
        self._postings: list[list[tuple[int, float]]] = []  # of each word: (name, weight of the word in it)
        self._remembered: dict[tuple[Reading, bool], dict[int, float]] = {}

    def add(self, name: int, readings: Sequence[Reading]) -> None:
        """Add the words of one alert name under its number."""
        for found, weight in readings:
            number = self._numbers.get(found)
            if number is None:
                number = self._enter(found)
            self._postings[number].append((name, weight))

    def votes(self, reading: Reading, *, by_sound: bool = False) -> dict[int, float]:
        """For each alert name with a related word: the most weight that can agree."""
        votes = self._remembered.get((reading, by_sound))
        if votes is None:
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            related = self._same_sound(reading[0]) if by_sound or self._by_sound else self._related(reading[0])
            votes = self._remembered[reading, by_sound] = self._count(related, reading[1])
        return votes

    def _enter(self, found: Word) -> int:
        number = self._numbers[found] = len(self._words)
        self._words.append(found)
        self._postings.append([])
        for key in _sound_keys(found) if self._by_sound else _sound_keys(found) | _edit_keys(found):
            self._keys.setdefault(key, []).append(number)
        if not self._by_sound:
            self._beginnings.setdefault(found.plain[:3], []).append(number)
        return number

    def _count(self, related: Iterator[tuple[int, float]], weight: float) -> dict[int, float]:
        votes: dict[int, float] = {}
        for number, alike in related:
            for name, theirs in self._postings[number]:
                vote = alike * (weight + theirs) / 2
                if vote > votes.get(name, 0.0):
                    votes[name] = vote
        return votes

    def _same_sound(self, found: Word) -> Iterator[tuple[int, float]]:
        for number in self._look_up(_sound_keys(found)):
            yield number, sound_likeness(found, self._words[number])

    def _related(self, found: Word) -> Iterator[tuple[int, float]]:
        """Words of which more than nothing may agree; one that is both alike and cut comes twice."""
        for number in self._look_up(_sound_keys(found) | _edit_keys(found)):
            alike = likeness(found, self._words[number])
            if alike > 0:
                yield number, alike
        for number in self._beginnings.get(found.plain[:3], ()):
            if is_cut_from(found, self._words[number]) or is_cut_from(self._words[number], found):
                yield number, CUT

    def _look_up(self, keys: Iterable[str]) -> set[int]:
        return {number for key in keys for number in self._keys.get(key, ())}


class NameVotes:
    """The words of alert names, alone and written together, and who votes for which name."""

    __slots__ = ("_runs", "_words")

    def __init__(self) -> None:
        """Start empty."""
        self._words = Vocabulary()
        self._runs = Vocabulary(by_sound=True)

    def add(self, name: int, form: NameForm) -> None:
        """Add one alert name under its number."""
        self._words.add(name, _single_words(form.tokens))
        self._runs.add(name, _runs(form.tokens))

    def votes(self, form: NameForm) -> dict[int, float]:
        """For each alert name with related words: the most weight that can agree in all."""
        total: defaultdict[int, float] = defaultdict(float)
        for reading in _single_words(form.tokens):
            for votes in (self._words.votes(reading), self._runs.votes(reading)):
                for name, vote in votes.items():
                    total[name] += vote
        for reading in _runs(form.tokens):
            for name, vote in self._words.votes(reading, by_sound=True).items():
                total[name] += vote
        return total


def _single_words(tokens: Sequence[Token]) -> list[Reading]:
    """Each word, and the word without what may be glued to it; initials are left to the bound."""
    words = [(token.word, token.weight) for token in tokens if len(token.word.plain) > 1]
    return words + [(bare, token.weight * GLUED) for token in tokens for bare in token.bare]


def _runs(tokens: Sequence[Token]) -> list[Reading]:
    """Neighbours written together."""
    runs = []
    for start, token in enumerate(tokens):
        for stop in range(start + 2, min(start + LONGEST_GLUE, len(tokens)) + 1):
            plain = "".join(part.word.plain for part in tokens[start:stop])
            if len(plain) >= GLUE_FROM:
                weight = max(1.0, sum(part.weight for part in tokens[start:stop]))
                runs.append((word(plain, token.word.lacks_vowels), weight))
    return runs


def _sound_keys(found: Word) -> set[str]:
    return {"F" + fold for fold in found.folds} | {"S" + skeleton for skeleton in found.skeletons if skeleton}


def _edit_keys(found: Word) -> set[str]:
    """One-letter deletions: two words share one where they are one edit apart (in full, or in their consonants)."""
    keys = set()
    for fold, skeleton in zip(found.folds, found.skeletons, strict=True):
        if len(skeleton) >= SKELETON_EDIT_FROM and len(found.plain) >= TWO_EDITS_FROM - 2:
            keys.update(_deletions("K", skeleton))
        if len(fold) >= FEWEST_LETTERS - 1:
            keys.update(_deletions("D", fold))
    return keys


def _deletions(kind: str, text: str) -> list[str]:
    return [kind + text, *(kind + text[:place] + text[place + 1 :] for place in range(len(text)))]
