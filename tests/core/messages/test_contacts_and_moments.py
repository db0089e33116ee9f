"""Contacts as telegrams write them, and dates with short years."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.messages.contacts import email_address, phone_number
from openpiu.core.messages.moments import birth_century, day_first, expiry_century, full_date, partial_date, year_first
from openpiu.core.terms import PartialDate

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))

local = datetime.fromisoformat


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        ("ANTON.MUSTER//EXAMPLE.ORG", "ANTON.MUSTER@EXAMPLE.ORG"),
        ("ANTON..MUSTER//EXAMPLE.ORG", "ANTON_MUSTER@EXAMPLE.ORG"),
        ("ANTON./MUSTER//EXAMPLE.ORG", "ANTON-MUSTER@EXAMPLE.ORG"),
        ("A..B./C.D//MAIL./X.EXAMPLE.ORG/EN", "A_B-C.D@MAIL-X.EXAMPLE.ORG"),
        ("/ANTON//EXAMPLE.ORG/", "ANTON@EXAMPLE.ORG"),
        ("CTCE ANTON//EXAMPLE.ORG/FR", "ANTON@EXAMPLE.ORG"),
        ("anton@example.org", "ANTON@EXAMPLE.ORG"),
        ("REFUSED", None),
        ("", None),
    ],
)
def test_email_addresses_are_decoded(sent: str, address: str | None) -> None:
    """MSG-11."""
    assert email_address(sent) == address


@pytest.mark.parametrize(
    ("sent", "number"),
    [
        ("3225550147", "3225550147"),
        ("+3225550147", "+3225550147"),
        ("+32 2 555-01-47/EN", "+3225550147"),
        ("/3225550147/FR", "3225550147"),
        ("CTCM 3225550147", "3225550147"),
        ("REFUSED", None),
        ("12", None),
        ("", None),
    ],
)
def test_phone_numbers_are_digits(sent: str, number: str | None) -> None:
    """MSG-11: language suffix dropped."""
    assert phone_number(sent) == number


@given(days, days, st.sampled_from(["%d%b%y", "%y%m%d"]))
def test_a_short_year_of_birth_is_never_in_the_future(born: date, sent: date, form: str) -> None:
    """MSG-13."""
    found = full_date(born.strftime(form).upper(), birth_century(sent))

    assert found is None or (found <= sent and found.year % 100 == born.year % 100)
    if found is None:
        assert (born.month, born.day) == (2, 29)  # no leap day in the century that fits
    elif sent.replace(year=sent.year - 99, day=min(sent.day, 28)) <= born <= sent:
        assert found == born


@given(days, days)
def test_a_short_year_of_expiry_is_never_long_before_the_message(expiry: date, sent: date) -> None:
    """MSG-13."""
    found = full_date(expiry.strftime("%d%b%y").upper(), expiry_century(sent))

    assert found is None or sent.year - 10 <= found.year < sent.year + 90
    if found and sent.year - 10 <= expiry.year < sent.year + 90:
        assert found == expiry


@given(days, days)
def test_a_full_year_needs_no_guess(born: date, sent: date) -> None:
    """PAX-5: six and eight digits."""
    assert full_date(born.strftime("%Y%m%d"), birth_century(sent)) == born
    assert full_date(born.isoformat(), birth_century(sent)) == born


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("880419", PartialDate(1988, 4, 19)),
        ("880400", PartialDate(1988, 4)),
        ("880000", PartialDate(1988)),
        ("1988", PartialDate(1988)),
        ("880431", None),
        ("881301", None),
        ("880019", None),
        ("19XXX88", None),
        ("88", None),
        ("٨٨٠٤١٩", None),
        ("", None),
    ],
)
def test_partial_dates_keep_their_precision(text: str, expected: PartialDate | None) -> None:
    """PAX-5."""
    assert partial_date(text, birth_century(date(2026, 11, 14))) == expected


@pytest.mark.parametrize(
    ("day", "time", "expected"),
    [
        ("151126", "0430", local("2026-11-15T04:30")),
        ("151126", "", local("2026-11-15T00:00")),
        ("15112026", "0430", local("2026-11-15T04:30")),
        ("20261115", "0430", local("2026-11-15T04:30")),
        ("151126", "2460", None),
        ("321126", "0000", None),
        ("1511", "", None),
        ("", "", None),
    ],
)
def test_moments_with_the_day_first(day: str, time: str, expected: datetime | None) -> None:
    """PNRGOV writes DDMMYY."""
    assert day_first(day, time) == expected


def test_moments_with_the_year_first() -> None:
    """UNB and PAXLST write YYMMDD."""
    assert year_first("261115", "0430") == local("2026-11-15T04:30")
    assert year_first("20261115", "043000") == local("2026-11-15T04:30")
