"""Joint cases on the command line: from opening to the court bundle; two nodes are in tests/faults/test_case_nodes."""

import io
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

from openpiu.core.cases.court import verify
from openpiu.doors.cli.program import program
from openpiu.errors import OfficerError
from tests.doors.cli import test_exchange_commands as commands
from tests.doors.cli.test_exchange_commands import run
from tests.duties.exchange.conftest import Abroad

abroad = commands.abroad
AS = ("--as", "s.super")
OPEN = ("--title", "Returning traveller", "--purpose", "to find a person", "--offence", "terrorism", "--code", "H0")


def case(*words: str) -> dict[str, Any]:
    """What an act in the case led to."""
    wrote: dict[str, Any] = msgspec.json.decode(run("case", *words, *AS, "--json").stdout)
    return wrote


@pytest.fixture
def opened(abroad: Abroad) -> dict[str, Any]:
    """A case to which the partner is invited."""
    return case("open", "ret-7", "--with", "ARC-PIU", *OPEN)


def test_a_case_is_opened_written_in_shown_and_proved_in_court(opened: dict[str, Any], tmp_path: Path) -> None:
    """EXC-13: the state's hash in every answer, the first letter waits for a second reader, the bundle verifies."""
    assert (opened["event"], len(opened["waiting"])) == ("UTO-PIU/1", 1)
    assert "openpiu exchange read" in run("case", "write", "ret-7", "titled", "--text", "T", *AS).stderr
    task = case("write", "ret-7", "task", "--fact", "assignee=UTO-PIU", "--text", "ask the airline", "--code", "H0")
    case("write", "ret-7", "task_moved", "--fact", f"thing={task['event']}", "--fact", "state=done")
    proof = case(
        "write", "ret-7", "evidence", "--fact", f"sha256={'a' * 64}", "--fact", "size=10", "--fact", "media=image/png",
        "--text", "a photograph",
    )  # fmt: skip
    (row,) = [msgspec.json.decode(line) for line in run("case", "list", *AS, "--json").stdout.splitlines()]
    assert (row["case"], row["events"], row["hash"], row["alarms"]) == ("ret-7", 5, proof["state"], [])
    assert "led by UTO-PIU" in run("case", "list", *AS).stderr
    shown = run("case", "show", "ret-7", *AS)
    assert "task_moved" in shown.stderr
    assert "ask the airline" not in shown.stderr
    thing = msgspec.json.decode(run("case", "show", "ret-7", "--thing", task["event"], *AS).stdout)
    assert (thing["values"]["text"], thing["record"]["state"]) == ("ask the airline", "done")
    packed = tmp_path / "ret-7.zip"
    run("case", "bundle", "ret-7", str(packed), "--court", "UTO-COURT", *AS)
    with zipfile.ZipFile(io.BytesIO(packed.read_bytes())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert any("ret-7" in line for line in verify.verify(files, {}, False))  # raises where something does not hold
    assert b"ask the airline" in files["contents.jsonl"]
    assert b"a photograph" in files["contents.jsonl"]  # H1: the unit's own may go to court


def test_what_was_written_is_taken_back_and_the_case_is_closed(opened: dict[str, Any]) -> None:
    """EXC-11, EXC-13: own things; a node that is not there yet is given nothing, and can be withdrawn."""
    note = case("write", "ret-7", "note", "--text", "wrong person")["event"]
    thought = case("write", "ret-7", "note", "--text", "a thought", "--own")["event"]
    assert thought == "UTO-PIU/own/1"
    with pytest.raises(OfficerError, match="joins first"):
        raise _why("case", "give", "ret-7", "ARC-PIU", note, *AS)
    case("take-back", "ret-7", note, "--reason", "wrong_person")
    assert '"code"' not in run("case", "show", "ret-7", "--thing", note, *AS, code=1).stdout
    case("withdraw", "ret-7", "ARC-PIU", "--reason", "agreement_ended")
    case("close", "ret-7", "--reason", "solved", "--report", "The traveller was found.")
    assert msgspec.json.decode(run("case", "list", *AS, "--json").stdout)["state"] == "closed"
    shown = msgspec.json.decode(run("case", "show", "ret-7", *AS, "--json").stdout)
    assert (shown["members"], shown["hidden"]) == ({"ARC-PIU": "withdrawn", "UTO-PIU": "member"}, [note])


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("join", "ret-8"), "no such case"),
        (("show", "ret-8"), "no such case"),
        (("write", "ret-7", "rumour", "--text", "x"), "choose a kind of"),
        (("write", "ret-7", "task", "--fact", "assignee=nobody", "--text", "x"), "assignee"),
        (("open", "ret-9", "--with", "QUO-PIU", *OPEN), "no such partner"),
        (("bundle", "ret-7", "x.zip", "--court", "UTO-COURT", "--evidence", "missing.png"), "there is no file"),
        (("leave", "ret-7", "--reason", "over"), "hands the lead over"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(opened: dict[str, Any], words: tuple[str, ...], why: str) -> None:
    """EXC-13: and leaves nothing behind."""
    assert why in str(_why("case", *words, *AS))


def _why(*words: str) -> BaseException:
    """The error with which a command ends."""
    error = CliRunner().invoke(program, words).exception
    assert error is not None
    return error
