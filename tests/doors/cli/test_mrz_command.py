"""`openpiu mrz` as the contract has it: rows in, lines out, bad rows named, exit codes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from openpiu.doors.cli.mrz import app
from openpiu.errors import OperatorError
from tests.core.terms.mrz.test_mrz_reading import CASES, DATA, NAMES

DAY = ("--as-of", "2026-10-01")


def run(*arguments: str, rows: list[object] | None = None) -> Result:
    text = "".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows or [])
    return CliRunner().invoke(app, arguments, input=text)


def test_each_row_is_answered_by_one_line_in_the_contracts_shape() -> None:
    """SBC-1; contracts: `openpiu mrz --json [--as-of DATE] [FILE]`."""
    result = run("--json", *DAY, rows=[{"id": case["id"], "lines": case["lines"]} for case in CASES])

    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in found] == [case["id"] for case in CASES]
    for row, case in zip(found, CASES, strict=True):
        assert list(row) == ["id", "format", "valid", "fields", "issues", "flags"]
        assert (row["valid"], row["issues"]) == (case["expected"]["valid"], case["expected"]["issues"])
    assert result.exit_code == 1  # some are not valid


def test_all_valid_is_exit_code_0_and_a_file_is_read_as_standard_input_is(tmp_path: Path) -> None:
    path = tmp_path / "zones.jsonl"
    path.write_text("\ufeff" + json.dumps({"id": 7, "lines": [NAMES, DATA]}) + "\n\n", "utf-8")

    of_file, of_input = (
        run("--json", *DAY, str(path)),
        run("--json", *DAY, "-", rows=[{"id": 7, "lines": [NAMES, DATA]}]),
    )
    assert of_file.stdout == of_input.stdout
    assert (of_file.exit_code, json.loads(of_file.stdout)["id"]) == (0, 7)


@pytest.mark.parametrize("bad", ["{oops\n", "[]\n", '{"id": 1}\n', '{"id": 1, "lines": 3}\n'])
def test_a_bad_row_is_named_by_its_line_and_the_rest_goes_on(bad: str) -> None:
    result = run("--json", *DAY, rows=[{"id": "a", "lines": [NAMES, DATA]}, bad, {"id": "b", "lines": [NAMES, DATA]}])
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b"]
    assert "line 2" in result.stderr
    assert result.exit_code == 1


def test_a_zone_in_pieces_still_has_its_line() -> None:
    (line,) = run("--json", rows=[{"id": None, "lines": [None, 3]}]).stdout.splitlines()
    assert json.loads(line)["issues"] == ["line_count"]


def test_without_json_nothing_personal_is_shown() -> None:
    wrong = DATA.replace("C36", "C37")
    result = run(*DAY, rows=[{"id": "a", "lines": [NAMES, DATA]}, {"lines": [NAMES, wrong]}])
    first, second, total = result.stdout.splitlines()
    assert first.split() == ["valid", "TD3", "a"]
    assert second.split() == ["not", "valid", "TD3", "-", "check_digit_number"]
    assert total == "2 zones: 1 valid, 1 not valid"
    assert "ERIKSSON" not in result.output


def test_mended_readings_are_proposed_when_asked_for() -> None:
    result = run("--propose", *DAY, rows=[{"id": "a", "lines": [NAMES, DATA.replace("C36", "C3G")]}])
    line = json.loads(result.stdout)
    assert (line["valid"], line["issues"]) == (False, ["check_digit_number"])
    assert line["proposals"][0]["changes"] == [{"line": 2, "position": 10, "was": "G", "now": "6"}]
    assert line["proposals"][0]["lines"] == [NAMES, DATA]


def test_a_day_that_is_none_and_a_file_that_is_not_there_are_usage_errors() -> None:
    assert run("--json", "--as-of", "2026-13-01").exit_code == 2
    missing = run("--json", "nowhere.jsonl")
    assert isinstance(missing.exception, OperatorError)
    assert missing.exception.exit_code == 2


def test_the_day_decides_what_is_expired() -> None:
    lines = {"id": "a", "lines": [NAMES, DATA]}
    flags = [
        json.loads(run("--json", "--as-of", day, rows=[lines]).stdout)["flags"] for day in ("2032-04-15", "2032-04-16")
    ]
    assert flags == [[], ["expired"]]
