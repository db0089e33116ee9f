"""`openpiu quality` as real processes: schedule, report, table, letter. The tests share one unit with one message."""

import csv
import io
from typing import Any

SCHEDULE = (
    "carrier,number,departure,arrival,from,to,days,departure_time\n"
    "QX,300,IST,BRU,2026-11-01,2026-11-30,1234567,10:00\nQX,x,IST,BRU,2026-11-01,2026-11-30,1,10:00\n"
)


def test_a_schedule_is_imported_with_a_report_for_every_row(piu: Any) -> None:
    """PNR-8.5: exit code 1 because one row was refused; the column is named."""
    (piu.folder / "schedule.csv").write_text(SCHEDULE)
    done = piu("quality", "schedule", "import", "schedule.csv", "--json")
    assert (done.code, [row["outcome"] for row in done.rows()]) == (1, ["added", "refused"])
    assert "1 added, 0 changed, 0 unchanged, 1 refused" in done.err
    assert piu("quality", "schedule", "import", "nowhere.csv").code == 2
    refused = piu("quality", "schedule", "import", "schedule.csv", "--as", "w.officer")
    assert (refused.code, "may not import schedule" in refused.err) == (3, True)


def test_all_carriers_of_a_month(piu: Any) -> None:
    """One line a carrier: the one that sent, and the one on the schedule only."""
    done = piu("quality", "report", "--period", "2026-11", "--json")
    assert {row["carrier"]: (row["flights"], row["scheduled"]) for row in done.rows()} == {"QX": (30, 30), "ZQ": (1, 0)}
    assert piu("quality", "report", "--period", "soon").code == 2


def test_one_carrier_as_json_and_as_a_table(piu: Any) -> None:
    """PNR-14.1: the same figures in both."""
    words = ("quality", "report", "--carrier", "ZQ", "--period", "2026-11")
    [row] = piu(*words, "--json").rows()
    assert (row["carrier"], row["flights"], len(row["trend"])) == ("ZQ", 1, 1)
    table = list(csv.DictReader(io.StringIO(piu(*words, "--csv").out)))
    assert [one["number"] for one in table if (one["measure"], one["period"]) == ("flights", "2026-11")] == ["1"]
    assert piu("quality", "report", "--csv").code == 2


def test_the_letter_names_no_traveller(piu: Any) -> None:
    """PNR-14.1: Markdown on standard output, the officer in the ledger."""
    done = piu("quality", "letter", "--carrier", "ZQ", "--period", "2026-11", "--as", "w.officer")
    assert done.out.startswith("# Passenger data of ZQ, 2026-11")
    assert "openpiu check FILE" in done.out
    assert "TSFAROUNI" not in done.out
    unknown = piu("quality", "letter", "--carrier", "XX")
    assert (unknown.code, "choose one of the list" in unknown.err) == (2, True)
