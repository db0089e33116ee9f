"""One comparator a field, and the comparison of two persons as the sum of what they say.

Belongs here: finding the relation of one field and its points. Not here: the points themselves (see `profile`), and
which pairs to compare (see `index`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import OSA

from openpiu.core.matching.alignment import Alignment, align
from openpiu.core.matching.birth_dates import relate_birth_dates
from openpiu.core.matching.names import PLACEHOLDERS, NameForm, name_form
from openpiu.core.matching.persons import Person
from openpiu.core.matching.profile import DEFAULT_PROFILE, Profile, read_table
from openpiu.core.terms import Document

EQUAL, SIMILAR, DIFFERENT, MISSING = "equal", "similar", "different", "missing"
CONFUSABLE = str.maketrans("OIBSZL", "018521")  # letters and digits that eyes and cameras mix up
SHORTEST_NUMBER = 6  # shorter document numbers are compared letter by letter only
LEAST_NUMBER = 4  # shorter ones are no document numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one field says. `traveller` and `alert` are the values compared, as written; None is missing."""

    field: str
    traveller: str | None
    alert: str | None
    relation: str  # equal, similar, different or missing
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The machine's claim on one pair. The points of the explanation sum to the score before clipping to 0..100."""

    score: int
    band: str  # strong, review or weak
    explanation: tuple[Contribution, ...]
    profile: str  # digest of the profile used


def compare(traveller: Person, alert: Person, profile: Profile = DEFAULT_PROFILE) -> Comparison:
    """Compare two persons, field by field. The same persons and profile give the same answer anywhere, any time."""
    explanation = tuple(comparator(traveller, alert, profile) for comparator in COMPARATORS)
    score = max(0, min(100, sum(contribution.points for contribution in explanation)))
    return Comparison(score=score, band=profile.band(score), explanation=explanation, profile=profile.digest)


def compare_names(traveller: Person, alert: Person, profile: Profile) -> Contribution:
    """The best pair of names of both sides, aliases included; a placeholder is missing, not different."""
    mine = [form for form in map(name_form, traveller.names) if form.tokens]
    theirs = [form for form in map(name_form, alert.names) if form.tokens]
    best: tuple[int, NameForm, NameForm, Alignment] | None = None
    for one, other in product(mine, theirs):
        alignment = align(one, other)
        points = name_points(alignment, profile)
        if best is None or points > best[0]:
            best = (points, one, other, alignment)
    if best is None:
        return _missing("name", mine[0].written if mine else None, theirs[0].written if theirs else None)
    points, one, other, alignment = best
    relation = EQUAL if alignment.all_equal else SIMILAR if points > 0 else DIFFERENT
    return Contribution(field="name", traveller=one.written, alert=other.written, relation=relation, points=points)


def name_points(alignment: Alignment, profile: Profile) -> int:
    """Points of one alignment, from the profile's two tables; two names that are equal word by word have a floor."""
    lowest = profile.name_share[0][0]
    if alignment.similarity <= lowest:
        return round(profile.points["name_floor"] * (1 - alignment.similarity / lowest))
    raw = name_worth(alignment.evidence, alignment.similarity, profile)
    raw += profile.points["name_crossed"] * alignment.crossed
    return max(round(raw), profile.points["name_all_equal"] if alignment.all_equal else 0)


def name_worth(evidence: float, similarity: float, profile: Profile) -> float:
    """What a name is worth: rises with the weight that agrees and with the likeness of the whole."""
    return read_table(profile.name_ceiling, evidence) * read_table(profile.name_share, similarity)


def compare_birth_dates(traveller: Person, alert: Person, profile: Profile) -> Contribution:
    """Birth dates at the precision both sides have."""
    mine, theirs = traveller.birth_date, alert.birth_date
    if mine is None or theirs is None:
        return _missing("birth_date", str(mine) if mine else None, str(theirs) if theirs else None)
    relation, reason = relate_birth_dates(mine, theirs)
    return Contribution(
        field="birth_date", traveller=str(mine), alert=str(theirs), relation=relation, points=profile.points[reason]
    )


