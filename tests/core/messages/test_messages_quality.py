"""How complete a message is: one count a field."""

from datetime import date

import pytest

from openpiu.core.messages.quality import FIELDS, completeness
from openpiu.core.terms import Booking, Document, PartialDate, Traveller

BARE = Traveller(surname="SPECIMEN")
FULL = Traveller(
    surname="SPECIMEN",
    birth_date=PartialDate(1988, 4, 19),
    sex="F",
    nationality="UTO",
    locator="K7MTRA",
    seats=("12A",),
    documents=(Document(number="ZZ0419773", issuer="UTO", expiry=date(2029, 3, 3)),),
    emails=("someone@example.org",),
)


def test_every_field_is_counted_once_a_traveller() -> None:
    """MSG-17: the counts are of travellers, not of values."""
    assert completeness([FULL, BARE, FULL], []) == dict.fromkeys(FIELDS, 2)
    assert completeness([], []) == dict.fromkeys(FIELDS, 0)


@pytest.mark.parametrize(
    ("traveller", "has"),
    [
        (Traveller(surname="A", birth_date=PartialDate(1988, 4)), set()),
        (Traveller(surname="A", birth_date=PartialDate(1988, 4, 19)), {"birth_date"}),
        (Traveller(surname="A", documents=(Document(number="ZZ1"),)), {"document_number"}),
        (Traveller(surname="A", documents=(Document(number="", issuer="UTO"),)), {"document_issuer"}),
        (Traveller(surname="A", phones=("+3225550100",)), {"contact"}),
    ],
)
def test_a_part_is_not_the_whole(traveller: Traveller, has: set[str]) -> None:
    """A year of birth is no birth date; an issuer without a number is no document number."""
    assert {field for field, number in completeness([traveller], []).items() if number} == has


def test_a_contact_of_the_booking_is_everybody_s_in_it() -> None:
    """And nobody else's."""
    booking = Booking(locator="K7MTRA", phones=("+3225550100",))
    mine, other = Traveller(surname="A", locator="K7MTRA"), Traveller(surname="B", locator="ZZZZZZ")
    assert completeness([mine, other, BARE], [booking])["contact"] == 1
