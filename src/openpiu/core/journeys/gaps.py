"""Gaps: where a person's known legs do not follow one another. A gap is a question, not an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from openpiu.core.journeys.legs import Leg
from openpiu.core.terms.standing import EXPECTED

LONG = timedelta(days=30)  # a stay in one place that is worth a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Between an arrival and the next departure. `days` is None where a time is not known."""

    before: str  # id of the record whose leg comes next
    from_airport: str
    to_airport: str
    days: int | None
    elsewhere: bool  # the next leg leaves from another airport


def gaps_between(legs: Iterable[Leg]) -> tuple[Gap, ...]:
    """Gaps between the legs that the person flew or is booked to fly, in time order."""
    flown = sorted((leg for leg in legs if leg.standing in EXPECTED), key=lambda leg: leg.place)
    return tuple(gap for gap in (_gap(one, other) for one, other in pairwise(flown)) if gap is not None)


def _gap(one: Leg, other: Leg) -> Gap | None:
    ends, begins = one.arrives or one.departs, other.departs or other.arrives
    stay = begins - ends if ends and begins else None
    elsewhere = bool(one.arrival_airport and other.departure_airport) and one.arrival_airport != other.departure_airport
    if not elsewhere and (stay is None or stay < LONG):
        return None
    return Gap(
        before=other.traveller,
        from_airport=one.arrival_airport,
        to_airport=other.departure_airport,
        days=max(0, stay.days) if stay is not None else None,
        elsewhere=elsewhere,
    )
