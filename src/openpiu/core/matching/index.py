"""The alert index: which alerts are worth comparing with a traveller, and the findings.

Belongs here: candidates, their upper bounds, the order of findings. Not here: what a pair is worth (see `comparing`).
An alert is left out only where the bound proves that it cannot reach the score asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from openpiu.core.matching.birth_dates import CLOSE_YEARS, relate_birth_dates
from openpiu.core.matching.comparing import Comparison, compare, confusable_fold, usable_documents
from openpiu.core.matching.names import NameForm, name_form
from openpiu.core.matching.persons import Person
from openpiu.core.matching.profile import DEFAULT_PROFILE, Profile
from openpiu.core.matching.reach import most_for_name, name_reach, other_reach
from openpiu.core.matching.vocabulary import NameVotes
from openpiu.core.terms import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One alert that a traveller resembles. It is a claim to review, never a decision."""

    alert: str  # id
    comparison: Comparison


class AlertIndex:
    """An immutable index over alerts; build it once, search it often."""

    __slots__ = ("_alerts", "_births", "_forms", "_numbers", "_owners", "_votes", "profile")

    def __init__(self, alerts: Iterable[Person], profile: Profile) -> None:
        """Index alerts; `build` is the usual way in."""
        self.profile = profile
        self._alerts = tuple(alerts)
        self._votes = NameVotes()
        self._forms: list[NameForm] = []
        self._owners: list[int] = []  # of each form: place of its alert
        self._births = [alert.birth_date for alert in self._alerts]
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        for place, alert in enumerate(self._alerts):
            self._add(place, alert)

    @classmethod
    def build(cls, alerts: Iterable[Person], profile: Profile = DEFAULT_PROFILE) -> "AlertIndex":
        """Index alerts under a profile of points."""
        return cls(alerts, profile)

    def search(self, traveller: Person, *, min_score: int | None = None) -> list[Finding]:
        """Findings at or above `min_score` (the review threshold where None), best first, then by alert id."""
        lowest = self.profile.review if min_score is None else min_score
        findings = []
        for place in sorted(self._candidates(traveller, lowest)):
            comparison = compare(traveller, self._alerts[place], self.profile)
            if comparison.score >= lowest:
                findings.append(Finding(alert=self._alerts[place].id, comparison=comparison))
        return sorted(findings, key=lambda finding: (-finding.comparison.score, finding.alert))

    def search_many(
        self, travellers: Iterable[Person], *, min_score: int | None = None
    ) -> Iterator[tuple[Person, list[Finding]]]:
        """Each traveller with its findings, in the order given."""
        for traveller in travellers:
            yield traveller, self.search(traveller, min_score=min_score)

    def _add(self, place: int, alert: Person) -> None:
        for form in map(name_form, alert.names):
            self._votes.add(len(self._forms), form)
            self._forms.append(form)
            self._owners.append(place)
        for document in usable_documents(alert):
            self._numbers[confusable_fold(document.number)].append(place)

    def _candidates(self, traveller: Person, lowest: int) -> set[int]:
        """Places of all alerts that may reach `lowest`."""
        if lowest <= other_reach(self.profile):
            return set(range(len(self._alerts)))
        found = {
            place
            for document in usable_documents(traveller)
            for place in self._numbers.get(confusable_fold(document.number), ())
        }
        for form in map(name_form, traveller.names):
            found.update(self._by_name(form, traveller, lowest))
        return found

    def _by_name(self, form: NameForm, traveller: Person, lowest: int) -> Iterator[int]:
        """Places of the alerts whose name and birth date leave room for `lowest`."""
        births = _BirthPoints(traveller.birth_date, self.profile)
        most = most_for_name(self.profile)
        needed = lowest - other_reach(self.profile, without_birth=True)
        for number, evidence in self._votes.votes(form).items():
            place = self._owners[number]
            lacking = needed - births.points(self._births[place])
            if lacking <= most and name_reach(form, self._forms[number], evidence, self.profile) >= lacking:
                yield place


class _BirthPoints:
    """Points of one traveller's birth date against those of alerts, each worked out once."""

    __slots__ = ("_different", "_known", "_mine", "_profile")

    def __init__(self, mine: PartialDate | None, profile: Profile) -> None:
        self._mine = mine
        self._profile = profile
        self._known: dict[int, int] = {}
        self._different = profile.points["birth_different"]

    def points(self, theirs: PartialDate | None) -> int:
        """Points against one alert's birth date; 0 where a side is missing."""
        mine = self._mine
        if mine is None or theirs is None:
            return 0
        if abs(mine.year - theirs.year) > CLOSE_YEARS and (mine.month != theirs.month or mine.day != theirs.day):
            return self._different  # the common case, without asking all questions
        key = (theirs.year * 16 + (theirs.month or 0)) * 32 + (theirs.day or 0)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._profile.points[relate_birth_dates(mine, theirs)[1]]
        return known
