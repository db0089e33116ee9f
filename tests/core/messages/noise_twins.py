"""Noisy messages beside their clean twins, and what must be equal in them: shared by the noise and the fuzz tests."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from openpiu.core.law.annex_i import keep_booking
from openpiu.core.messages import Reading, Severity, read_messages
from openpiu.core.synth import Leg, Push, build_world
from openpiu.core.synth.noise import deal
from openpiu.core.synth.pushes import compose, facts_of, plan
from openpiu.core.terms import Traveller

START = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Twin:
    """One message with noise and without."""

    name: str
    kinds: tuple[str, ...]
    noisy: bytes
    clean: bytes


def small_legs(seed: int, flights: int, parties: int, *, days: int = 0) -> tuple[Leg, ...]:
    """Flights of a generated world with 1 to `parties` bookings each, so that a message is read in a millisecond.

    `days` moves the world, so that flights of several seeds are not the same flight.
    """
    rng = Random(seed)
    legs = build_world(seed=seed, flights=flights, alerts=20, start=START + timedelta(days=days)).legs
    return tuple(replace(leg, parties=leg.parties[: rng.randint(1, parties)], crew=leg.crew[:2]) for leg in legs)


def twins(seed: int, flights: int, kinds: Sequence[str], *, parties: int = 6) -> Iterator[Twin]:
    """Every message of those flights, with these kinds of noise dealt evenly."""
    legs = small_legs(seed, flights, parties)
    pushes = plan(legs)
    dealt = deal({push.name: facts_of(legs[push.flight], push) for push in pushes}, kinds, Random(seed))
    for push in pushes:
        yield _twin(legs, push, dealt[push.name], seed)


def twins_of_each_kind(seed: int, flights: int, kinds: Sequence[str], *, parties: int = 4) -> Iterator[Twin]:
    """Every kind alone, on the first message of those flights that it suits."""
    legs = small_legs(seed, flights, parties)
    pushes = plan(legs)
    for name in kinds:
        for push in pushes:
            if deal({push.name: facts_of(legs[push.flight], push)}, [name], Random(seed))[push.name]:
                yield _twin(legs, push, (name,), seed)
                break


def _twin(legs: tuple[Leg, ...], push: Push, kinds: tuple[str, ...], seed: int) -> Twin:
    leg, name = legs[push.flight], f"{seed}/{push.name}"
    noisy = compose(leg, push, kinds=kinds, rng=Random(name))
    return Twin(name, kinds, noisy.content, compose(leg, push, rng=Random(name)).content)


def records(content: bytes) -> tuple[object, ...]:
    """What of one file would be stored, by flight: flights, travellers, bookings. The same message twice is one."""
    known: list[tuple[object, ...]] = []
    flights: dict[object, None] = {}
    travellers: Counter[Traveller] = Counter()
    bookings: Counter[str] = Counter()
    for reading in read_messages(content, source="twin"):
        stored = _stored(reading)
        if (reading.flights, reading.travellers, stored) in known:
            continue
        known.append((reading.flights, reading.travellers, stored))
        flights |= dict.fromkeys(reading.flights)
        travellers.update(reading.travellers)
        bookings.update(stored)
    return tuple(flights), travellers, bookings


def _stored(reading: Reading) -> list[str]:
    """Bookings after the field list, without their history, which noise may add to."""
    kept = []
    for booking in reading.bookings:
        plain = asdict(keep_booking(booking)[0])
        plain["services"] = sorted({service["code"] for service in plain["services"]})
        for told in ("history", "cancelled_names"):  # what was true before; the noise `history` adds to it
            plain.pop(told, None)
        kept.append(repr(plain))
    return kept


def lost_in_silence(twin: Twin) -> Counter[tuple[str, str | None]]:
    """Travellers of the clean message who are missing in the noisy one while nothing says that anybody may be."""
    clean, noisy = (read_messages(content, source="twin") for content in (twin.clean, twin.noisy))
    told = any(fault.severity is not Severity.WARNING for reading in noisy for fault in reading.faults)
    return Counter() if told or _part_is_missing(noisy, clean) else _names(clean) - _names(noisy)


def _part_is_missing(noisy: Sequence[Reading], clean: Sequence[Reading]) -> bool:
    """Whether the last message that came announces another one, which the clean twin does not (MSG-7)."""
    return noisy[-1].part is not None and not noisy[-1].part.last and clean[-1].part is None


def _names(readings: Sequence[Reading]) -> Counter[tuple[str, str | None]]:
    return Counter((one.surname, one.given_names) for reading in readings for one in reading.travellers)
