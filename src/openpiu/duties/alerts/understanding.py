"""A subject of a list, under the list's declaration, as an alert record; or why not, subject by subject."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from openpiu.core.law.actions import Action
from openpiu.core.law.reason_classes import CLASS_OF_ACTION, reason_class_named
from openpiu.core.law.subject_classes import Basis, SubjectClass, basis_of, followed_class, subject_class_of
from openpiu.core.lists import BirthDate, ListedName, Quality, Subject
from openpiu.core.terms import Document, PartialDate
from openpiu.duties.alerts.declaring import LONGEST, ListDefaults
from openpiu.duties.papers import NAMELESS, names_nobody, written_document
from openpiu.errors import OpenpiuError, SenderError

REQUIRED = "required (PNR-6.5)"
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRecord:
    """One subject, understood."""

    list_name: str
    reference: str
    person: dict[str, Any]  # in the shape of `openpiu match`, and what that does not read: other birth dates, quality
    owner: str
    legal_basis: str
    reason_class: str
    action: Action
    reason: str
    expires_on: date | None  # what the subject itself says
    subject_class: SubjectClass
    reason_basis: Basis

    @property
    def name(self) -> str:
        """As lists of alerts show it: the name, or the document of an alert about a document alone."""
        if self.person["surname"] == NAMELESS and self.person["documents"]:
            return written_document(self.person["documents"][0])
        return " ".join(part for part in (self.person["surname"], self.person["given_names"]) if part)

    def digest(self) -> str:
        """SHA-256 of all it says: another digest is another version.

        What nobody said is left out, so that alerts from before there were these words stay as they are (RGT-8).
        """
        said = msgspec.to_builtins(self)
        if self.subject_class is followed_class(names_nobody=names_nobody(self.person)):
            del said["subject_class"]
        if self.reason_basis is Basis.UNSAID:
            del said["reason_basis"]
        return hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """One subject that cannot be used."""

    reference: str | None
    why: str


def understand(subject: Subject, fills: ListDefaults) -> AlertRecord | BadRow:
    """The subject as an alert, or why not; `fills` holds where it is silent. Nothing of its values is in the reason."""
    try:
        return _record(subject, fills)
    except OpenpiuError as error:
        return BadRow(reference=subject.reference, why=str(error))


def _record(subject: Subject, fills: ListDefaults) -> AlertRecord:
    terms = subject.terms
    action, person = _action(terms.action or fills.action), person_of(subject)
    return AlertRecord(
        list_name=_words("list_name", terms.list_name or fills.list_name, "name the list"),
        reference=subject.reference,
        person=person,
        owner=_words("owner", terms.owner or fills.owner, REQUIRED),
        legal_basis=_words("legal_basis", terms.legal_basis or fills.legal_basis, REQUIRED),
        reason_class=_reason_class(terms.reason_class or fills.reason_class, action),
        action=action,
        reason=subject.remark[:LONGEST_REASON],
        expires_on=terms.expires_on,
        subject_class=subject_class_of(terms.subject_class, fills.subject_class, names_nobody=names_nobody(person)),
        reason_basis=basis_of(terms.reason_basis, fills.reason_basis),
    )


def person_of(subject: Subject) -> dict[str, Any]:
    """The person as stored; birth dates beside the one that is compared are kept in `other_birth_dates`."""
    names = subject.names or (ListedName(surname=NAMELESS),)
    compared = _compared(subject.birth_dates)
    others = [str(known) for known in subject.birth_dates if known is not compared]
    return {
        "surname": names[0].surname,
        "given_names": names[0].given_names,
        "birth_date": str(compared) if compared else None,
        "sex": subject.sex,
        "nationalities": list(subject.nationalities),
        "documents": [_document(paper, subject.number_to) for paper in subject.documents],
        "aliases": [_alias(name) for name in names[1:]],
        **({"other_birth_dates": others} if others else {}),
    }


def _compared(known: tuple[BirthDate, ...]) -> PartialDate | None:
    """The first full date, else the first partial one; a range of years is no date to compare."""
    dates = [date for date in known if isinstance(date, PartialDate)]
    return next((date for date in dates if date.is_full), dates[0] if dates else None)


def _document(paper: Document, number_to: str | None) -> dict[str, Any]:
    plain = {"type": paper.type, "number": paper.number, "issuer": paper.issuer}
    return {**plain, "number_to": number_to} if number_to else plain


def _alias(name: ListedName) -> dict[str, Any]:
    alias: dict[str, Any] = {"surname": name.surname, "given_names": name.given_names}
    if name.quality is not Quality.UNSAID:
        alias["quality"] = name.quality.value
    if name.is_original:
        alias["script"] = "original"
    return alias


def _words(field: str, value: str, why: str) -> str:
    """Required text."""
    label = "list" if field == "list_name" else field
    if not value:
        raise SenderError(f"{label}: {why}, in the row or for the whole file")
    if len(value) > LONGEST[field]:
        raise SenderError(f"{label}: at most {LONGEST[field]} letters")
    return value


def _action(text: str) -> Action:
    try:
        return Action(text)
    except ValueError as error:
        raise SenderError(f"action: one of {', '.join(Action)}") from error


def _reason_class(text: str, action: Action) -> str:
    return reason_class_named(text).value if text else CLASS_OF_ACTION[action].value
