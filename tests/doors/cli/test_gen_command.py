"""`openpiu gen world`: the folder it writes and what it refuses."""

import json
from pathlib import Path
from typing import cast

import pytest
from typer.testing import CliRunner

from openpiu.doors.cli.gen import app
from openpiu.errors import OfficerError

runner = CliRunner()


def generate(out: Path, *more: str) -> dict[str, object]:
    result = runner.invoke(app, ["world", "--out", str(out), "--flights", "2", "--alerts", "20", "--json", *more])
    assert result.exit_code == 0, result.output
    figures: dict[str, object] = json.loads(result.stdout)
    return figures


def content_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lines_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_it_writes_messages_lists_and_truth(tmp_path: Path) -> None:
    figures = generate(tmp_path / "world")
    travellers = lines_of(tmp_path / "world" / "travellers.jsonl")
    alerts = lines_of(tmp_path / "world" / "alerts.jsonl")
    truth = lines_of(tmp_path / "world" / "truth.jsonl")
    messages = list((tmp_path / "world" / "messages").iterdir())
    assert figures["travellers"] == len(travellers)
    assert figures["messages"] == len(messages)
    assert len(alerts) == 20
    assert {row["traveller"] for row in truth} <= {row["id"] for row in travellers}
    assert set(truth[0]) == {"traveller", "alert", "kind", "true"}


def test_lists_have_the_person_form_of_the_contract(tmp_path: Path) -> None:
    generate(tmp_path / "world")
    person = {"id", "surname", "given_names", "birth_date", "sex", "nationalities", "documents"}
    alert = lines_of(tmp_path / "world" / "alerts.jsonl")[0]
    traveller = lines_of(tmp_path / "world" / "travellers.jsonl")[0]
    assert person | {"aliases", "list", "action", "legal_basis", "owner", "reason", "expires"} == set(alert)
    assert person | {"flight", "locator", "kind", "seat"} <= set(traveller)
    assert traveller["flight"] == "ZQ214"


def test_two_runs_with_one_seed_write_the_same_bytes(tmp_path: Path) -> None:
    generate(tmp_path / "one", "--seed", "9")
    generate(tmp_path / "two", "--seed", "9")
    generate(tmp_path / "three", "--seed", "10")
    assert content_of(tmp_path / "one") == content_of(tmp_path / "two")
    assert content_of(tmp_path / "one") != content_of(tmp_path / "three")


def test_the_world_of_a_day_starts_on_that_day(tmp_path: Path) -> None:
    figures = generate(tmp_path / "world", "--day", "2027-03-02")
    assert figures["start"] == "2027-03-02T05:31:00Z"


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "keep.txt").write_text("keep")
    result = runner.invoke(app, ["world", "--out", str(tmp_path)])
    assert isinstance(result.exception, OfficerError)
    assert "choose another folder" in str(result.exception)
    assert content_of(tmp_path) == {"keep.txt": b"keep"}


@pytest.mark.parametrize("option", [["--flights", "0"], ["--alerts", "1"], ["--noise", "2"]])
def test_odd_numbers_are_refused_before_anything_is_written(tmp_path: Path, option: list[str]) -> None:
    result = runner.invoke(app, ["world", "--out", str(tmp_path / "world"), *option])
    assert isinstance(result.exception, OfficerError)
    assert not (tmp_path / "world").exists()


def test_noise_comes_in_known_amounts_beside_its_clean_twins(tmp_path: Path) -> None:
    """MSG-23."""
    figures = generate(tmp_path / "world", "--noise", "1")
    noise = lines_of(tmp_path / "world" / "noise.jsonl")
    names = {path.name for path in (tmp_path / "world" / "messages").iterdir()}
    assert {path.name for path in (tmp_path / "world" / "clean").iterdir()} == names
    assert {row["message"] for row in noise} == names
    assert figures["noisy"] == figures["messages"] == len(noise)
    told: dict[str, int] = {}
    for row in noise:
        for kind in cast("list[str]", row["kinds"]):
            told[kind] = told.get(kind, 0) + 1
    assert figures["noise"] == told


def test_without_noise_there_is_no_folder_of_twins(tmp_path: Path) -> None:
    generate(tmp_path / "world", "--noise", "0")
    assert not (tmp_path / "world" / "clean").exists()
    assert all(row["kinds"] == [] for row in lines_of(tmp_path / "world" / "noise.jsonl"))
