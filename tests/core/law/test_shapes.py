"""The field list's shapes: text that damage put where a value stands is not kept, and what is right stays (PNR-6.1)."""

from dataclasses import fields
from datetime import date
from typing import Any, get_type_hints

import pytest

from openpiu.core.law.annex_i import ALLOWED_CHANGES
from openpiu.core.law.shape_table import BOOKING, CHANGES, TRAVELLER, UNSHAPED
from openpiu.core.law.shapes import is_reference, well_shaped_booking, well_shaped_traveller, well_shaped_version
from openpiu.core.terms import Booking, Change, Document, Flight, LegStatus, Traveller

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


LINE = "OSI ZQ PRAYER ROOM ASKED FOR BY IMAM"
CUT = "1'SSR+VGML:HK:1:ZQ"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reference", "ZQ70009A"),
        ("seats", ("12A",)),
        ("emails", ("ANTON.MUSTER-1@EXAMPLE.ORG", "a_b%c@example.org")),
        ("phones", ("+3225550147", "3225550147")),
        ("addresses", ("1 SPECIMEN STREET, ZEDTOWN, UTO, 1000", "C/O MÜLLER & SON, L'ÎLE 3-5")),
        ("frequent_flyers", ("ZQ 12345678", "ZQ 9A12345")),
    ],
)
def test_free_text_in_any_field_of_a_traveller_is_left_out_and_what_is_right_stays(field: str, value: Any) -> None:
    """PNR-6.1: the person and the name stay whatever else does not."""
    right = Traveller(surname="MUSTER", **{field: value})
    assert well_shaped_traveller(right) == (right, 0)
    for text in (CUT, f"{LINE}?+", "A" * 161):
        wrong: Any = (*value, text) if isinstance(value, tuple) else text
        kept, lost = well_shaped_traveller(Traveller(surname="MUSTER", **{field: wrong}))
        assert (getattr(kept, field), lost) == (value if isinstance(value, tuple) else None, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("other_locators", ("1A ABC123", "K7MTRA")),
        ("tickets", ("9991234500017",)),
        ("splits", ("P3NNAB",)),
        ("remarks", ("UM09 MEETS AUNT CARLA AT ARRIVAL",)),
        ("billing", "1 SPECIMEN STREET, ZEDTOWN"),
        ("frequent_flyers", ("ZQ 12345678",)),
    ],
)
def test_free_text_in_any_field_of_a_booking_is_left_out_and_what_is_right_stays(field: str, value: Any) -> None:
    """PNR-6.1."""
    right = Booking(locator="ABC123", **{field: value})
    assert well_shaped_booking(right) == (right, 0)
    wrong: Any = (*value, CUT) if isinstance(value, tuple) else CUT
    kept, lost = well_shaped_booking(Booking(locator="ABC123", **{field: wrong}))
    assert (getattr(kept, field), lost) == (value if isinstance(value, tuple) else None, 1)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("DOCS", "/P/UTO/ZZ0666001/UTO/19APR88/M/03MAR29/MUSTER/ANTON"),
        ("DOCO", "V ZZ7654321 UTO"),
        ("DOCA", "/R/UTO/1 SPECIMEN STREET/ZEDTOWN//1000"),
        ("CTCM", "3225550147"),
        ("CTCE", "ANTON.MUSTER//EXAMPLE.ORG/EN"),
        ("SEAT", "014C"),
        ("INFT", "MUSTER/CARLA 04FEB26"),
        ("CHLD", "12MAY18"),
        ("TIF", "DE LA CRUZ/ANTON-JOSÉ MR"),
        ("FOP", "CC 371.44 EUR VI 4471"),
        ("MON", "T 371.44 EUR"),
        ("TVL", "ZQ214 14NOV IST BRU HK2"),
        ("RPI", "1 HK"),
        ("TKT", "9991234500017 T 1"),
        ("RCI", "ZQ K7MTRA 091126 1412"),
    ],
)
def test_a_line_of_history_says_what_its_code_can_say_and_no_more(code: str, text: str) -> None:
    """PNR-6.1, Annex I item 19: that something was changed stays; a DOCS that had run into a hotel did leave it."""
    right = Booking(locator="ABC123", history=(Change(code=code, text=text),))
    assert well_shaped_booking(right) == (right, 0)
    for wrong in ("/P/UTO/1126+BRU+HTL:SPECIMEN", CUT, f"{text}+{LINE}"):
        kept, lost = well_shaped_booking(Booking(locator="ABC123", history=(Change(code=code, text=wrong),)))
        assert (kept.history, lost) == ((Change(code=code, text=""),), 1)


def test_a_status_and_a_code_share_that_ran_into_free_text_are_left_out() -> None:
    """PNR-6.1: found by the leftovers proof where a terminator was damaged."""
    held = LegStatus(flight="ZQ214", code="HK", count=1)
    damaged = LegStatus(flight="ZQ214", code="HK'IFT4 OSI ZQ")
    booking = Booking(
        locator="ABC123",
        statuses=(held, damaged),
        itinerary=(Flight(carrier="ZQ", number="214", code_shares=("QX6214", "QX'RPI HK")),),
    )
    kept, lost = well_shaped_booking(booking)
    assert (kept.statuses, kept.itinerary[0].code_shares, lost) == ((held,), ("QX6214",), 2)


@pytest.mark.parametrize(("record", "shapes"), [(Traveller, TRAVELLER), (Booking, BOOKING)])
def test_every_field_of_text_has_a_shape(record: type, shapes: dict[str, object]) -> None:
    """PNR-6.1: a new field of text cannot be stored before somebody has said what it can look like."""
    hints = get_type_hints(record)
    texts = {field.name for field in fields(record) if hints[field.name] in (str, str | None, tuple[str, ...])}
    assert texts - UNSHAPED - {"payment"} == set(shapes)


def test_every_line_of_history_that_may_be_kept_has_a_shape() -> None:
    """PNR-6.1: a check-in says nothing but that it was."""
    assert set(CHANGES) | {"CKIN"} == set(ALLOWED_CHANGES)


@pytest.mark.parametrize("text", ["ZQ214/261114/0930", "1", "ZQ-0005_A.1"])
def test_what_can_be_a_reference_is_one(text: str) -> None:
    assert is_reference(text)
    assert not is_reference(f"{text} {LINE}")
