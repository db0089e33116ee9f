"""The alert index: which alerts a traveller resembles, as findings.

Belongs here: the parts of an index, the order of findings. Not here: one part (see `segment`), files (see `storage`),
what a pair is worth (see `comparing`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from openpiu.core.matching.bounds import sought
from openpiu.core.matching.building import build_segment
from openpiu.core.matching.comparing import Packed, compare_packed
from openpiu.core.matching.findings import Finding
from openpiu.core.matching.packing import pack
from openpiu.core.matching.persons import Person
from openpiu.core.matching.profile import DEFAULT_PROFILE, Profile
from openpiu.core.matching.rarity import Rarity
from openpiu.core.matching.rules import rules_of
from openpiu.core.matching.segment import Question, Segment
from openpiu.core.matching.storage import read_segment, write_segment

AT_ONCE = 256  # travellers put into columns together


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AlertIndex:
    """An immutable index over alerts; build it once, search it often, share it between processes."""

    profile: Profile
    segments: tuple[Segment, ...]
    hidden: frozenset[str] = (
        frozenset()
    )  # ids of alerts of the first part that a later one replaces, or that are withdrawn

    @classmethod
    def build(cls, alerts: Iterable[Person], profile: Profile = DEFAULT_PROFILE) -> "AlertIndex":
        """Index alerts under a profile of points. How common words are is counted among them."""
        return cls(profile=profile, segments=(build_segment(alerts, profile),))

    @classmethod
    def open(cls, path: Path, profile: Profile = DEFAULT_PROFILE, *, check: bool = True) -> "AlertIndex":
        """Map an index that `write` wrote; processes of a machine share its memory. For errors see `storage`."""
        return cls(profile=profile, segments=(read_segment(path, profile=profile.digest, check=check),))

    def write(self, path: Path) -> None:
        """Write the first part to a file, whole or not at all; what `with_changes` added is not in it."""
        write_segment(self.segments[0], path, profile=self.profile.digest)

    def with_changes(self, alerts: Iterable[Person] = (), *, withdrawn: Iterable[str] = ()) -> "AlertIndex":
        """A further index with these alerts added or replaced, and those ids withdrawn; this one stays as it is.

        Built once more from scratch is what an index wants after some thousand changes: the changes are kept apart, and
        how common words are is not counted again.
        """
        changed = {alert.id: alert for alert in alerts}
        gone = {*withdrawn, *changed}
        kept = [alert for part in self.segments[1:] for alert in part if alert.id not in gone]
        later = build_segment([*kept, *changed.values()], self.profile, self.rarity)
        hidden = self.hidden | {id_ for id_ in gone if self.segments[0].has(id_)}
        return AlertIndex(profile=self.profile, segments=(self.segments[0], later), hidden=hidden)

    def __len__(self) -> int:
        """How many alerts are in force."""
        return sum(map(len, self.segments)) - len(self.hidden)

    @property
    def rarity(self) -> Rarity:
        """How common the words of names are, for `compare`."""
        return self.segments[0].rarity

    def search(self, traveller: Person, *, min_score: int | None = None) -> list[Finding]:
        """Findings at or above `min_score` (the review threshold where None), best first, then by alert id."""
        return next(self.search_many([traveller], min_score=min_score))[1]

    def search_many(
        self, travellers: Iterable[Person], *, min_score: int | None = None
    ) -> Iterator[tuple[Person, list[Finding]]]:
        """Each traveller with its findings, in the order given."""
        lowest = self.profile.review if min_score is None else min_score
        waiting = iter(travellers)
        while some := list(islice(waiting, AT_ONCE)):
            yield from zip(some, self._findings(some, lowest), strict=True)

    def _findings(self, travellers: list[Person], lowest: int) -> list[list[Finding]]:
        """Those of each traveller."""
        columns = pack(travellers, self.rarity, self.profile)
        question = Question(travellers=columns, sought=sought(self.profile, lowest), rules=rules_of(self.profile))
        found: list[list[Finding]] = [[] for _ in travellers]
        for segment in self.segments:
            for place, listed in segment.search(question):
                alert = segment.alert(listed)
                if segment is not self.segments[0] or alert.id not in self.hidden:
                    own, other = Packed(travellers[place], columns, place), Packed(alert, segment.persons, listed)
                    found[place].append(Finding(alert=alert.id, comparison=compare_packed(own, other, self.profile)))
        return [sorted(some, key=lambda finding: (-finding.comparison.score, finding.alert)) for some in found]
