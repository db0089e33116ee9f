"""SBC-1: the zone of a travel document is read, and whatever is wrong with it is named. All persons are invented."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import openpiu.doors.cli.bench_border as bench
from openpiu.core.terms import Document
from openpiu.core.terms.check_digits import check_digit
from openpiu.core.terms.mrz import Flag, Issue, read_mrz, write_mrz
from openpiu.core.terms.mrz.layouts import LAYOUTS
from openpiu.core.terms.mrz.vocabulary import MEANING, SILENCED_BY
from tests.core.terms.mrz.invented import AS_OF, drawn

BOOK = json.loads(Path(str(bench.__file__)).with_name("mrz-cases.json").read_text("utf-8"))
CASES: list[dict[str, Any]] = BOOK["cases"]
NAMES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
DATA = "L898902C36UTO7408122F3204153ZE184226B<<<<<16"


def read(first: str = NAMES, second: str = DATA, *more: str) -> Any:
    return read_mrz([first, second, *more], as_of=AS_OF)


def born_on(born: str) -> str:
    """The second line with another birth date and all digits right."""
    line = DATA[:13] + born + check_digit(born) + DATA[20:43]
    return line + check_digit(line[:10] + line[13:20] + line[21:43])


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_every_case_of_the_book_is_read_as_it_says(case: dict[str, Any]) -> None:
    """SBC-1: verdict, issues, flags and fields."""
    found, wanted = read_mrz(case["lines"], as_of=date.fromisoformat(BOOK["reference_date"])), case["expected"]

    assert (found.format, found.valid) == (case["format"], wanted["valid"])
    assert (list(found.issues), list(found.flags)) == (wanted["issues"], wanted["flags"])
    fields = found.fields.plain()
    assert {name: fields[name] for name in wanted["fields"] or {}} == (wanted["fields"] or {})


def test_the_words_are_those_of_the_book_and_each_has_a_meaning() -> None:
    assert sorted(Issue) == BOOK["issue_codes"]
    assert sorted(Flag) == BOOK["flag_codes"]
    assert set(MEANING) == {*Issue, *Flag}
    assert set(SILENCED_BY) == set(Flag)


@pytest.mark.parametrize(
    ("lines", "issues", "flags"),
    [
        ([NAMES, born_on("<<<<<<")], [], ["birth_date_unknown"]),
        ([NAMES, born_on("<<0812")], [], ["birth_date_unknown"]),  # a day of no year
        ([NAMES, born_on("74<<12")], [], ["birth_date_partial"]),
        ([NAMES, born_on("010229")], ["birth_date"], []),
        ([NAMES, DATA.replace("F3", "<3")], [], []),
        (["P<UTO" + "<" * 39, DATA], ["name_missing"], []),
        (["P<UTOERIKSSON<<ANNA<<MARIA<<<<<<<<<<<<<<<<<<", DATA], ["name_separator"], []),
        (["P<UTOERIKSSON<<<ANNA<MARIA<<<<<<<<<<<<<<<<<<", DATA], ["name_separator"], []),
        (["X<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", DATA], ["document_code"], []),
        (["P9UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", DATA], ["document_code"], []),
        ([NAMES.replace("UTO", "DEU", 1), DATA], ["issuing_state"], []),
        ([NAMES, DATA, NAMES], ["line_count"], []),
        ([], ["line_count"], []),
        (["", ""], ["line_count"], []),
        ([NAMES, "l" + DATA[1:-1]], ["line_length", "character"], []),
        ([NAMES + "\n", DATA], ["line_length", "character"], []),
        (["PÜ" + NAMES[2:], DATA], ["character"], []),
    ],
)
def test_what_else_can_be_wrong_is_named(lines: list[str], issues: list[str], flags: list[str]) -> None:
    """SBC-1: kinds of faults that the book has no case for."""
    found = read_mrz(lines, as_of=AS_OF)
    assert (list(found.issues), list(found.flags)) == (issues, flags)


def test_a_text_with_line_breaks_and_bytes_are_welcome() -> None:
    assert read_mrz(f"{NAMES}\r\n{DATA}\r\n", as_of=AS_OF).valid
    assert read_mrz(NAMES + DATA, as_of=AS_OF) == read()  # a chip gives both lines in one piece (DG1)
    assert read_mrz([NAMES + DATA], as_of=AS_OF).issues == ("line_count",)  # which is not what a zone has
    raw: Any = [NAMES.encode(), DATA.encode()]  # what some document readers send
    assert read_mrz(raw, as_of=AS_OF).valid


@pytest.mark.parametrize(
    ("born", "as_of", "date_", "flags"),
    [
        ("261001", date(2026, 10, 1), "2026-10-01", []),  # today
        ("261002", date(2026, 10, 1), "1926-10-02", []),  # tomorrow cannot be
        ("2610<<", date(2026, 10, 1), "2026-10", ["birth_date_partial"]),  # the month has begun
        ("2611<<", date(2026, 10, 1), "1926-11", ["birth_date_partial"]),
        ("160930", date(2026, 10, 1), "2016-09-30", ["century_ambiguous"]),  # ten or a hundred and ten
        ("150930", date(2026, 10, 1), "2015-09-30", []),  # nobody of a hundred and eleven travels
        ("241002", date(2026, 10, 1), "2024-10-02", []),  # an infant
        ("000229", date(2101, 1, 1), "2000-02-29", []),  # 2100 has no such day
        ("990101", date(2026, 10, 1), "1999-01-01", []),
    ],
)
def test_the_century_of_a_birth_is_the_last_that_can_be(born: str, as_of: date, date_: str, flags: list[str]) -> None:
    found = read_mrz([NAMES, born_on(born)], as_of=as_of)
    assert str(found.fields.birth_date) == date_
    assert [flag for flag in found.flags if flag != "expired"] == flags


@pytest.mark.parametrize(
    ("expiry", "as_of", "date_"),
    [
        ("761001", date(2026, 10, 1), "2076-10-01"),  # fifty years ahead
        ("761002", date(2026, 10, 1), "1976-10-02"),
        ("010101", date(2060, 1, 1), "2101-01-01"),
        ("320230", date(2026, 10, 1), "None"),
        ("32<<<<", date(2026, 10, 1), "None"),
    ],
)
def test_an_expiry_is_at_most_fifty_years_ahead(expiry: str, as_of: date, date_: str) -> None:
    assert str(read_mrz([NAMES, DATA.replace("320415", expiry)], as_of=as_of).fields.expiry_date) == date_


@pytest.mark.parametrize("born", ["7<0812", "740<12", "741301", "740230", "000000", "74<<32", "<<1301", "7408 1"])
def test_a_birth_date_of_no_calendar_is_an_issue(born: str) -> None:
    assert set(read(NAMES, DATA.replace("740812", born)).issues) & {"birth_date", "character"}


@pytest.mark.parametrize(
    "first", ["I<UTOD23145890<7<<<<<<<<<<<<<<", "I<UTOD23145890<<<<<<<<<<<<<<<<", "I<UTOD2314589<<7349<<<<<<<<<<<"]
)
def test_a_number_of_nine_or_fewer_has_its_digit_in_its_place(first: str) -> None:
    """Only a longer number goes on in the optional field."""
    found = read(first, "7408122F3204153UTO<<<<<<<<<<<2", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
    assert "check_digit_number" in found.issues
    assert len(found.fields.document_number) <= 9


def test_a_flag_is_not_said_of_a_field_that_has_an_issue() -> None:
    """An expiry date whose digit does not hold tells nothing about being expired."""
    expired = DATA.replace("3204153", "2404154")
    assert set(read(NAMES, expired).issues) >= {"check_digit_expiry"}
    assert read(NAMES, expired).flags == ()


def test_the_document_is_in_the_words_of_the_other_rooms() -> None:
    found = read(NAMES.replace("UTO", "D<<", 1)).fields.document
    assert found == Document(type="P", number="L898902C3", issuer="DEU", expiry=date(2032, 4, 15))
    assert read().is_specimen
    assert not read(NAMES.replace("UTO", "D<<", 1), DATA.replace("UTO", "D<<")).is_specimen


def mutations(lines: tuple[str, ...], kind: str, chance: random.Random) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The zone with one check digit changed, for each of its digits, and the issue that names it."""
    layout, text = LAYOUTS[kind], "".join(lines)
    is_long = text[layout.number.digit] == "<"
    optional = text[layout.optional] if layout.optional else ""
    places = {
        "check_digit_number": (layout.optional or slice(0)).start + optional.find("<") - 1
        if is_long
        else layout.number.digit,
        "check_digit_birth": layout.birth.digit,
        "check_digit_expiry": layout.expiry.digit if layout.expiry else None,
        "check_digit_personal": layout.personal.digit if layout.personal and optional.strip("<") else None,
        "check_digit_composite": layout.composite_digit,
    }
    for issue, place in places.items():
        if place is not None:
            other = chance.choice([digit for digit in "0123456789" if digit != text[place]])
            changed = text[:place] + other + text[place + 1 :]
            yield issue, tuple(changed[at : at + layout.width] for at in range(0, len(changed), layout.width))


