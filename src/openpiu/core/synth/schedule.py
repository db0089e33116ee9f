"""The flights of the world: route, size, designator, times in UTC and on the airports' clocks."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from openpiu.core.synth.routes import CARRIERS, LANDING, ROUTES, Route
from openpiu.core.synth.styles import STYLES, Style
from openpiu.core.terms import Flight
from openpiu.core.terms.airports import airport as airport_of
from openpiu.errors import OurError

FIRST_LANDING = timedelta(minutes=41)
SPREAD = timedelta(hours=12)
CHANGES_ONLY_EVERY = 5  # flights: 20 % send only changes at 24 h (product.md section 7)
# Share of flights, fewest and most travellers: regional, narrow-body, wide-body (product.md section 7).
SIZES = ((0.35, 20, 100), (0.55, 110, 220), (0.10, 220, 420))
WIDE_BODY = 220
_CAST_FLIGHT = 214
_CAST_FLIGHT_MINIMUM = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One flight before anybody is on it."""

    flight: Flight
    route: Route
    departs: datetime
    lands: datetime
    size: int
    style: Style
    changes_only: bool


def draw_slots(count: int, *, start: datetime, rng: Random) -> tuple[Slot, ...]:
    """`count` flights in the order of landing; the first is ZQ214 from Istanbul, 41 minutes after `start` (UTC)."""
    sizes = _sizes(count, rng)
    numbers = {carrier: iter(rng.sample(range(300, 9999), min(count, 9699))) for carrier in CARRIERS}
    routes = _routes(sizes, rng)
    every = SPREAD / count
    slots = []
    for at, (size, route) in enumerate(zip(sizes, routes, strict=True)):
        carrier = CARRIERS[at % len(CARRIERS)]
        number = _CAST_FLIGHT if at == 0 else next(numbers[carrier])
        lands = start + FIRST_LANDING + at * every
        if at:
            lands += timedelta(minutes=rng.randrange(max(1, int(every / timedelta(minutes=2)))))
        to = "BRU" if at == 0 or route.long_haul else _landing(rng)
        departs = lands - timedelta(minutes=route.minutes)
        slots.append(
            Slot(
                flight=Flight(
                    carrier=carrier,
                    number=str(number),
                    departure_airport=route.airport,
                    departure=local_time(departs, route.airport),
                    arrival_airport=to,
                    arrival=local_time(lands, to),
                ),
                route=route,
                departs=departs,
                lands=lands,
                size=size,
                style=STYLES[at % len(STYLES)],
                changes_only=at % CHANGES_ONLY_EVERY == 1,
            )
        )
    return tuple(slots)


def local_time(moment: datetime, airport: str) -> datetime:
    """The airport's clock at an aware moment, naive, to the minute."""
    known = airport_of(airport)
    if known is None or known.zone is None:
        raise OurError(f"the table of routes names the airport {airport}, which has no time zone")
    return moment.astimezone(ZoneInfo(known.zone)).replace(tzinfo=None, second=0, microsecond=0)


def _sizes(count: int, rng: Random) -> list[int]:
    """Sizes by stratified sampling, so that even a dozen flights have about 145 travellers each."""
    sizes = [_size_at((at + rng.uniform(0.3, 0.7)) / count) for at in range(count)]
    first = max(_CAST_FLIGHT_MINIMUM, min(sizes.pop(count * 6 // 10), WIDE_BODY - 1))
    rng.shuffle(sizes)
    return [first, *sizes]


def _size_at(quantile: float) -> int:
    """The number of travellers below which that share of all flights lies."""
    reached = 0.0
    for share, low, high in SIZES:
        if quantile < reached + share:
            return round(low + (high - low) * (quantile - reached) / share)
        reached += share
    return SIZES[-1][2]


def _routes(sizes: list[int], rng: Random) -> list[Route]:
    """A route for each size: wide-bodies fly long, the first flight comes from Istanbul, repeats only when used up."""
    queues: dict[bool, list[Route]] = {False: [], True: []}
    chosen = [ROUTES[0]]
    for size in sizes[1:]:
        long_haul = size >= WIDE_BODY or (size > _CAST_FLIGHT_MINIMUM and rng.random() < 0.25)
        if not queues[long_haul]:
            queues[long_haul] = [route for route in ROUTES[1:] if route.long_haul == long_haul]
            rng.shuffle(queues[long_haul])
        chosen.append(queues[long_haul].pop())
    return chosen


def _landing(rng: Random) -> str:
    return rng.choices([airport for airport, _ in LANDING], [share for _, share in LANDING])[0]
