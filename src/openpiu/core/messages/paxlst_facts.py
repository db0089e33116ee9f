"""What one PAXLST segment says of a person, by a table of tags and qualifiers (PAX-3 to PAX-7).

A fact follows from the text of the segment alone, so equal texts are understood once. Belongs here: segment to fact,
and how a fact is noted on the person. Not here: which segments belong to which person (`paxlst_persons`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from openpiu.core.edifact import Segment, Segments
from openpiu.core.messages.codes import known_country, seat_of, sex_of
from openpiu.core.messages.documents import document_number
from openpiu.core.messages.draft import Draft
from openpiu.core.messages.moments import birth_day, expiry_day
from openpiu.core.messages.paxlst_bags import Bags, bag_tags
from openpiu.core.messages.paxlst_grammar import GR4, GR5, PAXLST
from openpiu.core.terms import Document, PartialDate, Traveller, country


@dataclass(slots=True)
class Paper:
    """A travel document while the segments about it are still coming."""

    type: str
    number: str
    issuer: str | None = None
    expiry: date | None = None


@dataclass(slots=True)
class Person(Draft):
    """A person of a manifest while the segments about them are still coming."""

    papers: list[Paper] = field(default_factory=list)
    loose: Paper | None = None  # issuer and expiry that stand before any document
    bags: Bags | None = None

    def finished(self) -> Traveller:
        """The traveller with all documents (PAX-7)."""
        papers, loose = self.papers, self.loose
        if loose and len(papers) == 1:
            papers[0].issuer = papers[0].issuer or loose.issuer
            papers[0].expiry = papers[0].expiry or loose.expiry
        self.documents += [
            Document(type=paper.type, number=paper.number, issuer=paper.issuer, expiry=paper.expiry)
            for paper in papers
            if paper.number
        ]
        self.baggage = self.bags.finished() if self.bags else None
        return Draft.finished(self)


Apply = Callable[[Person, Any], str | None]  # notes a value; gives the code of a fault where it contradicts


class Fact(NamedTuple):
    """How a value is noted on a person (None: it says nothing that is kept), and what was wrong with it."""

    apply: Apply | None = None
    value: Any = None
    fault: str | None = None


NOTHING = Fact()
UNKNOWN, MISPLACED = Fact(fault="segment-unknown"), Fact(fault="segment-misplaced")


class Reader:
    """Understands the segments of one message, and keeps what those say that may well come again."""

    def __init__(self, segments: Segments, sent: date) -> None:
        """`sent` is the day that short years are read against."""
        self.known: dict[str, Fact] = {}  # by the text of the segment; for whoever reads very many
        self._segments, self._sent = segments, sent
        self._component, self._element = segments.separators.component, segments.separators.element
        self._values = {head.replace("+", self._element): rule for head, rule in _VALUES.items()}

    def understand(self, at: int) -> Fact:
        """What the segment at this index says of a person."""
        text = self._segments.texts[at]
        fact = self._plain(text) or self._paper(text) or understand(self._segments.read(text, at + 1), self._sent)
        if fact.apply not in _OWN:
            self.known[text] = fact
        return fact

    def _plain(self, text: str) -> Fact | None:
        """A qualifier and one value, the form of most segments, need no splitting into elements."""
        head, _, value = text.partition(self._component)
        rule = self._values.get(head)
        if rule and text.isascii() and self._component not in value and self._element not in value:
            return rule(value, self._sent)
        return None

    def _paper(self, text: str) -> Fact | None:
        """A document with its type and number in their places: every person has one of their own."""
        parts = text.split(self._element)
        if len(parts) != 3 or parts[0] != "DOC" or self._component in parts[2] or not text.isascii():
            return None
        return Fact(
            _add_paper, (parts[1].partition(self._component)[0].strip().upper() or "P", document_number(parts[2]))
        )


def understand(segment: Segment, sent: date) -> Fact:
    """What a segment between two persons says of the first of them."""
    tag = segment.tag
    rule = _RULES.get(tag)
    if rule:
        return rule(segment)
    qualified = f"{tag}+{segment.component(0)}"
    rule, value = _RULES.get(qualified), _VALUES.get(qualified)
    if rule:
        return rule(segment)
    if value:
        return value(segment.component(0, 1), sent)
    if tag in GR4.members or tag in GR5.members:
        return NOTHING
    return MISPLACED if tag in PAXLST.tags else UNKNOWN


def _birth(text: str, sent: date) -> Fact:
    born = birth_day(text, sent)
    return Fact(_set_birth, born, "date-unreadable" if text.strip() and born is None else None)


def _expiry(text: str, sent: date) -> Fact:
    expiry = expiry_day(text, sent)
    return Fact(_set_expiry, expiry, "date-unreadable" if text.strip() and expiry is None else None)


def _locator(text: str, _sent: date) -> Fact:
    return Fact(_set_locator, text.strip().upper() or None)


def _reference(text: str, _sent: date) -> Fact:
    return Fact(_set_reference, text.strip() or None)


def _seat(text: str, _sent: date) -> Fact:
    seat = seat_of(text)
    return Fact(_add_seat, seat) if seat else NOTHING


# Segments with a qualifier and one value.
_VALUES: dict[str, Callable[[str, date], Fact]] = {
    "DTM+329": _birth,
    "DTM+36": _expiry,
    "RFF+AVF": _locator,
    "RFF+ABO": _reference,
    "RFF+SEA": _seat,
}


def _sex(segment: Segment) -> Fact:
    return Fact(_set_sex, sex_of(segment.component(2) or segment.component(1)))


def _nationality(segment: Segment) -> Fact:
    code = segment.component(1)
    return Fact(
        _set_nationality, known_country(code), "country-unknown" if code.strip() and not country(code) else None
    )


def _issuer(segment: Segment) -> Fact:
    code = segment.component(1)
    return Fact(_set_issuer, known_country(code), None if country(code) else "country-unknown")


def _document(segment: Segment) -> Fact:
    return Fact(_add_paper, (segment.component(0).strip().upper() or "P", document_number(segment.component(1))))


def _verified(segment: Segment) -> Fact:
    codes = {"173": True, "174": False}
    told = [codes[code] for code in (segment.component(1), segment.component(1, 1)) if code in codes]
    return Fact(_set_verified, told[0]) if told else NOTHING


def _pieces(segment: Segment) -> Fact:
    number = segment.component(2, 1).strip()
    return Fact(_set_pieces, int(number)) if _is_number(number) else NOTHING


def _weight(segment: Segment) -> Fact:
    unit, number = segment.component(2).strip().upper(), segment.component(2, 1).strip().partition(".")[0]
    return Fact(_set_weight, (int(number), unit == "LBR")) if _is_number(number) else NOTHING


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 6


def _tags(segment: Segment) -> Fact:
    found = bag_tags(segment.elements[3]) if len(segment.elements) > 3 else ()
    return Fact(_add_bag_tags, found) if found else NOTHING


_RULES: dict[str, Callable[[Segment], Fact]] = {
    "ATT+2": _sex,
    "NAT": _nationality,
    "DOC": _document,
    "LOC+91": _issuer,
    "GEI+4": _verified,
    "MEA+CT": _pieces,
    "MEA+WT": _weight,
    "FTX+BAG": _tags,
}


# How facts are noted. What is said twice holds as said first.


def _set_sex(person: Person, value: str | None) -> str | None:
    if person.sex and value and value != person.sex:
        return "person-contradicted"
    person.sex = person.sex or value
    return None


def _set_birth(person: Person, value: PartialDate | None) -> str | None:
    if person.birth_date and value and value != person.birth_date:
        return "person-contradicted"
    person.birth_date = person.birth_date or value
    return None


def _set_nationality(person: Person, value: str | None) -> None:
    person.nationality = person.nationality or value


def _set_locator(person: Person, value: str | None) -> None:
    person.locator = person.locator or value


def _set_reference(person: Person, value: str | None) -> None:
    person.reference = person.reference or value


def _add_seat(person: Person, value: str) -> None:
    person.seats.append(value)


def _set_verified(person: Person, value: bool) -> None:
    person.verified = value if person.verified is None else person.verified


def _add_paper(person: Person, value: tuple[str, str]) -> None:
    person.papers.append(Paper(*value))


def _paper(person: Person) -> Paper:
    """The document that a date or a country belongs to: the last one before it."""
    if person.papers:
        return person.papers[-1]
    person.loose = person.loose or Paper("", "")
    return person.loose


def _set_issuer(person: Person, value: str | None) -> None:
    paper = _paper(person)
    paper.issuer = paper.issuer or value


def _set_expiry(person: Person, value: date | None) -> None:
    paper = _paper(person)
    paper.expiry = paper.expiry or value


def _bags(person: Person) -> Bags:
    person.bags = person.bags or Bags()
    return person.bags


def _set_pieces(person: Person, value: int) -> None:
    _bags(person).pieces = value


def _set_weight(person: Person, value: tuple[int, bool]) -> None:
    _bags(person).weight, _bags(person).in_pounds = value


def _add_bag_tags(person: Person, value: tuple[str, ...]) -> None:
    _bags(person).tags += value


# Facts that hardly any two persons share; there is no use in keeping them for the next one.
_OWN: frozenset[Apply | None] = frozenset({_add_paper, _set_locator, _set_reference, _add_bag_tags})