@pytest.mark.parametrize("count", [1_000, pytest.param(10_000, marks=pytest.mark.prove)])
def test_documents_with_any_check_digit_changed_are_all_found_out(count: int) -> None:
    """SBC-1: each wrong digit is named, and named alone; only that of a long number lies in the field over all."""
    chance, wrong = random.Random(9303), 0
    for seed in range(count):
        kind, fields = drawn(seed)
        lines = write_mrz(fields, kind)
        assert read_mrz(lines, as_of=AS_OF).valid
        for issue, changed in mutations(lines, kind, chance):
            found = set(read_mrz(changed, as_of=AS_OF).issues)
            assert found == {issue} or (len(fields.document_number) > 9 and found == {issue, "check_digit_composite"})
            wrong += 1
    sys.stdout.write(f"\n{count} documents, {wrong} wrong check digits, all named\n")
    assert wrong > 3.5 * count


@given(
    st.lists(st.text(max_size=100) | st.binary(max_size=100) | st.none(), max_size=4)
    | st.text()
    | st.binary()
    | st.none()
)
def test_nothing_makes_it_raise(lines: Any) -> None:
    found = read_mrz(lines, as_of=AS_OF)
    assert not found.valid
    assert set(found.fields.plain()) == set(read().fields.plain())


@given(st.data())
def test_no_zone_of_the_right_letters_makes_it_raise(data: st.DataObject) -> None:
    width, count = data.draw(st.sampled_from([(30, 3), (36, 2), (44, 2), (36, 3)]))
    line = st.text(alphabet="ABCIPVUTODF<<<0123456789", min_size=width, max_size=width)
    found = read_mrz(data.draw(st.lists(line, min_size=count, max_size=count)), as_of=AS_OF)
    assert found.fields.plain()
    assert found.issues


@given(st.integers(0, 2**32), st.data())
def test_one_wrong_character_of_a_checked_field_is_found_but_where_arithmetic_cannot(
    seed: int, data: st.DataObject
) -> None:
    """Doc 9303-3 4.9: values that differ by ten have one digit; all others are found out."""
    kind, fields = drawn(seed)
    lines, layout = write_mrz(fields, kind), LAYOUTS[kind]
    text = "".join(lines)
    place = data.draw(st.integers(layout.birth.field.start, layout.birth.field.stop - 1))
    other = data.draw(st.sampled_from("0123456789"))
    changed = text[:place] + other + text[place + 1 :]
    if other != text[place] and text[place] != "<":
        zone = [changed[at : at + layout.width] for at in range(0, len(changed), layout.width)]
        assert "check_digit_birth" in read_mrz(zone, as_of=AS_OF).issues


def test_the_reader_loads_in_no_time() -> None:
    """A library of the house imports in under 200 ms and brings no framework with it."""
    code = (
        "import sys; import openpiu.core.terms.mrz as m;"
        "print([name for name in ('numpy', 'numba', 'django', 'typer', 'anyascii') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
