"""Small cells of a table that is made public: hidden, with as many others as it takes that nobody can work them out.

A column is published with its sum. A hidden cell could be had by subtraction if it were the only one, or be told from
others if all hidden cells together were few. So at least two are hidden, and together they are no small number either:
each may then be anything from 0 to that number. Pure.
"""

from collections.abc import Hashable, Mapping, Set
from typing import TypeVar

Code = TypeVar("Code", bound=Hashable)


def is_small(number: int, small: int) -> bool:
    """Whether a count must not be published. Nought is one: that nobody was confirmed says something of everybody."""
    return number < small


def hidden_cells(column: Mapping[Code, int], small: int, also: Set[Code] = frozenset()) -> frozenset[Code]:
    """The cells of one column that are not published beside its sum; `also` are hidden for another column's sake."""
    order = sorted(column, key=lambda code: (column[code], str(code)))
    hidden = [code for code in order if code in also or is_small(column[code], small)]
    for code in [code for code in order if code not in hidden]:
        together = sum(column[each] for each in hidden)
        if not hidden or (len(hidden) > 1 and not is_small(together, small)):
            break
        hidden.append(code)
    return frozenset(hidden)
