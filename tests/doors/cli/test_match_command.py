"""`openpiu match` as one calls it: rows in, findings out, bad rows named, figures last."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ALERTS = [
    {"id": "A1", "surname": "Tesfarouni", "given_names": "Mahmoud Abd al-Rahim", "birth_date": "1988-04", "sex": "M"},
    {"id": "A2", "surname": "UNKNOWN", "documents": [{"type": "P", "number": "ZZ0770215", "issuer": "GRC"}]},
]
TRAVELLERS = [
    {"id": "T1", "surname": "TSFAROUNI", "given_names": "MAHMUD ABDULRAHEEM", "birth_date": None, "documents": []},
    {"id": "T2", "surname": "QUESNOIRT", "given_names": "LOÏC", "birth_date": "1990-01-02"},
    {"id": "T3", "surname": "KARAMPLIS", "documents": [{"type": "P", "number": "ZZ0770215", "issuer": "GRC"}]},
]


def lines(rows: list[dict[str, object]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    alerts, travellers = tmp_path / "alerts.jsonl", tmp_path / "travellers.jsonl"
    alerts.write_text(lines(ALERTS))  # type: ignore[arg-type]  # rows of mixed values
    travellers.write_text(lines(TRAVELLERS))  # type: ignore[arg-type]  # rows of mixed values
    return str(alerts), str(travellers)


def match(*options: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    code = "import sys; from openpiu.doors.cli.program import main; sys.argv[0] = 'openpiu'; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "match", *options], input=stdin, capture_output=True, check=False
    )


def figures(run: subprocess.CompletedProcess[bytes]) -> dict[str, float]:
    found = json.loads(run.stderr.splitlines()[-1])
    assert isinstance(found, dict)
    return found


def test_each_pair_is_one_line_in_the_contracts_shape(files: tuple[str, str]) -> None:
    run = match("--json", "--alerts", files[0], "--travellers", files[1])
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0
    assert [(row["traveller"], row["alert"], row["band"]) for row in found] == [
        ("T1", "A1", "review"),
        ("T3", "A2", "strong"),
    ]
    for row in found:
        assert sum(part["points"] for part in row["explanation"]) == row["score"] or row["score"] == 100
        assert all(list(part) == ["field", "traveller", "alert", "relation", "points"] for part in row["explanation"])


def test_the_last_line_on_standard_error_holds_the_figures(files: tuple[str, str]) -> None:
    run = match("--json", "--alerts", files[0], "--travellers", files[1])
    assert list(figures(run)) == ["travellers", "alerts", "pairs", "build_s", "search_s", "peak_mb"]
    assert (figures(run)["travellers"], figures(run)["alerts"], figures(run)["pairs"]) == (3, 2, 2)


def test_the_same_input_gives_the_same_bytes(files: tuple[str, str]) -> None:
    runs = [match("--json", "--alerts", files[0], "--travellers", files[1], "--min-score", "0") for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    assert len(runs[0].stdout.splitlines()) == 6


def test_one_of_both_can_come_from_standard_input(files: tuple[str, str]) -> None:
    from_file = match("--json", "--alerts", files[0], "--travellers", files[1])
    from_input = match("--json", "--alerts", files[0], "--travellers", "-", stdin=Path(files[1]).read_bytes())
    assert from_input.stdout == from_file.stdout
    assert match("--alerts", "-", "--travellers", "-").returncode == 2


def test_a_bad_row_is_named_and_the_rest_goes_on(files: tuple[str, str]) -> None:
    rows = b'{"id": "T0"}\n\nnot json\n[1]\n{"id": "T4", "surname": "\xff"}\n' + Path(files[1]).read_bytes()
    run = match("--json", "--alerts", files[0], "--travellers", "-", stdin=rows)
    said = run.stderr.decode().splitlines()
    assert run.returncode == 1
    assert [line.split(":")[1].strip() for line in said[:-1]] == [f"- line {number}" for number in (1, 3, 4, 5)]
    assert len(run.stdout.splitlines()) == 2
    assert figures(run)["travellers"] == 3


@pytest.mark.parametrize(
    "options",
    [
        ["--alerts", "/nowhere/a.jsonl", "--travellers", "-"],
        ["--alerts", "-", "--travellers", "/nowhere/t.jsonl"],
        ["--alerts", "-"],
        ["--alerts", "-", "--travellers", "x", "--min-score", "101"],
        ["--alerts", "-", "--travellers", "x", "--profile", "nobodys"],
    ],
)
def test_wrong_use_says_what_to_do_and_exits_with_two(options: list[str]) -> None:
    run = match(*options)
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"Traceback" not in run.stderr


def test_without_json_a_person_can_read_it(files: tuple[str, str]) -> None:
    run = match("--alerts", files[0], "--travellers", files[1])
    assert b"T1 A1: name similar +" in run.stdout
