"""What the build server runs: the two commands, nothing left behind, the first failure is the answer."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKE = """#!/bin/sh
echo "make $1 data=${OPENPIU_DATA%/*} ci=$CI"
mkdir -p "$OPENPIU_DATA"
[ "$1" != "$FAILING" ]
"""


def run(folder: Path, failing: str) -> subprocess.CompletedProcess[str]:
    """.ci/run in an empty clone, with a `make` that only says that it was called."""
    (folder / ".ci").mkdir()
    (folder / "bin").mkdir()
    (folder / "tmp").mkdir()
    shutil.copy(ROOT / ".ci/run", folder / ".ci/run")
    make = folder / "bin/make"
    make.write_text(MAKE, "utf-8")
    make.chmod(0o755)
    environment = {"PATH": f"{make.parent}:{os.environ['PATH']}", "FAILING": failing, "TMPDIR": str(folder / "tmp")}
    return subprocess.run([folder / ".ci/run"], env=environment, capture_output=True, text=True, check=False)


def test_check_and_test_are_called_and_nothing_is_left_behind(tmp_path: Path) -> None:
    result = run(tmp_path, "")

    lines = [line for line in result.stdout.splitlines() if line.startswith("make")]
    assert result.returncode == 0, result.stderr
    assert [line.split()[1] for line in lines] == ["check", "test"]
    assert all(line.endswith("ci=true") for line in lines)
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize(("failing", "called"), [("check", 1), ("test", 2)])
def test_the_first_failure_ends_the_run_with_a_failure(tmp_path: Path, failing: str, called: int) -> None:
    result = run(tmp_path, failing)

    assert result.returncode == 1
    assert result.stdout.count("\nmake ") == called
    assert list((tmp_path / "tmp").iterdir()) == []


def find_chromium(path: str, **named: str) -> subprocess.CompletedProcess[str]:
    """tools/need_chromium.sh with only these programs and settings."""
    return subprocess.run(
        ["/bin/bash", ROOT / "tools/need_chromium.sh"],
        env={"PATH": path, **named},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_chromium_on_the_path_is_enough(tmp_path: Path) -> None:
    browser = tmp_path / "chromium-browser"
    browser.write_text("#!/bin/sh\n", "utf-8")
    browser.chmod(0o755)

    assert find_chromium(str(tmp_path)).returncode == 0


def test_a_named_browser_that_is_not_there_is_refused_with_its_name() -> None:
    result = find_chromium("/nowhere", OPENPIU_CHROMIUM="/nowhere/chrome")

    assert result.returncode == 1
    assert "OPENPIU_CHROMIUM=/nowhere/chrome is not a program" in result.stderr
