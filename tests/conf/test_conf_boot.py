"""Getting ready: once, and without leaving anything behind where nothing is set up."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from openpiu.conf import unit
from openpiu.conf.boot import boot
from openpiu.conf.environment import environment

LOAD = "import openpiu.conf.settings as s; print(sorted(s.DATABASES), len(s.SECRET_KEY) > 40, s.DEBUG)"
NAMES = "import openpiu.conf.settings as s; print(*[d['PASSWORD'] for d in s.DATABASES.values()], s.SECRET_KEY)"


def run(script: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A script in a process of its own, with its data in `home`."""
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "OPENPIU_DATA": str(home), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_getting_ready_again_does_nothing() -> None:
    """Every door calls it before it touches records."""
    keys, models = unit.keys(), apps.get_models()
    boot()
    assert (unit.keys(), apps.get_models()) == (keys, models)
    assert unit.keys().secret_for("django") == settings.SECRET_KEY


def test_settings_load_without_making_any_file(tmp_path: Path) -> None:
    """`manage.py check`, type checkers and documentation load the settings on machines that hold no unit."""
    home = tmp_path / "never"
    done = run(LOAD, home)
    assert (done.returncode, done.stdout.strip()) == (0, "['border', 'default', 'passenger'] True False"), done.stderr
    assert not home.exists()


def test_settings_before_the_set_up_hold_throw_away_secrets(tmp_path: Path) -> None:
    """PNR-13.9: nothing that could be guessed, and no two the same."""
    words = [*run(NAMES, tmp_path / "never").stdout.split(), *run(NAMES, tmp_path / "never").stdout.split()]
    assert len(set(words)) == 8
    assert all(len(word) > 40 for word in words)


def test_importing_the_wiring_reads_no_environment_and_makes_no_file(tmp_path: Path) -> None:
    """Importing `conf.boot` does nothing."""
    done = run("import openpiu.conf.boot, openpiu.conf.unit", tmp_path / "never", OPENPIU_HTTPS="perhaps")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "never").exists()


def test_a_wrong_variable_stops_the_program_in_words(tmp_path: Path) -> None:
    """OperatorError: exit code 2, one line, no traceback."""
    program = str(Path(sys.executable).with_name("openpiu"))
    done = subprocess.run(
        [program, "db", "status"], env={**os.environ, "OPENPIU_DATA": str(tmp_path / "d"), "OPENPIU_HTTPS": "perhaps"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (2, "openpiu: OPENPIU_HTTPS must be 1 or 0\n")


@pytest.mark.parametrize("name", ["passenger", "border", "default"])
def test_each_store_is_reached_by_a_role_of_its_own(name: str) -> None:
    """CJ-12: one login, one database; never the administrative one."""
    suffix = "office" if name == "default" else name
    found = settings.DATABASES[name]
    assert (found["NAME"], found["USER"]) == (f"openpiu_{suffix}", f"openpiu_{suffix}_app")
    assert found["PASSWORD"] == unit.keys().secret_for(f"postgres:{suffix}:app")


def test_the_tests_run_in_a_unit_of_their_own() -> None:
    """Never on anybody's data."""
    assert str(environment().home).startswith(str(Path(os.environ["OPENPIU_DATA"])))
    assert environment().home.name.startswith("openpiu-test-")
