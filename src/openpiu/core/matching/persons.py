"""Whom one compares: persons as an alert or a message describes them.

Belongs here: the values and their reading from JSON. Not here: comparing. Nothing is guessed: unknown is None or empty.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from openpiu.core.terms import Document, PartialDate
from openpiu.errors import SenderError

_LONGEST_SPAN = 20  # years; a longer one says nothing
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """One name as written: any script, any case, titles and particles included."""

    surname: str
    given_names: str | None = None

    def __str__(self) -> str:
        """As an officer reads it: `surname, given names`."""
        return ", ".join(part for part in (self.surname, self.given_names) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One side of a comparison: a traveller as reported, or the subject of an alert."""

    id: str
    surname: str
    given_names: str | None = None
    birth_date: PartialDate | None = None
    sex: str | None = None  # M or F; X and None both say nothing
    nationalities: tuple[str, ...] = ()  # three letters each
    documents: tuple[Document, ...] = ()
    aliases: tuple[PersonName, ...] = ()
    other_birth_dates: tuple[PartialDate, ...] = ()  # further ones that a list gives

    @property
    def birth_dates(self) -> tuple[PartialDate, ...]:
        """All birth dates known."""
        return (self.birth_date, *self.other_birth_dates) if self.birth_date else self.other_birth_dates

    @property
    def names(self) -> tuple[PersonName, ...]:
        """The name, then the aliases."""
        return (PersonName(surname=self.surname, given_names=self.given_names), *self.aliases)


def person_from_json(row: Mapping[str, object]) -> Person:
    """Read one person in the shape of `openpiu match`; fields not known here are left alone.

    SenderError names the field that is wrong and how it is written, never what stands in it.
    """
    return Person(
        id=_required(row, "id"),
        surname=_required(row, "surname"),
        given_names=_text(row, "given_names"),
        birth_date=_birth_date(row),
        sex=_sex(row),
        nationalities=tuple(part.strip().upper() for part in _texts(row, "nationalities") if part.strip()),
        documents=tuple(_document(part) for part in _rows(row, "documents") if part.get("number")),
        aliases=tuple(_alias(part) for part in _rows(row, "aliases")),
        other_birth_dates=tuple(date for text in _texts(row, "other_birth_dates") for date in _dates(text)),
    )


def _required(row: Mapping[str, object], field: str) -> str:
    value = row.get(field)
    if not isinstance(value, str) or not value.strip():
        raise SenderError(f"{field} is missing or not text: give it as text")
    return value.strip()


def _text(row: Mapping[str, object], field: str) -> str | None:
    value = row.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SenderError(f"{field} is not text: give text or null")
    return value.strip() or None


def _list(row: Mapping[str, object], field: str) -> list[object]:
    value = row.get(field)
    if value is None:
        return []
    if not isinstance(value, list):
        raise SenderError(f"{field} is not a list: give a list or null")
    return value


def _texts(row: Mapping[str, object], field: str) -> list[str]:
    values = _list(row, field)
    if not all(isinstance(value, str) for value in values):
        raise SenderError(f"{field} holds something that is not text")
    return [value for value in values if isinstance(value, str)]


def _rows(row: Mapping[str, object], field: str) -> list[Mapping[str, object]]:
    values = _list(row, field)
    if not all(isinstance(value, Mapping) for value in values):
        raise SenderError(f"{field} holds something that is not an object")
    return [value for value in values if isinstance(value, Mapping)]


def _birth_date(row: Mapping[str, object]) -> PartialDate | None:
    text = _text(row, "birth_date")
    if text is None:
        return None
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise SenderError("birth_date is no date: write 1988-04-19, 1988-04, 1988 or null") from None


def _dates(text: str) -> list[PartialDate]:
    """A further birth date, or a span of years such as 1960/1965; one too long to tell anything is left out."""
    first, _, last = text.partition("/")
    try:
        start, stop = PartialDate.parse(first), PartialDate.parse(last or first)
    except ValueError:
        raise SenderError("other_birth_dates holds no date: write 1988-04-19, 1988-04, 1988 or 1985/1988") from None
    if not last:
        return [start]
    if stop.year < start.year:
        raise SenderError("other_birth_dates holds a span that ends before it begins")
    years = range(start.year, stop.year + 1)
    return [PartialDate(year) for year in years] if len(years) <= _LONGEST_SPAN else []


def _sex(row: Mapping[str, object]) -> str | None:
    text = _text(row, "sex")
    if text is None:
        return None
    if text.upper() not in ("M", "F", "X"):
        raise SenderError("sex is not known: write M, F, X or null")
    return text.upper()


def _document(row: Mapping[str, object]) -> Document:
    issuer = _text(row, "issuer")
    return Document(
        type=(_text(row, "type") or "P").upper(),
        number=_NOT_ALPHANUMERIC.sub("", _required(row, "number")).upper(),
        issuer=issuer.upper() if issuer else None,
    )


def _alias(row: Mapping[str, object]) -> PersonName:
    surname, given_names = _text(row, "surname"), _text(row, "given_names")
    if surname is None and given_names is None:
        raise SenderError("aliases holds a name without surname and given_names")
    return PersonName(surname=surname or "", given_names=given_names)
