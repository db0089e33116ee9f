"""The values of a trial: who is who, what a list says of them, what a carrier reports, and which belong together."""

from dataclasses import dataclass, replace
from datetime import date

from openpiu.core.terms import Document, PartialDate

Name = tuple[str, str | None]  # surname, given names


@dataclass(frozen=True, slots=True)
class Subject:
    """An invented person as they truly are. The names are written as at home, in Latin letters."""

    surname: str
    given_names: str | None
    origin: str
    group: str  # the culture group that figures are given for
    sex: str
    born: date
    nationality: str
    number: str  # of the passport

    @property
    def document(self) -> Document:
        """The passport."""
        return Document(type="P", number=self.number, issuer=self.nationality)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One side of a comparison, as written: an alert, or a traveller as reported. Unknown is None or empty."""

    id: str
    surname: str
    given_names: str | None = None
    birth_date: PartialDate | None = None
    sex: str | None = None
    nationalities: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    aliases: tuple[Name, ...] = ()

    def named(self, surname: str, given_names: str | None) -> "Record":
        """The same under another name."""
        return replace(self, surname=surname, given_names=given_names)


@dataclass(frozen=True, slots=True)
class Sighting:
    """One traveller of a trial. `alert` is None for an innocent traveller."""

    traveller: Record
    alert: str | None
    kind: str  # how what is reported differs from what is true
    group: str  # culture group
