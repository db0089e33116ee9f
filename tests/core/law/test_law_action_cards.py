"""Action cards: the table of SIS categories, who may see them, what is to be noted."""

import pytest

from openpiu.core.law.action_cards import CARDS, FACTS, OF_ACTION, Category, Step, card_for, is_covert, urgency
from openpiu.core.law.actions import Action

# The rows of Reg. 2018/1860, 2018/1861, 2018/1862 and 2022/1190, as the officer must find them.
ROWS = [
    (Category.REFUSAL, "2018/1861 Art. 24", Step.SECOND_LINE, False, 0),
    (Category.RETURN, "2018/1860 Art. 3", Step.SECOND_LINE, False, 0),
    (Category.ARREST, "2018/1862 Art. 26", Step.ACT_NOW, False, 0),
    (Category.MISSING, "2018/1862 Art. 32", Step.SECOND_LINE, False, 0),
    (Category.PREVENT_TRAVEL, "2018/1862 Art. 32", Step.ACT_NOW, False, 0),
    (Category.JUDICIAL, "2018/1862 Art. 34", Step.LOOK, False, 1),
    (Category.DISCREET_CHECK, "2018/1862 Art. 36", Step.NOTHING, True, 8),
    (Category.INQUIRY_CHECK, "2018/1862 Art. 36", Step.NOTHING, True, 8),
    (Category.SPECIFIC_CHECK, "2018/1862 Art. 36", Step.NOTHING, True, 8),
    (Category.INFORMATION, "2018/1862 Art. 37a", Step.NOTHING, True, 8),
    (Category.DOCUMENT, "2018/1862 Art. 38", Step.SECOND_LINE, False, 2),
    (Category.UNKNOWN_WANTED, "2018/1862 Art. 40", Step.SECOND_LINE, False, 0),
]


@pytest.mark.parametrize(("category", "article", "step", "covert", "facts"), ROWS)
def test_each_category_has_its_card(category: Category, article: str, step: Step, covert: bool, facts: int) -> None:
    """SIS-1: text, visibility and what is to be collected, by category."""
    card = card_for(category, nationality="UTO")
    assert card.article.startswith(article)
    assert (card.step, card.covert, len(card.collect)) == (step, covert, facts)
    assert is_covert(category) is covert
    assert card.text.endswith(".")


def test_the_table_is_whole_and_every_action_of_our_lists_has_its_category() -> None:
    """SIS-1: no category without a card, no action without a category."""
    assert {row[0] for row in ROWS} == set(Category) == set(CARDS)
    assert set(OF_ACTION) == set(Action)
    assert len(set(FACTS)) == 8


def test_where_a_check_is_not_known_the_next_one_down_is_done_and_says_so() -> None:
    """SIS-4: specific to inquiry to discreet; what replaced it stays covert."""
    lacking = frozenset((Category.SPECIFIC_CHECK, Category.INQUIRY_CHECK))
    card = card_for(Category.SPECIFIC_CHECK, nationality=None, lacking=lacking)
    assert card.title == "Discreet check"
    assert card.text.endswith("In place of: Specific check.")
    assert card.covert
    assert card_for(Category.SPECIFIC_CHECK, nationality=None, lacking=frozenset((Category.SPECIFIC_CHECK,))).title == (
        "Inquiry check"
    )


def test_a_flagged_alert_says_to_locate_only() -> None:
    """SIS-5: no arrest on it."""
    card = card_for(Category.ARREST, nationality="UTO", flagged=True)
    assert (card.title, card.step) == ("Locate only", Step.LOOK)


def test_arrest_leads_and_covert_alerts_come_last() -> None:
    """SIS-6: the order of several alerts on one person."""
    ordered = sorted(Category, key=urgency)
    assert ordered[0] is Category.ARREST
    assert all(is_covert(category) for category in ordered[-4:])
