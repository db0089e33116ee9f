"""Words that were not looked up before, with their parts, for one look-up of all.

Belongs here: cutting words, which needs text. Not here: looking up (see `kernels.learning`).
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from openpiu.core.matching.figures import RUN_FROM
from openpiu.core.matching.folding import word
from openpiu.core.matching.kernels.learning import Unknown
from openpiu.core.matching.layout import LENGTH, PLAIN_AT, WORD_SIZE, Bytes, Names, Numbers
from openpiu.core.matching.packing import word_row

PART_FROM, PART_FROM_IN_LONG, LONG = 2, 3, 8  # letters of a part of a word that a list may write apart


class PartNumbers(dict[str, int]):
    """The number of each part that was met, by its letters; a new one gets the next."""

    def __init__(self) -> None:
        """Start with none."""
        super().__init__()
        self.fresh: list[str] = []  # those that nobody looked up yet

    def __missing__(self, letters: str) -> int:
        self.fresh.append(letters)
        found = self[letters] = len(self)
        return found


def unknown_words(names: Names, tokens: Numbers, met: PartNumbers) -> Unknown:
    """The words of tokens, each also without a title or an article glued to it, and all beginnings and endings."""
    numbers = [list(_with_bare(names, int(names.token_word[token]))) for token in tokens]
    rows = names.words[list(chain.from_iterable(numbers))]
    letters = [_letters(row) for row in rows]
    places = [_places(len(found)) for found in letters]
    parts = [met[found[start:stop]] for found, some in zip(letters, places, strict=True) for start, stop in some]
    fresh, met.fresh = [word_row(word(part)) for part in met.fresh], []
    starts, stops = np.array(list(chain.from_iterable(places)), np.int32).reshape(-1, 2).T.copy()
    return Unknown(
        tokens=tokens,
        row_from=_offsets([len(some) for some in numbers]),
        rows=rows,
        part_from=_offsets([len(some) for some in places]),
        parts=np.array(parts, np.int32),
        starts=starts,
        stops=stops,
        shortest=np.array([_shortest(len(found)) for found in letters], np.int32),
        fresh=np.frombuffer(bytearray(b"".join(fresh)), np.uint8).reshape(-1, WORD_SIZE),
    )


def _with_bare(names: Names, number: int) -> Iterator[int]:
    yield number
    yield from [bare for bare in names.bare[number].tolist() if bare >= 0]


def _letters(row: Bytes) -> str:
    return row[PLAIN_AT : PLAIN_AT + row[LENGTH]].tobytes().decode()


def _shortest(letters: int) -> int:
    """Letters of the shortest part that anybody looks for."""
    return PART_FROM_IN_LONG if letters >= LONG else PART_FROM


def _places(letters: int) -> list[tuple[int, int]]:
    """Where the beginnings and endings of a word of so many letters start and stop."""
    shortest, cuts = _shortest(letters), range(2, letters - 1) if letters >= RUN_FROM else range(0)
    places = [(0, cut) for cut in cuts if cut >= shortest]
    return places + [(cut, letters) for cut in cuts if letters - cut >= shortest]


def _offsets(lengths: Sequence[int]) -> Numbers:
    found = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=found[1:])
    return found
