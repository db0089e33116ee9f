"""`openpiu desk verify`: a journal on its own, whole or tampered with."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from openpiu.core.ledger import encode
from openpiu.doors.cli.desk import app
from tests.core.desk.test_desk_verifying import ENTRIES, ROWS


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Four checks: two answered, one aborted, one open."""
    place = tmp_path / "journal"
    place.write_bytes(b"".join(ROWS))
    return place


def test_a_whole_journal_verifies_with_its_accounts(journal: Path) -> None:
    """In words and in JSON."""
    said = CliRunner().invoke(app, ["verify", str(journal)])
    assert said.exit_code == 0
    assert "4 checks issued = 2 answered + 1 open + 1 aborted; 1 still to be asked again" in said.output
    row = json.loads(CliRunner().invoke(app, ["verify", str(journal), "--json"]).stdout)
    assert (row["ok"], row["lines"], row["accounts"]["issued"], row["first_bad"]) == (True, 8, 4, None)


def test_border_14_the_command_names_the_first_bad_number(journal: Path) -> None:
    """A row is removed: exit code 4, the line and the check."""
    journal.write_bytes(b"".join([*ROWS[:4], *ROWS[5:]]))
    said = CliRunner().invoke(app, ["verify", str(journal)])
    assert said.exit_code == 4
    assert "first bad line 5 (check 2)" in said.output
    row = json.loads(CliRunner().invoke(app, ["verify", str(journal), "--json"]).stdout)
    assert (row["ok"], row["first_bad"], row["first_number"]) == (False, 5, 2)


def test_a_torn_end_is_said_and_is_no_failure(journal: Path) -> None:
    """What opening the desk would take away."""
    journal.write_bytes(b"".join(ROWS) + encode(ENTRIES[0])[:50])
    said = CliRunner().invoke(app, ["verify", str(journal)])
    assert said.exit_code == 0
    assert "50 bytes at the end are no whole line" in said.output


def test_the_program_has_the_command(journal: Path) -> None:
    """`openpiu desk verify`, and a file that is not there is the caller's to mend."""
    openpiu = Path(sys.executable).with_name("openpiu")
    done = subprocess.run([str(openpiu), "desk", "verify", str(journal)], capture_output=True, check=False)
    assert done.returncode == 0
    missing = subprocess.run([str(openpiu), "desk", "verify", f"{journal}.x"], capture_output=True, check=False)
    assert missing.returncode == 2
    assert b"name the journal of a desk" in missing.stderr
