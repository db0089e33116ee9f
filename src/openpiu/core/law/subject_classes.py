"""Whom an alert is about, and on what its reason rests: told apart as far as its owner says (LED Art. 6 and 7).

Belongs here: the words, and what follows where nobody has said one. Not here: why somebody may be on a list at all
(`reason_classes`). Nothing is guessed: neither an action nor a reason makes anybody a suspect.
"""

from enum import StrEnum
from typing import TypeVar

from openpiu.errors import SenderError

Word = TypeVar("Word", "SubjectClass", "Basis")


class SubjectClass(StrEnum):
    """What the person of an alert is to its case (RGT-8, LED Art. 6)."""

    SUSPECT = "suspect"  # serious grounds to believe that they committed, or are about to commit, an offence
    CONVICTED = "convicted"  # of an offence
    VICTIM = "victim"  # of an offence, or facts give reason to believe so
    OTHER = "other"  # witness, missing person, contact
    DOCUMENT = "document"  # an object, no person; a name in it is the one written on the document
    UNSAID = "unsaid"  # its owner has not said: never shown or counted as a suspect


class Basis(StrEnum):
    """On what the reason of an alert rests (RGT-8, LED Art. 7(1))."""

    FACT = "fact"
    ASSESSMENT = "assessment"  # of a person
    UNSAID = "unsaid"


def subject_class_named(text: str) -> SubjectClass:
    """The class by its word; nothing is UNSAID. SenderError names the words that exist."""
    return _named(text, SubjectClass, "subject")


def basis_named(text: str) -> Basis:
    """The basis by its word; nothing is UNSAID. SenderError names the words that exist."""
    return _named(text, Basis, "basis")


def subject_class_of(in_row: str, declared: str, *, names_nobody: bool) -> SubjectClass:
    """What the row says, else its list, else what follows from the alert itself. SenderError at an unknown word."""
    followed = followed_class(names_nobody=names_nobody)
    return _first_said(subject_class_named(in_row), subject_class_named(declared), followed)


def basis_of(in_row: str, declared: str) -> Basis:
    """What the row says, else its list, else UNSAID. SenderError at an unknown word."""
    return _first_said(basis_named(in_row), basis_named(declared), Basis.UNSAID)


def followed_class(*, names_nobody: bool) -> SubjectClass:
    """The class where nobody said one: a document is told by naming no person; of a person nothing follows."""
    return SubjectClass.DOCUMENT if names_nobody else SubjectClass.UNSAID


def _first_said(in_row: Word, declared: Word, otherwise: Word) -> Word:
    return next((word for word in (in_row, declared) if word.value != "unsaid"), otherwise)


def _named(text: str, words: type[Word], key: str) -> Word:
    wanted = text.strip().lower() or "unsaid"
    found = next((word for word in words if word.value == wanted), None)
    if found is None:
        raise SenderError(f"{key}: one of {', '.join(words)}; or leave it out where the owner has not said (RGT-8)")
    return found
