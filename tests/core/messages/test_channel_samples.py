"""Messages as they arrived by real channels, beside the project: read where the folder exists, else not collected."""

import os
from datetime import date, datetime
from pathlib import Path

import pytest

from openpiu.core.messages import Reading, Status, read_messages
from openpiu.core.terms import Baggage, Document, Flight, PartialDate, Traveller

DEFAULT = Path(__file__).parents[4] / "shared" / "data" / "messages"
FOLDER = Path(os.environ.get("OPENPIU_SAMPLES", DEFAULT)) / "ediclean"

local = datetime.fromisoformat


Row = tuple[str, str, PartialDate, str, str, str, str, tuple[str, str | None, date], Baggage | None]
NO_BAGS = Baggage(pieces=0)  # sent as no pieces with the tag NULL


def person(row: Row) -> Traveller:
    """One row: surname, given names, birth date, sex, nationality, locator, seat, document, baggage."""
    number, issuer, expiry = row[7]
    return Traveller(
        surname=row[0],
        given_names=row[1],
        birth_date=row[2],
        sex=row[3],
        nationality=row[4],
        locator=row[5],
        seats=(row[6],),
        documents=(Document(type="P", number=number, issuer=issuer, expiry=expiry),),
        baggage=row[8],
    )


A: list[Row] = [("DJEMFISJER", "REDJAE", PartialDate(1993, 4, 8), "M", "ABC", "ABC123", "9F",
      ("3DEJ2ED3E", "LIM", date(2028, 9, 7)), NO_BAGS)]  # fmt: skip
C: list[Row] = [
    ("MULLERSFER", "ERWED", PartialDate(2015, 12, 4), "F", "AUT", "DHOLDH", "17B",
     ("756178630", "AUT", date(2027, 10, 12)), Baggage(pieces=1, tags=("B2585631",))),
    ("MULLERSFER", "MAAUTIA", PartialDate(2013, 5, 23), "F", "AUT", "DHOLDH", "17A",
     ("736393519", "AUT", date(2024, 10, 30)), Baggage(pieces=1, tags=("B2585632",))),
    ("RDEERF", "EERFRWDTF", PartialDate(1959, 6, 10), "M", "AUT", "DHOLDH", "17C",
     ("730087856", "AUT", date(2023, 1, 21)), Baggage(pieces=1, tags=("B2585629",))),
]  # fmt: skip
E: list[Row] = [
    ("ERSFE", "EREWFSDFTY JUDKGFR", PartialDate(1979, 2, 1), "F", "ABC", "9N2DYZ", "9A",
     ("GE34214234", "CAN", date(2025, 10, 29)), None),
    ("EADFHAR", "DSFEWR EWER DAFD", PartialDate(1949, 3, 2), "F", "ABC", "NHSAR4", "6E",
     ("ERW452345", "IND", date(2029, 10, 16)), None),
    ("DSFASDE", "ADERW ADSRTS", PartialDate(1980, 5, 19), "F", "ABC", "ZXNHTW", "10E",
     ("RWET3214", None, date(2023, 7, 16)), None),
]  # fmt: skip
FLIGHTS = {
    "A": Flight(carrier="A9", number="2707", departure_airport="VIE", departure=local("2021-07-13T11:00"),
                arrival_airport="VIE", arrival=local("2021-07-13T12:00")),
    "C": Flight(carrier="B2", number="740", departure_airport="VIE", departure=local("2021-08-27T04:15"),
                arrival_airport="FRA", arrival=local("2021-08-27T06:50")),
    "E": Flight(carrier="AT", number="123", departure_airport="VIE", departure=local("2021-08-27T14:50"),
                arrival_airport="FRA", arrival=local("2021-08-27T17:40")),
}  # fmt: skip


def read(name: str) -> Reading:
    (reading,) = read_messages((FOLDER / name).read_bytes(), source=name)
    return reading


if FOLDER.is_dir():

    @pytest.mark.parametrize(("letter", "rows"), [("A", A), ("C", C), ("E", E)])
    def test_a_sample_is_read_person_by_person(letter: str, rows: list[Row]) -> None:
        """MSG-1 to MSG-4, PAX-1 to PAX-7: telegram headings, wrapped lines, other separators, mail footers."""
        reading = read(f"{letter}.original.txt")

        assert reading.travellers == tuple(person(row) for row in rows)
        assert reading.flights == (FLIGHTS[letter],)
        assert reading.status is Status.REPAIRED
        assert (reading.kind, reading.version) == ("PAXLST", "D:05B")

    @pytest.mark.parametrize("letter", ["A", "C", "E"])
    def test_a_sample_reads_like_its_cleaned_twin(letter: str) -> None:
        """MSG-2, MSG-3."""
        arrived, clean = read(f"{letter}.original.txt"), read(f"{letter}.reference.txt")

        assert (arrived.travellers, arrived.flights) == (clean.travellers, clean.flights)
        assert (arrived.reference, arrived.part, arrived.sent_at) == (clean.reference, clean.part, clean.sent_at)
