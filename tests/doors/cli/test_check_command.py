"""`openpiu check`: the carrier's own look at a message; exit codes, words, lines, answers, codes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from openpiu.core.messages.answers import read_answer
from openpiu.core.messages.code_book import codes
from openpiu.doors.cli.check import app
from openpiu.errors import OfficerError, OperatorError
from tests.doors.cli.conftest import PAXLST

SAMPLE = Path(__file__).parents[2] / "samples" / "messages" / "01-family-codeshare.edi"
GOOD = PAXLST.encode()
BROKEN = GOOD.partition(b"ATT")[0]
FIELDS = {
    "source", "message", "kind", "version", "reference", "part", "status", "ok", "flights", "travellers", "kinds",
    "bookings", "documents", "completeness", "repairs", "faults",
}  # fmt: skip


def run(*arguments: str, data: bytes = b"") -> Result:
    return CliRunner().invoke(app, arguments, input=data)


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(("data", "code"), [(GOOD, 0), (SAMPLE.read_bytes(), 0), (BROKEN, 1), (b"hello", 1), (b"", 1)])
def test_the_exit_code_tells_whether_everybody_was_read(data: bytes, code: int) -> None:
    """MSG-17: 0 accepted or repaired, 1 rejected or a part lost."""
    assert run("-", data=data).exit_code == code
    assert run("--json", "-", data=data).exit_code == code
    assert run("--answer", "-", data=data).exit_code == code


def test_a_message_is_one_line_of_counts_and_codes() -> None:
    """MSG-17."""
    [line] = lines(run("--json", str(SAMPLE)))

    assert set(line) == FIELDS
    assert (line["status"], line["travellers"], line["bookings"]) == ("repaired", 4, 2)
    assert line["flights"] == [
        {
            "carrier": "ZQ", "number": "214", "departure_airport": "IST", "departure": "2016-11-15T04:30",
            "arrival_airport": "BRU", "arrival": "2016-11-15T06:35",
        }
    ]  # fmt: skip
    data = SAMPLE.read_bytes()
    assert line["repairs"] == [
        {
            "code": "unt-count", "segment": 45, "line": data[: data.index(b"UNT")].count(b"\n") + 1,
            "byte": data.index(b"UNT") + 1, "detail": "the count in UNT is not the number of segments",
        }
    ]  # fmt: skip


def test_a_person_sees_places_and_advice_but_no_names() -> None:
    """MSG-17: may be mailed."""
    shown = run("-", data=BROKEN)

    assert "error     message-truncated: The message breaks off" in shown.stdout
    assert f"segment 8 (line 1, byte {BROKEN.index(b'NAD') + 1})" in shown.stdout
    assert "openpiu check --explain CODE" in shown.stdout
    for output in (shown.stdout, run("--json", "-", data=BROKEN).stdout, run("--answer", "-", data=BROKEN).stdout):
        assert output
        assert "TSFAROUNI" not in output


def test_one_code_is_shown_once_with_its_first_places() -> None:
    """MSG-17: a hundred bad dates are one remark."""
    many = GOOD.replace(b"DTM+329:880419'", b"DTM+329:319999'" * 40)

    shown = run("-", data=many).stdout

    assert shown.count("date-unreadable") == 1
    assert "; and 35 more" in shown


def test_files_folders_and_what_cannot_be_opened(tmp_path: Path) -> None:
    """MSG-17: the rest goes on."""
    (tmp_path / "a.edi").write_bytes(GOOD)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.edi").write_bytes(GOOD + GOOD)

    result = run("--json", str(tmp_path), str(tmp_path / "a.edi"))

    assert [(Path(str(line["source"])).name, line["message"]) for line in lines(result)] == [
        ("a.edi", 1), ("c.edi", 1), ("c.edi", 2), ("a.edi", 1),
    ]  # fmt: skip
    assert result.exit_code == 0


def test_the_answer_is_what_the_unit_would_send() -> None:
    """PAX-8, PAX-9: bytes on standard output, and nothing else."""
    result = run("--answer", str(SAMPLE), "-", data=GOOD)

    assert [(answer.kind, answer.recipient) for answer in read_answer(result.stdout_bytes)] == [
        ("ACKRES", "ZQ"), ("CUSRES", "ZQ"),
    ]  # fmt: skip
    assert result.exit_code == 0


@pytest.mark.parametrize("arguments", [(), ("--json",), ("--explain", "no-such-code")])
def test_what_it_cannot_do_is_said_with_the_way_out(arguments: tuple[str, ...]) -> None:
    """Exit code 2: usage."""
    result = run(*arguments)
    assert isinstance(result.exception, OfficerError)
    assert (result.exception.exit_code, result.stdout) == (2, "")


def test_a_path_that_does_not_exist_is_named() -> None:
    """Exit code 2: usage."""
    result = run("no/such/folder")
    assert isinstance(result.exception, OperatorError)
    assert "no/such/folder" in str(result.exception)


def test_a_code_is_explained_in_words_and_in_json() -> None:
    """MSG-17: meaning, what to do, an invented example."""
    shown = run("--explain", "Name-Cut-Off").stdout
    [line] = lines(run("--explain", "name-cut-off", "--json"))

    assert shown.startswith("name-cut-off (error, 303 in answers)")
    assert all(str(line[field]) in shown for field in ("means", "do", "wrong", "right"))


def test_all_codes_are_listed() -> None:
    """MSG-17."""
    assert [line["code"] for line in lines(run("--codes", "--json"))] == list(codes())
    assert [line.split()[1] for line in run("--codes").stdout.splitlines()] == list(codes())
