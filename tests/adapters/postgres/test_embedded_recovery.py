"""The embedded server after a crash, a power cut or a reboot: it starts, and what was committed is there."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from openpiu.adapters.postgres.account import find_account, needs_account
from openpiu.adapters.postgres.embedded import EmbeddedServer

Connect = Callable[..., psycopg.Connection]


def postmaster(home: Path) -> int:
    return int((home / "cluster" / "postmaster.pid").read_text().splitlines()[0])


def family(number: int) -> list[int]:
    """The postmaster and its children, children last."""
    lists = Path(f"/proc/{number}/task").glob("*/children")
    return [number, *(int(child) for text in lists for child in text.read_text().split())]


def kill_all(home: Path) -> None:
    """Kill every process of the server at once, as a power cut does."""
    numbers = family(postmaster(home))
    for number in numbers:
        os.kill(number, signal.SIGKILL)
    wait_until(lambda: not any(is_alive(number) for number in numbers))


def is_alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(holds: Callable[[], bool], patience_s: float = 20) -> None:
    deadline = time.monotonic() + patience_s
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def write_a_row(connection: psycopg.Connection) -> None:
    connection.execute("CREATE TABLE kept (name text)")
    connection.execute("INSERT INTO kept VALUES ('Ánna')")


def read_rows(connection: psycopg.Connection) -> list[tuple[str]]:
    return connection.execute("SELECT name FROM kept").fetchall()


def test_committed_rows_outlast_a_power_cut(server: EmbeddedServer, place: Path, connect: Connect) -> None:
    server.start()
    with connect(server.address()) as connection:
        write_a_row(connection)
    kill_all(place / "postgres")

    with server.in_use(), connect(server.address()) as connection:
        assert read_rows(connection) == [("Ánna",)]


def test_a_server_starts_again_at_once_after_only_its_first_process_was_killed(
    server: EmbeddedServer, place: Path, connect: Connect
) -> None:
    server.start()
    with connect(server.address()) as connection:
        write_a_row(connection)
        os.kill(postmaster(place / "postgres"), signal.SIGKILL)

    with server.in_use(), connect(server.address()) as connection:
        assert read_rows(connection) == [("Ánna",)]


def test_a_reboot_that_gave_the_servers_number_to_another_program_is_survived(
    server: EmbeddedServer, place: Path, connect: Connect
) -> None:
    home = place / "postgres"
    server.start()
    with connect(server.address()) as connection:
        write_a_row(connection)
    kill_all(home)
    owner = find_account() if needs_account() else None
    with subprocess.Popen(["sleep", "60"], user=owner.uid if owner else None) as stranger:
        for lock in (home / "cluster" / "postmaster.pid", home / "socket" / ".s.PGSQL.5432.lock"):
            lines = lock.read_text().splitlines(keepends=True)
            lock.write_text("".join([f"{stranger.pid}\n", *lines[1:]]))

        with server.in_use(), connect(server.address()) as connection:
            rows = read_rows(connection)
        spared = stranger.poll() is None
        stranger.kill()

    assert rows == [("Ánna",)]
    assert spared


def test_a_server_whose_socket_was_removed_is_started_anew(
    server: EmbeddedServer, place: Path, connect: Connect
) -> None:
    server.start()
    with connect(server.address()) as connection:
        write_a_row(connection)
    for left in (place / "postgres" / "socket").iterdir():
        left.unlink()

    with server.in_use(), connect(server.address()) as connection:
        assert read_rows(connection) == [("Ánna",)]


def test_a_first_start_that_was_cut_short_is_begun_again(fresh: EmbeddedServer, place: Path) -> None:
    half = place / "postgres" / "cluster.part"
    fresh.address()
    half.mkdir(mode=0o700)
    (half / "PG_VERSION").write_text("18\n")

    with fresh.in_use():
        assert fresh.status().running
    assert not half.exists()


def test_an_old_log_is_turned_over_and_cannot_fill_the_disk(server: EmbeddedServer, place: Path) -> None:
    server.address()
    log = place / "postgres" / "server.log"
    log.write_bytes(b"x" * 5_000_001)
    with server.in_use():
        assert log.stat().st_size < 5_000_000
    assert (place / "postgres" / "server.log.1").exists()
