"""What each word at its place is worth: by how many people share it, and by what kind of word it is.

Belongs here: from shares to quarter points. Not here: the tables (see `profile`), the shares (see `rarity`).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.folding import Word
from openpiu.core.matching.layout import BESIDE_AT, KIND_AT, QUARTERS, Bytes, Numbers
from openpiu.core.matching.profile import NameFigures, Profile
from openpiu.core.matching.rarity import Rarity

_NAME = 0

Points = npt.NDArray[np.float64]
_WIDEST = 255 / QUARTERS  # points that one word can have


def token_worths(worths: Points, token_word: Numbers, flags: Bytes, figures: NameFigures) -> Bytes:
    """Quarter points of each token, from the points of each word as a name."""
    kinds, beside = flags >> KIND_AT & 3, flags >> BESIDE_AT
    by_kind = np.array([0.0, figures.letter, figures.particle, figures.title])[kinds]
    of_names = worths[token_word] / (1 + beside) if len(worths) else by_kind
    found = np.where(kinds == _NAME, of_names, by_kind)
    return quarters(found)


def quarters(points: Points) -> Bytes:
    """Points as whole quarters, as columns keep them."""
    return np.asarray(np.rint(np.minimum(points, _WIDEST) * QUARTERS), np.uint8)


def word_worths(words: Sequence[Word], rarity: Rarity, profile: Profile) -> Points:
    """Points of each word as a name."""
    table, figures = np.array(profile.worth_by_rarity), profile.name_figures
    shares = np.ones(max((len(found.plain) for found in words), default=0) + 4)
    shares[:4] = (0.0, 0.5, figures.two_letters, figures.three_letters)
    lengths = [len(found.plain) for found in words]
    return np.asarray(np.interp(-np.log10(rarity.shares(words)), table[:, 0], table[:, 1]) * shares[lengths])
