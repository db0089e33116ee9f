"""A name in its columns, and the profile's figures for names."""

from typing import NamedTuple

from openpiu.core.matching.compiling import compiled, leaf, pasted
from openpiu.core.matching.figures import COMMONER
from openpiu.core.matching.layout import OPTIONAL, QUARTERS, Bytes, Names


class NameRules(NamedTuple):
    """Figures of a profile that names are weighed with, in points or as shares of a word's worth."""

    missed: float  # share, of words of the lighter name that nothing answers
    extra: float  # share, of further words of the heavier name
    initial: float  # points for J and John
    crossed: float  # points for a word that is a surname here and a given name there
    no_surname: float  # points where no surname of one has any relation to the other
    all_equal: float  # points on top where every word agrees, letter by letter
    least_equal: float  # what such a name is worth at least
    most_small: float  # points that a particle or a title can have
    most_word: float  # points that a word can have


class Name(NamedTuple):
    """The tokens from `start` up to `stop`."""

    columns: Names
    start: int
    stop: int


@compiled
def name_of(columns: Names, name: int) -> Name:
    """One name by its number."""
    return Name(columns, int(columns.name_from[name]), int(columns.name_from[name + 1]))


@pasted
def word_at(name: Name, token: int) -> Bytes:
    """The word of a token."""
    return name.columns.words[name.columns.token_word[token]]


@leaf
def worth(name: Name, token: int) -> float:
    """Points for agreeing on it."""
    return name.columns.token_worth[token] / QUARTERS


@leaf
def shared_worth(one: float, other: float) -> float:
    """Points for agreeing on two words."""
    return COMMONER * min(one, other) + (1.0 - COMMONER) * max(one, other)


@leaf
def missed_worth(name: Name, token: int) -> float:
    """Points that it matters where nothing answers it: none for a title."""
    return 0.0 if name.columns.token_flags[token] & OPTIONAL else worth(name, token)


@leaf
def total_worth(name: Name) -> float:
    """Points of all its words that matter."""
    total = 0.0
    for token in range(name.start, name.stop):
        total += missed_worth(name, token)
    return total
