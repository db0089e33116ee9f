"""Which flights inside the Union may be kept: those that an active selection names, and no other (PNR-2.1, CJ-3).

Belongs here: how a selection is written, and what it covers. Not here: who decides it (`duties.selection`), nor which
flights are inside the Union (`core.law.union`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from openpiu.core.law.profiles import IntraEu
from openpiu.core.law.union import Area, area_of, member_state
from openpiu.core.terms import Flight
from openpiu.core.terms.airports import airport_country
from openpiu.core.terms.countries import country
from openpiu.errors import OfficerError

ANY = "*"
_WRITTEN = re.compile(r"(?:(?P<carrier>[A-Z0-9]{2,3}):)?(?P<departure>[A-Z]{2,3}|\*)-(?P<arrival>[A-Z]{2,3}|\*)")
_AIRPORT = 3  # letters; a country has two here, because three could be either


class Reach(StrEnum):
    """How far a selection goes."""

    ROUTES = "routes"  # routes, travel patterns or airports
    ALL = "all"  # every flight inside the Union, while a body outside the unit finds a terrorist threat


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Flights of one carrier or of all, between two places; a place is an airport, a member state or any."""

    carrier: str  # or ANY
    departure: str
    arrival: str

    def __str__(self) -> str:
        """As it is written: `ZQ:MAD-BRU`, `ES-BRU`, `*-BRU`."""
        route = f"{self.departure}-{self.arrival}"
        return route if self.carrier == ANY else f"{self.carrier}:{route}"

    def fits(self, flight: Flight) -> bool:
        """Whether one leg is such a flight."""
        return (
            self.carrier in (ANY, flight.carrier)
            and _is_at(self.departure, flight.departure_airport)
            and _is_at(self.arrival, flight.arrival_airport)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """What one active selection covers."""

    reach: Reach
    patterns: tuple[Pattern, ...] = ()


def read_pattern(text: str) -> Pattern:
    """One pattern as an officer writes it; OfficerError says what to write instead."""
    found = _WRITTEN.fullmatch(text.strip().upper())
    if found is None:
        raise OfficerError("write flights as MAD-BRU, ZQ:MAD-BRU, ES-BRU or *-BRU: airports of three letters, "
                           "countries of two")  # fmt: skip
    pattern = Pattern(carrier=found["carrier"] or ANY, departure=found["departure"], arrival=found["arrival"])
    places = (pattern.departure, pattern.arrival)
    if not all(_is_known(place) for place in places):
        raise OfficerError("a selection names airports and countries of the Union only")
    if not any(len(place) == _AIRPORT for place in places) and ANY in places:
        raise OfficerError("name an airport, or a country at both ends: more would be all flights under another name")
    return pattern


def may_keep(legs: Sequence[Flight], selected: Iterable[Selected], *, mode: IntraEu) -> bool:
    """Whether data about these legs of one flight may be stored at all.

    Without a leg, or with an airport that no table knows, it may: what crosses the border must be kept (ADR 0016).
    """
    area = area_of(*(airport for leg in legs for airport in (leg.departure_airport, leg.arrival_airport)))
    if area is Area.DOMESTIC:
        return False
    return area is not Area.INTRA or covers(legs, selected, mode=mode)


def covers(legs: Sequence[Flight], selected: Iterable[Selected], *, mode: IntraEu) -> bool:
    """Whether a selection that the profile still allows names one of the legs."""
    if mode is IntraEu.NONE:
        return False
    return any(
        mode is IntraEu.THREAT if one.reach is Reach.ALL else any(_fit(pattern, legs) for pattern in one.patterns)
        for one in selected
    )


def _fit(pattern: Pattern, legs: Sequence[Flight]) -> bool:
    return any(pattern.fits(leg) for leg in legs)


def _is_known(place: str) -> bool:
    if place == ANY:
        return True
    code = airport_country(place) if len(place) == _AIRPORT else country(place)
    return code is not None and member_state(code) is not None


def _is_at(place: str, airport: str | None) -> bool:
    if place == ANY:
        return True
    if airport is None:
        return False
    return place == airport if len(place) == _AIRPORT else country(place) == airport_country(airport)
