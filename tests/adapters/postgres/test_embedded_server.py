"""Starting, sharing and stopping the embedded server."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from openpiu.adapters.postgres.embedded import EmbeddedServer
from openpiu.adapters.postgres.uses import Uses

HOLDER = Path(__file__).with_name("holds_the_server.py")
Connect = Callable[..., psycopg.Connection]


@contextmanager
def another_user(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A second process that uses the server, in a terminal session of its own; it has started when this yields."""
    words = [sys.executable, str(HOLDER), str(home)]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in\n"
        yield process


def postmaster(home: Path) -> int:
    return int((home / "cluster" / "postmaster.pid").read_text().splitlines()[0])


def write_a_row(connection: psycopg.Connection) -> None:
    connection.execute("CREATE TABLE kept (name text)")
    connection.execute("INSERT INTO kept VALUES ('Ánna')")


def read_rows(connection: psycopg.Connection) -> list[tuple[str]]:
    return connection.execute("SELECT name FROM kept").fetchall()


def test_a_server_runs_only_while_it_is_used(fresh: EmbeddedServer) -> None:
    before = fresh.status()
    with fresh.in_use():
        during = fresh.status()
    after = fresh.status()

    assert (before.running, during.running, after.running) == (False, True, False)
    assert during.version.startswith("18.")


def test_an_address_is_known_before_the_server_runs_and_never_changes(fresh: EmbeddedServer, place: Path) -> None:
    before = fresh.address()
    with fresh.in_use():
        assert fresh.address() == before
    assert EmbeddedServer(place / "elsewhere" / ".." / "postgres", say=str).address() == before


def test_an_address_does_not_show_its_password(server: EmbeddedServer) -> None:
    assert server.address().password not in repr(server.address())


def test_the_server_speaks_utf8_and_sorts_the_same_on_every_machine(server: EmbeddedServer, connect: Connect) -> None:
    with server.in_use(), connect(server.address()) as connection:
        row = connection.execute(
            "SELECT datlocprovider::text, datlocale, pg_encoding_to_char(encoding), current_setting('data_checksums'), "
            "current_setting('fsync'), current_setting('TimeZone') FROM pg_database WHERE datname = 'postgres'"
        ).fetchone()

    assert row == ("b", "C.UTF-8", "UTF8", "on", "on", "UTC")


def test_a_server_started_by_command_stays_until_it_is_stopped_by_command(server: EmbeddedServer) -> None:
    server.start()
    with server.in_use():
        pass
    stayed = server.status()
    server.stop()

    assert stayed.running
    assert stayed.stays
    assert not server.status().running
    assert not server.status().stays


def test_stopping_twice_or_before_the_first_start_does_nothing(fresh: EmbeddedServer, place: Path) -> None:
    fresh.stop()
    assert list(place.iterdir()) == []

    fresh.start()
    fresh.stop()
    fresh.stop()
    assert not fresh.status().running


def test_starting_twice_leaves_one_server(server: EmbeddedServer, place: Path) -> None:
    server.start()
    first = postmaster(place / "postgres")
    server.start()

    assert postmaster(place / "postgres") == first


def test_committed_rows_outlast_a_stop(server: EmbeddedServer, connect: Connect) -> None:
    with server.in_use(), connect(server.address()) as connection:
        write_a_row(connection)
    with server.in_use(), connect(server.address()) as connection:
        assert read_rows(connection) == [("Ánna",)]


def test_two_processes_share_one_server_and_the_last_one_stops_it(server: EmbeddedServer, place: Path) -> None:
    with another_user(place / "postgres") as other:
        first = postmaster(place / "postgres")
        with server.in_use():
            assert postmaster(place / "postgres") == first
        assert server.status().running
        assert other.communicate("\n")[0] == "out\n"

    assert not server.status().running


def test_processes_that_start_at_once_find_one_server(fresh: EmbeddedServer, place: Path) -> None:
    words = [sys.executable, str(HOLDER), str(place / "postgres")]
    crowd = [subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    for process in crowd:
        assert process.stdout is not None
        assert process.stdout.readline() == "in\n"
    starts = (place / "postgres" / "server.log").read_text().count("starting PostgreSQL")
    for process in crowd:
        assert process.communicate("\n")[0] == "out\n"

    assert starts == 1
    assert not fresh.status().running


def test_two_uses_in_one_process_count_apart(server: EmbeddedServer) -> None:
    with server.in_use():
        with server.in_use():
            pass
        assert server.status().running
    assert not server.status().running


def test_a_user_that_is_killed_is_not_counted_any_more(server: EmbeddedServer, place: Path) -> None:
    with another_user(place / "postgres") as other:
        other.kill()
    assert server.status().running, "nobody was left to stop it"

    with server.in_use():
        pass
    assert not server.status().running


def test_an_error_inside_the_block_still_stops_the_server(server: EmbeddedServer) -> None:
    with pytest.raises(ZeroDivisionError), server.in_use():
        raise ZeroDivisionError

    assert not server.status().running


def test_ctrl_c_in_the_terminal_that_started_the_server_does_not_reach_it(
    server: EmbeddedServer, place: Path, connect: Connect
) -> None:
    with another_user(place / "postgres") as other, server.in_use(), connect(server.address()) as connection:
        first = postmaster(place / "postgres")
        os.killpg(other.pid, signal.SIGINT)
        other.wait(20)

        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert postmaster(place / "postgres") == first


def test_a_stop_by_command_says_when_somebody_was_still_using_the_server(place: Path) -> None:
    said: list[str] = []
    with another_user(place / "postgres"):
        EmbeddedServer(place / "postgres", say=said.append).stop()

    assert [text for text in said if "still using" in text]


def test_a_home_whose_path_is_too_long_for_a_socket_gets_a_short_private_folder(place: Path, connect: Connect) -> None:
    server = EmbeddedServer(place / ("long" * 30) / "postgres", say=str)
    sockets = Path(server.address().host)
    try:
        with server.in_use(), connect(server.address()) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
            assert sockets.stat().st_mode & 0o777 == 0o700
            assert len(os.fsencode(sockets)) < 60
    finally:
        sockets.rmdir()


@pytest.mark.parametrize("name", ["with space", "quote'd, ünïcode"])
def test_a_home_may_have_an_unusual_name(place: Path, connect: Connect, name: str) -> None:
    server = EmbeddedServer(place / name, say=str)
    sockets = Path(server.address().host)
    with server.in_use(), connect(server.address()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    if sockets.parent != place / name:
        sockets.rmdir()


def test_a_lock_of_a_use_is_free_again_after_the_use(tmp_path: Path) -> None:
    uses = Uses(folder=tmp_path)
    with uses.use(), uses.use():
        assert not uses.unused()
    assert uses.unused()
