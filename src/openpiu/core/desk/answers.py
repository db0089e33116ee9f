"""What is asked of the sources, what they answer, and what of it is shown or sealed.

Belongs here: the values and their plain forms. Not here: which outcome follows (`outcomes`), who asks (`duties.check`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from openpiu.core.law.action_cards import Category, urgency
from openpiu.core.matching import Person
from openpiu.core.terms import Document, PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Presented:
    """A document that somebody presents and what it says, checked by whoever read it."""

    number: str  # upper case, letters and digits only
    issuer: str  # three letters
    type: str = "P"
    surname: str
    given_names: str | None = None
    birth_date: PartialDate | None = None
    sex: str | None = None
    nationality: str | None = None  # three letters

    def document(self) -> Document:
        """As lists of documents are asked."""
        return Document(type=self.type, number=self.number, issuer=self.issuer)

    def person(self) -> Person:
        """As lists of persons are asked."""
        return Person(
            id="presented", surname=self.surname, given_names=self.given_names, birth_date=self.birth_date,
            sex=self.sex, nationalities=(self.nationality,) if self.nationality else (), documents=(self.document(),),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One alert that what was presented is, or resembles. A claim for an officer, never a decision."""

    alert: str  # id
    source: str
    category: Category
    band: str  # strong or review
    score: int
    flagged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one source says, from which state of its list."""

    source: str
    version: int
    found: tuple[Found, ...] = ()


def most_urgent_first(found: Iterable[Found]) -> tuple[Found, ...]:
    """Each alert of each source once, with its surest finding; a total order."""
    best: dict[tuple[str, str], Found] = {}
    for one in found:
        known = best.get((one.source, one.alert))
        if known is None or one.score > known.score:
            best[one.source, one.alert] = one
    return tuple(sorted(best.values(), key=lambda one: (urgency(one.category), -one.score, one.source, one.alert)))


def presented_bytes(presented: Presented) -> bytes:
    """Plain JSON, to be sealed."""
    return msgspec.json.encode(presented)


def presented_from(content: bytes) -> Presented:
    """The inverse of `presented_bytes`."""
    return msgspec.json.decode(content, type=Presented)


def found_row(one: Found) -> list[object]:
    """As short as it can be: sealed content is padded to blocks, and all of it should fit into one."""
    return [one.alert, one.source, one.category.value, one.band, one.score, one.flagged]


def found_from(row: list[object]) -> Found:
    """The inverse of `found_row`."""
    alert, source, category, band, score, flagged = row
    return Found(
        alert=str(alert), source=str(source), category=Category(str(category)), band=str(band), score=int(str(score)),
        flagged=bool(flagged),
    )  # fmt: skip


def findings_bytes(groups: Mapping[str, Iterable[Found]]) -> bytes:
    """Findings by what became of them, to be sealed."""
    return msgspec.json.encode({name: [found_row(one) for one in found] for name, found in groups.items()})


def findings_from(content: bytes) -> dict[str, tuple[Found, ...]]:
    """The inverse of `findings_bytes`."""
    rows: dict[str, list[list[object]]] = msgspec.json.decode(content)
    return {name: tuple(map(found_from, found)) for name, found in rows.items()}
