"""The book of cases (mrz-cases.json) and the scoring that all readers share.

Right is: the verdict, and every field that a reader gives at all. Tier `info` is not scored.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

_BOOK = Path(__file__).with_name("mrz-cases.json")
_FOREIGN = "SWE"  # in the place of the specimen state, which some readers refuse; no check digit covers it


class Case(NamedTuple):
    """Lines and what is to be read from them; no fields where the zone is not valid."""

    lines: tuple[str, ...]
    valid: bool
    fields: dict[str, str | None]


class Answer(NamedTuple):
    """What a reader said: the verdict, and those fields that it gives, in the words of the book."""

    valid: bool
    fields: Mapping[str, str | None]


class Tally(NamedTuple):
    """How a reader did."""

    cases: int
    right: int
    invalid_accepted: int
    valid_rejected: int


def reference_date() -> str:
    """The day as of which the cases are read, ISO 8601."""
    return str(_book()["reference_date"])


def scored_cases() -> list[Case]:
    """All cases of the tiers that count."""
    found = [one for one in _book()["cases"] if one["tier"] != "info"]
    return [Case(tuple(one["lines"]), one["expected"]["valid"], one["expected"]["fields"] or {}) for one in found]


def abroad(case: Case) -> Case:
    """The same case with a state that every reader knows."""
    fields = {name: _FOREIGN if value == "UTO" else value for name, value in case.fields.items()}
    return Case(tuple(line.replace("UTO", _FOREIGN) for line in case.lines), case.valid, fields)


def tally(cases: Sequence[Case], answers: Sequence[Answer]) -> Tally:
    """Score the answers of one reader, in the order of the cases."""
    pairs = list(zip(cases, answers, strict=True))
    return Tally(
        cases=len(pairs),
        right=sum(_is_right(case, answer) for case, answer in pairs),
        invalid_accepted=sum(answer.valid and not case.valid for case, answer in pairs),
        valid_rejected=sum(case.valid and not answer.valid for case, answer in pairs),
    )


def _is_right(case: Case, answer: Answer) -> bool:
    if case.valid is not answer.valid:
        return False
    return not case.valid or all(answer.fields.get(name, value) == value for name, value in case.fields.items())


def _book() -> dict[str, Any]:
    book: dict[str, Any] = msgspec.json.decode(_BOOK.read_bytes())
    return book
