"""`openpiu ingest --answers`: an answer for each delivery, only after the commit, and none is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from openpiu.core.messages.answers import Outcome, read_answer
from openpiu.doors.cli.ingest import app
from openpiu.errors import OperatorError
from openpiu.store.passenger.models import Transmission
from tests.doors.cli.conftest import PAXLST

PNRGOV = (
    "UNB+IATA:1+ZQ+UTOGOV+261121:0930+P1'UNH+1+PNRGOV:13:1:IA+ZQ214/261123'MSG+:22'ORG+ZQ:BRU'"
    "TVL+231126:0230:231126:0712+IST+BRU+ZQ+214'SRC'RCI+ZQ:K7MTRA'TIF+SPECIMEN:A+ANNA:A:1'UNT+9+1'UNZ+1+P1'"
)
pytestmark = pytest.mark.usefixtures("stores")


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A folder `in` with one message, beside which answers may go to `out`."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.edi").write_text(PNRGOV)
    return tmp_path


def run(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(app, [str(folder / "in"), "--answers", str(folder / "out"), "--json", *options])


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_delivery_gets_its_answer_a_rejected_one_too(fresh: Path) -> None:
    """PAX-8, PAX-9: beside folders below, under its own name."""
    (fresh / "in" / "zq").mkdir()
    (fresh / "in" / "zq" / "b.edi").write_text(PAXLST)
    (fresh / "in" / "c.txt").write_text("nothing to see")

    result = run(fresh)

    assert result.exit_code == 1  # one was quarantined
    written = [path for path in (fresh / "out").rglob("*") if path.is_file()]
    said = {path.relative_to(fresh / "out").as_posix(): read_answer(path.read_bytes())[0] for path in written}
    assert {name: (answer.kind, answer.outcome) for name, answer in said.items()} == {
        "a.edi.ack.edi": ("ACKRES", Outcome.RECEIVED),
        "zq/b.edi.ack.edi": ("CUSRES", Outcome.RECEIVED),
        "c.txt.ack.edi": ("ACKRES", Outcome.REJECTED),
    }


def test_a_rejected_part_is_a_finding(fresh: Path) -> None:
    """MSG-17: exit code 1 and said in words, though the other part was stored."""
    (fresh / "in" / "a.edi").write_text(PNRGOV + PNRGOV.replace("PNRGOV", "INVOIC"))
    result = run(fresh)
    assert (result.exit_code, "1 rejected (see the intake page)" in result.stderr) == (1, True)
    [row] = rows(result)
    assert (row["state"], row["messages"], row["rejected"], row["travellers"]) == ("stored", 2, 1, 1)


def test_an_answer_that_could_not_be_written_comes_with_the_next_run(fresh: Path) -> None:
    """MSG-21: the commit comes first; the file stays until its answer is there, with the time of the commit."""
    (fresh / "out" / "a.edi.ack.edi").mkdir(parents=True)

    failed = run(fresh, "--take")
    assert isinstance(failed.exception, OperatorError)
    assert Transmission.objects.using("passenger").count() == 1
    assert (fresh / "in" / "a.edi").exists()

    (fresh / "out" / "a.edi.ack.edi").rmdir()
    [row] = rows(run(fresh, "--take"))
    assert row["state"] == "known"
    assert not (fresh / "in" / "a.edi").exists()
    [answer] = read_answer((fresh / "out" / "a.edi.ack.edi").read_bytes())
    committed = Transmission.objects.using("passenger").get().received_at
    assert answer.received_at == committed.replace(second=0, microsecond=0)


def test_the_same_folder_again_changes_no_answer(fresh: Path) -> None:
    """MSG-8, MSG-21: known deliveries are answered as before."""
    run(fresh)
    before = (fresh / "out" / "a.edi.ack.edi").read_bytes()
    assert [row["state"] for row in rows(run(fresh))] == ["known"]
    assert {path.name: path.read_bytes() for path in (fresh / "out").iterdir()} == {"a.edi.ack.edi": before}


def test_answers_may_not_go_where_messages_arrive(fresh: Path) -> None:
    """PAX-9: exit code 2, and nothing was received."""
    result = CliRunner().invoke(app, [str(fresh / "in"), "--answers", str(fresh / "in" / "out")])
    assert isinstance(result.exception, OperatorError)
    assert (result.exception.exit_code, Transmission.objects.using("passenger").count()) == (2, 0)


def test_without_the_option_nothing_is_written(fresh: Path) -> None:
    """PAX-9: answers are agreed with a carrier, not sent to whoever comes."""
    assert CliRunner().invoke(app, [str(fresh / "in")]).exit_code == 0
    assert not (fresh / "out").exists()
