"""`openpiu criteria` as an analyst and a supervisor type it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from openpiu.conf import clock
from tests.core.criteria.conftest import TEXT


@pytest.fixture(scope="module")
def c7(piu: Any) -> Path:
    """The specimen with days that lie ahead, in a file."""
    today = clock.now().date()
    written = TEXT.replace("2027-03-01", str(today + timedelta(days=90)))
    path: Path = piu.folder / "c-7.txt"
    path.write_text(written.replace("2026-12-31", str(today + timedelta(days=30))))
    return path


def test_a_text_is_linted_without_a_server(piu: Any, c7: Path, tmp_path: Path) -> None:
    """PNR-6.7: exit code 1 and the line."""
    assert piu("criteria", "lint", str(c7)).code == 0
    bad = tmp_path / "bad.txt"
    bad.write_text(c7.read_text().replace("40 paid by cash", "40 surname is X").replace("owner", "own"))
    done = piu("criteria", "lint", str(bad), "--json")
    assert done.code == 1
    assert {(row["line"], row["code"]) for row in done.rows()} == {
        (5, "unknown_line"),
        (15, "forbidden"),
        (0, "missing"),
    }


def test_a_criterion_goes_its_way_by_command(piu: Any, c7: Path) -> None:
    """PNR-6.6, RGT-15: proposed, decided by another, listed, shown, ended."""
    analyst = ("staff", "add", "a.analyst", "--name", "A. Analyst", "--role", "analyst")
    assert piu(*analyst, answer="a-long-specimen-word\n").code == 0
    made = piu("criteria", "propose", str(c7), "--as", "a.analyst").out.strip()
    assert "in force" in piu("criteria", "approve", made, "--as", "s.super").err
    [row] = piu("criteria", "list", "--as", "s.super", "--json").rows()
    assert (row["reference"], row["state"], row["precision"]) == ("C-7", "active", {"confirmed": 0, "decided": 0})
    assert piu("criteria", "show", made, "--as", "s.super").rows()[0]["steps"][0]["by"] == "s.super"
    assert piu("criteria", "end", made, "--as", "s.super", "--reason", "over").code == 0
    done = piu("criteria", "backtest", str(c7), "--as", "a.analyst")
    assert done.code == 0
    assert "19 back-tests left" in done.err
