"""The environment: each variable read, refused with its name where it is wrong, and no secret said aloud."""

from datetime import timedelta
from pathlib import Path

import pytest

from openpiu.conf.environment import Environment, default_home, read_environment
from openpiu.errors import OperatorError

URL = "postgresql://piu:specimen-secret@db.example.org/openpiu"


def read(**variables: str) -> Environment:
    """The settings of an ordinary user with these variables."""
    return read_environment({"HOME": "/srv/w", **variables}, uid=1000)


def test_without_any_variable_everything_has_a_default() -> None:
    """CONTRIBUTING: a clean checkout runs."""
    assert read() == Environment(
        home=Path("/srv/w/.local/share/openpiu"),
        database_url=None,
        unit="Utopia PIU",
        hosts=("localhost", "127.0.0.1"),
        https=True,
        parts_after=timedelta(minutes=10),
    )


def test_every_variable_is_read() -> None:
    """None of them is a decoration."""
    found = read(
        OPENPIU_DATA="/srv/piu", OPENPIU_DATABASE_URL=URL, OPENPIU_UNIT="PIU UTO",
        OPENPIU_HOSTS="piu.example.org, localhost,", OPENPIU_HTTPS="0",
        OPENPIU_PARTS_MINUTES="25",
    )  # fmt: skip
    assert found == Environment(
        home=Path("/srv/piu"), database_url=URL, unit="PIU UTO", hosts=("piu.example.org", "localhost"), https=False,
        parts_after=timedelta(minutes=25),
    )  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [f"OPENPIU_{name}" for name in ("DATA", "DATABASE_URL", "UNIT", "HOSTS", "HTTPS", "PARTS_MINUTES")],
)
def test_an_empty_variable_is_the_same_as_none(name: str) -> None:
    """PNR-13.9: an empty line in a service file must not turn off encryption."""
    assert read(**{name: ""}) == read()


@pytest.mark.parametrize("path", ["piu", "./piu", "../piu", "~nobody-of-this-name/piu"])
def test_data_lie_at_a_full_path(path: str) -> None:
    """OperatorError: where data lie must not depend on where one stands."""
    with pytest.raises(OperatorError, match="OPENPIU_DATA must be a full path"):
        read(OPENPIU_DATA=path)


@pytest.mark.parametrize("text", ["0", "-1", "ten", "1441", "\u0661\u0660", "2.5"])
def test_a_number_of_minutes_is_one(text: str) -> None:
    """MSG-7: the time for which a missing part is waited for; a slip must not switch the flag off."""
    with pytest.raises(OperatorError, match="OPENPIU_PARTS_MINUTES must be a number of minutes"):
        read(OPENPIU_PARTS_MINUTES=text)


@pytest.mark.parametrize("https", [True, False])
@pytest.mark.parametrize("pair", [("1", "0"), ("true", "false"), ("YES", "No"), ("on", "off")])
def test_a_switch_is_on_or_off(pair: tuple[str, str], https: bool) -> None:
    """As people write it."""
    assert read(OPENPIU_HTTPS=pair[0] if https else pair[1]).https is https


@pytest.mark.parametrize("text", ["2", "maybe", " ", "0 ", "https"])
def test_a_switch_that_is_neither_is_refused_by_name(text: str) -> None:
    """PNR-13.9: a typing error is not taken for off."""
    with pytest.raises(OperatorError, match="OPENPIU_HTTPS must be 1 or 0"):
        read(OPENPIU_HTTPS=text)


@pytest.mark.parametrize("text", [",", " , ,"])
def test_at_least_one_host_is_named(text: str) -> None:
    """Nobody could reach the console otherwise, and nothing would say why."""
    with pytest.raises(OperatorError, match="OPENPIU_HOSTS must name"):
        read(OPENPIU_HOSTS=text)


def test_no_secret_stands_in_the_settings_text_form() -> None:
    """PNR-13.9: tracebacks and logs print values."""
    assert "specimen-secret" not in repr(read(OPENPIU_DATABASE_URL=URL))


@pytest.mark.parametrize(("name", "value"), [("OPENPIU_DATA", "specimen-secret"), ("OPENPIU_HTTPS", "specimen-secret")])
def test_a_refusal_does_not_repeat_what_was_given(name: str, value: str) -> None:
    """PNR-13.9: somebody may have put a secret in the wrong variable."""
    with pytest.raises(OperatorError) as refusal:
        read(**{name: value})
    assert name in str(refusal.value)
    assert value not in str(refusal.value)


@pytest.mark.parametrize(
    ("uid", "variables", "home"),
    [
        (0, {"HOME": "/root"}, "/var/lib/openpiu"),
        (1000, {"HOME": "/srv/w"}, "/srv/w/.local/share/openpiu"),
        (1000, {"HOME": "/srv/w", "XDG_DATA_HOME": "/data/w"}, "/data/w/openpiu"),
    ],
)
def test_data_lie_where_the_machine_s_custom_is(uid: int, variables: dict[str, str], home: str) -> None:
    """For root with the system's state, for others in their own data folder."""
    assert default_home(uid=uid, variables=variables) == Path(home)
