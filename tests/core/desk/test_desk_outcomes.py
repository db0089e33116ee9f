"""Five outcomes as a table; covert alerts change not one byte; citizens of the Union are never sent away."""

import itertools

import pytest

from openpiu.core.desk.age import Level
from openpiu.core.desk.answers import Found
from openpiu.core.desk.outcomes import Outcome, Result, Said, result_of
from openpiu.core.law.action_cards import CARDS, Category, is_covert

COVERT = [category for category in Category if is_covert(category)]
OPEN = [category for category in Category if not is_covert(category)]


def found(category: Category, band: str = "strong", *, flagged: bool = False, alert: str = "a") -> Found:
    """One finding."""
    return Found(
        alert=alert, source="sis", category=category, band=band, score=90 if band == "strong" else 60, flagged=flagged
    )


def said(level: Level = Level.GREEN, *, mandatory: bool = True, gap: bool = False) -> Said:
    """What became of a source."""
    return Said(source="sis", level=level, version=7, as_of="x", mandatory=mandatory, is_gap=gap)


def result(*some: Found, word: Said | None = None, nationality: str = "UTO") -> Result:
    """The table's answer."""
    return result_of(some, [word or said()], nationality=nationality)


STOP = {Category.ARREST, Category.PREVENT_TRAVEL}
LOOK = {Category.JUDICIAL}
EXPECTED = {
    category: Outcome.STOP if category in STOP else Outcome.ATTENTION if category in LOOK else Outcome.SECOND_LINE
    for category in OPEN
}


@pytest.mark.parametrize("category", OPEN)
def test_the_card_decides_where_the_officer_goes(category: Category) -> None:
    """SIS-1: a sure claim by its card; a doubtful one stops nobody."""
    assert result(found(category)).outcome is EXPECTED[category]
    assert result(found(category, "review")).outcome in (Outcome.SECOND_LINE, Outcome.ATTENTION)
    assert result(found(category), word=said(Level.RED)).outcome is EXPECTED[category]


@pytest.mark.parametrize(
    ("level", "mandatory", "outcome"),
    [
        (Level.GREEN, True, Outcome.CLEAR), (Level.AMBER, True, Outcome.CLEAR_OFFLINE),
        (Level.RED, True, Outcome.ATTENTION),
        (Level.NONE, True, Outcome.ATTENTION), (Level.AMBER, False, Outcome.CLEAR_OFFLINE),
        (Level.RED, False, Outcome.CLEAR_OFFLINE), (Level.NONE, False, Outcome.CLEAR_OFFLINE),
    ],
)  # fmt: skip
def test_without_a_finding_the_age_of_what_was_asked_decides(level: Level, mandatory: bool, outcome: Outcome) -> None:
    """SBC-3: a mandatory source that said nothing is never silently passed over."""
    assert result(word=said(level, mandatory=mandatory)).outcome is outcome


def test_what_was_not_asked_is_shown_as_a_gap() -> None:
    """SBC-3: the officer sees which source is missing, and that the check is not complete."""
    missing = result(word=Said(source="sltd", level=Level.NONE, by="none", is_gap=True))
    assert missing.gaps == ("sltd",)
    assert b'"complete":false' in missing.shown(1)
    assert b'"gaps":["sltd"]' in missing.shown(1)


@pytest.mark.parametrize("category", COVERT)
@pytest.mark.parametrize("band", ["strong", "review"])
@pytest.mark.parametrize("level", Level)
def test_a_covert_alert_is_to_the_byte_a_clear_traveller(category: Category, band: str, level: Level) -> None:
    """SIS-2, SBC-2: discreet, inquiry and specific checks, and information alerts; the finding itself is kept apart."""
    hit, clear = result(found(category, band), word=said(level)), result(word=said(level))
    assert hit.shown(5) == clear.shown(5)
    assert [one.category for one in hit.covert] == [category]
    assert hit.shown(5).replace(b'"number":5', b"") == clear.shown(6).replace(b'"number":6', b"")


def test_a_covert_alert_beside_an_open_one_shows_the_open_one_alone() -> None:
    """SIS-6: all are kept; the most urgent leads."""
    both = [found(Category.DISCREET_CHECK, alert="b"), found(Category.ARREST), found(Category.JUDICIAL, alert="c")]
    for order in itertools.permutations(both):
        one = result(*order)
        assert [each.category for each, _ in one.cards] == [Category.ARREST, Category.JUDICIAL]
        assert one.shown(1) == result(found(Category.JUDICIAL, alert="c"), found(Category.ARREST)).shown(1)
        assert b"iscreet" not in one.shown(1)


@pytest.mark.parametrize("nationality", ["FRA", "BEL", "GUF", "HRV"])
@pytest.mark.parametrize("category", Category)
def test_no_screen_tells_to_refuse_a_citizen_of_the_union(nationality: str, category: Category) -> None:
    """SBC-12: whatever the alert, entry is a right; the alert's owner is told, nobody is sent away."""
    shown = result(found(category), nationality=nationality).shown(1).lower()
    assert b"refuse" not in shown
    assert b"return decision" not in shown


def test_the_same_alert_on_somebody_else_says_what_it_asks_for() -> None:
    """SBC-12: the test above would not see a card that is never shown."""
    assert b"Refuse entry" in result(found(Category.REFUSAL), nationality="UTO").shown(1)


def test_every_step_of_a_card_has_its_row_for_every_band() -> None:
    """No finding falls through the table."""
    for category, band in itertools.product(OPEN, ("strong", "review")):
        assert result(found(category, band)).outcome not in (Outcome.CLEAR, Outcome.CLEAR_OFFLINE)
    assert all(CARDS[category].text for category in Category)
