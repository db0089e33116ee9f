"""Why somebody may be on a list: the law's classes, and nothing beside them."""

import pytest

from openpiu.core.law.actions import ACTIONS
from openpiu.core.law.reason_classes import CLASS_OF_ACTION, OF_LISTS, ReasonClass, reason_class_named
from openpiu.errors import Refused


def test_every_action_has_its_class() -> None:
    """CJ-4: each alert has a class of reason, also where its row says none."""
    assert set(CLASS_OF_ACTION) == set(ACTIONS)


@pytest.mark.parametrize("kind", OF_LISTS)
def test_a_class_is_known_by_its_word(kind: ReasonClass) -> None:
    """In any case, with blanks around it."""
    assert reason_class_named(f" {kind.value.upper()} ") is kind


@pytest.mark.parametrize("word", ["", "intelligence", "other", "intelligence/other", "suspects", "criterion"])
def test_any_other_ground_is_refused_with_the_rule(word: str) -> None:
    """CJ-4: exit code 3."""
    with pytest.raises(Refused, match="sought or under alert") as refused:
        reason_class_named(word)
    assert (refused.value.rule, refused.value.exit_code) == ("CJ-4", 3)
