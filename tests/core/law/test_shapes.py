"""The field list's shapes: text that damage put where a value stands is not kept, and what is right stays (PNR-6.1)."""

from datetime import date

import pytest

from openpiu.core.law.shapes import well_shaped_booking, well_shaped_traveller, well_shaped_version
from openpiu.core.terms import Booking, Document, Traveller

PASSPORT = Document(type="P", number="ZZ0419773", issuer="UTO", expiry=date(2029, 3, 3))


@pytest.mark.parametrize(
    "document",
    [
        Document(type="IFT", number="ZZ1234567", issuer=None),
        Document(type="V+", number="ZZ1234567", issuer=None),
        Document(type="P", number="OSIZQPRAYERROOMASKEDFOR", issuer=None),
        Document(type="P", number="ZZ123456789012345", issuer=None),
    ],
)
def test_free_text_in_the_place_of_a_document_is_left_out_and_counted(document: Document) -> None:
    """PNR-6.1, PNR-13.2."""
    traveller = Traveller(surname="MUSTER", documents=(PASSPORT, document))
    kept, lost = well_shaped_traveller(traveller)
    assert (kept.documents, lost) == ((PASSPORT,), 1)
    assert kept.surname == "MUSTER"


@pytest.mark.parametrize("number", ["ZZ0419773", "L898902C3", "A", "SPECIMEN", "1", "ZZ0419773000015"])
def test_a_number_that_a_document_can_have_stays(number: str) -> None:
    traveller = Traveller(surname="MUSTER", documents=(Document(type="P", number=number, issuer="UTO"),))
    assert well_shaped_traveller(traveller) == (traveller, 0)


@pytest.mark.parametrize(
    ("payment", "kept", "lost"),
    [
        ("CC 350.40 EUR VI 4479", "CC 350.40 EUR VI 4479", 0),
        ("CA 120 EUR; CC 10.00 EUR AX 0005", "CA 120 EUR; CC 10.00 EUR AX 0005", 0),
        ("MS", "MS", 0),
        ("CC VI 4111111867530941 1231", None, 1),
        ("CC 99.00 EUR VI 0941; OSI ZQ PRAYER ROOM ASKED", "CC 99.00 EUR VI 0941", 1),
        ("CC::99.00:VI:4111111867530941:1231", None, 1),
        (None, None, 0),
    ],
)
def test_a_payment_keeps_form_amount_and_four_digits_and_nothing_else(
    payment: str | None, kept: str | None, lost: int
) -> None:
    """PNR-6.1: Annex I item 6; never a whole card number."""
    booking, count = well_shaped_booking(Booking(locator="ABC123", payment=payment))
    assert (booking.payment, count) == (kept, lost)


@pytest.mark.parametrize(("agency", "kept"), [("99810411", "99810411"), ("BRUZQ08AA", "BRUZQ08AA"), ("995 MEDA", None)])
def test_an_agency_is_a_code(agency: str, kept: str | None) -> None:
    booking, count = well_shaped_booking(Booking(locator="ABC123", agency=agency))
    assert (booking.agency, count) == (kept, int(kept is None))


@pytest.mark.parametrize(
    ("written", "kept"), [("13:1", "13:1"), ("D:05B", "D:05B"), (None, ""), ("13:1 MUSTER ANTON 1988", "")]
)
def test_a_version_that_cannot_be_one_is_not_kept(written: str | None, kept: str) -> None:
    """PNR-6.1: a damaged header may hold anything."""
    assert well_shaped_version(written) == kept


def test_a_locator_that_cannot_be_one_is_not_kept() -> None:
    """PNR-6.1: free text in the place of the locator; the traveller stays."""
    text = "SOMEBODY WROTE A LONG REMARK HERE"
    assert well_shaped_traveller(Traveller(surname="MUSTER", locator=text)) == (Traveller(surname="MUSTER"), 1)
    assert well_shaped_booking(Booking(locator=text)) == (Booking(locator=""), 1)
