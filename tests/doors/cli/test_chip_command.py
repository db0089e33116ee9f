"""`openpiu chip` as one calls it: files in, words out, exit codes as the contract says (SBC-1)."""

import os
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from typer.testing import CliRunner

from openpiu.core.synth.chips import chip_of, nation_from, portrait_group
from openpiu.doors.cli.program import program
from openpiu.errors import OpenpiuError
from tests.doors.cli.conftest import OPENPIU

FOUNDED = datetime(2024, 1, 1, tzinfo=UTC)
AT = datetime(2026, 11, 30, 6, tzinfo=UTC)
LINES = ("P<UTOTSFAROUNI<<MAHMUD<ABDULRAHEEM<<<<<<<<<<", "ZZ04197371UTO8804195M3001018<<<<<<<<<<<<<<06")
NATION = nation_from(7, FOUNDED, curve=ec.SECP256R1())
ALL = "--sod sod --dg1 dg1 --dg2 dg2 --master-list list --anchor root --crl crl --mrz zone"


class Said(NamedTuple):
    """How a command ended, its JSON line, and what an error said."""

    code: int
    row: dict[str, Any]
    error: str


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    chip = chip_of(NATION.hand(), LINES, b"\xff\xd8\xff" + bytes(500), at=AT - timedelta(days=90))
    for name, content in {
        "sod": chip.sod, "dg1": chip.zone, "dg2": chip.portrait, "root": NATION.root(), "crl": NATION.revocations(AT),
        "list": NATION.master_list(AT - timedelta(days=30)), "zone": "\n".join(LINES).encode(),
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(files: Path) -> Callable[[str], Said]:
    def run(line: str) -> Said:
        done = CliRunner().invoke(program, ["chip", *line.split()])
        if isinstance(done.exception, OpenpiuError):
            return Said(done.exception.exit_code, {}, str(done.exception))
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return Said(done.exit_code, msgspec.json.decode(done.stdout) if "--json" in line else {}, done.stderr)

    return run


def test_a_genuine_chip_is_ok_by_a_real_call_without_a_database(files: Path) -> None:
    words = [*ALL.split(), "--at", "2026-11-30T06:00Z", "--json"]
    done = subprocess.run(
        [OPENPIU, "chip", "verify", *words], capture_output=True, check=False, cwd=files,
        env={**os.environ, "OPENPIU_DATA": str(files / "none")},
    )  # fmt: skip
    row = msgspec.json.decode(done.stdout)
    assert (done.returncode, done.stderr, row["result"], row["word"]) == (0, b"", "ok", "ok")
    assert [step["step"] for step in row["steps"]] == [
        "read", "content", "signature", "chain", "revocation", "group", "group", "mrz", "state",
    ]  # fmt: skip
    assert not (files / "none").exists()
    assert b"TSFAROUNI" not in done.stdout


def test_what_is_printed_names_no_person(call: Callable[[str], Said]) -> None:
    row = call(f"verify --json {ALL} --at 2026-11-30T06:00Z").row
    assert set(row) == {"result", "word", "says", "guard", "steps", "flags", "signer", "issuer", "signed_at", "at"}
    assert (row["signer"]["state"], row["flags"]) == ("UT", [])


def test_a_chip_that_stays_open_is_a_finding(call: Callable[[str], Said]) -> None:
    said = call(f"verify --json {ALL.replace('--crl crl', '')} --at 2026-11-30T06:00Z")
    assert (said.code, said.row["result"], said.row["word"]) == (1, "undetermined", "no-revocation-list")


def test_a_swapped_portrait_is_an_integrity_failure(call: Callable[[str], Said], files: Path) -> None:
    (files / "dg2").write_bytes(portrait_group(b"\xff\xd8\xff" + bytes(499) + b"?"))
    said = call(f"verify --json {ALL} --at 2026-11-30T06:00Z")
    assert (said.code, said.row["result"], said.row["word"]) == (4, "not ok", "swapped-portrait")
    assert said.row["guard"].startswith("Second line: compare the person with the printed portrait")


def test_an_empty_zone_was_not_read_whole(call: Callable[[str], Said], files: Path) -> None:
    (files / "zone").write_bytes(b"\n")
    said = call(f"verify --json {ALL} --at 2026-11-30T06:00Z")
    assert (said.code, said.row["word"]) == (1, "unreadable-mrz")


def test_without_json_a_person_reads_every_step(call: Callable[[str], Said]) -> None:
    done = CliRunner().invoke(program, ["chip", "verify", *ALL.split(), "--at", "2026-11-30T06:00Z"])
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 10)
    assert done.stdout.splitlines()[-1] == "chip         ok: As it should be. Nothing more for this step."


def test_a_revocation_list_that_is_none_is_named_and_left_out(call: Callable[[str], Said], files: Path) -> None:
    (files / "false").write_bytes(b"?")
    said = call(f"verify --json {ALL} --crl false --at 2026-11-30T06:00Z")
    assert said.code == 0
    assert said.error == "openpiu: false was not taken: a revocation list ends too early\n"


def test_a_master_list_is_reported(call: Callable[[str], Said]) -> None:
    said = call("master-list --json list --anchor root --at 2026-11-30T06:00Z")
    assert said.code == 0
    assert {name: said.row[name] for name in ("ok", "version", "taken", "links", "states", "turned")} == {
        "ok": True, "version": 0, "taken": 1, "links": 0, "states": {"UT": 1}, "turned": [],
    }  # fmt: skip


def test_a_master_list_with_something_not_taken_is_a_finding(call: Callable[[str], Said], files: Path) -> None:
    (files / "list").write_bytes(NATION.master_list(AT, [NATION.hand().certificate]))
    said = call("master-list --json list --anchor root --at 2026-11-30T06:00Z")
    assert (said.code, said.row["turned"][0]["reason"]) == (1, "it is not the certificate of an authority")


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("master-list list --anchor root --newest-seen 2026-11-15T00:00Z", 4, "list: the master list is of 2026-10-31"),
        ("master-list sod --anchor root", 4, "sod: the master list is not one element of the kind expected; nothing"),
        ("master-list list --anchor crl", 2, "crl: a certificate cannot be read; give the authority"),
        ("master-list none --anchor root", 2, "cannot read none: No such file or directory; give a file"),
        ("master-list list --anchor root --at 2026-11-30T06:00", 2, "--at 2026-11-30T06:00 is not a time with its"),
        ("master-list list --anchor root --at soon", 2, "--at soon is not a time"),
        (f"verify {ALL.replace('dg1 dg1', 'dg1 none')}", 2, "cannot read none"),
        (f"verify {ALL.replace('anchor root', 'anchor crl')}", 2, "crl: a certificate"),
    ],
)
def test_an_error_names_the_file_and_says_what_to_do(
    call: Callable[[str], Said], line: str, code: int, words: str
) -> None:
    said = call(line)
    assert (said.code, words in said.error) == (code, True), said
