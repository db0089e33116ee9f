"""The invented world: flights, travellers, alerts, truth and messages, all from one seed and one moment.

Belongs here: the order in which the parts are drawn. Not here: any part itself, files (`listing`), the clock.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from openpiu.core.synth.alerts import MOST_ALERTS, Aboard, issue, strangers
from openpiu.core.synth.cast import seat_cast
from openpiu.core.synth.cast_alerts import CAST_ALERTS, cast_alerts
from openpiu.core.synth.names import culture_named
from openpiu.core.synth.noise import KINDS, deal
from openpiu.core.synth.parties import Numbers, fill, passage_of
from openpiu.core.synth.people import draw_person
from openpiu.core.synth.plants import PLANTERS, suits
from openpiu.core.synth.pushes import Push, Sent, compose, facts_of, plan
from openpiu.core.synth.schedule import WIDE_BODY, Slot, draw_slots
from openpiu.core.synth.seating import seated
from openpiu.core.synth.seeding import stream
from openpiu.core.synth.values import Alert, Leg, Party, Passage, Stage, Truth
from openpiu.core.terms import TravellerKind
from openpiu.errors import OfficerError

FEWEST_ALERTS = len(CAST_ALERTS)
TRAVELLERS_A_ROUND = 7000  # for so many one round of planted pairs: about 0.1 % true (product.md section 7)
CREW_SHARE = 0.5  # share of flights with a crew list


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything there is. `start` is the world's now (UTC); flights stand in the order of landing."""

    seed: int
    start: datetime
    noise: Mapping[str, tuple[str, ...]]  # kinds of noise by the name of the message; the others are clean
    legs: tuple[Leg, ...]
    alerts: tuple[Alert, ...]
    truth: tuple[Truth, ...]
    pushes: tuple[Push, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every traveller of the world, without crew."""
        return tuple(passage for leg in self.legs for passage in leg.passages)

    def send(self, push: Push) -> Sent:
        """Compose one message; the same bytes each time."""
        rng = stream(self.seed, f"message {push.name}")
        return compose(self.legs[push.flight], push, kinds=self.noise.get(push.name, ()), rng=rng)

    def clean_twin(self, push: Push) -> Sent:
        """The same message without noise."""
        return compose(self.legs[push.flight], push, rng=stream(self.seed, f"message {push.name}"))

    def messages(self) -> Iterator[Sent]:
        """All messages in the order of sending, composed one at a time so that memory stays small."""
        return (self.send(push) for push in self.pushes)


def build_world(
    *,
    seed: int,
    flights: int = 12,
    alerts: int = 400,
    start: datetime,
    noise: float = 0.0,
    kinds: Sequence[str] | None = None,
) -> World:
    """Invent a world around `start`, an aware UTC moment.

    `noise` is the share of messages with deliberate noise, 0 to 1, and changes nothing but their bytes; `kinds` are
    the names of the kinds that may be used, by default all. OfficerError where a number makes no world.
    """
    _refuse_odd(flights=flights, alerts=alerts, noise=noise, start=start)
    numbers = Numbers()
    slots = draw_slots(flights, start=start, rng=stream(seed, "slots"))
    cast, cast_truth = seat_cast(slots, start=start, numbers=numbers, rng=stream(seed, "cast"))
    legs = [
        _board(slot, cast.get(at, []), numbers=numbers, rng=stream(seed, f"flight {at}"))
        for at, slot in enumerate(slots)
    ]
    rng = stream(seed, "plants")
    protected = {passage.id for parties in cast.values() for party in parties for passage in party.passages}
    changed, planted, truth = _plant(legs, protected, alerts - FEWEST_ALERTS, start=start, rng=rng)
    legs = [_finish(leg, changed, numbers=numbers, rng=stream(seed, f"cabin {at}")) for at, leg in enumerate(legs)]
    known = (*cast_alerts(start), *planted)
    aboard = Aboard.of(passage for leg in legs for passage in leg.passages)
    others = strangers(
        alerts - len(known), aboard, first=len(known) + 1, today=start.date(), rng=stream(seed, "alerts")
    )
    shuffled = [*known, *others]
    stream(seed, "order").shuffle(shuffled)
    done = tuple(legs)
    pushes = plan(done)
    return World(
        seed=seed,
        start=start,
        noise=_noise(done, pushes, noise, kinds, stream(seed, "noise")),
        legs=done,
        alerts=tuple(shuffled),
        truth=(*cast_truth, *truth),
        pushes=pushes,
    )


def _noise(
    legs: tuple[Leg, ...], pushes: tuple[Push, ...], share: float, kinds: Sequence[str] | None, rng: Random
) -> dict[str, tuple[str, ...]]:
    """Which messages get noise, and of which kinds."""
    chosen = rng.sample(pushes, max(1, round(share * len(pushes))) if share else 0)
    facts = {push.name: facts_of(legs[push.flight], push) for push in chosen}
    return deal(facts, [kind.name for kind in KINDS] if kinds is None else kinds, rng)


def _refuse_odd(*, flights: int, alerts: int, noise: float, start: datetime) -> None:
    if start.utcoffset() != timedelta(0):
        raise OfficerError("the start of the world must be an aware time in UTC")
    if not 1 <= flights <= 20_000:
        raise OfficerError("choose between 1 and 20000 flights")
    if not FEWEST_ALERTS <= alerts < MOST_ALERTS:
        raise OfficerError(
            f"choose at least {FEWEST_ALERTS} alerts (the demo's cast has that many), and under a million"
        )
    if not 0 <= noise <= 1:
        raise OfficerError("noise is a share between 0 and 1")


def _board(slot: Slot, cast: list[Party], *, numbers: Numbers, rng: Random) -> Leg:
    """Fill the flight: the cast first, then bookings until it has its size, in mixed order."""
    parties = [*cast, *fill(slot, sum(len(party.passages) for party in cast), numbers=numbers, rng=rng)]
    rng.shuffle(parties)
    return Leg(
        flight=slot.flight,
        departs=slot.departs,
        lands=slot.lands,
        style=slot.style,
        parties=tuple(parties),
        changes_only=slot.changes_only,
    )


def _plant(
    legs: list[Leg], protected: set[str], most: int, *, start: datetime, rng: Random
) -> tuple[dict[str, Passage], list[Alert], list[Truth]]:
    """Planted pairs: the passages they change, their alerts, and the truth. Never about the cast."""
    chosen = [
        passage
        for leg in legs
        for passage in leg.passages
        if passage.kind is TravellerKind.ADULT
        and passage.boarded
        and passage.given_names
        and passage.birth_date_from is not None
        and passage.id not in protected
    ]
    rng.shuffle(chosen)
    rounds = max(1, len(chosen) // TRAVELLERS_A_ROUND)
    changed: dict[str, Passage] = {}
    alerts: list[Alert] = []
    truth: list[Truth] = []
    for number, (kind, planter, is_true) in enumerate((PLANTERS * rounds)[:most], start=FEWEST_ALERTS + 1):
        at = next((place for place, passage in enumerate(chosen) if suits(kind, passage)), 0)
        passage, wanted = planter(chosen.pop(at), start.date(), rng)
        alert = issue(wanted, number, today=start.date(), rng=rng, for_document=kind == "document_stolen")
        changed[passage.id] = passage
        alerts.append(alert)
        truth.append(Truth(traveller=passage.id, alert=alert.id, kind=kind, is_true=is_true))
    return changed, alerts, truth


def _finish(leg: Leg, changed: dict[str, Passage], *, numbers: Numbers, rng: Random) -> Leg:
    """Put the planted passages in place, then give everybody a seat, and half of the flights a crew."""
    parties = [
        replace(party, passages=tuple(changed.get(passage.id, passage) for passage in party.passages))
        for party in leg.parties
    ]
    crew = _crew(leg, numbers, rng) if rng.random() < CREW_SHARE else ()
    return replace(leg, parties=seated(parties, rng), crew=crew)


def _crew(leg: Leg, numbers: Numbers, rng: Random) -> tuple[Passage, ...]:
    today = leg.departs.date()
    size = rng.randint(4, 6) if len(leg.passages) < WIDE_BODY else rng.randint(10, 14)
    members = []
    for _ in range(size):
        person = draw_person(culture_named(rng.choice(("flemish", "french"))), "adult", today=today, rng=rng)
        drawn = passage_of(person, TravellerKind.CREW, today=today, numbers=Numbers(), rng=rng)
        members.append(
            replace(drawn, id=numbers.next_crew(), details_from=Stage.EARLY, birth_date_from=Stage.EARLY, transit=False)
        )
    return tuple(members)
