"""A zone is written so that its reader gets back what was put in; names are shortened as Doc 9303 shows."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.terms import PartialDate
from openpiu.core.terms.mrz import FORMATS, Fields, read_mrz, write_mrz
from openpiu.core.terms.mrz.truncating import name_field
from openpiu.errors import OfficerError
from tests.core.terms.mrz.invented import AS_OF, documents
from tests.core.terms.mrz.test_mrz_reading import BOOK, CASES

RIGHT = Fields(
    document_code="P", issuing_state="UTO", nationality="UTO", document_number="L898902C3",
    birth_date=PartialDate(1974, 8, 12), sex="F", expiry_date=date(2032, 4, 15), optional_data="ZE184226B",
    surname="ERIKSSON", given_names="ANNA MARIA",
)  # fmt: skip
BENNELONG = "Bennelong Wooloomooloo Warrandyte Warnambool"
LONG_NAMES = st.text(alphabet="ABCDE -'éßÆ", min_size=1, max_size=60).filter(lambda name: any(map(str.isalpha, name)))


def bare(fields: Fields) -> Fields:
    """Without names, which may be shortened, and without what only a reading has."""
    return replace(fields, surname="", given_names="", birth_raw="", expiry_raw="")


@given(documents)
def test_what_was_written_is_read_again(drawn: tuple[str, Fields]) -> None:
    """Property: all formats, long numbers, partial dates, both optional fields; names as far as they fit."""
    kind, fields = drawn
    lines = write_mrz(fields, kind)
    found = read_mrz(lines, as_of=AS_OF)

    assert (found.format, found.issues) == (kind, ())
    assert bare(found.fields) == bare(fields)
    if "name_possibly_truncated" not in found.flags:
        assert (found.fields.surname, found.fields.given_names) == (fields.surname, fields.given_names)
    assert write_mrz(found.fields, kind) == lines


@pytest.mark.parametrize("case", [case for case in CASES if case["expected"]["valid"]], ids=lambda case: case["id"])
def test_every_valid_case_of_the_book_is_written_as_it_stands_there(case: dict[str, list[str]]) -> None:
    """Differential: reader and writer, on specimens that neither of them made."""
    if str(case["format"]) not in FORMATS:
        return
    found = read_mrz(case["lines"], as_of=date.fromisoformat(BOOK["reference_date"]))
    lines = [line.replace("<04", "<<4") for line in case["lines"]]  # an empty field may have 0 for its digit
    assert list(write_mrz(found.fields, found.format)) == lines


@pytest.mark.parametrize(
    ("surname", "given", "width", "field"),
    [
        ("O'Connor", "Enya Siobhan", 39, "OCONNOR<<ENYA<SIOBHAN"),
        ("Vilarchao Fernández", "José Ramón", 39, "VILARCHAO<FERNANDEZ<<JOSE<RAMON"),
        ("Arkfreith", "", 39, "ARKFREITH"),
        ("", "Arkfreith", 39, "ARKFREITH"),
        (BENNELONG, "Dingo Potoroo", 39, "BENNELONG<WOOLOOMOOLOO<WARRANDYTE<W<<DI"),
        (BENNELONG, "Dingo Potoroo", 30, "BENNELONG<WOOLOOMOOLOO<W<W<<DI"),
        ("Nilavadhanananda", "Chayapa Dejthamrong Krasuang", 39, "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"),
        ("Nilavadhanananda Chayapa Dejthamrong Krasuang", "", 39, "NILAVADHANANANDA<CHAYAPA<DEJTHAMRONG<KR"),
        ("Papandropoulous", "Jonathon Alec", 30, "PAPANDROPOULOUS<<JONATHON<ALEC"),  # fits to the last place
        ("Papandropoulous", "Jonathon Alex Warren", 30, "PAPANDROPOULOUS<<JONATHON<ALEX"),
        ("Papandropoulous", "Jonathons Al Warren", 30, "PAPANDROPOULOUS<<JONATHONS<A<W"),
    ],
)
def test_names_are_shortened_as_the_examples_of_the_document(surname: str, given: str, width: int, field: str) -> None:
    """Doc 9303-4 4.2.3, 9303-5, 9303-6."""
    assert name_field(surname, given, width).rstrip("<") == field


@given(LONG_NAMES, st.just("") | LONG_NAMES, st.sampled_from([30, 31, 39]))
def test_a_shortened_name_ends_with_a_letter_and_keeps_its_order(surname: str, given_names: str, width: int) -> None:
    """Who reads it must see that it may be shortened: the last place has a letter."""
    field = name_field(surname, given_names, width)
    whole = name_field(surname, given_names, 500).rstrip("<")
    assert len(field) == width
    if len(whole) <= width:
        assert field.rstrip("<") == whole
    else:
        assert field[-1] != "<"
        letters = iter(whole)
        assert all(letter in letters for letter in field if letter != "<")  # a subsequence


@pytest.mark.parametrize(
    ("changes", "kind", "named"),
    [
        ({"document_number": "L898902C34"}, "TD3", "document_number is too long"),
        ({"document_number": ""}, "TD3", "document_number is missing"),
        ({"document_number": "L8/9"}, "TD3", "document_number has other characters"),
        ({"document_code": "I"}, "TD3", "document_code"),
        ({"issuing_state": "DEU"}, "TD3", "issuing_state"),
        ({"nationality": "QQQ"}, "TD3", "nationality"),
        ({"expiry_date": None}, "TD3", "expiry_date is missing"),
        ({"sex": "W"}, "TD3", "sex"),
        ({"optional_data": "A" * 15}, "TD3", "optional_data is too long"),
        ({"optional_data_2": "A"}, "TD3", "optional_data_2 is too long"),
        ({"document_code": "I", "document_number": "A" * 23, "optional_data": ""}, "TD1", "optional_data is too long"),
        ({"surname": "", "given_names": ""}, "TD3", "surname is missing"),
        ({"surname": "山田"}, "TD3", "Latin letters"),
        ({}, "TD9", "TD1, TD2, TD3, MRV-A, MRV-B"),
        ({}, "FRA-ID-1988", "no such format to write"),
    ],
)
def test_what_does_not_fit_is_refused_by_field_without_its_content(
    changes: dict[str, Any], kind: str, named: str
) -> None:
    with pytest.raises(OfficerError, match=named) as refused:
        write_mrz(replace(RIGHT, **changes), kind)
    assert "ERIKSSON" not in str(refused.value)
    assert "L8" not in str(refused.value)
