"""Which negatives may spare the same person the same hit."""

import pytest

from openpiu.core.law.reasons import REJECT_REASONS
from openpiu.core.law.repeats import LONGEST, OTHER_PERSON, Word, is_negative


def word(officer: str = "a", decision: str = "reject", *reasons: str, version: int = 3) -> Word:
    """What one officer said."""
    return Word(officer=officer, decision=decision, reasons=frozenset(reasons or ("R2",)), alert_version=version)


def test_one_officer_is_enough_where_one_decides() -> None:
    """PNR-12.9."""
    assert is_negative([word()], officers=1, alert_version=3)


def test_an_arrest_needs_two_officers_of_one_voice() -> None:
    """PNR-6.9, PNR-12.9: the same officer twice is one; a dispute that was settled is no certainty."""
    assert not is_negative([word("a")], officers=2, alert_version=3)
    assert not is_negative([word("a"), word("a")], officers=2, alert_version=3)
    assert is_negative([word("a"), word("b")], officers=2, alert_version=3)
    settled = [word("a", "confirm", "C1"), word("b"), word("c")]
    assert not is_negative(settled, officers=2, alert_version=3)


def test_every_officer_spoke_about_this_version_of_the_alert() -> None:
    """PNR-12.9: an alert that changed is another question."""
    assert not is_negative([word("a"), word("b", version=2)], officers=2, alert_version=3)
    assert not is_negative([word(version=0)], officers=1, alert_version=3)


@pytest.mark.parametrize("code", sorted(REJECT_REASONS))
def test_only_reasons_about_the_person_count(code: str) -> None:
    """PNR-12.9: not on board this time does not mean another person the next time."""
    assert is_negative([word("a", "reject", code)], officers=1, alert_version=3) is (code in OTHER_PERSON)


def test_one_reason_about_the_person_among_others_is_enough_but_every_officer_needs_one() -> None:
    """PNR-12.9."""
    assert is_negative([word("a", "reject", "R1", "R8")], officers=1, alert_version=3)
    assert not is_negative([word("a", "reject", "R1"), word("b", "reject", "R8")], officers=2, alert_version=3)


def test_nothing_said_is_no_negative() -> None:
    """CJ-9: without a human review nothing is suppressed."""
    assert not is_negative([], officers=1, alert_version=3)
    assert not is_negative([word("a", "needs_information", "N1")], officers=1, alert_version=3)


def test_no_suppression_outlives_six_months() -> None:
    """PNR-12.2, PNR-12.9, CJ-14: the shortest six months of a calendar have 181 days."""
    assert LONGEST.days < 181