def compare_sexes(traveller: Person, alert: Person, profile: Profile) -> Contribution:
    """Sex; X says nothing."""
    mine, theirs = traveller.sex, alert.sex
    if mine not in ("M", "F") or theirs not in ("M", "F"):
        return _missing("sex", mine, theirs)
    relation = EQUAL if mine == theirs else DIFFERENT
    points = profile.points[f"sex_{relation}"]
    return Contribution(field="sex", traveller=mine, alert=theirs, relation=relation, points=points)


def compare_nationalities(traveller: Person, alert: Person, profile: Profile) -> Contribution:
    """Nationalities: one in common is enough."""
    mine, theirs = traveller.nationalities, alert.nationalities
    shown = " ".join(mine) or None, " ".join(theirs) or None
    if not mine or not theirs:
        return _missing("nationality", *shown)
    relation = DIFFERENT if set(mine).isdisjoint(theirs) else EQUAL
    points = profile.points[f"nationality_{relation}"]
    return Contribution(field="nationality", traveller=shown[0], alert=shown[1], relation=relation, points=points)


def compare_documents(traveller: Person, alert: Person, profile: Profile) -> Contribution:
    """The pair of documents that says most."""
    pairs = list(product(usable_documents(traveller), usable_documents(alert)))
    if not pairs:
        shown = [_shown(person.documents[0]) if person.documents else None for person in (traveller, alert)]
        return _missing("document", *shown)
    related = [(*relate_documents(mine, theirs), mine, theirs) for mine, theirs in pairs]
    relation, reason, mine, theirs = max(related, key=lambda found: profile.points[found[1]])
    return Contribution(
        field="document",
        traveller=_shown(mine),
        alert=_shown(theirs),
        relation=relation,
        points=profile.points[reason],
    )


def usable_documents(person: Person) -> tuple[Document, ...]:
    """The documents whose numbers can tell anything: placeholders such as 0000000 say nothing."""
    return tuple(
        document
        for document in person.documents
        if len(document.number) >= LEAST_NUMBER
        and len(set(document.number)) > 1
        and document.number not in PLACEHOLDERS
    )


def relate_documents(one: Document, other: Document) -> tuple[str, str]:
    """Relation of two documents and the name of its points."""
    issuers = {document.issuer for document in (one, other)} - {None}
    if one.number == other.number:
        if len(issuers) > 1:
            return SIMILAR, "document_other_issuer"
        both = one.issuer is not None and other.issuer is not None
        return EQUAL, "document_equal" if both else "document_no_issuer"
    if len(issuers) > 1 or min(len(one.number), len(other.number)) < SHORTEST_NUMBER:
        return DIFFERENT, "document_different"
    return _relate_numbers(one.number, other.number)


def _relate_numbers(one: str, other: str) -> tuple[str, str]:
    if confusable_fold(one) == confusable_fold(other):
        return SIMILAR, "document_confusable"
    if OSA.distance(one, other, score_cutoff=1) > 1:
        return DIFFERENT, "document_different"
    return SIMILAR, "document_swapped" if sorted(one) == sorted(other) else "document_one_letter"


def confusable_fold(number: str) -> str:
    """A document number with letters that look like digits written as those digits."""
    return number.translate(CONFUSABLE)


def _shown(document: Document) -> str:
    return " ".join(part for part in (document.type, document.number, document.issuer) if part)


def _missing(field: str, traveller: str | None, alert: str | None) -> Contribution:
    return Contribution(field=field, traveller=traveller, alert=alert, relation=MISSING, points=0)


COMPARATORS: tuple[Callable[[Person, Person, Profile], Contribution], ...] = (
    compare_names,
    compare_birth_dates,
    compare_sexes,
    compare_nationalities,
    compare_documents,
)
