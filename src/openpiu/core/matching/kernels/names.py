"""A name in its columns, and the profile's figures for names."""

from typing import NamedTuple

from openpiu.core.matching.compiling import compiled
from openpiu.core.matching.layout import OPTIONAL, QUARTERS, Bytes, Persons


class NameRules(NamedTuple):
    """Figures of a profile that names are weighed with, in points or as shares of a word's worth."""

    missed: float  # share, of words of the lighter name that nothing answers
    extra: float  # share, of further words of the heavier name
    initial: float  # points for J and John
    crossed: float  # points for a word that is a surname here and a given name there
    all_equal: float  # points on top where every word agrees, letter by letter


class Name(NamedTuple):
    """The tokens from `start` up to `stop`."""

    persons: Persons
    start: int
    stop: int


@compiled
def name_of(persons: Persons, name: int) -> Name:
    """One name by its number."""
    return Name(persons, persons.name_from[name], persons.name_from[name + 1])


@compiled
def word_at(name: Name, token: int) -> Bytes:
    """The word of a token."""
    return name.persons.words[name.persons.token_word[token]]


@compiled
def worth(name: Name, token: int) -> float:
    """Points for agreeing on it."""
    return name.persons.token_worth[token] / QUARTERS


@compiled
def missed_worth(name: Name, token: int) -> float:
    """Points that it matters where nothing answers it: none for a title."""
    return 0.0 if name.persons.token_flags[token] & OPTIONAL else worth(name, token)


@compiled
def total_worth(name: Name) -> float:
    """Points of all its words that matter."""
    total = 0.0
    for token in range(name.start, name.stop):
        total += missed_worth(name, token)
    return total
