"""How many people share a word of a name: the share of names that have it, counted and written down.

Belongs here: shares and what they are worth. Not here: which words of a name count (see `names`). A share is counted in
the list that is screened against and drawn towards the written table of common names, so that a short list says little
and a long one much. Nothing is learned: the count is a fact of the list, its worth a table.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.common_names import COMMON, VERY_COMMON
from openpiu.core.matching.figures import SHORT
from openpiu.core.matching.folding import Word
from openpiu.core.matching.layout import Hashes, Numbers

VERY_COMMON_SHARE = 0.01
COMMON_SHARE = 0.002
ORDINARY_SHARE = 0.0001  # of a word that nobody counted
SHORT_SHARE = 0.001  # the same, of two or three letters: mostly a syllable that many names have
DRAWN_BY = 4_000  # names: a list of so many says as much as the table


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """Counts by first folded reading of a word among `names` names; empty for the written table alone."""

    folds: Hashes  # hashes, in order
    counts: Numbers
    names: int

    @classmethod
    def counted(cls, counts: Mapping[str, int], *, names: int) -> "Rarity":
        """From counts by fold."""
        folds = np.array([_hashed(fold) for fold in counts], np.uint64)
        order = np.argsort(folds)
        return cls(folds[order], np.array(list(counts.values()), np.int32)[order], names)

    def shares(self, words: Sequence[Word]) -> npt.NDArray[np.float64]:
        """For each word the share of names that have it or another romanisation of it, above 0 and at most 1."""
        drawn = DRAWN_BY * np.array([written_share(word.folds[0]) for word in words], np.float64)
        if len(self.folds) == 0:
            return drawn / DRAWN_BY
        keys = np.array([_hashed(word.folds[0]) for word in words], np.uint64)
        places = np.minimum(np.searchsorted(self.folds, keys), len(self.folds) - 1)
        counts = np.where(self.folds[places] == keys, self.counts[places], 0)
        return np.asarray(np.minimum(1.0, (counts + drawn) / (self.names + DRAWN_BY)))


def _hashed(fold: str) -> int:
    return int.from_bytes(hashlib.blake2b(fold.encode(), digest_size=8).digest(), "little")


def written_share(fold: str) -> float:
    """The share of the written table."""
    if fold in VERY_COMMON:
        return VERY_COMMON_SHARE
    if fold in COMMON:
        return COMMON_SHARE
    return SHORT_SHARE if len(fold) <= SHORT else ORDINARY_SHARE


WRITTEN = Rarity.counted({}, names=0)
