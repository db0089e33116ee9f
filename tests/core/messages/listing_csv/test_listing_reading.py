"""Lists as CSV: the template, what spreadsheets make of it, and rows that cannot be read (FMT-5)."""

import csv
from datetime import date, datetime
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.core.messages import Reading, Severity, Status, read_messages
from openpiu.core.messages.listing_csv import Column, is_listing, template_text
from openpiu.core.messages.listing_csv.rows import iso_day
from openpiu.core.terms import Document, Flight, PartialDate, Traveller, TravellerKind

HEADING, EXAMPLE = template_text().splitlines()
FLIGHT = Flight(
    carrier="ZQ",
    number="214",
    departure_airport="IST",
    departure=datetime.fromisoformat("2026-11-15T04:30"),
    arrival_airport="BRU",
    arrival=datetime.fromisoformat("2026-11-15T06:40"),
)
ANNA = Traveller(
    surname="SPECIMEN",
    given_names="ANNA MARIA",
    title="MRS",
    birth_date=PartialDate(1988, 4, 19),
    sex="F",
    nationality="UTO",
    locator="ZQ4XK7",
    seats=("12A",),
    documents=(Document(type="P", number="ZZ1234567", issuer="UTO", expiry=date(2031, 6, 30)),),
    emails=("ANNA@EXAMPLE.ORG",),
    phones=("+3225550147",),
)


def read(text: str | bytes) -> Reading:
    (reading,) = read_messages(text if isinstance(text, bytes) else text.encode(), source="list.csv")
    return reading


def with_cells(**cells: str) -> str:
    """The example with other values; a column is named with underscores for blanks."""
    row = dict(zip(HEADING.split(","), EXAMPLE.split(","), strict=True))
    row |= {name.replace("_", " "): text for name, text in cells.items()}
    out = StringIO()
    csv.writer(out).writerow(row.values())
    return f"{HEADING}\r\n{out.getvalue()}"


def test_the_template_is_read_as_it_is_printed() -> None:
    """FMT-5: every column of the template reaches the record."""
    reading = read(template_text())

    assert (reading.kind, reading.version, reading.status) == ("CSV", "1", Status.ACCEPTED)
    assert (reading.flights, reading.travellers) == ((FLIGHT,), (ANNA,))
    assert (reading.faults, reading.repairs) == ((), ())


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_what_spreadsheets_save_is_read_the_same(separator: str, end: str, encoding: str) -> None:
    """FMT-5: separators, line ends, byte order marks, character sets."""
    text = template_text().replace(",", separator).replace("\r\n", end)

    assert read(text.encode(encoding)).travellers == (ANNA,)


def test_control_characters_reach_no_record() -> None:
    """FMT-5, MSG-18: found by the fuzz; PostgreSQL stores no NUL."""
    (traveller,) = read(with_cells(surname="SPE\x00CI\x07MEN")).travellers
    assert traveller.surname == "SPECIMEN"


def test_western_european_letters_are_read_and_told() -> None:
    """MSG-6: a spreadsheet of Western Europe without a mark."""
    reading = read(with_cells(surname="MUÑOZ").encode("cp1252"))

    assert [traveller.surname for traveller in reading.travellers] == ["MUÑOZ"]
    assert [repair.code for repair in reading.repairs] == ["encoding-guessed"]


def test_columns_are_found_by_their_headings_in_any_order() -> None:
    """FMT-5: order, other headings, blank lines, the line that names the separator, quotes around everything."""
    text = (
        'sep=;\n"Last name";"First name";"Flight No.";"Departure date";"From";"To";"STD";"Passport no";"DOB"\n\n'
        '"Specimen";"Anna";"zq 0214";"15.11.2026";"ist";"bru";"4:30";"zz 123-4567";"19.4.1988"\n'
    )

    (traveller,) = read(text).travellers

    assert (traveller.surname, traveller.given_names, traveller.birth_date) == (
        "SPECIMEN",
        "ANNA",
        PartialDate(1988, 4, 19),
    )
    assert traveller.documents == (Document(number="ZZ1234567"),)
    assert [flight.departure for flight in read(text).flights] == [FLIGHT.departure]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("1988-04-19", PartialDate(1988, 4, 19)),
        ("1988-04", PartialDate(1988, 4)),
        ("1988", PartialDate(1988)),
        ("19.04.1988", PartialDate(1988, 4, 19)),
        ("19/04/1988", PartialDate(1988, 4, 19)),
        ("04/19/1988", PartialDate(1988, 4, 19)),
        ("5/5/1988", PartialDate(1988, 5, 5)),
        ("19APR1988", PartialDate(1988, 4, 19)),
        ("19APR88", PartialDate(1988, 4, 19)),
        ("1988-04-19T00:00:00", PartialDate(1988, 4, 19)),
    ],
)
def test_dates_are_read_in_the_forms_of_the_guide(written: str, read_as: PartialDate) -> None:
    """MSG-13 for lists."""
    assert [traveller.birth_date for traveller in read(with_cells(birth_date=written)).travellers] == [read_as]


@pytest.mark.parametrize("written", ["04/05/1988", "31.02.1988", "yesterday", "19/19/1988"])
def test_a_date_that_could_be_two_is_not_guessed(written: str) -> None:
    """Day and month are not guessed; the row is named."""
    reading = read(with_cells(birth_date=written))

    assert [traveller.birth_date for traveller in reading.travellers] == [None]
    assert [(fault.code, fault.segment) for fault in reading.faults] == [("date-unreadable", 2)]


