"""Alerts about documents alone: which they are, what they list, and which of them a traveller's documents meet (SBC-1).

Belongs here: what several duties do with such alerts. Not here: how numbers are compared (`core.matching`), which
index is current (see `screen`). A hit says of the alert what its owner wrote of the document: nothing of a person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from openpiu.core import matching
from openpiu.core.matching import DEFAULT_PROFILE, Comparison, Contribution, Person
from openpiu.core.terms import Document
from openpiu.duties.persons import person_of_alert
from openpiu.store.passenger.models import Alert

# The surname of an alert about a document alone: `core.matching` reads it as no name, neither equal nor different.
NAMELESS = "UNKNOWN"
_NOTHING_ELSE: Mapping[str, object] = {
    "given_names": None, "birth_date": None, "sex": None, "nationalities": [], "aliases": [],
}  # fmt: skip


def is_about_documents(row: Alert) -> bool:
    """Whether an alert is about documents alone: nothing is known of a person."""
    return names_nobody(row.person)


def names_nobody(person: Mapping[str, Any]) -> bool:
    """The same of the person as stored."""
    is_nobody = person["surname"] == NAMELESS and not person.get("other_birth_dates")
    return is_nobody and bool(person.get("documents")) and not any(person.get(key) for key in _NOTHING_ELSE)


def about(alerts: QuerySet[Alert], *, documents: bool) -> QuerySet[Alert]:
    """Of these alerts those about documents alone, or all the others; the same rule as `is_about_documents`."""
    nobody = Q(person__surname=NAMELESS) & ~Q(person__documents=[]) & Q(person__has_key="documents")
    for key, nothing in _NOTHING_ELSE.items():
        nobody &= Q(**{f"person__{key}": nothing})
    nobody &= ~Q(person__has_key="other_birth_dates")
    marked = Case(When(nobody, then=Value(True)), default=Value(False), output_field=BooleanField())
    return alerts.alias(about_documents=marked).filter(about_documents=documents)


def documents_of_alert(row: Alert) -> "Iterator[matching.ListedDocument]":
    """The documents an alert is about, or the series of blanks."""
    for paper in row.person["documents"]:
        yield matching.ListedDocument(
            id=row.id, number=paper["number"], issuer=paper["issuer"] or None, number_to=paper.get("number_to")
        )


def written_document(paper: Mapping[str, Any]) -> str:
    """A stored document as pages show it: type, number or series of numbers, issuer."""
    number = "-".join(part for part in (paper["number"], paper.get("number_to")) if part)
    return " ".join(part for part in (paper.get("type"), number, paper.get("issuer")) if part)


@dataclass(frozen=True, slots=True)
class Met:
    """A document of a traveller, and what it met in the list."""

    paper: Document
    found: "matching.DocumentFinding"

    @property
    def said(self) -> Contribution:
        """What the finding says of the document."""
        return self.found.comparison.explanation[0]


def met_documents(index: "matching.DocumentIndex", traveller: Person) -> Mapping[UUID, Met]:
    """By alert, what says most among all that is at or above the review threshold."""
    best: dict[UUID, Met] = {}
    for paper in traveller.documents:
        for found in index.search(paper):
            met, known = Met(paper, found), best.get(found.alert)
            is_enough = found.comparison.score >= DEFAULT_PROFILE.review
            if is_enough and (known is None or met.said.points > known.said.points):
                best[found.alert] = met
    return best


def comparison_with(alert: Alert, traveller: Person, met: Met) -> Comparison:
    """The finding as a comparison of all fields; those of a person are missing on the alert's side."""
    listed = _listed(alert, met)
    fields = matching.compare(traveller, person_of_alert(alert)).explanation
    explanation = (
        *(row for row in fields if row.field != "document"),
        replace(met.said, alert=written_document(listed)),
        *_check_digit(met.paper.number, listed["number"]),
    )
    score = max(0, min(100, sum(row.points for row in explanation)))
    return Comparison(
        score=score, band=DEFAULT_PROFILE.band(score), explanation=explanation, profile=DEFAULT_PROFILE.digest
    )


def _listed(alert: Alert, met: Met) -> Mapping[str, Any]:
    """The one of the alert's documents that was met; a finding names its number first."""
    number = (met.said.alert or "").partition(" ")[0]
    papers: list[Mapping[str, Any]] = alert.person["documents"]
    return next((paper for paper in papers if paper["number"] == number), papers[0])


def _check_digit(reported: str, listed: str) -> Iterator[Contribution]:
    """The last character of a reported number beside the check digit of those before it, where the listed lacks it."""
    nine = matching.parted(reported)
    if nine is None or len(listed) != len(nine[0]):
        return
    relation = "equal" if nine[1] else "different"
    yield Contribution(
        field="check_digit", traveller=reported[-1], alert=matching.check_digit(nine[0]), relation=relation, points=0
    )
