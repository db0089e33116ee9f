"""What a law profile fixes. Every value carries its article, the day from which it applies, and how sure we are of it.

Belongs here: the shape. Not here: the values of one state (`eu_strict`, `be`, `fr`), nor what follows from them
(`core.law.clocks`, `core.law.offences`, the duties).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Mark(StrEnum):
    """How a value was established."""

    READ = "T"  # the text of the source was read
    SECONDARY = "T2"  # told by a secondary source
    CONFIRM = "M"  # a reading of ours: a lawyer confirms it before an authority relies on it


class IntraEu(StrEnum):
    """Which flights inside the Union may be kept at all (Art. 2; CJ-3)."""

    NONE = "none"
    SELECTED = "selected"  # those that a dated, reasoned, reviewed decision names
    THREAT = "threat"  # such a decision may also name all of them, while a body outside the unit finds a threat


class GroundKind(StrEnum):
    """Objective material that links one person with the purposes (CJ-15)."""

    VERIFIED_MATCH = "verified_match"
    CASE = "case"
    REQUEST = "request"
    OTHER = "other"
    HOLD = "hold"  # restricted instead of erased, as evidence (Directive 2016/680 Art. 16(3))


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Generic[T]):
    """One value and where it comes from."""

    value: T
    article: str
    since: date
    mark: Mark = Mark.CONFIRM


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One state's law as far as openpiu runs it. Months and years are those of the calendar, at UTC."""

    id: str
    version: str
    title: str
    ordinary_months: Provision[int]  # life of a record without a ground
    mask_months: Provision[int]  # after which what identifies directly is masked
    longest_months: Provision[int]  # outer limit of any record, with whatever ground
    ground_months: Provision[int]  # a ground ends unless it is reviewed within that time
    grounds: Provision[frozenset[GroundKind]]
    partner_expiry: Provision[bool]  # an end that a partner fixed for what it sent ends the record here as well
    result_days: Provision[int]  # a released result and its package, from the release (PNR-12.8)
    repeat_days: Provision[int]  # a reviewed negative, from the first receipt (PNR-12.9)
    post_days: Provision[int]  # messages between units that carry nobody, and deliveries that were kept out
    sealed_hours: Provision[int]  # raw bytes that could not be read
    approval_months: Provision[int]  # age from which an answer to a request needs the external approver; 0: always
    ex_post_hours: Provision[int]  # after an urgent release, until which the approver must have decided
    answer_days: Provision[int]  # an ordinary request
    answer_hours: Provision[int]  # an urgent one
    opened_hours: Provision[int]  # how long an approved repersonalisation stays open
    intra_eu: Provision[IntraEu]
    selection_months: Provision[int]  # longest life of a selection of flights before it is decided anew
    sentence_years: Provision[int]  # least maximum sentence that makes an offence serious
    air_link: Provision[bool]  # a release needs an objective link to carriage by air
    ledger_years: Provision[int]
    small_cell: Provision[int]  # published counts below it are suppressed
    criterion_months: Provision[int]  # longest life of a pre-determined criterion
    criterion_review_months: Provision[int]  # it stops unless it is reviewed within that time
    criterion_decided: Provision[int]  # of so many hits decided last, its precision is judged
    criterion_precision: Provision[int]  # per cent of them that must have been confirmed, or it stops
    not_to: Provision[Mapping[str, frozenset[str]]]  # class of recipient -> offences of Annex II not released to it

    def provisions(self) -> Iterator[tuple[str, Provision[Any]]]:
        """Each key with its provision, in the order of this page."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Provision):
                yield field.name, value

    def basis(self, key: str) -> dict[str, str]:
        """What a decision that rests on one key records: profile, version and article (PROF-1)."""
        provision: Provision[Any] = getattr(self, key)
        return {"profile": self.id, "profile_version": self.version, "article": provision.article}
