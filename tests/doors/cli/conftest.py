"""One unit in a folder of its own for the commands of the main job, run as real processes."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

OPENPIU = str(Path(sys.executable).with_name("openpiu"))
PAXLST = (
    "UNA:+.? 'UNB+UNOA:4+ZQ+UTOGOV+261123:0400+A1'UNG+PAXLST+ZQ+UTOGOV+261123:0400+1+UN+D:05B'"
    "UNH+1+PAXLST:D:05B:UN:IATA+ZQ214/261123'BGM+745'TDT+20+ZQ214'LOC+125+IST'DTM+189:2611230230:201'LOC+87+BRU'"
    "DTM+232:2611230712:201'NAD+FL+++TSFAROUNI:MAHMUD ABDULRAHEEM'ATT+2++M'DTM+329:880419'LOC+178+IST'LOC+179+BRU'"
    "NAT+2+UTO'RFF+AVF:K7MTRA'DOC+P:110:111+ZZ0419737'DTM+36:290303'LOC+91+UTO'CNT+42:1'UNT+19+1'UNE+1+1'UNZ+1+A1'"
)
WANTED = {
    "id": "BE-2291", "surname": "Tesfarouni", "given_names": "Mahmoud Abd al-Rahim", "birth_date": "1988-04-19",
    "documents": [{"type": "P", "number": "ZZ0419737", "issuer": "UTO"}], "list": "wanted", "action": "arrest",
    "legal_basis": "Specimen Act, section 26", "owner": "BE",
}  # fmt: skip


class Done(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    def rows(self) -> list[dict[str, Any]]:
        """The JSON lines on standard output."""
        return [msgspec.json.decode(line) for line in self.out.splitlines()]


class Unit:
    """A unit's folder, and commands that run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "OPENPIU_DATA": str(folder / "data"), "PYTHONUTF8": "1"}

    def __call__(self, *words: str, answer: str = "", **variables: str) -> Done:
        """Run one command to its end."""
        done = subprocess.run(
            [OPENPIU, *words], env={**self.environment, **variables}, input=answer.encode(), capture_output=True,
            check=False, cwd=self.folder,
        )  # fmt: skip
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *words: str) -> "subprocess.Popen[bytes]":
        """A command that goes on running."""
        return subprocess.Popen(
            [OPENPIU, *words], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder
        )

    def servers(self) -> list[int]:
        """Process ids of PostgreSQL servers that run in this folder."""
        return [pid for pid in _processes() if str(self.folder) in _command(pid) and "postgres" in _command(pid)]


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:  # it has ended
        return ""


@contextmanager
def _folder() -> Iterator[Unit]:
    """A folder in which nothing is set up; the server's own user can reach it."""
    folder = Path(tempfile.mkdtemp(prefix="openpiu-cli-"))
    folder.chmod(0o755)
    unit = Unit(folder)
    yield unit
    unit("db", "stop")
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def bare() -> Iterator[Unit]:
    """A unit's folder of this file's own, empty."""
    with _folder() as unit:
        yield unit


@pytest.fixture(scope="session")
def prepared() -> Iterator[Unit]:
    """A unit that every file starts from: databases, an officer, a supervisor, one alert, one message; stopped."""
    with _folder() as unit:
        for words in (("db", "start"), ("db", "migrate")):
            done = unit(*words)
            assert done.code == 0, done.err
        for name, role in (("w.officer", "officer"), ("s.super", "supervisor")):
            done = unit("staff", "add", name, "--name", name, "--role", role, answer="a-long-specimen-word\n")
            assert done.code == 0, done.err
        drop = unit.folder / "drop"
        drop.mkdir()
        (drop / "a.edi").write_text(PAXLST)
        (unit.folder / "alerts.jsonl").write_bytes(msgspec.json.encode(WANTED))
        assert unit("alerts", "import", "alerts.jsonl", "--as", "s.super").code == 0
        assert unit("ingest", "drop").code == 0
        assert unit("db", "stop").code == 0
        yield unit


@pytest.fixture(scope="module")
def piu(bare: Unit, prepared: Unit) -> Unit:
    """The prepared unit, copied: its server is started and stays up for speed."""
    subprocess.run(["cp", "-a", f"{prepared.folder}/.", str(bare.folder)], check=True)
    done = bare("db", "start")
    assert done.code == 0, done.err
    return bare
