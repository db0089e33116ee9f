"""Our own matcher on a trial: the score of each traveller, and how fast it answers."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from openpiu.core.matching import AlertIndex, Comparison, Person
from openpiu.core.synth.screening import Sighting
from openpiu.core.trial import Fields, Scored, seen_through, to_person
from openpiu.doors.cli.bench_match.peer_dates import MISSING, WEIGHT

LOWEST = 40  # findings below this score count as 0: no threshold that is admissible lies so low
MOST_NAME_POINTS = 80.0  # scales the points of a name to 0..1 for the shared birth-date rule

Worth = Callable[[Comparison], float]


def points(comparison: Comparison) -> float:
    """All contributions, before clipping to 0..100: what the score is when it may exceed 100."""
    return float(sum(part.points for part in comparison.explanation))


def shown(comparison: Comparison) -> float:
    """The score as an officer sees it and `openpiu match` writes it."""
    return float(comparison.score)


def shared_rule(comparison: Comparison) -> float:
    """The name's points alone, with the shared rule's discount for the birth date."""
    by_field = {part.field: part for part in comparison.explanation}
    similarity = {"equal": 1.0, "similar": 0.7, "missing": MISSING}.get(by_field["birth_date"].relation)
    if similarity is None:
        return -1.0
    return by_field["name"].points / MOST_NAME_POINTS - WEIGHT * (1 - similarity)


def scored(
    index: AlertIndex, sightings: Sequence[Sighting], fields: Fields, worths: Sequence[Worth], lowest: int = LOWEST
) -> list[list[Scored]]:
    """For each way of reading a comparison, one score a traveller: the true pair's, or the best of all alerts."""
    columns: list[list[Scored]] = [[] for _ in worths]
    travellers = (seen_through(to_person(sighting.traveller), fields) for sighting in sightings)
    for sighting, (_, findings) in zip(sightings, index.search_many(travellers, min_score=lowest), strict=True):
        counted = [found.comparison for found in findings if sighting.alert in (None, found.alert)]
        for column, worth in zip(columns, worths, strict=True):
            best = max(map(worth, counted), default=-1.0)
            column.append(Scored(score=best, kind=sighting.kind, group=sighting.group))
    return columns


def milliseconds(index: AlertIndex, travellers: Iterable[Person]) -> list[float]:
    """Time of each single search at the review threshold, sorted."""
    return sorted(_each(index, travellers))


def at_share(ordered: Sequence[float], share: float) -> float:
    """The value that `share` of the values do not exceed."""
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3)


def _each(index: AlertIndex, travellers: Iterable[Person]) -> Iterator[float]:
    for traveller in travellers:
        start = time.perf_counter()
        index.search(traveller)
        yield (time.perf_counter() - start) * 1000
