"""A traveller while the segments about them are still coming; `finished` gives the value."""

from dataclasses import dataclass, field
from typing import TypeVar

from openpiu.core.terms import (
    Baggage,
    Document,
    FullName,
    PartialDate,
    Traveller,
    TravellerKind,
    TravelStatus,
    full_name,
    split_title,
)
from openpiu.core.terms.name_table import FILLERS, GLUED, TITLES
from openpiu.core.terms.names import letters, plain_name

Value = TypeVar("Value")
_ODD_NAMES = TITLES | FILLERS
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
    baggage: Baggage | None = None
    verified: bool | None = None
    addresses: list[str] = field(default_factory=list)
    frequent_flyers: list[str] = field(default_factory=list)
    travel_status: TravelStatus | None = None
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
            kind = _KINDS_BY_TITLE.get(name.title.rpartition(" ")[2], kind)
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
            seats=_each_once(self.seats) if self.seats else (),
            documents=_each_once(self.documents) if self.documents else (),
            emails=_each_once(self.emails) if self.emails else (),
            phones=_each_once(self.phones) if self.phones else (),
            baggage=self.baggage,
            verified=self.verified,
            addresses=_each_once(self.addresses) if self.addresses else (),
            frequent_flyers=_each_once(self.frequent_flyers) if self.frequent_flyers else (),
            travel_status=self.travel_status,
        )

    def _name(self) -> FullName:
        if is_clean(self.surname, self.given):
            name = FullName(self.surname, self.given, None)
        else:
            name = full_name(self.surname, self.given)
        if not self.spelled:
            return name
        surname, given = self.spelled
        if (surname, given) == (name.surname, name.given_names) or not letters(given) or given in FILLERS:
            return name
        if letters(given) == letters(self.given):  # the tail that looks like a title belongs to the name
            name = FullName(name.surname, split_whole(given), None)
        elif letters(self.given).removeprefix(letters(given)) in GLUED and letters(self.given).startswith(
            letters(given)
        ):
            name = FullName(name.surname, given, letters(self.given).removeprefix(letters(given)))
        elif _is_completed_by(name, surname, given):
            name = FullName(surname, given, name.title)
        elif name.given_names and letters(given) == letters(name.given_names):
            name = FullName(name.surname, given, name.title)
        if name.surname == surname * 2 and len(surname) == 1:  # a surname of one letter is sent doubled
            name = FullName(surname, name.given_names, name.title)
        elif letters(surname) == letters(name.surname):  # reservation systems leave out blanks and hyphens
            name = FullName(max(name.surname, surname, key=len), name.given_names, name.title)
        return name


def _is_completed_by(name: FullName, surname: str, given: str) -> bool:
    """Whether a name without given names, or with an initial, is the document's, which has them."""
    if not name.given_names:
        return letters(name.surname) in (letters(surname), letters(given))
    is_initial = len(name.given_names) == 1 and given.startswith(name.given_names)
    return is_initial and letters(name.surname) == letters(surname)


def is_clean(surname: str, given: str) -> bool:
    """Whether a surname and one given name are letters alone, without title or filler: `full_name` leaves them so."""
    both = surname + given
    if not (surname and given and both.isascii() and both.isalpha() and both.isupper()):
        return False
    return not given.endswith(GLUED) and surname not in _ODD_NAMES and given not in _ODD_NAMES


def _each_once(values: list[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(values)) if len(values) > 1 else tuple(values)


def split_whole(given: str) -> str | None:
    """Given names without a title that stands apart."""
    tokens = plain_name(given).split(" ")
    return plain_name(given) if len(tokens) == 1 else split_title(given).given_names
