"""Invented documents of the specimen state, drawn from a seed; no table of the reader is used."""

import random
from datetime import date, timedelta
from string import ascii_uppercase, digits

from hypothesis import strategies as st

from openpiu.core.terms import PartialDate
from openpiu.core.terms.mrz import FORMATS, Fields

AS_OF = date(2026, 10, 1)
CODES = {"TD3": ("P", "PP", "PD"), "TD1": ("I", "ID", "AC"), "TD2": ("I", "C", "ID"), "MRV-A": ("V",), "MRV-B": ("V",)}
LONGEST = {"TD1": 22, "TD2": 14}  # of a document number; 9 elsewhere
STATES = ("UTO", "D", "RKS", "EUE", "XXA", "GBN")
_TAKEN = {"TD1": 2, "TD2": 2}  # characters that a long number needs besides itself: its digit and a filler
_OPTIONAL = {"TD3": 14, "TD1": 15, "TD2": 7, "MRV-A": 16, "MRV-B": 8}
_SECOND = {"TD1": 11}
_LETTERS = ascii_uppercase + digits


def drawn(seed: int) -> tuple[str, Fields]:
    """A format and fields that fit it, the same for the same seed."""
    chance = random.Random(seed)
    kind = chance.choice(FORMATS)
    number = _text(chance, 1, LONGEST.get(kind, 9) if chance.random() < 0.3 else 9)
    room = _OPTIONAL[kind] - (len(number) - 9 + _TAKEN[kind] if len(number) > 9 else 0)
    return kind, Fields(
        document_code=chance.choice(CODES[kind]),
        issuing_state=chance.choice(STATES),
        nationality=chance.choice(STATES),
        document_number=number,
        birth_date=_born(chance),
        sex=chance.choice(("M", "F", None)),
        expiry_date=AS_OF + timedelta(days=chance.randrange(1, 3600)),
        optional_data=_text(chance, 0, max(0, room)),
        optional_data_2=_text(chance, 0, _SECOND.get(kind, 0)),
        surname=_name(chance, 1),
        given_names=_name(chance, 0),
    )


documents = st.integers(min_value=0, max_value=2**48).map(drawn)


def _born(chance: random.Random) -> PartialDate | None:
    day = date(1930, 1, 1) + timedelta(days=chance.randrange(35_000))
    known = chance.choice((3, 3, 3, 2, 1, 0))
    return PartialDate(*(day.year, day.month, day.day)[:known]) if known else None


def _text(chance: random.Random, least: int, most: int) -> str:
    return "".join(chance.choices(_LETTERS, k=chance.randint(least, most)))


def _name(chance: random.Random, least: int) -> str:
    parts = ("".join(chance.choices(ascii_uppercase, k=chance.randint(1, 9))) for _ in range(chance.randint(least, 3)))
    return " ".join(parts)
