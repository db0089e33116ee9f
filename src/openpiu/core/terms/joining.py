"""Which reports are about the same traveller on one flight, and what they say together (PNR-8.4).

Belongs here: joining within one flight. Not here: the same person on several flights (`journeys`).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence, Set
from dataclasses import replace
from typing import TypeAlias

from openpiu.core.terms.documents import Document
from openpiu.core.terms.travellers import Traveller, TravellerKind

Rule: TypeAlias = Callable[[Traveller, Traveller], bool]


def letters(text: str | None) -> str:
    """Only the letters, upper case: hyphens, blanks and apostrophes differ between systems."""
    return "".join(letter for letter in (text or "").upper() if letter.isalpha())


def name_key(traveller: Traveller) -> str:
    """Locator and name as one key; two reports with the same key in one message are two persons."""
    return "/".join((traveller.locator or "", letters(traveller.surname), letters(traveller.given_names)))


class Roster:
    """The travellers known on one flight, found by what a report says of them. Cost does not grow with the flight."""

    def __init__(self) -> None:
        self._reports: dict[str, list[Traveller]] = defaultdict(list)
        self._by: dict[Hashable, set[str]] = defaultdict(set)

    def add(self, id_: str, report: Traveller) -> None:
        """One more report about the traveller `id_`."""
        self._reports[id_].append(report)
        for clue in _clues(report):
            self._by[clue].add(id_)

    def assign(self, reports: Sequence[Traveller]) -> list[str | None]:
        """For each person of one message the traveller it is about, or None for a new one; no traveller twice.

        The rules run from strong to weak over the whole message, so that nobody takes the place of a person whose
        document says who they are. A weak rule counts only if exactly one traveller fits: nobody is swallowed.
        """
        found: dict[int, str] = {}
        taken: set[str] = set()
        for rule in RULES:
            for place, reported in enumerate(reports):
                id_ = None if place in found else self._find(rule, reported, taken)
                if id_ is not None:
                    found[place] = id_
                    taken.add(id_)
        return [found.get(place) for place in range(len(reports))]

    def _find(self, rule: Rule, reported: Traveller, taken: Set[str]) -> str | None:
        fitting = [id_ for id_ in self._near(reported) - taken if self._fits(rule, reported, id_)]
        return min(fitting) if len(fitting) == 1 or (fitting and rule is _same_name_and_locator) else None

    def _near(self, reported: Traveller) -> set[str]:
        return set().union(*(self._by.get(clue, ()) for clue in _clues(reported)))

    def is_another(self, id_: str, reported: Traveller) -> bool:
        """Whether what is known of `id_` speaks against the report: son and father keep apart also in two messages."""
        return any(_other_person(reported, report) for report in self._reports.get(id_, ()))

    def _fits(self, rule: Rule, reported: Traveller, id_: str) -> bool:
        return not self.is_another(id_, reported) and any(rule(reported, report) for report in self._reports[id_])


def _clues(report: Traveller) -> set[Hashable]:
    """What two reports about one person share at least one of: the booking, the full name, a document."""
    name = (letters(report.surname), letters(report.given_names))
    documents = {("document", document.number, document.issuer) for document in report.documents}
    booking = {("booking", report.locator)} if report.locator else set()
    return {("name", *name), *booking, *documents}


def merge(pnr: Traveller | None, api: Traveller | None) -> tuple[Traveller, tuple[Traveller, ...]]:
    """What the newest reports say together, and the reports whose name differs from it.

    The document's data (API) is better evidence than the booking's; what it does not say is taken from the booking.
    """
    if pnr is None or api is None:
        only = pnr or api
        if only is None:
            raise ValueError("a traveller needs at least one report")
        return only, ()
    together = replace(
        pnr,
        surname=api.surname,
        given_names=api.given_names,
        kind=pnr.kind if api.kind is TravellerKind.ADULT else api.kind,
        birth_date=api.birth_date or pnr.birth_date,
        sex=api.sex or pnr.sex,
        nationality=api.nationality or pnr.nationality,
        locator=pnr.locator or api.locator,
        seats=api.seats or pnr.seats,
        documents=_united(api.documents, pnr.documents),
    )
    differs = letters(pnr.surname) != letters(api.surname) or letters(pnr.given_names) != letters(api.given_names)
    return together, (pnr,) if differs else ()


def _united(first: Sequence[Document], second: Sequence[Document]) -> tuple[Document, ...]:
    numbers = {(document.number, document.issuer) for document in first}
    return (*first, *(document for document in second if (document.number, document.issuer) not in numbers))


def _same_name_and_birth_date(one: Traveller, other: Traveller) -> bool:
    """In one booking: tells persons of one name apart where only some of them have a document."""
    known = one.birth_date is not None and one.birth_date == other.birth_date
    return known and _same_name_and_locator(one, other)


def _same_name_and_locator(one: Traveller, other: Traveller) -> bool:
    return bool(one.locator) and name_key(one) == name_key(other)


def _same_document(one: Traveller, other: Traveller) -> bool:
    numbers = {(document.number, document.issuer) for document in one.documents}
    return any((document.number, document.issuer) in numbers for document in other.documents) and _initial(one, other)


def _compatible_in_booking(one: Traveller, other: Traveller) -> bool:
    same_booking = bool(one.locator) and one.locator == other.locator
    return same_booking and _prefix(one.surname, other.surname) and _prefix(one.given_names, other.given_names)


def _same_name_without_locator(one: Traveller, other: Traveller) -> bool:
    return not (one.locator and other.locator) and _same_name(one, other)


def _prefix(one: str | None, other: str | None) -> bool:
    """Whether one name is the other cut short (systems cut at 24, 30 or 39 letters)."""
    short, long = sorted((letters(one), letters(other)), key=len)
    return long.startswith(short) and (bool(short) or not long)


def _initial(one: Traveller, other: Traveller) -> bool:
    return letters(one.surname)[:1] == letters(other.surname)[:1]


def _same_name(one: Traveller, other: Traveller) -> bool:
    return letters(one.surname) == letters(other.surname) and letters(one.given_names) == letters(other.given_names)


def _other_person(one: Traveller, other: Traveller) -> bool:
    """Two full birth dates that differ: father and son in one booking, mother and infant on one passport.

    Where name and document are the same, a birth date was corrected.
    """
    if one.birth_date is None or other.birth_date is None or one.birth_date == other.birth_date:
        return False
    corrected = _same_name(one, other) and _same_document(one, other)
    return one.birth_date.is_full and other.birth_date.is_full and not corrected


RULES: tuple[Rule, ...] = (
    _same_name_and_birth_date,
    _same_name_and_locator,
    _same_document,
    _compatible_in_booking,
    _same_name_without_locator,
)
