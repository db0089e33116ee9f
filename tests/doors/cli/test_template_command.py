"""`openpiu template csv`: what it prints is a list that `openpiu read` accepts (FMT-5)."""

import json

from typer.testing import CliRunner

from openpiu.doors.cli import read, template
from openpiu.doors.cli.program import COMMANDS


def test_the_printed_template_is_accepted() -> None:
    """One row of an invented person, read without a fault."""
    printed = CliRunner().invoke(template.app, ["csv"])
    read_again = CliRunner().invoke(read.app, ["--json", "-"], input=printed.stdout)

    assert (printed.exit_code, read_again.exit_code) == (0, 0)
    line = json.loads(read_again.stdout)
    assert (line["kind"], line["status"], line["faults"]) == ("CSV", "accepted", [])
    assert [traveller["surname"] for traveller in line["travellers"]] == ["SPECIMEN"]


def test_the_command_stands_in_the_table() -> None:
    """`openpiu --help` lists it, and it needs no records."""
    assert not COMMANDS["template"].records
