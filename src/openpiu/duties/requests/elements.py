"""What a request looks for, read from its elements, and whether a record agrees with all of it. Pure: no store.

Belongs here: reading and comparing. Not here: which records are looked at (`searching`).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpiu.core.law.requests import Element
from openpiu.core.terms.dates import PartialDate
from openpiu.core.terms.traces import SHORTEST_WORD, skeleton
from openpiu.errors import OfficerError

FLIGHT = re.compile(r"(?P<carrier>[A-Z0-9]{2}[A-Z]?)\s*0*(?P<number>\d{1,4}[A-Z]?)\s+(?P<day>\d{4}-\d{2}-\d{2})")
DOCUMENT = re.compile(r"(?P<number>[A-Z0-9]{4,20})(?:\s+(?P<issuer>[A-Z]{3}))?")
SHORTEST_PHONE = 8  # digits without the zeros in front: fewer are no telephone number of one person


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """The elements of one request; what was not given is None or empty."""

    words: frozenset[str] = frozenset()  # skeletons of the words of a name
    birth_date: PartialDate | None = None
    number: str = ""  # of a document
    issuer: str = ""
    locator: str = ""
    phone: str = ""
    email: str = ""
    carrier: str = ""
    flight_number: str = ""
    day: date | None = None


def sought(elements: Mapping[str, str]) -> Sought:
    """Read the elements; OfficerError, without what was written, where one cannot be looked for."""
    given = {name: text.strip() for name, text in elements.items() if text.strip()}
    found: dict[str, Any] = {}
    for name, text in given.items():
        found |= _READERS[Element(name)](text)
    return Sought(**found)


def agrees(wanted: Sought, content: Mapping[str, Any], *, locator: str, contacts: Iterable[str] = ()) -> bool:
    """Whether a record agrees with every element but the flight; `contacts` are those of its booking."""
    reached = [*content.get("phones", ()), *content.get("emails", ()), *contacts]
    return all(
        (
            not wanted.words or any(wanted.words <= words for words in _names(content)),
            wanted.birth_date is None or _is_born(content.get("birth_date"), wanted.birth_date),
            not wanted.number or _has_document(content.get("documents", ()), wanted),
            not wanted.locator or locator == wanted.locator,
            reaches(wanted, reached),
        )
    )


def reaches(wanted: Sought, contacts: Iterable[str]) -> bool:
    """Whether the telephone number and the e-mail address looked for, as far as given, are among these contacts."""
    given = list(contacts)
    has_phone = not wanted.phone or any(_same_phone(_digits(one), wanted.phone) for one in given)
    return has_phone and (not wanted.email or any(one.strip().casefold() == wanted.email for one in given))


def _name(text: str) -> dict[str, Any]:
    words = _words(text)
    if not words:
        raise OfficerError("a name to look for has a word of three letters at least")
    return {"words": words}


def _birth_date(text: str) -> dict[str, Any]:
    try:
        return {"birth_date": PartialDate.parse(text)}
    except ValueError as error:
        raise OfficerError("a birth date to look for is written 1988-04-19, 1988-04 or 1988") from error


def _document(text: str) -> dict[str, Any]:
    found = DOCUMENT.fullmatch(text.upper())
    if not found:
        raise OfficerError("a document to look for is written ZZ0419773, or with its state ZZ0419773 UTO")
    return {"number": found["number"], "issuer": found["issuer"] or ""}


def _locator(text: str) -> dict[str, Any]:
    return {"locator": text.upper()}


def _phone(text: str) -> dict[str, Any]:
    digits = _digits(text)
    if len(digits) < SHORTEST_PHONE:
        raise OfficerError("a telephone number to look for has eight digits at least, zeros in front not counted")
    return {"phone": digits}


def _email(text: str) -> dict[str, Any]:
    return {"email": text.casefold()}


def _flight(text: str) -> dict[str, Any]:
    found = FLIGHT.fullmatch(text.upper())
    try:
        day = date.fromisoformat(found["day"]) if found else None
    except ValueError:
        day = None
    if not found or day is None:
        raise OfficerError("a flight to look for is written ZQ214 2026-11-23, with its local day of departure")
    return {"carrier": found["carrier"], "flight_number": found["number"], "day": day}


_READERS = {
    Element.NAME: _name, Element.BIRTH_DATE: _birth_date, Element.DOCUMENT: _document, Element.LOCATOR: _locator,
    Element.PHONE: _phone, Element.EMAIL: _email, Element.FLIGHT: _flight,
}  # fmt: skip


def _names(content: Mapping[str, Any]) -> list[frozenset[str]]:
    names = [content, *content.get("other_names", ())]
    return [_words(f"{name.get('surname') or ''} {name.get('given_names') or ''}") for name in names]


def _words(name: str) -> frozenset[str]:
    plain = "".join(one for one in unicodedata.normalize("NFKD", name.upper()) if not unicodedata.combining(one))
    words = ("".join(filter(str.isalpha, word)) for word in re.split(r"[\s,/-]+", plain))
    return frozenset(skeleton(word) for word in words if len(word) >= SHORTEST_WORD)


def _is_born(reported: str | None, wanted: PartialDate) -> bool:
    return reported is not None and f"{reported}-".startswith(f"{wanted}-")


def _has_document(documents: Iterable[Mapping[str, Any]], wanted: Sought) -> bool:
    return any(
        one["number"] == wanted.number and wanted.issuer in ("", one["issuer"] or "") for one in documents
    )  # fmt: skip


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text)).lstrip("0")


def _same_phone(one: str, other: str) -> bool:
    """With or without the code of the country: one ends as the other does."""
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST_PHONE and long.endswith(short)
