"""What the unit changed in a traveller's content on the person's right: values corrected, data contested (RGT-6).

The marks stand in the content and go with it. They hold no value: the corrected value is the content's own. Whatever
carriers send later, a corrected value stays. Belongs here: which values, and carrying marks over. Not here: storing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from openpiu.core.terms.dates import PartialDate
from openpiu.core.terms.names import plain_name

CORRECTED, CONTESTED = "corrected", "contested"
LONGEST = 100  # letters of a name


@dataclass(frozen=True, slots=True)
class Marks:
    """What the pages show: (field, day) of each correction, and since when the data are contested."""

    corrected: tuple[tuple[str, str], ...]
    contested_on: str | None


def _name(text: str) -> str:
    name = plain_name(text)
    if not name or len(name) > LONGEST or any(letter.isdigit() for letter in name):
        raise ValueError("a name has letters, 1 to 100 of them")
    return name


def _sex(text: str) -> str:
    if text.strip().upper() not in {"M", "F", "X"}:
        raise ValueError("the sex is M, F or X")
    return text.strip().upper()


def _state(text: str) -> str:
    state = text.strip().upper()
    if len(state) != 3 or not state.isalpha() or not state.isascii():
        raise ValueError("a nationality has three letters, such as UTO")
    return state


# The values that can be corrected, each with what reads it; ValueError says what was wrong, without the text.
READERS: dict[str, Callable[[str], str]] = {
    "surname": _name,
    "given_names": _name,
    "birth_date": lambda text: str(PartialDate.parse(text)),
    "sex": _sex,
    "nationality": _state,
}


def corrected(content: Mapping[str, Any], field: str, value: str, *, on: str, by: str) -> dict[str, Any]:
    """The content with one value corrected and marked; `value` as its reader gives it."""
    marks = {**content.get(CORRECTED, {}), field: {"on": on, "by": by}}
    return {**content, field: value, CORRECTED: marks}


def contested(content: Mapping[str, Any], *, on: str | None, by: str) -> dict[str, Any]:
    """The content marked as contested, or without that mark where `on` is None."""
    rest = {name: value for name, value in content.items() if name != CONTESTED}
    return {**rest, CONTESTED: {"on": on, "by": by}} if on else rest


def carried(content: Mapping[str, Any], earlier: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What carriers say now, with the corrections and the mark of earlier contents of the same person."""
    now = dict(content)
    for before in earlier:
        for field, mark in before.get(CORRECTED, {}).items():
            now = corrected(now, field, before[field], on=mark["on"], by=mark["by"])
        if CONTESTED in before:
            now[CONTESTED] = before[CONTESTED]
    return now


def marks_of(content: Mapping[str, Any]) -> Marks:
    """The marks of a content."""
    found = content.get(CORRECTED, {})
    since = content.get(CONTESTED)
    return Marks(tuple((field, mark["on"]) for field, mark in sorted(found.items())), since["on"] if since else None)
