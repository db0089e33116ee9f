"""Baggage of one traveller as reported (API: tags, number, weight; Annex I item 16)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Baggage:
    """Checked bags; None where not reported."""

    pieces: int | None = None
    weight: int | None = None  # kilograms, or pounds where `in_pounds`
    in_pounds: bool = False
    tags: tuple[str, ...] = ()  # tag numbers, a series written out
    pooled: bool = False  # checked in together with others of the booking
