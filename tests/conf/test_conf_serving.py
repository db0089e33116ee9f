"""Before serving: a port that is taken is said in words."""

import socket
from collections.abc import Iterator

import pytest

from openpiu.conf import serving
from openpiu.errors import OperatorError


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens already."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_that_is_taken_is_refused_with_what_to_do(taken: int) -> None:
    """OperatorError: the server itself would share the port in silence."""
    with pytest.raises(OperatorError, match=rf"cannot listen on 127\.0\.0\.1:{taken} .*choose another with --port"):
        serving.demand_free("127.0.0.1", taken)


def test_a_free_port_stays_free(taken: int) -> None:
    """The question does not take it, and can be asked again."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    serving.demand_free("127.0.0.1", free)
    serving.demand_free("127.0.0.1", free)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "203.0.113.7", "not a host", "x" * 70 + ".invalid"])
def test_an_address_that_is_not_this_machine_s_is_refused(host: str) -> None:
    """OperatorError, not a traceback."""
    with pytest.raises(OperatorError, match="cannot listen on"):
        serving.demand_free(host, 8000)


@pytest.mark.parametrize("port", [-1, 65536, 10**9])
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    """OperatorError, not a traceback."""
    with pytest.raises(OperatorError, match="cannot listen on"):
        serving.demand_free("127.0.0.1", port)
