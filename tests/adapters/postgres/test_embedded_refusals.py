"""What the embedded server refuses, and whether the administrator can act on the words."""

from contextlib import suppress
from pathlib import Path

import pytest

from openpiu.adapters.postgres import cluster
from openpiu.adapters.postgres.account import make_account
from openpiu.adapters.postgres.embedded import EmbeddedServer
from openpiu.errors import OperatorError


def refusal(server: EmbeddedServer) -> str:
    with pytest.raises(OperatorError) as caught, server.in_use():
        pass
    return str(caught.value)


def test_a_folder_that_cannot_be_made_is_named(place: Path) -> None:
    (place / "file").write_text("in the way")
    server = EmbeddedServer(place / "file" / "postgres", say=str)

    text = refusal(server)

    assert str(place / "file") in text
    assert "OPENPIU_DATA" in text


def test_a_full_disk_is_refused_before_anything_is_made(place: Path) -> None:
    with pytest.raises(OperatorError, match="MB free and a new database needs 1000000000 MB: make room"):
        cluster.demand_space(place, needed=10**15)


def test_a_disk_that_fills_up_on_the_way_is_called_full() -> None:
    output = 'initdb: error: could not write to file "pg_wal/0001": No space left on device'

    with pytest.raises(OperatorError, match="the disk of /srv/openpiu is full"):
        cluster.refuse_full_disk(output, Path("/srv/openpiu"))


def test_a_database_of_another_major_version_is_left_alone(server: EmbeddedServer, place: Path) -> None:
    with server.in_use():
        pass
    (place / "postgres" / "cluster" / "PG_VERSION").write_text("17\n")

    text = refusal(server)

    assert "PostgreSQL 17" in text
    assert "brings 18" in text


def test_a_server_that_does_not_start_shows_the_end_of_its_log(server: EmbeddedServer, place: Path) -> None:
    with server.in_use():
        pass
    with (place / "postgres" / "cluster" / "postgresql.conf").open("a") as file:
        file.write("no_such_setting = 1\n")

    text = refusal(server)

    assert "did not start" in text
    assert "no_such_setting" in text


def test_a_server_that_failed_to_start_can_be_started_once_it_is_mended(server: EmbeddedServer, place: Path) -> None:
    with server.in_use():
        pass
    settings = place / "postgres" / "cluster" / "postgresql.conf"
    good = settings.read_text()
    settings.write_text(good + "no_such_setting = 1\n")
    refusal(server)
    settings.write_text(good)

    with server.in_use():
        assert server.status().running


def test_a_lost_password_file_is_not_replaced_by_a_useless_one(server: EmbeddedServer, place: Path) -> None:
    with server.in_use():
        pass
    (place / "postgres" / "password").unlink()

    assert "restore the file from a backup" in refusal(server)
    assert not (place / "postgres" / "password").exists()


def test_a_password_file_open_to_others_is_refused(fresh: EmbeddedServer, place: Path) -> None:
    fresh.address()
    (place / "postgres" / "password").chmod(0o644)

    assert f"chmod 600 {place / 'postgres' / 'password'}" in refusal(fresh)


def test_a_wrong_password_is_a_problem_in_the_status_and_not_a_crash(server: EmbeddedServer, place: Path) -> None:
    with server.in_use():
        (place / "postgres" / "password").write_text("changed by hand")
        found = server.status()

    assert found.running
    assert "password authentication failed" in found.problem
    assert "changed by hand" not in found.problem


def test_a_socket_folder_open_to_others_is_refused(server: EmbeddedServer, place: Path) -> None:
    with server.in_use():
        pass
    (place / "postgres" / "socket").chmod(0o777)

    assert f"chmod 700 {place / 'postgres' / 'socket'}" in refusal(server)


def test_a_link_in_place_of_the_short_socket_folder_is_refused(place: Path) -> None:
    server = EmbeddedServer(place / ("long" * 30), say=str)
    sockets = Path(server.address().host)
    (place / "trap").mkdir()
    sockets.symlink_to(place / "trap")
    try:
        assert f"{sockets} is not a folder of" in refusal(server)
    finally:
        sockets.unlink()


def test_a_system_user_that_cannot_be_made_is_said_before_and_after() -> None:
    said: list[str] = []

    with pytest.raises(OperatorError, match=r"could not be made .*run openpiu as an ordinary user") as caught:
        make_account(said.append, name="not a name")

    assert len(said) == 1
    assert "making the system user" in said[0]
    assert "OPENPIU_DATABASE_URL" in str(caught.value)


def test_a_path_that_a_shell_would_run_is_harmless(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    harm = place / "harm"
    server = EmbeddedServer(place / "$(touch ${PWD}harm ; touch harm)", say=str)
    sockets = Path(server.address().host)

    with suppress(OperatorError), server.in_use():
        pass

    assert not harm.exists()
    assert not Path("/harm").exists()
    if sockets.exists():
        sockets.rmdir()
