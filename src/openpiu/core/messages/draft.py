"""A traveller while the segments about them are still coming; `finished` gives the value."""

from dataclasses import dataclass, field

from openpiu.core.terms import Document, FullName, PartialDate, Traveller, TravellerKind, full_name, split_title
from openpiu.core.terms.name_table import FILLERS
from openpiu.core.terms.names import letters, plain_name

UNNAMED = "UNK"  # what carriers themselves write for a name they do not have
_KINDS_BY_TITLE = {
    "CHD": TravellerKind.CHILD,
    "CHILD": TravellerKind.CHILD,
    "INF": TravellerKind.INFANT,
    "INFANT": TravellerKind.INFANT,
}


@dataclass(slots=True)
class Draft:
    """One traveller being read. `surname` and `given` are as sent, titles still in them."""

    surname: str
    given: str
    kind: TravellerKind = TravellerKind.ADULT
    reference: str | None = None  # the number inside the booking
    unique_reference: str | None = None  # the number that the carrier's system gives to the person
    locator: str | None = None
    birth_date: PartialDate | None = None
    sex: str | None = None
    nationality: str | None = None
    seats: list[str] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    spelled: tuple[str, str] | None = None  # surname and given names as in the travel document

    @property
    def link(self) -> str | None:
        """The reference by which others point to this traveller."""
        return self.reference or self.unique_reference

    def finished(self) -> Traveller:
        """The traveller, name cleaned; the spelling of the travel document decides what is a name and what a title."""
        name = self._name()
        kind = self.kind
        if kind is TravellerKind.ADULT and name.title:
            kind = _KINDS_BY_TITLE.get(name.title, kind)
        return Traveller(
            surname=name.surname or UNNAMED,
            given_names=name.given_names,
            title=name.title,
            kind=kind,
            birth_date=self.birth_date,
            sex=self.sex,
            nationality=self.nationality,
            locator=self.locator,
            reference=self.link,
            seats=tuple(dict.fromkeys(self.seats)),
            documents=tuple(dict.fromkeys(self.documents)),
            emails=tuple(dict.fromkeys(self.emails)),
            phones=tuple(dict.fromkeys(self.phones)),
        )

    def _name(self) -> FullName:
        name = full_name(self.surname, self.given)
        if not self.spelled:
            return name
        surname, given = self.spelled
        if not letters(given) or given in FILLERS:
            return name
        if letters(given) == letters(self.given):  # the tail that looks like a title belongs to the name
            name = FullName(name.surname, split_whole(given), None)
        elif name.given_names and letters(given) == letters(name.given_names):
            name = FullName(name.surname, given, name.title)
        if name.surname == surname * 2 and len(surname) == 1:  # a surname of one letter is sent doubled
            name = FullName(surname, name.given_names, name.title)
        elif letters(surname) == letters(name.surname):  # reservation systems leave out blanks and hyphens
            name = FullName(max(name.surname, surname, key=len), name.given_names, name.title)
        return name


def split_whole(given: str) -> str | None:
    """Given names without a title that stands apart."""
    tokens = plain_name(given).split(" ")
    return plain_name(given) if len(tokens) == 1 else split_title(given).given_names
