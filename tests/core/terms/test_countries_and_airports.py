"""Countries to three letters, airports to countries and UTC."""

from datetime import UTC, datetime

import pytest

from openpiu.core.terms import COUNTRIES, airport, airport_country, country, utc_time

local = datetime.fromisoformat


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("BE", "BEL"),
        ("BEL", "BEL"),
        ("tr", "TUR"),
        ("D", "DEU"),
        ("D<<", "DEU"),
        ("DE", "DEU"),
        ("UTO", "UTO"),
        ("XXA", "XXA"),
        ("XXB", "XXB"),
        ("GBD", "GBD"),
        ("GBR", "GBR"),
        ("UK", "GBR"),
        ("XK", "RKS"),
        ("ROM", "ROU"),
        ("UNO", "UNO"),
        ("EUE", "EUE"),
        ("XOM", "XOM"),
        ("QQQ", None),
        ("ZZ", None),
        ("", None),
        ("12", None),
    ],
)
def test_country_codes_become_three_letters(sent: str, code: str | None) -> None:
    """MSG-9: two- or three-letter countries, ICAO Doc 9303-3 section 5."""
    assert country(sent) == code


def test_all_of_iso_3166_is_in_the_table() -> None:
    """ISO 3166-1 had 249 entries in 2026; each has its own three letters."""
    assert len(COUNTRIES) >= 249 + 25
    assert all(len(code) == 3 and code.isupper() for code in COUNTRIES)


def test_airports_know_their_country() -> None:
    """PNR-3.1 needs it."""
    assert airport_country("BRU") == "BEL"
    assert airport_country("ist") == "TUR"
    assert airport_country("ZZZ") is None
    assert airport("BRU") is not None


@pytest.mark.parametrize(
    ("local", "place", "expected"),
    [
        (local("2016-11-15T04:30"), "IST", datetime(2016, 11, 15, 1, 30, tzinfo=UTC)),
        (local("2016-07-15T04:30"), "BRU", datetime(2016, 7, 15, 2, 30, tzinfo=UTC)),
        (local("2016-11-15T04:30"), "ZZZ", None),
        (local("0001-01-01T00:00"), "NRT", None),
    ],
)
def test_local_times_become_utc(local: datetime, place: str, expected: datetime | None) -> None:
    """PNR-6.2: hours before departure are counted in UTC."""
    assert utc_time(local, place) == expected
