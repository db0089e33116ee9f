"""The kinds of conditions, as a table: how each is written, what it looks at, and when it holds.

A new kind is a new row. What is not in the table can not be asked; `forbidden` gives the reason where it never may be.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from openpiu.core.criteria.facts import PAYMENTS, Facts
from openpiu.core.terms import TravelStatus

Value = Any  # of Facts
Wanted = Any  # as written: codes, or a number

SLOTS: Mapping[str, str] = {
    "airports": r"(?P<wanted>[A-Z]{3}(?:, ?[A-Z]{3})*)",
    "carriers": r"(?P<wanted>[A-Z0-9]{2,3}(?:, ?[A-Z0-9]{2,3})*)",
    "countries": r"(?P<wanted>[A-Z]{3}(?:, ?[A-Z]{3})*)",
    "agencies": r"(?P<wanted>[A-Z0-9]{2,12}(?:, ?[A-Z0-9]{2,12})*)",
    "forms": rf"(?P<wanted>(?:{'|'.join(PAYMENTS)})(?:, ?(?:{'|'.join(PAYMENTS)}))*)",
    "status": rf"(?P<wanted>{'|'.join(TravelStatus)})",
    "number": r"(?P<wanted>\d{1,4})",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of condition."""

    name: str
    phrase: str  # with one slot in braces, or none
    fact: str  # field of Facts
    holds: Callable[[Value, Wanted], bool]  # the fact is known
    accompanied: bool = False  # says who somebody is, not how they travel: narrows others, and carries no points

    @property
    def slot(self) -> str:
        """The name of its slot; empty where it has none."""
        found = re.search(r"{(\w+)}", self.phrase)
        return found[1] if found else ""

    def wanted(self, text: str) -> Wanted | None:
        """What a condition that is written as `text` wants: a set of codes, a number, True; None: not of this kind."""
        found = _pattern(self.phrase, self.slot).fullmatch(text)
        if found is None:
            return None
        return _read(self.slot, found["wanted"]) if self.slot else True

    def value(self, facts: Facts) -> Value | None:
        """The fact; None where not reported."""
        value = getattr(facts, self.fact)
        return None if value in ((), frozenset()) else value


@cache
def _pattern(phrase: str, slot: str) -> re.Pattern[str]:
    before, _, after = phrase.partition(f"{{{slot}}}") if slot else (phrase, "", "")
    return re.compile(re.escape(before) + SLOTS.get(slot, "") + re.escape(after))


def _read(slot: str, text: str) -> Wanted:
    return int(text) if slot == "number" else frozenset(code.strip() for code in text.split(","))


def _one_of(value: str, wanted: frozenset[str]) -> bool:
    return value in wanted


def _any_of(values: frozenset[str] | tuple[str, ...], wanted: frozenset[str]) -> bool:
    return not wanted.isdisjoint(values)


def _at_most(value: int, wanted: int) -> bool:
    return value <= wanted


def _at_least(value: int, wanted: int) -> bool:
    return value >= wanted


def _soon(value: int, wanted: int) -> bool:
    return 0 <= value <= wanted


def _so(value: bool, _wanted: bool) -> bool:
    return value


def _no(value: bool, _wanted: bool) -> bool:
    return not value


def _some(value: int, _wanted: bool) -> bool:
    return value > 0


KINDS: tuple[Kind, ...] = (
    Kind(name="from", phrase="departs from {airports}", fact="departs_from", holds=_one_of),
    Kind(name="to", phrase="arrives at {airports}", fact="arrives_at", holds=_one_of),
    Kind(name="itinerary", phrase="itinerary includes {airports}", fact="airports", holds=_any_of),
    Kind(name="carrier", phrase="carrier is {carriers}", fact="carrier", holds=_one_of),
    Kind(name="booked", phrase="booked at most {number} hours before departure", fact="booked_hours", holds=_soon),
    Kind(name="booked", phrase="booked at least {number} hours before departure", fact="booked_hours", holds=_at_least),
    Kind(name="payment", phrase="paid by {forms}", fact="payment", holds=_any_of),
    Kind(name="one_way", phrase="one way", fact="is_one_way", holds=_so),
    Kind(name="one_way", phrase="not one way", fact="is_one_way", holds=_no),
    Kind(name="away", phrase="flies back within {number} days", fact="days_away", holds=_at_most),
    Kind(name="away", phrase="flies back after {number} days or more", fact="days_away", holds=_at_least),
    Kind(name="party", phrase="party of at most {number}", fact="party", holds=_at_most),
    Kind(name="party", phrase="party of at least {number}", fact="party", holds=_at_least),
    Kind(name="children", phrase="travels with a child", fact="children", holds=_some),
    Kind(name="bags", phrase="at most {number} bags", fact="bags", holds=_at_most),
    Kind(name="bags", phrase="at least {number} bags", fact="bags", holds=_at_least),
    Kind(name="agency", phrase="agency is {agencies}", fact="agency", holds=_one_of),
    Kind(name="contact", phrase="contact shared by at least {number} bookings", fact="sharing", holds=_at_least),
    Kind(name="changes", phrase="booking changed at least {number} times", fact="changes", holds=_at_least),
    Kind(name="split", phrase="booking was split", fact="is_split", holds=_so),
    Kind(name="added", phrase="travels without a booking", fact="is_added", holds=_so),
    Kind(name="status", phrase="status is {status}", fact="status", holds=_one_of),
    Kind(name="nationality", phrase="nationality is {countries}", fact="nationality", holds=_one_of, accompanied=True),
    Kind(name="document", phrase="document of {countries}", fact="document_issuer", holds=_one_of, accompanied=True),
    Kind(name="age", phrase="age at most {number}", fact="age", holds=_at_most, accompanied=True),
    Kind(name="age", phrase="age at least {number}", fact="age", holds=_at_least, accompanied=True),
)
