"""The table of masking: what Art. 12(2) names is hidden, the rest stays; nothing new is forgotten."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.law.annex_i import ALLOWED_CHANGES, ITEMS
from openpiu.core.law.masking import (
    BOOKING,
    SEEN_OF_BOOKING,
    SEEN_OF_TRAVELLER,
    TRAVELLER,
    is_hidden_change,
    mask_booking,
    mask_comparison,
    mask_traveller,
)
from openpiu.core.terms import Booking, Traveller
from openpiu.core.terms.plain import booking_to_plain, traveller_from_plain, traveller_to_plain

# Items of Annex I that Art. 12(2) hides (law.md A.6); item 19 follows what it tells of.
HIDDEN_ITEMS = {4, 5, 6, 8, 12, 17, 18}
words = st.text(min_size=1, max_size=8)


def fields_of(item: int, kind: str) -> set[str]:
    """The fields that hold an item."""
    return {field.partition(".")[2] for field in ITEMS[item] if field.startswith(kind + ".")}


@pytest.mark.parametrize("item", sorted(set(ITEMS) - {19}))
def test_an_item_is_hidden_whole_or_not_at_all(item: int) -> None:
    """PNR-12.2: the table of masking against the table of Annex I. What kind of traveller it is names nobody."""
    told = (fields_of(item, "traveller") - {"kind"}, set(TRAVELLER)), (fields_of(item, "booking"), set(BOOKING))
    for held, hidden in told:
        assert held <= hidden if item in HIDDEN_ITEMS else not held & hidden, (item, held)


def test_every_field_of_a_traveller_and_a_booking_is_hidden_or_belongs_to_an_item() -> None:
    """PNR-12.2: a field that is new must be judged."""
    assert {field.name for field in fields(Traveller)} <= SEEN_OF_TRAVELLER | set(TRAVELLER)
    assert {field.name for field in fields(Booking)} <= SEEN_OF_BOOKING | set(BOOKING) | {"elsewhere"}
    assert not SEEN_OF_TRAVELLER & set(TRAVELLER)
    assert not SEEN_OF_BOOKING & set(BOOKING)


def test_what_nobody_has_judged_is_hidden() -> None:
    """PNR-12.4: a key that the tables do not know."""
    assert mask_traveller({"nickname": "A", "more": {"a": 1}}) == {"nickname": "", "more": {}}


@pytest.mark.parametrize("code", sorted(ALLOWED_CHANGES))
def test_a_line_of_history_follows_its_item(code: str) -> None:
    """PNR-12.4."""
    assert is_hidden_change(code) == (ALLOWED_CHANGES[code] in HIDDEN_ITEMS or code == "EQN")


def test_a_line_of_history_with_a_code_that_nobody_allowed_is_hidden() -> None:
    """PNR-12.4."""
    assert is_hidden_change("XXXX")


@given(surname=words, given_names=words, email=words, number=words)
def test_a_masked_traveller_can_still_be_read_and_tells_nothing(
    surname: str, given_names: str, email: str, number: str
) -> None:
    """PNR-12.2: whatever is in it; reading it needs no other way than before."""
    said = Traveller(
        surname=f"<{surname}>", given_names=f"<{given_names}>", emails=(f"<{email}>",), phones=(f"<{number}>",),
        locator="K7MTRA", seats=("12A",),
    )  # fmt: skip
    masked = mask_traveller(traveller_to_plain(said) | {"other_names": [{"surname": f"<{surname}>"}]})
    assert "<" not in str(masked)
    assert traveller_from_plain(masked) == Traveller(surname="", given_names="", locator="K7MTRA", seats=("12A",))
    assert mask_traveller(masked) == masked


def test_masking_a_booking_twice_is_masking_it_once() -> None:
    """PNR-12.2: two kept travellers share a booking."""
    plain = booking_to_plain(Booking(locator="K7MTRA", emails=("a@example.org",), payment="CC 1234"))
    masked = mask_booking(plain)
    assert (masked["locator"], masked["emails"], masked["payment"]) == ("K7MTRA", [], "")
    assert mask_booking(masked) == masked


def test_a_comparison_shows_neither_side() -> None:
    """PNR-12.2: an alert's value that is equal would tell the traveller's."""
    line = {"field": "name", "traveller": "A", "alert": "A", "relation": "equal", "points": 30}
    assert mask_comparison([line]) == [{**line, "traveller": None, "alert": None}]
