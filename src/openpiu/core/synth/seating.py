"""Seats: one for everybody but infants, unique on the flight, a booking together where it fits."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from openpiu.core.synth.values import Party, Passage
from openpiu.core.terms import TravellerKind

# Most travellers, letters of one row (no letter I: it looks like 1).
CABINS = ((100, "ABCD"), (220, "ABCDEF"), (600, "ABCDEFGHJ"))
_EMPTY_SHARE = 0.08


def seated(parties: Iterable[Party], rng: Random) -> tuple[Party, ...]:
    """The parties with seats in rows, a few left empty."""
    there = tuple(parties)
    seats = _seats(sum(len(party.passages) for party in there), rng)
    return tuple(
        replace(party, passages=tuple(_placed(passage, seats) for passage in party.passages)) for party in there
    )


def _placed(passage: Passage, seats: Iterator[str]) -> Passage:
    return passage if passage.kind is TravellerKind.INFANT else replace(passage, seat=next(seats))


def _seats(travellers: int, rng: Random) -> Iterator[str]:
    letters = next((letters for most, letters in CABINS if travellers <= most), CABINS[-1][1])
    row = 0
    while True:
        row += 1
        yield from (f"{row}{letter}" for letter in letters if rng.random() >= _EMPTY_SHARE)
