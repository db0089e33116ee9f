"""Places of a search, and the persons found so far in them."""

from typing import NamedTuple

from openpiu.core.matching.compiling import leaf
from openpiu.core.matching.layout import Amounts, Numbers


class Scratch(NamedTuple):
    """Places of a search, zero before and after, so that they need not be made anew."""

    words: Amounts  # (words, columns): points of each, by what it needs beside it, see `by_name`
    alike: Amounts  # one for each word, where words are looked up
    most: Amounts  # one for each person: the most that the names can be worth
    found: Numbers  # likewise: persons, from the front


@leaf
def add_person(person: int, most: float, scratch: Scratch, count: int) -> int:
    """Append a person whose names can be worth `most`, above 0, if it is new; returns how many there are now."""
    known = scratch.most[person]
    scratch.most[person] = max(known, most)
    if known > 0.0:
        return count
    scratch.found[count] = person
    return count + 1
