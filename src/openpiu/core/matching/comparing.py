"""The comparison of two persons, in words: one contribution a field, whose points sum to the score.

Belongs here: from the kernels' numbers to an explanation. Not here: the arithmetic (see `kernels`), the points (see
`profile`), which pairs to compare (see `index`).
"""

from dataclasses import dataclass

from openpiu.core.matching.findings import Comparison, Contribution
from openpiu.core.matching.kernels.alignment import all_equal
from openpiu.core.matching.kernels.names import name_of
from openpiu.core.matching.kernels.persons import NO_NAME, Claim, claim
from openpiu.core.matching.layout import Persons
from openpiu.core.matching.packing import pack, usable_documents
from openpiu.core.matching.persons import Person
from openpiu.core.matching.profile import DEFAULT_PROFILE, RELATIONS, Profile
from openpiu.core.matching.rarity import WRITTEN, Rarity
from openpiu.core.matching.rules import rules_of
from openpiu.core.terms import Document

EQUAL, SIMILAR, DIFFERENT, MISSING = "equal", "similar", "different", "missing"


@dataclass(frozen=True, slots=True)
class Packed:
    """A person beside its columns; `place` is its row in them."""

    person: Person
    columns: Persons
    place: int = 0


def compare(
    traveller: Person, alert: Person, profile: Profile = DEFAULT_PROFILE, rarity: Rarity = WRITTEN
) -> Comparison:
    """Compare two persons, field by field. The same persons, profile and rarity give the same answer at any time.

    `rarity` says how common the words of names are: as written, or as counted in a list (`AlertIndex.rarity`).
    """
    one, other = (Packed(person, pack([person], rarity, profile)) for person in (traveller, alert))
    return compare_packed(one, other, profile)


def compare_packed(traveller: Packed, alert: Packed, profile: Profile) -> Comparison:
    """Compare two persons that are in columns already."""
    found = claim(traveller.columns, traveller.place, alert.columns, alert.place, rules_of(profile))
    explanation = (
        _names(found, traveller, alert),
        _births(found, traveller, alert, profile),
        _of_field("sex", traveller.person.sex, alert.person.sex, found.sex, profile),
        _of_field("nationality", _joined(traveller.person), _joined(alert.person), found.nationality, profile),
        _documents(found, traveller, alert, profile),
    )
    points = sum(contribution.points for contribution in explanation)
    total = max(0, min(100, points))
    return Comparison(score=total, band=profile.band(total), explanation=explanation, profile=profile.digest)


def _names(found: Claim, traveller: Packed, alert: Packed) -> Contribution:
    points, mine, theirs = found.names
    if mine == NO_NAME:
        return _missing("name", _first_name(traveller), _first_name(alert))
    relation = (
        EQUAL if all_equal(name_of(traveller.columns.names, mine), name_of(alert.columns.names, theirs)) else SIMILAR
    )
    return Contribution(
        field="name",
        traveller=str(traveller.person.names[mine - traveller.columns.person_from[traveller.place]]),
        alert=str(alert.person.names[theirs - alert.columns.person_from[alert.place]]),
        relation=relation if points > 0 else DIFFERENT,
        points=int(points),
    )


def _first_name(one: Packed) -> str | None:
    """The first name that says anything."""
    first = one.columns.person_from[one.place]
    for place, name in enumerate(one.person.names):
        if one.columns.names.name_from[first + place] < one.columns.names.name_from[first + place + 1]:
            return str(name)
    return None


def _births(found: Claim, traveller: Packed, alert: Packed, profile: Profile) -> Contribution:
    relation, mine, theirs = found.births
    return _of_field("birth_date", _birth(traveller, mine), _birth(alert, theirs), relation, profile)


def _birth(one: Packed, place: int) -> str | None:
    known = one.person.birth_dates
    return str(known[place - one.columns.birth_from[one.place]]) if known else None


def _documents(found: Claim, traveller: Packed, alert: Packed, profile: Profile) -> Contribution:
    relation, mine, theirs = found.documents
    return _of_field("document", _shown(traveller, mine), _shown(alert, theirs), relation, profile)


def _shown(one: Packed, place: int) -> str | None:
    documents = usable_documents(one.person.documents)
    if not documents:
        return _written(one.person.documents[0]) if one.person.documents else None
    return _written(documents[place - one.columns.document_from[one.place]])


def _written(document: Document) -> str:
    return " ".join(part for part in (document.type, document.number, document.issuer) if part)


def _joined(person: Person) -> str | None:
    return " ".join(person.nationalities) or None


def _of_field(field: str, mine: str | None, theirs: str | None, relation: int, profile: Profile) -> Contribution:
    name, word, _ = RELATIONS[relation]
    return Contribution(field=field, traveller=mine, alert=theirs, relation=word, points=profile.points[name])


def _missing(field: str, traveller: str | None, alert: str | None) -> Contribution:
    return Contribution(field=field, traveller=traveller, alert=alert, relation=MISSING, points=0)
