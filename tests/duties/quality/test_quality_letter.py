"""What would help most, the letter and the table, from figures made by hand."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from openpiu.core.messages.quality import FIELDS
from openpiu.duties.quality.letter import FIELD_WORDS, SLOT_WORDS, as_letter
from openpiu.duties.quality.mendings import FIELD_ADVICE, FIELD_WEIGHTS, PUSHES, mendings
from openpiu.duties.quality.rows import CarrierReport, CodeFigures, FieldFigures, Figures, Incident, SlotFigures
from openpiu.duties.quality.slots import SLOTS
from openpiu.duties.quality.tables import COLUMNS, as_csv

AT = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
CLEAN = Figures(
    carrier="ZQ", period="2026-11", flights=10, scheduled=10, unheard=0,
    slots=tuple(SlotFigures(slot=slot.code, on_time=10) for slot in SLOTS),
    messages=40, accepted=40, repaired=0, rejected=0, pnr_travellers=300, api_travellers=100,
    pnr_fields=tuple(FieldFigures(field=field, given=300, travellers=300) for field in FIELDS),
    api_fields=tuple(FieldFigures(field=field, given=100, travellers=100) for field in FIELDS),
    codes=(), same_bytes=0, same_message=0, not_read=0, parts_not_read=0, incidents=(),
)  # fmt: skip
MISSED = Incident(
    designator="ZQ214", departure_airport="IST", arrival_airport="BRU", departs_at=AT, missing=("24h", "api"),
    since=AT, is_heard=True,
)  # fmt: skip


def code(name: str, severity: str, messages: int, version: str = "PNRGOV 13:1") -> CodeFigures:
    """One row of codes."""
    return CodeFigures(
        code=name, severity=severity, version=version, number=messages * 2, messages=messages, advice="mend it"
    )


def figures(**changes: Any) -> Figures:
    """A carrier that sends well, but for the changes."""
    return replace(CLEAN, **changes)


def report(found: Figures) -> CarrierReport:
    """Its report."""
    return CarrierReport(unit="Utopia PIU", as_of=AT, figures=found, mendings=mendings(found), trend=(CLEAN, found))


def test_a_carrier_that_sends_well_has_nothing_to_mend() -> None:
    """And the letter says so."""
    assert mendings(CLEAN) == ()
    text = as_letter(report(CLEAN))
    assert "What is good" in text
    assert "What is missing" not in text
    assert "No message was rejected." in text


def test_what_helps_most_stands_first_and_there_are_three() -> None:
    """PNR-14.1: share of what is affected times how much it matters."""
    slots = (*CLEAN.slots[:3], SlotFigures(slot="api", on_time=1, missing=9))
    fields = tuple(replace(row, given=150) if row.field == "birth_date" else row for row in CLEAN.pnr_fields)
    codes = (code("flight-missing", "fatal", 20), code("lines-joined", "repair", 40), code("unt-count", "repair", 4))
    found = mendings(figures(slots=slots, pnr_fields=fields, codes=codes))
    assert [row.code for row in found] == ["push-api-missing", "flight-missing", "pnr-birth-date-missing"]
    assert [(row.number, row.of, row.what) for row in found] == [
        (9, 10, "pushes"), (20, 40, "messages"), (150, 300, "travellers"),
    ]  # fmt: skip


def test_a_code_in_two_versions_is_one_mending() -> None:
    """It is mended once."""
    codes = (code("unt-count", "repair", 3), code("unt-count", "repair", 5, "PAXLST D:05B"))
    (row,) = mendings(figures(codes=codes))
    assert (row.code, row.number) == ("unt-count", 8)


def test_the_letter_says_what_is_missing_and_how_to_test() -> None:
    """PNR-14.1: expected, received, late, malformed, missing fields; each mending with code and advice."""
    slots = (
        SlotFigures(slot="48h", on_time=5, late=3, missing=2, median_minutes_late=25, worst_minutes_late=190),
        *CLEAN.slots[1:],
    )
    found = figures(
        slots=slots, codes=(code("date-unreadable", "warning", 1),), unheard=1, rejected=2, not_read=1, same_bytes=3,
        incidents=(MISSED,),
    )  # fmt: skip
    text = as_letter(report(found))
    for said in (
        "of 10 expected, 5 on time, 3 late (median 25 minutes, worst 190), 2 missing",
        "1 scheduled flight of which we received nothing at all",
        "2 messages rejected",
        "1 traveller could not be read",
        "3 messages sent again",
        "`push-48h-missing` (2 of 10 pushes): Send the full PNRGOV push 48 hours",
        "`date-unreadable` (warning) in PNRGOV 13:1, 2 times: Mend it.",
        "ZQ214, IST to BRU, 2026-12-01 08:00 UTC: PNR push 24 hours before departure, passenger list (PAXLST).",
        "`openpiu check FILE`",
        "Utopia PIU",
    ):
        assert said in text


def test_a_letter_names_twenty_departures_and_counts_the_rest() -> None:
    """Nothing is left out in silence."""
    text = as_letter(report(figures(incidents=(MISSED,) * 23)))
    assert text.count("ZQ214, IST to BRU") == 20
    assert "and 3 more" in text


def test_every_slot_and_field_has_words_and_advice() -> None:
    """A new row needs them."""
    assert {*SLOT_WORDS} == {*PUSHES} == {slot.code for slot in SLOTS}
    assert {*FIELD_WORDS} == {*FIELD_ADVICE} == {*FIELD_WEIGHTS["PNR"]} == {*FIELDS}
    assert {*FIELD_WEIGHTS["API"]} <= {*FIELDS}


def test_the_table_has_one_line_a_figure_for_each_period() -> None:
    """Read back by any CSV reader; every line has all columns."""
    rows = list(csv.DictReader(io.StringIO(as_csv(report(CLEAN)))))
    assert [*rows[0]] == list(COLUMNS)
    (dated,) = {
        (row["number"], row["total"], row["percent"])
        for row in rows
        if (row["measure"], row["of"]) == ("api_field", "birth_date")
    }
    assert dated == ("100", "100", "100")
    assert all(None not in row.values() for row in rows)


@pytest.mark.parametrize("version", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_cell_is_never_a_formula(version: str) -> None:
    """What a carrier wrote as its version reaches a spreadsheet as text."""
    rows = list(csv.reader(io.StringIO(as_csv(report(figures(codes=(code("unt-count", "repair", 1, version),)))))))
    cells = [cell for row in rows for cell in row]
    assert f"'{version}" in cells
    assert [cell for cell in cells if cell[:1] in "=+@\t" and cell] == []
