"""Document numbers of a list in the order of their keys: which of them a reported number is, or is mistaken for.

Belongs here: the look-up. Not here: how two numbers are related (see `fields`), what that is worth (see `documents`).
"""

from typing import NamedTuple

import numpy as np

from openpiu.core.matching.compiling import compiled, inner
from openpiu.core.matching.kernels.fields import DOCUMENT_EQUAL, NUMBER_SWAPPED, relate_documents
from openpiu.core.matching.kernels.keys import first_at, number_key
from openpiu.core.matching.layout import Bytes, Codes, Hashes, Numbers


class ListedNumbers(NamedTuple):
    """Documents without persons, in the order of their keys."""

    keys: Hashes
    starts: Numbers  # directory of the keys
    numbers: Bytes  # (documents, width): the length, then the letters and digits; as wide as the longest needs
    issuers: Codes


@compiled
def documents_like(number: Bytes, issuer: int, listed: ListedNumbers) -> Numbers:
    """Places and relations of listed documents: equal, no issuer, confusable or swapped; of shape (found, 2).

    `number` is its length, then its letters; `issuer` is 0 for unknown. Looked for are the number as it is and with any
    two neighbours swapped; letters that look alike have one key.
    """
    looked_for = number.copy()
    found, count = _with_key(looked_for, number, issuer, listed, np.empty((4, 2), np.int32), 0)
    for place in range(1, int(number[0])):
        if number[place] != number[place + 1]:
            looked_for[place], looked_for[place + 1] = number[place + 1], number[place]
            found, count = _with_key(looked_for, number, issuer, listed, found, count)
            looked_for[place], looked_for[place + 1] = number[place], number[place + 1]
    return found[:count]


@inner
def _with_key(
    looked_for: Bytes, number: Bytes, issuer: int, listed: ListedNumbers, found: Numbers, count: int
) -> tuple[Numbers, int]:
    """Append the documents under the key of a number; returns what there is, which may have moved, and how many."""
    key = number_key(looked_for)
    place = first_at(listed.keys, listed.starts, key)
    while place < listed.keys.size and listed.keys[place] == key:
        relation = relate_documents(number, issuer, listed.numbers[place], int(listed.issuers[place]))
        if DOCUMENT_EQUAL <= relation <= NUMBER_SWAPPED:
            if count == found.shape[0]:
                found = np.concatenate((found, found))
            found[count, 0], found[count, 1] = place, relation
            count += 1
        place += 1
    return found, count
