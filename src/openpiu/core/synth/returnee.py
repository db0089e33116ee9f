"""The returning traveller: he flew out with one nation's flight, comes back from elsewhere with another's (EXC-14).

Two flights of their own beside the world, each with ordinary people on board: the first lands days before `start` and
lies in the partner's data only, the second is on its way and lies in the unit's. Neither half alone tells the journey.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from openpiu.core.synth.parties import Numbers, booking_of, fill, passage_of
from openpiu.core.synth.pushes import Sent, compose, plan
from openpiu.core.synth.routes import Route
from openpiu.core.synth.schedule import Slot, local_time
from openpiu.core.synth.seating import seated
from openpiu.core.synth.seeding import stream
from openpiu.core.synth.styles import STYLES
from openpiu.core.synth.values import Alert, Leg, Party, Person, Stage
from openpiu.core.terms import Document, Flight, PartialDate, TravellerKind

AWAY = timedelta(days=9)  # between the landing of the first flight and the departure of the second
LANDS_IN = timedelta(minutes=25)  # the second, after `start`: its manifest has come by then
_SIZE = 30  # travellers of each flight
_BORN = date(1994, 6, 17)
_VALID = timedelta(days=900)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Half:
    """One of the two flights before its times are known."""

    route: Route
    to: str
    carrier: str
    number: str


_OUT = _Half(
    route=Route(airport="CDG", minutes=215, cultures=("french", "turkish", "arabic")), to="IST", carrier="QX",
    number="701",
)  # fmt: skip
_BACK = _Half(
    route=Route(airport="SKP", minutes=160, cultures=("south_slavic", "albanian", "french")), to="CRL", carrier="ZQ",
    number="318",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Returnee:
    """The person's two flights, one for each nation, and the alert of the nation that looks for him."""

    out: Leg
    back: Leg
    alert: Alert
    seed: int

    def messages(self, leg: Leg) -> Iterator[Sent]:
        """What the carrier of one of the two flights sends, in order."""
        for push in plan((leg,)):
            yield compose(leg, push, rng=stream(self.seed, f"returnee {push.name}"))


def draw_returnee(*, seed: int, start: datetime) -> Returnee:
    """The same seed and start, an aware UTC moment, give the same people."""
    numbers, lands = Numbers(), start.replace(second=0, microsecond=0) + LANDS_IN
    gone = lands - timedelta(minutes=_BACK.route.minutes) - AWAY
    out = _leg(_OUT, gone, numbers=numbers, rng=stream(seed, "returnee out"))
    back = _leg(_BACK, lands, numbers=numbers, rng=stream(seed, "returnee back"))
    return Returnee(out=out, back=back, alert=_alert(start), seed=seed)


def _leg(half: _Half, lands: datetime, *, numbers: Numbers, rng: Random) -> Leg:
    route = half.route
    departs = lands - timedelta(minutes=route.minutes)
    flight = Flight(
        carrier=half.carrier, number=half.number, departure_airport=route.airport,
        departure=local_time(departs, route.airport), arrival_airport=half.to, arrival=local_time(lands, half.to),
    )  # fmt: skip
    slot = Slot(
        flight=flight, route=route, departs=departs, lands=lands, size=_SIZE, style=STYLES[0], changes_only=False
    )
    parties = [_his(slot, numbers, rng), *fill(slot, 1, numbers=numbers, rng=rng)]
    return Leg(flight=flight, departs=departs, lands=lands, style=slot.style, parties=seated(parties, rng))


def _his(slot: Slot, numbers: Numbers, rng: Random) -> Party:
    """A booking of his own on each flight; nothing in it points to the other."""
    drawn = passage_of(_person(slot.departs.date()), TravellerKind.ADULT, today=slot.departs.date(), numbers=numbers,
                       rng=rng)  # fmt: skip
    passage = replace(
        drawn, details_from=Stage.EARLY, birth_date_from=Stage.EARLY, transit=False, typed_number=None, services=()
    )
    return replace(booking_of((passage,), slot, numbers=numbers, rng=rng), onward=None)


def _person(today: date) -> Person:
    return Person(
        surname="Quesnoirt", given_names="Loïc", culture="french", sex="M", born=_BORN, nationality="FRA",
        document=Document(number="ZZ0940617", issuer="FRA", expiry=today + _VALID),
    )  # fmt: skip


def _alert(start: datetime) -> Alert:
    return Alert(
        id="FR-0904", surname="Quesnoirt", given_names="Loïc", sex="M",
        birth_date=PartialDate(_BORN.year, _BORN.month, _BORN.day),
        nationalities=("FRA",), register="SIS-persons", action="discreet_check",
        legal_basis="Reg. (EU) 2018/1862 Art. 36", owner="FR",
        reason="terrorism: believed to have joined an armed group abroad", expires=(start + timedelta(days=400)).date(),
    )  # fmt: skip
