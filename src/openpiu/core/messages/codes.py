"""Codes that both message types share: countries, sex, seats, carriers and flight numbers."""

import re
from functools import lru_cache
from typing import NamedTuple

from openpiu.core.terms import country

_SEX = {"M": "M", "F": "F", "X": "X", "MI": "M", "FI": "F", "XI": "X"}
_SEAT = re.compile(r"0*(\d{1,3}[A-Z])")
_NUMBER = re.compile(r"0*(\d{1,5}[A-Z]?)")
# A carrier has two signs, one of them a letter (IATA), or three letters (ICAO).
_DESIGNATOR = re.compile(r"([A-Z]{3}|[A-Z][A-Z0-9]|[0-9][A-Z]) ?0*(\d{1,4}[A-Z]?)")


class Designator(NamedTuple):
    """Carrier and number of a flight."""

    carrier: str
    number: str


@lru_cache(maxsize=1024)
def known_country(code: str) -> str | None:
    """A country in three letters; an unknown code of three letters stays as sent, nothing else does."""
    text = code.strip().upper()
    return country(text) or (text if len(text) == 3 and text.isalpha() and text.isascii() else None)


def sex_of(code: str) -> str | None:
    """M, F or X; None where it is not said (U)."""
    return _SEX.get(code.strip().upper())


@lru_cache(maxsize=4096)
def seat_of(text: str) -> str | None:
    """A seat without leading zeros: `039G` is 39G; None for fillers such as XXX."""
    found = _SEAT.fullmatch(text.strip().upper())
    return found[1] if found else None


def flight_number(text: str) -> str | None:
    """Digits and an optional letter, without leading zeros; None where it is no flight number."""
    found = _NUMBER.fullmatch(text.strip().upper())
    return found[1] if found else None


def designator(text: str, carrier: str = "") -> Designator | None:
    """Carrier and number out of `AT123`, `A92707` or `ABC12`; `carrier` is used where it is known from elsewhere."""
    text, carrier = text.strip().upper(), carrier.strip().upper()
    number = flight_number(text.removeprefix(carrier).strip()) if carrier else None
    if number:
        return Designator(carrier, number)
    found = _DESIGNATOR.fullmatch(text)
    return Designator(found[1], found[2]) if found else None
