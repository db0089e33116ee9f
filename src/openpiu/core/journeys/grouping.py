"""Which records are shown as one person's, beginning with one of them.

Documents lead on from record to record; a name with a birth date joins a record to those, and leads no further: no
chain rests on weak facts. One contradiction with anybody in the group keeps a record out.
"""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from typing import TypeAlias

from openpiu.core.journeys.contradictions import INTERLEAVED, contradiction, documents_interleave
from openpiu.core.journeys.legs import Kind, Leg, Link

Linking: TypeAlias = Callable[[str, str], Link | None]
Pair: TypeAlias = frozenset[str]  # two ids of records
PARTED = "parted"  # an officer said that they are two persons


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """A record that belongs to the group, the one it is joined to, and why."""

    leg: Leg
    to: Leg
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A record that has something in common with the group and is kept apart, and the code of the reason."""

    leg: Leg
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The joins in the order in which they were made, and what was kept apart."""

    joins: tuple[Join, ...]
    kept: tuple[Kept, ...]


def group(start: Leg, candidates: Iterable[Leg], *, link: Linking, parted: Set[Pair] = frozenset()) -> Group:
    """Join candidates to `start`; `link` says what two records have in common, `parted` what officers took apart."""
    making = _Making(start, sorted(candidates, key=lambda leg: leg.place), link, parted)
    while making.join(Kind.DOCUMENT, list(making.members)):
        pass
    making.join(Kind.NAME, list(making.members))
    kept = sorted(making.kept.values(), key=lambda one: one.leg.place)
    return Group(joins=tuple(making.joins), kept=tuple(kept))


class _Making:
    """A group while it grows."""

    def __init__(self, start: Leg, candidates: list[Leg], link: Linking, parted: Set[Pair]) -> None:
        self.members, self.joins, self.kept = [start], list[Join](), dict[str, Kept]()
        self._left = [leg for leg in candidates if leg.traveller != start.traveller]
        self._link, self._parted = link, parted

    def join(self, kind: Kind, to: list[Leg]) -> bool:
        """Join what has a link of this kind to one of `to`; returns whether anything was joined."""
        before = len(self.members)
        for leg in self._left:
            found = self._find(leg, kind, to)
            if found is not None:
                self._put(leg, *found, kind)
        done = {leg.traveller for leg in self.members} | set(self.kept)
        self._left = [leg for leg in self._left if leg.traveller not in done]
        return len(self.members) > before

    def _find(self, leg: Leg, kind: Kind, to: list[Leg]) -> tuple[Leg, Link] | None:
        links = ((member, self._link(leg.traveller, member.traveller)) for member in to)
        return next(((member, link) for member, link in links if link is not None and link.kind is kind), None)

    def _put(self, leg: Leg, to: Leg, link: Link, kind: Kind) -> None:
        why = link.against or self._against(leg, kind)
        if why is None:
            self.members.append(leg)
            self.joins.append(Join(leg=leg, to=to, link=link))
        else:
            self.kept[leg.traveller] = Kept(leg=leg, why=why)

    def _against(self, leg: Leg, kind: Kind) -> str | None:
        if any(frozenset((leg.traveller, member.traveller)) in self._parted for member in self.members):
            return PARTED
        found = next(filter(None, (contradiction(leg, member) for member in self.members)), None)
        if found is None and kind is Kind.NAME and self._interleaves(leg):
            return INTERLEAVED
        return found

    def _interleaves(self, leg: Leg) -> bool:
        """Whether this record brings documents that are used in turns; some who own two are joined by them already."""
        return documents_interleave([*self.members, leg]) and not documents_interleave(self.members)
