"""What all formats write in their own way: names, sex, countries and documents, to the terms of this house."""

import re

from openpiu.core.lists.country_names import country_named
from openpiu.core.lists.subjects import ListedName, Quality
from openpiu.core.terms import Document, country

_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_SEXES = {"m": "M", "male": "M", "f": "F", "female": "F", "x": "X", "other": "X"}
_QUALITIES = {
    "good": Quality.GOOD, "strong": Quality.GOOD, "true": Quality.GOOD, "low": Quality.LOW, "weak": Quality.LOW,
    "false": Quality.LOW,
}  # fmt: skip
# Words of a document's description, in this order, and its letter of ICAO Doc 9303. Others are no travel documents.
_DOCUMENT_TYPES = (
    ("passport", "P"), ("visa", "V"), ("travel", "P"), ("laissez", "PL"), ("seaman", "IS"), ("seafarer", "IS"),
    ("residence", "AR"), ("refugee", "PR"), ("national id", "I"), ("identification", "I"), ("identity", "I"),
    ("id card", "I"), ("national number", "I"), ("id number", "I"),
)  # fmt: skip
_NEVER_SHOWN = ("tax", "fiscal", "social security", "registration")  # numbers that no traveller shows
LEAST_NUMBER = 4  # letters and digits of a document number that can tell anything


def plain(text: str) -> str:
    """Single blanks, none at the ends."""
    return " ".join(text.split())


def whole_name(text: str, quality: Quality = Quality.UNSAID, *, is_original: bool = False) -> ListedName | None:
    """A name in one field: `LAST, First` in its two parts, anything else whole; None where there is none."""
    surname, comma, given = plain(text).strip(" .;'\"").partition(",")
    surname, given = surname.strip(), given.strip(" ,")
    if not comma or not given or "," in given:
        surname, given = plain(text).strip(" .;'\","), ""
    if not any(map(str.isalpha, surname)):
        return None
    return ListedName(surname=surname, given_names=given or None, quality=quality, is_original=is_original)


def name_in_parts(parts: list[str], quality: Quality = Quality.UNSAID) -> ListedName | None:
    """A name in several fields, the family's name last; None where all are empty."""
    known = [part for part in map(plain, parts) if any(map(str.isalpha, part))]
    if not known:
        return None
    return ListedName(surname=known[-1], given_names=" ".join(known[:-1]) or None, quality=quality)


def distinct(names: list[ListedName | None]) -> tuple[ListedName, ...]:
    """The names that there are, each spelling once, in their order."""
    seen: set[str] = set()
    kept: list[ListedName] = []
    for name in names:
        if name is not None and str(name).casefold() not in seen:
            seen.add(str(name).casefold())
            kept.append(name)
    return tuple(kept)


def quality_of(text: str) -> Quality:
    """Good or low, in the words of the lists."""
    return _QUALITIES.get(text.strip().lower(), Quality.UNSAID)


def sex_of(text: str) -> str | None:
    """M, F, X, or None where nothing is said."""
    return _SEXES.get(text.strip().lower())


def country_of(text: str) -> str | None:
    """Three letters from a code or an English name; None where no table knows it."""
    return country(text) or country_named(text)


def document_type(text: str) -> str | None:
    """The letter of a described document; None where it is none that a traveller shows."""
    lowered = text.lower()
    if any(word in lowered for word in _NEVER_SHOWN):
        return None
    return next((letter for word, letter in _DOCUMENT_TYPES if word in lowered), None)


def document(type_: str, number: str, issuer: str) -> Document | None:
    """A document by letter, number and country; None where the number can tell nothing."""
    bare = _NOT_ALPHANUMERIC.sub("", number).upper()
    if len(bare) < LEAST_NUMBER:
        return None
    return Document(type=type_, number=bare, issuer=country_of(issuer) if issuer.strip() else None)


class Gathered:
    """Particulars of one subject while they come; what is not known is left out and noted."""

    def __init__(self) -> None:
        self.nationalities: list[str] = []
        self.documents: list[Document] = []
        self._notes: list[str] = []

    def note(self, text: str) -> None:
        """One thing that was left out, said once."""
        if text not in self._notes:
            self._notes.append(text)

    def add_nationality(self, text: str) -> None:
        """A country by code or name."""
        if not text.strip():
            return
        code = country_of(text)
        if code is None:
            self.note("a nationality that is no known country was left out")
        elif code not in self.nationalities:
            self.nationalities.append(code)

    def add_document(self, kind: str, number: str, issuer: str) -> None:
        """A document by its description, if it is one that a traveller shows."""
        letter = document_type(kind)
        if letter is None or not number.strip():
            return
        made = document(letter, number, issuer)
        if made is None:
            self.note("a document whose number is too short was left out")
        elif made not in self.documents:
            self.documents.append(made)
            if issuer.strip() and made.issuer is None:
                self.note("the issuer of a document is no known country and was left out")

    def notes(self) -> tuple[str, ...]:
        """All notes, in their order."""
        return tuple(self._notes)
