"""Dates, names, countries and papers in the ways that lists write them."""

import pytest

from openpiu.core.lists import ListedName, YearRange
from openpiu.core.lists.country_names import NAMES
from openpiu.core.lists.particulars import country_of, document_type, whole_name
from openpiu.core.lists.subjects import BirthDate
from openpiu.core.lists.writing_of_dates import day_of, read_birth_date
from openpiu.core.terms import COUNTRIES, PartialDate


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("1974-08-12", PartialDate(1974, 8, 12)), ("1974-08-12T00:00:00", PartialDate(1974, 8, 12)),
        ("12 Aug 1974", PartialDate(1974, 8, 12)), ("12 August 1974", PartialDate(1974, 8, 12)),
        ("12/08/1974", PartialDate(1974, 8, 12)), ("Aug 1974", PartialDate(1974, 8)), ("1974", PartialDate(1974)),
        ("circa 1960", PartialDate(1960)), ("Approximately 1960", PartialDate(1960)),
        ("1961 to 1963", YearRange(1961, 1963)), ("Between 1961 and 1963", YearRange(1961, 1963)),
        ("circa 1961 to circa 1963", YearRange(1961, 1963)), ("1968 or 1969", YearRange(1968, 1969)),
        ("01 Jan 1961 to 31 Dec 1963", YearRange(1961, 1963)), ("1961 to 1961", PartialDate(1961)),
        ("1963 to 1961", None), ("31 Feb 1970", None), ("12 1974", None), ("12 Xyz 1974", None), ("1390", None),
        ("soon", None), ("", None),
    ],
)  # fmt: skip
def test_a_birth_date_is_as_precise_as_it_is_written(text: str, known: BirthDate | None) -> None:
    """Never more; nothing that no calendar has, and no year of another one."""
    assert read_birth_date(text) == known


def test_a_day_is_whole_or_nothing() -> None:
    """For the day of a report."""
    assert str(day_of("2 Jan 2026")) == "2026-01-02"
    assert day_of("Jan 2026") is None


@pytest.mark.parametrize(
    ("text", "surname", "given_names"),
    [
        ("QUESNOIRT, Mirella Tesfa", "QUESNOIRT", "Mirella Tesfa"), ("Mirella Quesnoirt", "Mirella Quesnoirt", None),
        ("'THE SPECIMEN'.", "THE SPECIMEN", None), ("AL-SPECIMEN, Abu, Junior", "AL-SPECIMEN, Abu, Junior", None),
        ("Мирелла", "Мирелла", None), ("Specimen,", "Specimen", None),
    ],
)  # fmt: skip
def test_a_name_is_parted_only_where_the_list_parts_it(text: str, surname: str, given_names: str | None) -> None:
    """One comma; everything else stays whole."""
    assert whole_name(text) == ListedName(surname=surname, given_names=given_names)


@pytest.mark.parametrize("text", ["", "  ", "-", "(1)", ","])
def test_what_has_no_letter_is_no_name(text: str) -> None:
    """Fields that hold a sign."""
    assert whole_name(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Utopia", "UTO"), ("be", "BEL"), ("Iran (Islamic Republic of)", "IRN"), ("Iran, Islamic Republic of", "IRN"),
        ("the Gambia", "GMB"), ("Côte d'Ivoire", "CIV"), ("Nowhereland", None), ("", None),
    ],
)  # fmt: skip
def test_a_country_is_known_by_code_and_by_name(text: str, code: str | None) -> None:
    """ICAO Doc 9303-3."""
    assert country_of(text) == code


def test_every_country_of_the_table_of_names_is_one() -> None:
    """No code is mistyped, and all members of the United Nations have a name."""
    assert set(NAMES.values()) <= COUNTRIES
    assert len(set(NAMES.values())) >= 193


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Passport", "P"), ("National Identification Number", "I"), ("National ID No.", "I"), ("Visa Number ID", "V"),
        ("Tax Identification Number", None), ("Registration ID", None), ("Gender", None),
    ],
)  # fmt: skip
def test_only_papers_that_a_traveller_shows_are_documents(text: str, letter: str | None) -> None:
    """A tax number would only match by accident."""
    assert document_type(text) == letter
