"""Places of a search, and the persons found so far in them."""

from typing import NamedTuple

import numpy as np

from openpiu.core.matching.compiling import leaf
from openpiu.core.matching.layout import SOUND_BITS, Amounts, Bytes, Numbers

BLOCK_BITS = 8  # entries of a block, as a power of two


class Scratch(NamedTuple):
    """Places of a search, zero before and after, so that they need not be made anew."""

    words: Amounts  # (words, columns): points of each, by what it needs beside it, see `weighing`
    related: Bytes  # a bit for each block of words side by side: whether any of them has points
    blocks: Numbers  # for each block of entries: the range that they are in, and 1; 0 for none; see `by_name`
    alike: Amounts  # one for each word, where words are looked up
    most: Amounts  # one for each person: the most that the names can be worth
    found: Numbers  # likewise: persons, from the front


def scratch_for(words: int, columns: int, entries: int, alerts: int) -> Scratch:
    """Places to search in a list of so many words, entries and alerts."""
    return Scratch(
        words=np.zeros((words, columns), np.float32),
        related=np.zeros((words >> SOUND_BITS + 3) + 1, np.uint8),
        blocks=np.zeros((entries >> BLOCK_BITS) + 1, np.int32),
        alike=np.zeros(words, np.float32),
        most=np.zeros(alerts, np.float32),
        found=np.zeros(alerts, np.int32),
    )


@leaf
def add_person(person: int, worth: float, most: Amounts, found: Numbers, count: int) -> int:
    """Append a person whose names can be worth so much, above 0, if it is new; returns how many there are now.

    `most` and `found` are those of `Scratch`.
    """
    known = most[person]
    most[person] = max(known, worth)
    if known > 0.0:
        return count
    found[count] = person
    return count + 1
