"""Journeys that lie in several nations' data: legs that officers of a joint case said are one person's, and the gaps.

Each unit sees the legs of its own flights. A copy of a released package is one leg (`copying`); where officers linked
copies as one person's, the case shows the whole way. A gap is a question for a person, not an answer (EXC-13, EXC-14).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpiu.core.cases.joined import joined
from openpiu.core.journeys import Gap, Leg, gaps_between
from openpiu.core.law.roles import Actor
from openpiu.duties.cases.filing import PURPOSE
from openpiu.duties.cases.seeing import Opened, open_thing, see
from openpiu.errors import OfficerError


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLeg:
    """One leg as its unit released it. `arrives` is None where the package does not say."""

    thing: str
    node: str  # whose data it is
    name: str
    flight: str
    from_airport: str
    to_airport: str
    arrives: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseJourney:
    """Legs in time order, and where they do not follow one another; `Gap.before` names the thing that comes next."""

    legs: tuple[CaseLeg, ...]
    gaps: tuple[Gap, ...]

    @property
    def steps(self) -> tuple[tuple[Gap | None, CaseLeg], ...]:
        """Each leg with the gap before it."""
        before = {gap.before: gap for gap in self.gaps}
        return tuple((before.get(leg.thing), leg) for leg in self.legs)

    @property
    def nodes(self) -> tuple[str, ...]:
        """Whose data it is made of."""
        return tuple(sorted({leg.node for leg in self.legs}))


def journeys(case: str, *, node: str, actor: Actor, at: datetime, wanted: str = PURPOSE) -> tuple[CaseJourney, ...]:
    """The journeys of one case; each leg that is shown is a consultation. Legs that are gone are left out.

    OfficerError where this unit has no such case.
    """
    _, state = see(case, node=node, actor=actor, at=at)
    if not state.case:
        raise OfficerError("there is no such case; go back to the list and open it from there")
    made = []
    for group in joined(state):
        found = (_opened(case, thing, node=node, actor=actor, at=at, wanted=wanted) for thing in group)
        legs = [_leg(one) for one in found if one is not None and "copied" in one.values]
        if legs:
            made.append(_journey(legs))
    return tuple(made)


def _opened(case: str, thing: str, *, node: str, actor: Actor, at: datetime, wanted: str) -> Opened | None:
    try:
        return open_thing(case, thing, node=node, actor=actor, at=at, wanted=wanted)
    except OfficerError:  # withdrawn, taken back, over, or not come yet: it is no leg now
        return None


def _leg(opened: Opened) -> CaseLeg:
    copied: Mapping[str, Any] = opened.values["copied"]
    begins, _, ends = str(copied.get("route", "")).partition("-")
    arrival = str(copied.get("arrival", ""))
    return CaseLeg(
        thing=opened.thing, node=opened.record["owner"],
        name=f"{copied.get('surname', '')}, {copied.get('given_names', '')}".strip(", "),
        flight=str(copied.get("flight", "")), from_airport=begins, to_airport=ends,
        arrives=datetime.fromisoformat(arrival) if arrival else None,
    )  # fmt: skip


def _journey(legs: Sequence[CaseLeg]) -> CaseJourney:
    plain = {leg.thing: _plain(leg) for leg in legs}
    ordered = sorted(legs, key=lambda leg: plain[leg.thing].place)
    return CaseJourney(legs=tuple(ordered), gaps=gaps_between(plain.values()))


def _plain(leg: CaseLeg) -> Leg:
    """As the library of journeys wants it."""
    return Leg(
        traveller=leg.thing, flight=leg.flight, departure_airport=leg.from_airport, arrival_airport=leg.to_airport,
        arrives=leg.arrives,
    )  # fmt: skip
