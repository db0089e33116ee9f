"""`openpiu read`: its lines, its order, its exit codes."""

import json
import os
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from openpiu.doors.cli.read import app
from openpiu.errors import OperatorError

FOLDER = Path(__file__).parents[2] / "samples" / "messages"
SAMPLE = FOLDER / "01-family-codeshare.edi"
FIELDS = ["source", "kind", "version", "reference", "part", "status", "flights", "travellers", "repairs", "faults"]
TRAVELLER = ["surname", "given_names", "title", "kind", "birth_date", "sex", "nationality", "locator", "seats",
             "documents", "emails", "phones"]  # fmt: skip


def run(*arguments: str, data: bytes = b"") -> Result:
    return CliRunner().invoke(app, arguments, input=data)


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_message_is_one_line_in_the_form_of_the_contract() -> None:
    """Contracts: `openpiu read --json`."""
    result = run("--json", str(SAMPLE))

    (line,) = lines(result)
    assert result.exit_code == 0
    assert set(FIELDS) < set(line)
    expected = json.loads((FOLDER / "01-family-codeshare.expected.json").read_text())
    assert line["flights"] == expected["flights"]
    travellers = line["travellers"]
    assert isinstance(travellers, list)
    assert [{key: traveller[key] for key in expected["travellers"][0]} for traveller in travellers] == (
        expected["travellers"]
    )
    assert all(set(TRAVELLER) <= set(traveller) for traveller in travellers)
    assert line["repairs"] == [
        {"code": "unt-count", "segment": 45, "detail": "the count in UNT is not the number of segments"}
    ]


def test_bookings_carry_contacts_and_journey() -> None:
    """Contracts may grow: a list of bookings."""
    (line,) = lines(run("--json", str(SAMPLE)))

    bookings = line["bookings"]
    assert isinstance(bookings, list)
    assert (bookings[0]["locator"], bookings[0]["phones"]) == ("K7MTRA", ["3225550147"])
    assert [flight["number"] for flight in bookings[0]["itinerary"]] == ["214", "215"]


def test_standard_input_is_read() -> None:
    """Contracts: `-` reads standard input."""
    (line,) = lines(run("--json", "-", data=SAMPLE.read_bytes()))

    assert (line["source"], line["status"]) == ("-", "repaired")


def test_a_folder_is_read_in_order_without_hidden_files_and_expectations(tmp_path: Path) -> None:
    """Contracts: file or folder."""
    for name in ("b.edi", "a/z.txt", "a/.hidden", ".git/x.edi", "c.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(SAMPLE.read_bytes())

    found = lines(run("--json", str(tmp_path)))

    assert [line["source"] for line in found] == [str(tmp_path / "a/z.txt"), str(tmp_path / "b.edi")]


@pytest.mark.parametrize("data", [b"", b"\x00\xff\x10", b"hello"])
def test_an_unreadable_message_is_a_rejected_line_and_exit_code_1(data: bytes) -> None:
    """Contracts: a message that cannot be read at all still gives a line."""
    result = run("--json", "-", data=data)

    (line,) = lines(result)
    assert (result.exit_code, line["status"]) == (1, "rejected")
    assert line["faults"]


def test_a_path_that_does_not_exist_is_said_before_anything_is_read() -> None:
    """Exit code 2: usage."""
    result = run("--json", str(SAMPLE), "no/such/folder")

    assert isinstance(result.exception, OperatorError)
    assert "no/such/folder" in str(result.exception)
    assert (result.exception.exit_code, result.stdout) == (2, "")


def test_a_file_that_may_not_be_opened_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    """A folder of messages goes on."""
    os.mkfifo(tmp_path / "a-pipe")
    (tmp_path / "b.edi").symlink_to(tmp_path / "nowhere")
    (tmp_path / "c.edi").write_bytes(SAMPLE.read_bytes())

    result = run("--json", str(tmp_path))

    assert stat.S_ISFIFO((tmp_path / "a-pipe").stat().st_mode)
    assert [line["source"] for line in lines(result)] == [str(tmp_path / "c.edi")]


def test_the_summary_for_a_person_shows_counts_and_advice_but_no_names() -> None:
    """No more personal data than asked for."""
    result = run(str(SAMPLE))

    assert result.exit_code == 0
    assert "ZQ214, 4 travellers" in result.stdout
    assert "the count in UNT is not the number of segments" in result.stdout
    assert "MRKOVIC" not in result.stdout