@settings(max_examples=50)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_with_dots_is_day_first(day: date) -> None:
    """Any day."""
    assert iso_day(f"{day.day}.{day.month}.{day.year}") == day.isoformat()


def test_a_formula_is_only_text() -> None:
    """Nothing is run, and the apostrophe that keeps a formula from running is taken off."""
    surname = '=HYPERLINK("http://192.0.2.1","SPECIMEN")'

    assert [traveller.surname for traveller in read(with_cells(surname=surname)).travellers] == [surname.upper()]
    assert [traveller.phones for traveller in read(with_cells(phone="'+3225550147")).travellers] == [("+3225550147",)]


@pytest.mark.parametrize("kind", TravellerKind)
def test_the_kind_of_a_traveller_is_read(kind: TravellerKind) -> None:
    """Crew is told from passengers, so that it is not kept."""
    assert [traveller.kind for traveller in read(with_cells(kind=kind.value, title="")).travellers] == [kind]


def test_each_flight_of_a_list_is_a_reading() -> None:
    """One file may hold the day."""
    other = EXAMPLE.replace("ZQ214", "ZQ215").replace("SPECIMEN", "MUSTER")

    readings = read_messages("\n".join([HEADING, EXAMPLE, other, EXAMPLE.replace("12A", "12B")]).encode(), source="x")

    assert [[flight.number for flight in reading.flights] for reading in readings] == [["214"], ["215"]]
    assert [len(reading.travellers) for reading in readings] == [2, 1]


def test_a_row_without_a_flight_goes_to_the_only_one() -> None:
    """A repair where there is one flight, a fault where there are several."""
    loose = EXAMPLE.replace("ZQ214", "").replace("SPECIMEN", "MUSTER")
    other = EXAMPLE.replace("ZQ214", "ZQ215")

    one = read("\n".join([HEADING, EXAMPLE, loose]))
    many = read_messages("\n".join([HEADING, EXAMPLE, loose, other]).encode(), source="x")

    assert [(repair.code, repair.segment) for repair in one.repairs] == [("flight-from-other-rows", 3)]
    assert len(one.travellers) == 2
    assert [fault.segment for reading in many for fault in reading.faults if fault.code == "flight-missing"] == [3]
    assert sum(len(reading.travellers) for reading in many) == 3


@pytest.mark.parametrize(
    ("row", "code", "severity"),
    [
        (EXAMPLE.replace("SPECIMEN,ANNA MARIA,MRS", ",,"), "row-unnamed", Severity.ERROR),
        (EXAMPLE + ",more", "row-too-long", Severity.ERROR),
        (EXAMPLE.replace(",F,UTO,", ",F,QQQ,"), "country-unknown", Severity.WARNING),
        (EXAMPLE.replace("2031-06-30", "soon"), "date-unreadable", Severity.WARNING),
    ],
)
def test_a_row_that_is_not_right_is_named_by_its_number(row: str, code: str, severity: Severity) -> None:
    """MSG-17: every row is read or named."""
    reading = read(f"{HEADING}\n{EXAMPLE}\n{row}\n")

    assert [(fault.code, fault.severity, fault.segment) for fault in reading.faults] == [(code, severity, 3)]
    assert len(reading.travellers) == 2


def test_an_open_quote_swallows_no_row() -> None:
    """Nothing is lost in silence: the rows behind it are read, and it is told."""
    broken = EXAMPLE.replace("SPECIMEN", '"SPECIMEN')

    reading = read("\n".join([HEADING, broken, EXAMPLE, EXAMPLE]))

    assert len(reading.travellers) == 3
    assert [(repair.code, repair.segment) for repair in reading.repairs] == [("quotes-mended", 2)]


def test_an_unknown_column_is_told_and_not_read() -> None:
    """Its heading is not repeated, for it may be a value."""
    reading = read(f"{HEADING},meal\n{EXAMPLE},SECRET\n")

    assert [(fault.code, fault.segment) for fault in reading.faults] == [("column-unknown", 1)]
    assert "SECRET" not in repr(reading)
    assert reading.travellers == (ANNA,)


def test_a_heading_without_rows_is_told() -> None:
    """An empty list."""
    assert [fault.code for fault in read(HEADING).faults] == ["list-empty"]


def test_other_text_is_not_taken_for_a_list() -> None:
    """EDIFACT, prose, and tables of something else."""
    assert not is_listing(b"UNA:+.? '\nUNB+UNOA:4+ZQ")
    assert not is_listing(b"Dear colleagues, the flight is full, surname follows")
    assert not is_listing(b"invoice,amount,currency\n1,2,EUR\n")


@settings(max_examples=100)
@given(st.lists(st.text(max_size=12), max_size=30), st.sampled_from(",;\t"))
def test_any_row_is_a_traveller_or_a_fault(cells: list[str], separator: str) -> None:
    """MSG-18: nothing crashes, and a row with anything in it gives a traveller."""
    row = separator.join(cells).replace("\r", " ").replace("\n", " ")
    text = HEADING.replace(",", separator) + "\n" + row

    readings = read_messages(text.encode("utf-8", "replace"), source="fuzz")

    has_cells = any(cell.strip(' "') for cell in row.split(separator)[: len(Column)])
    assert sum(len(reading.travellers) for reading in readings) == has_cells or any(r.faults for r in readings)
