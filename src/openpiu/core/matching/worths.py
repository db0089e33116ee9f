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

_NAME, _LETTER, _PARTICLE, _TITLE = range(4)
_WIDEST = 255 / QUARTERS


def token_worths(words: Sequence[Word], token_word: Numbers, flags: Bytes, rarity: Rarity, profile: Profile) -> Bytes:
    """Quarter points of each token."""
    kinds, beside = flags >> KIND_AT & 3, flags >> BESIDE_AT
    figures = profile.name_figures
    by_kind = np.array([0.0, figures.letter, figures.particle, figures.title])[kinds]
    of_names = word_worths(words, rarity, profile)[token_word] / (1 + beside) if len(token_word) else by_kind
    worths = np.where(kinds == _NAME, of_names, by_kind)
    return np.rint(np.minimum(worths, _WIDEST) * QUARTERS).astype(np.uint8)


def word_worths(words: Sequence[Word], rarity: Rarity, profile: Profile) -> npt.NDArray[np.float64]:
    """Points of each word as a name."""
    noughts = -np.log10([rarity.share(found) for found in words])
    table = np.array(profile.worth_by_rarity)
    shares = [_length_share(len(found.plain), profile.name_figures) for found in words]
    return np.asarray(np.interp(noughts, table[:, 0], table[:, 1]) * shares)


def _length_share(letters: int, figures: NameFigures) -> float:
    if letters <= 1:
        return 0.5
    return {2: figures.two_letters, 3: figures.three_letters}.get(letters, 1.0)
