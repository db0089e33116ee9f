"""PNR-12.4, CJ-14: after masking and deletion no planted name is found in any file of the unit or of its dumps."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

ROOT = Path(__file__).parents[2]
MANY = int(os.environ.get("OPENPIU_RETENTION", "2000"))


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder for a unit of its own."""
    root = Path(tempfile.mkdtemp(prefix="openpiu-clock-"))
    root.chmod(0o755)
    yield root / "unit"
    shutil.rmtree(root, ignore_errors=True)


def turned(home: Path, count: int) -> dict[str, Any]:
    """What the program tells."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.retention_program", str(count)],
        cwd=ROOT, env={**os.environ, "OPENPIU_DATA": str(home)}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    told: dict[str, Any] = msgspec.json.decode(done.stdout)
    sys.stdout.write(f"\n{done.stdout.decode().strip()}\n")
    return told


def check(told: dict[str, Any], count: int) -> None:
    """Everything was there, and nothing is left but in the vaults of those who are kept."""
    assert (told["travellers"], told["opened"]) == (count, count)
    assert told["deleted"] == count - told["kept"]
    assert told["masked"] == told["vaults_openable"] == told["kept"] > 0
    assert (told["rows_openable"], told["old_rows_openable"]) == (0, 0)
    assert told["keys"] == 2  # of the day of receipt, and of that day's raw bytes
    assert told["home"].pop("files") > 500
    assert told["dumps"].pop("files") == 6
    assert (told["home"], told["dumps"], told["logs"]) == ({}, {}, 0)


def test_no_planted_name_is_left_of_forty(home: Path) -> None:
    """PNR-12.1, PNR-12.4, CJ-14: database files, log of changes, dumps, raw store, index, keys, logs, ledger."""
    check(turned(home, 40), 40)


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_no_planted_name_is_left_of_many(home: Path) -> None:
    """PNR-12.4."""
    check(turned(home, MANY), MANY)
