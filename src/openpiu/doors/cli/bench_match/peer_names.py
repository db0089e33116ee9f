"""Peers that compare names as text: rapidfuzz token_sort_ratio and WRatio, TF-IDF of three letters with cosine.

Each gets our reading of titles (`core.terms.split_title`) as a favour, upper case A-Z, and every name of an alert.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from math import log, sqrt
from typing import Any

from openpiu.core.matching import Person
from openpiu.core.synth.screening.plain import reported
from openpiu.core.terms.names import split_title
from openpiu.doors.cli.bench_match.packages import package

Scorer = Callable[[str, Any], Any]  # a traveller's name and places of alert names -> float64 scores in 0..1


def written(surname: str, given_names: str | None) -> str:
    """One name as one text, titles taken off."""
    given = split_title(reported(given_names)).given_names if given_names else None
    return " ".join(part for part in (reported(surname), given) if part)


def alert_names(alerts: Iterable[Person]) -> tuple[list[str], list[int]]:
    """All names of all alerts, and to which alert (by its place) each belongs."""
    texts, owners = [], []
    for place, alert in enumerate(alerts):
        for name in alert.names:
            texts.append(written(name.surname, name.given_names))
            owners.append(place)
    return texts, owners


def rapidfuzz_scorer(scorer: str, names: Sequence[str]) -> Scorer:
    """`token_sort_ratio` or `WRatio`, by cdist."""
    process, fuzz = package("rapidfuzz.process"), package("rapidfuzz.fuzz")
    return partial(_by_cdist, process.cdist, getattr(fuzz, scorer), names)


def _by_cdist(cdist: Any, scorer: Any, names: Sequence[str], query: str, places: Any) -> Any:
    if not len(places):
        return package("numpy").zeros(0)
    return cdist([query], [names[place] for place in places], scorer=scorer)[0].astype("float64") / 100


class TfIdf:
    """Cosine of TF-IDF vectors of three letters, the names with a blank at each end."""

    def __init__(self, names: Sequence[str]) -> None:
        """Learn the vocabulary and weights of these names, and index them."""
        self._numpy: Any = package("numpy")
        self._sparse: Any = package("scipy.sparse")
        counts = [_grams(name) for name in names]
        spread = Counter(gram for count in counts for gram in count)
        self._columns = {gram: column for column, gram in enumerate(sorted(spread))}
        self._weights = {gram: log((1 + len(names)) / (1 + seen)) + 1 for gram, seen in spread.items()}
        self._names = self._rows(counts).T.tocsr()

    def scores(self, query: str, places: Any) -> Any:
        """Cosine with each name whose place is asked for."""
        return self.scores_of_all(query)[places]

    def scores_of_all(self, query: str) -> Any:
        """Cosine with every name."""
        return (self._rows([_grams(query)]) @ self._names).toarray()[0]

    def _rows(self, counts: Sequence[Counter[str]]) -> Any:
        values: list[float] = []
        columns: list[int] = []
        starts = [0]
        for count in counts:
            known = {gram: times * self._weights[gram] for gram, times in count.items() if gram in self._columns}
            length = sqrt(sum(value * value for value in known.values())) or 1.0
            columns.extend(self._columns[gram] for gram in known)
            values.extend(value / length for value in known.values())
            starts.append(len(columns))
        numpy = self._numpy
        shape = (len(counts), len(self._columns))
        return self._sparse.csr_matrix((numpy.array(values), numpy.array(columns), numpy.array(starts)), shape=shape)


def _grams(text: str) -> Counter[str]:
    padded = f" {text} "
    return Counter(padded[at : at + 3] for at in range(len(padded) - 2))
