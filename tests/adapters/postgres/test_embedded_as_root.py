"""The embedded server when openpiu runs as root. Collected only for root, see conftest."""

import os
import pwd
import subprocess
from collections.abc import Callable
from pathlib import Path

from openpiu.adapters.postgres.account import NAME
from openpiu.adapters.postgres.embedded import EmbeddedServer
from openpiu.errors import OperatorError

ModesOf = Callable[[Path], dict[Path, int]]


def refusal(server: EmbeddedServer) -> str:
    try:
        server.start()
    except OperatorError as error:
        return str(error)
    return ""


def test_the_server_belongs_to_a_system_user_that_cannot_log_in(fresh: EmbeddedServer, place: Path) -> None:
    with fresh.in_use():
        number = (place / "postgres" / "cluster" / "postmaster.pid").read_text().splitlines()[0]
        owner = Path(f"/proc/{number}").stat().st_uid

    account = pwd.getpwuid(owner)
    assert account.pw_name == NAME
    assert account.pw_shell.endswith("nologin")
    assert account.pw_uid != 0


def test_the_server_runs_from_a_copy_that_its_user_can_read_and_not_write(fresh: EmbeddedServer, place: Path) -> None:
    copy = place / "postgres" / "programs"
    with fresh.in_use():
        number = (place / "postgres" / "cluster" / "postmaster.pid").read_text().splitlines()[0]
        program = Path(f"/proc/{number}/exe").readlink()

    assert copy in program.parents
    assert {path.stat().st_uid for path in (program, *program.parents)} == {0}
    assert {path.stat().st_mode & 0o022 for path in (program, *copy.iterdir())} == {0}


def test_a_data_folder_behind_a_closed_door_is_refused_and_the_door_stays_closed(
    place: Path, modes_of: ModesOf
) -> None:
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    before = modes_of(closed)

    text = refusal(EmbeddedServer(closed / "openpiu" / "postgres", say=str))

    assert f"may not enter {closed}," in text
    assert "OPENPIU_DATA" in text
    assert "OPENPIU_DATABASE_URL" in text
    assert modes_of(closed) == before
    assert list(closed.iterdir()) == []


def test_the_first_closed_door_on_the_way_is_the_one_named(place: Path) -> None:
    inner = place / "outer" / "inner"
    inner.mkdir(parents=True)
    inner.chmod(0o700)
    inner.parent.chmod(0o700)

    assert f"may not enter {inner.parent}," in refusal(EmbeddedServer(inner / "postgres", say=str))


def test_a_home_of_another_user_is_refused_for_root_too(place: Path, nobody: pwd.struct_passwd) -> None:
    home = place / "postgres"
    home.mkdir()
    os.chown(home, nobody.pw_uid, nobody.pw_gid)

    text = refusal(EmbeddedServer(home, say=str))

    assert f"{home} belongs to nobody" in text
    assert list(home.iterdir()) == []


def test_another_user_of_the_machine_cannot_reach_the_server(
    server: EmbeddedServer, as_nobody: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    script = (
        "import psycopg, sys; psycopg.connect(host=sys.argv[1], user=sys.argv[2], dbname='postgres', password='guess')"
    )
    with server.in_use():
        done = as_nobody(script, server.address().host, server.address().user)

    assert done.returncode != 0
    assert "Permission denied" in done.stderr


def test_another_user_of_the_machine_who_got_to_the_socket_is_still_asked_for_the_password(
    server: EmbeddedServer, as_nobody: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    sockets = Path(server.address().host)
    script = "import psycopg, sys; psycopg.connect(host=sys.argv[1], user=sys.argv[2], dbname='postgres')"
    with server.in_use():
        (sockets / ".s.PGSQL.5432").chmod(0o777)
        sockets.chmod(0o755)
        done = as_nobody(script, str(sockets), server.address().user)
        sockets.chmod(0o700)

    assert "no password supplied" in done.stderr


def test_an_upgrade_of_the_programs_leaves_no_old_copy(server: EmbeddedServer, place: Path) -> None:
    copies = place / "postgres" / "programs"
    with server.in_use():
        pass
    (current,) = copies.iterdir()
    current.rename(copies / "0.0.1")

    with server.in_use():
        assert [path.name for path in copies.iterdir()] == [current.name]
