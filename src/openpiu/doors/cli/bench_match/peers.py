"""All peers on one trial: the true pair's score of each true person, the best score of each innocent traveller.

Each scores under the shared birth-date rule: an alert whose date is incompatible is not looked at.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpiu.core.matching import Person
from openpiu.core.synth.screening import Sighting
from openpiu.core.trial import to_person
from openpiu.doors.cli.bench_match.packages import package
from openpiu.doors.cli.bench_match.peer_dates import REJECTED, BirthDates, dated
from openpiu.doors.cli.bench_match.peer_logic import CANDIDATES, LogicV2
from openpiu.doors.cli.bench_match.peer_names import Scorer, TfIdf, alert_names, rapidfuzz_scorer, written


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerScores:
    """Scores in the order of the sightings, and how long one traveller took."""

    positives: list[float]
    negatives: list[float]
    ms_per_traveller: float


class Peers:
    """The peers that compare text, over one list of alerts."""

    def __init__(self, alerts: Sequence[Person]) -> None:
        """Prepare the names and the birth dates of the list."""
        self._numpy: Any = package("numpy")
        names, owners = alert_names(alerts)
        self._owners: Any = self._numpy.array(owners)
        self._dates = BirthDates([alerts[owner].birth_date for owner in owners])
        self._places = {alert.id: place for place, alert in enumerate(alerts)}
        self._alerts = alerts
        self.tfidf = TfIdf(names)
        self.scorers: dict[str, Scorer] = {
            "token_sort_ratio": rapidfuzz_scorer("token_sort_ratio", names),
            "WRatio": rapidfuzz_scorer("WRatio", names),
            "tfidf_3gram": self.tfidf.scores,
        }

    def scores(self, scorer: Scorer, positives: Sequence[Sighting], negatives: Sequence[Sighting]) -> PeerScores:
        """One peer over all travellers, with birth date."""
        found = [self._best(scorer, sighting) for sighting in positives]
        start = time.perf_counter()
        innocent = [self._best(scorer, sighting) for sighting in negatives]
        spent = (time.perf_counter() - start) * 1000 / len(negatives)
        return PeerScores(positives=found, negatives=innocent, ms_per_traveller=round(spent, 3))

    def logic_v2(self, positives: Sequence[Sighting], negatives: Sequence[Sighting], *, own_rule: bool) -> PeerScores:
        """logic-v2 with its own rule, or with the shared one; see `peer_logic` for what is done in its favour."""
        logic = LogicV2(with_birth_dates=own_rule)
        best = [self._logic(logic, sighting, [self._places[sighting.alert or ""]], own_rule) for sighting in positives]
        start = time.perf_counter()
        innocent = [self._logic(logic, sighting, self._nearest(sighting), own_rule) for sighting in negatives]
        spent = (time.perf_counter() - start) * 1000 / len(negatives)
        return PeerScores(positives=best, negatives=innocent, ms_per_traveller=round(spent, 3))

    def _best(self, scorer: Scorer, sighting: Sighting) -> float:
        similarity = self._dates.similarities(sighting.traveller.birth_date)
        asked = similarity >= 0
        if sighting.alert is not None:
            asked &= self._owners == self._places[sighting.alert]
        places = self._numpy.flatnonzero(asked)
        if not len(places):
            return REJECTED
        name = written(sighting.traveller.surname, sighting.traveller.given_names)
        return float(dated(scorer(name, places), similarity[places]).max())

    def _nearest(self, sighting: Sighting) -> list[int]:
        name = written(sighting.traveller.surname, sighting.traveller.given_names)
        order = self._numpy.argsort(-self.tfidf.scores_of_all(name), kind="stable")[:CANDIDATES]
        return sorted(set(self._owners[order].tolist()))

    def _logic(self, logic: LogicV2, sighting: Sighting, places: Sequence[int], own_rule: bool) -> float:
        traveller = logic.entity(to_person(sighting.traveller), "traveller")
        best = REJECTED
        for place in places:
            alert = self._alerts[place]
            score = logic.score(traveller, logic.entity(alert, "alert"))
            if not own_rule:
                similarity = BirthDates([alert.birth_date]).similarities(sighting.traveller.birth_date)
                score = float(dated(score, similarity)[0])
            best = max(best, score)
        return best
