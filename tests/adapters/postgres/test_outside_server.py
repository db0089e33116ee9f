"""A PostgreSQL server of somebody else: what a URL may say, and that no error repeats the password in it."""

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.adapters.postgres.base import Address
from openpiu.adapters.postgres.embedded import EmbeddedServer
from openpiu.adapters.postgres.outside import OutsideServer, read_url
from openpiu.errors import OperatorError

SECRET = "hunter2secret"


def url_of(address: Address, *, password: str | None = None) -> str:
    word = quote(address.password if password is None else password, safe="")
    return f"postgresql://{address.user}:{word}@/{address.database}?host={quote(address.host)}"


def test_a_url_names_a_server() -> None:
    found = read_url(
        "postgresql://piu:p%40ss%2Fword@db.example.org:6432/unit?sslmode=verify-full&sslrootcert=/etc/ca.pem"
    )

    assert found == Address(
        host="db.example.org",
        port=6432,
        user="piu",
        password="p@ss/word",
        database="unit",
        options=(("sslmode", "verify-full"), ("sslrootcert", "/etc/ca.pem")),
    )


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://piu@/unit?host=/Run/PostgreSQL",
        "postgres://piu@%2FRun%2FPostgreSQL/unit",
        "  postgresql://piu@%2FRun%2FPostgreSQL:5432/unit\n",
    ],
)
def test_a_socket_folder_keeps_its_capitals(url: str) -> None:
    found = read_url(url)

    assert (found.host, found.port, found.password) == ("/Run/PostgreSQL", 5432, "")


def test_an_ip_address_of_version_six_is_a_host() -> None:
    assert read_url("postgresql://piu@[2001:db8::1]:5433/unit").host == "2001:db8::1"


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("", "does not begin with postgresql://"),
        (f"mysql://piu:{SECRET}@host/unit", "does not begin with postgresql://"),
        (f"host=db password={SECRET}", "does not begin with postgresql://"),
        (f"postgresql://piu:{SECRET}@host", "names no database"),
        (f"postgresql://piu:{SECRET}@/unit", "names no host"),
        ("postgresql://host/unit", "names no user"),
        ("postgresql://", "names no user and no host and no database"),
        (f"postgresql://piu:{SECRET}@host:99999/unit", "cannot be read"),
        (f"postgresql://piu:{SECRET}@host:port/unit", "cannot be read"),
        (f"postgresql://piu:{SECRET}/x@host/unit", "cannot be read"),
        (f"postgresql://piu:{SECRET}@[::1/unit", "cannot be read"),
        (f"postgresql://piu:{SECRET}@host/unit?{SECRET}", "cannot be read"),
        (f"postgresql://piu:{SECRET}@host/unit?port=-1", "port that is no number"),
        (f"postgresql://piu:{SECRET}@host/unit?password={SECRET}", "option that openpiu does not hand on"),
        (f"postgresql://piu:{SECRET}@host/unit?host=a,b", "several hosts"),
        (f"postgresql://piu:{SECRET}@a,b/unit", "several hosts"),
    ],
)
def test_a_url_that_cannot_be_used_is_refused_without_repeating_it(url: str, complaint: str) -> None:
    with pytest.raises(OperatorError) as caught:
        OutsideServer(url)

    assert complaint in str(caught.value)
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None


def is_usable(address: Address) -> bool:
    return bool(address.host and address.user and address.database and 0 < address.port < 65536)


def outcome(url: str) -> Address | str:
    try:
        return read_url(url)
    except OperatorError as error:
        return str(error)


@given(
    garbage=st.text(max_size=60),
    begin=st.sampled_from(["", "postgresql://", "postgresql://piu:", "postgresql://piu@h/", "postgresql://piu@h/u?"]),
)
def test_any_text_is_an_address_or_a_refusal(garbage: str, begin: str) -> None:
    found = outcome(begin + garbage)

    assert is_usable(found) if isinstance(found, Address) else found.startswith("OPENPIU_DATABASE_URL ")


@given(password=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30))
def test_any_password_can_be_written_in_a_url(password: str) -> None:
    assert read_url(f"postgresql://piu:{quote(password, safe='')}@host/unit").password == password


def test_an_outside_server_is_asked_for_its_version_and_is_left_running(server: EmbeddedServer) -> None:
    outside = OutsideServer(url_of(server.address()))
    with server.in_use():
        outside.start()
        with outside.in_use():
            found = outside.status()
        outside.stop()
        assert server.status().running

    assert found.running
    assert found.version.startswith("18.")
    assert found.problem == ""


def test_a_server_that_cannot_be_reached_is_a_refusal_that_says_where_it_was_looked_for(tmp_path: Path) -> None:
    outside = OutsideServer(f"postgresql://piu:{SECRET}@/unit?host={tmp_path}")

    found = outside.status()
    with pytest.raises(OperatorError, match="no connection to PostgreSQL at") as caught, outside.in_use():
        pass

    assert not found.running
    assert str(tmp_path) in found.problem
    assert SECRET not in found.problem + str(caught.value)


def test_a_wrong_password_is_a_refusal_that_does_not_repeat_it(server: EmbeddedServer) -> None:
    outside = OutsideServer(url_of(server.address(), password=SECRET))
    with server.in_use():
        found = outside.status()

    assert "password authentication failed" in found.problem
    assert SECRET not in found.problem
    assert SECRET not in repr(outside.address())
