"""Whom an alert is about and on what its reason rests: as its owner says, and never guessed."""

import pytest

from openpiu.core.law.actions import Action
from openpiu.core.law.packages import fields_for
from openpiu.core.law.subject_classes import (
    Basis,
    SubjectClass,
    basis_named,
    basis_of,
    followed_class,
    subject_class_named,
    subject_class_of,
)
from openpiu.errors import SenderError


@pytest.mark.parametrize("kind", list(SubjectClass))
def test_a_subject_class_is_known_by_its_word(kind: SubjectClass) -> None:
    """RGT-8: in any case, with blanks around it."""
    assert subject_class_named(f" {kind.value.upper()} ") is kind


@pytest.mark.parametrize("basis", list(Basis))
def test_a_basis_is_known_by_its_word(basis: Basis) -> None:
    """RGT-8: in any case, with blanks around it."""
    assert basis_named(f" {basis.value.upper()} ") is basis


def test_the_classes_are_those_of_the_law_and_what_is_none() -> None:
    """RGT-8: suspects, convicted persons, victims and others are told apart; objects and the unsaid stand beside."""
    assert [kind.value for kind in SubjectClass] == ["suspect", "convicted", "victim", "other", "document", "unsaid"]
    assert [basis.value for basis in Basis] == ["fact", "assessment", "unsaid"]


@pytest.mark.parametrize("word", ["guilty", "Quesnoirt", "sus pect", "-/-"])
def test_a_wrong_word_is_refused_with_the_words_that_exist(word: str) -> None:
    """RGT-8: and without the word itself, which might be a name."""
    with pytest.raises(SenderError, match="subject: one of suspect, convicted, victim, other, document, unsaid") as one:
        subject_class_named(word)
    with pytest.raises(SenderError, match="basis: one of fact, assessment, unsaid"):
        basis_named(word)
    assert word not in str(one.value)


@pytest.mark.parametrize(
    ("in_row", "declared", "names_nobody", "kind"),
    [
        ("victim", "suspect", False, SubjectClass.VICTIM),
        ("suspect", "", True, SubjectClass.SUSPECT),  # known by a passport only, and the owner says so
        ("", "convicted", False, SubjectClass.CONVICTED),
        ("unsaid", "convicted", False, SubjectClass.CONVICTED),
        ("", "", True, SubjectClass.DOCUMENT),
        ("", "", False, SubjectClass.UNSAID),
        ("unsaid", "unsaid", False, SubjectClass.UNSAID),
    ],
)
def test_the_row_says_it_else_the_list_else_nobody(
    in_row: str, declared: str, names_nobody: bool, kind: SubjectClass
) -> None:
    """RGT-8: of a person nothing follows, whatever is asked for; an alert that names nobody is about a document."""
    assert subject_class_of(in_row, declared, names_nobody=names_nobody) is kind


@pytest.mark.parametrize(
    ("in_row", "declared", "basis"),
    [
        ("fact", "assessment", Basis.FACT), ("", "assessment", Basis.ASSESSMENT), ("unsaid", "fact", Basis.FACT),
        ("", "", Basis.UNSAID),
    ],
)  # fmt: skip
def test_facts_and_assessments_are_told_apart_in_the_same_order(in_row: str, declared: str, basis: Basis) -> None:
    """RGT-8, LED Art. 7(1)."""
    assert basis_of(in_row, declared) is basis


def test_nobody_is_a_suspect_unless_the_owner_says_so() -> None:
    """RGT-8: what follows by itself is never a class of a person."""
    assert {followed_class(names_nobody=alone) for alone in (True, False)} == {
        SubjectClass.DOCUMENT, SubjectClass.UNSAID,
    }  # fmt: skip


@pytest.mark.parametrize("action", list(Action))
def test_every_package_says_whom_its_alert_is_about_and_on_what_it_rests(action: Action) -> None:
    """RGT-8, LED Art. 7(2): whatever is asked for; what is transmitted carries what its reliability rests on."""
    assert {"alert_subject", "alert_basis"} <= set(fields_for(action))
