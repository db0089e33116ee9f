"""Who can reach the embedded server and what it writes down: nobody without the password, and no passenger data."""

import os
import signal
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import psycopg
import pytest

from openpiu.adapters.postgres.embedded import EmbeddedServer

Connect = Callable[..., psycopg.Connection]
SECRET = "ZZTOPNAME"


def test_nobody_gets_in_without_the_password(
    server: EmbeddedServer, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", "/nonexistent")
    at = server.address()
    with server.in_use():
        for words in ({"password": ""}, {"password": "wrong"}, {"user": "postgres"}, {"user": "root"}):
            with pytest.raises(psycopg.OperationalError):
                connect(at, **words)
        with connect(at) as connection:
            assert connection.execute("SELECT current_user").fetchone() == (at.user,)


def test_every_way_in_asks_for_a_scram_password_and_there_is_no_tcp(server: EmbeddedServer, connect: Connect) -> None:
    with server.in_use(), connect(server.address()) as connection:
        methods = connection.execute("SELECT DISTINCT auth_method FROM pg_hba_file_rules").fetchall()
        addresses = connection.execute("SHOW listen_addresses").fetchone()
        stored = connection.execute(
            "SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolcanlogin"
        ).fetchall()

    assert methods == [("scram-sha-256",)]
    assert addresses == ("",)
    assert stored == [(True,)]


def test_the_files_of_the_server_are_closed_to_others(fresh: EmbeddedServer, place: Path) -> None:
    home = place / "postgres"
    with fresh.in_use():
        modes = {name: (home / name).stat().st_mode & 0o077 for name in ("cluster", "socket", "password", "server.log")}
        socket = (home / "socket" / ".s.PGSQL.5432").stat().st_mode & 0o077

    assert set(modes.values()) == {0}
    assert socket == 0


def test_no_folder_that_was_there_before_changes_its_mode(
    place: Path, modes_of: Callable[[Path], dict[Path, int]]
) -> None:
    above = place / "a" / "b"
    above.mkdir(parents=True)
    above.chmod(0o751)
    before = modes_of(above)
    with EmbeddedServer(above / "postgres", say=str).in_use():
        during = modes_of(above)

    assert during == before
    assert modes_of(above) == before


def test_a_tight_umask_does_not_lock_the_server_out(place: Path) -> None:
    server = EmbeddedServer(place / "made" / "here" / "postgres", say=str)
    old = os.umask(0o077)
    try:
        with server.in_use():
            assert server.status().running
    finally:
        os.umask(old)


def test_the_log_holds_no_value_of_any_statement(server: EmbeddedServer, place: Path, connect: Connect) -> None:
    """PNR-6.1: what is deleted is found in no log either."""
    attempts = (
        "CREATE TABLE t (name text PRIMARY KEY)",
        f"INSERT INTO t VALUES ('{SECRET}')",
        f"INSERT INTO t VALUES ('{SECRET}')",
        f"SELECT '{SECRET}'::integer",
        f"SELECT '{SECRET}' FROM nowhere",
        f"DO $$ BEGIN RAISE WARNING '{SECRET}'; END $$",
        f"SELECT pg_sleep(0), '{SECRET}' WHERE 1 / 0 = 1",
    )
    log = place / "postgres" / "server.log"
    with server.in_use():
        for text in attempts:
            with suppress(psycopg.Error), connect(server.address()) as connection:
                connection.execute(text)
        with pytest.raises(psycopg.errors.UniqueViolation), connect(server.address()) as connection:
            connection.execute("INSERT INTO t VALUES (%s)", [SECRET])
        _crash_while_it_works(server, connect)
        written = log.read_text()

    assert "was terminated by signal 9" in written
    assert SECRET not in written


def _crash_while_it_works(server: EmbeddedServer, connect: Connect) -> None:
    """Kill the process of one connection while it holds a statement: the server writes down what it did, by default."""
    with closing(connect(server.address())) as victim, closing(connect(server.address())) as witness:
        number = victim.info.backend_pid
        victim.pgconn.send_query(f"SELECT '{SECRET}', pg_sleep(60)".encode())
        asked = "SELECT count(*) FROM pg_stat_activity WHERE pid = %s AND wait_event = 'PgSleep'"
        while witness.execute(asked, [number]).fetchone() != (1,):
            pass
        os.kill(number, signal.SIGKILL)
        with pytest.raises(psycopg.OperationalError):
            witness.execute("SELECT pg_sleep(60)")
