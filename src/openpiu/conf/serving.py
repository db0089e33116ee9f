"""Running the WSGI application under granian."""

import socket
import time
from collections.abc import Callable
from threading import Thread

from granian.constants import Interfaces
from granian.server import Server

from openpiu.errors import OperatorError

PATIENCE = 120.0  # seconds that the first worker may take to load
TARGET = "openpiu.doors.wsgi:application"


def demand_free(host: str, port: int) -> None:
    """OperatorError where the port is taken; the server itself would share it in silence."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError, UnicodeError) as error:  # taken or not ours; no port; no name
            why = error.strerror if isinstance(error, OSError) else "no such address"
            raise OperatorError(f"cannot listen on {host}:{port} ({why}); choose another with --port") from error


def run(host: str, port: int, *, workers: int = 1, ready: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM; a worker that does not stop within five seconds is killed.

    `ready` is called once, from another thread, when connections are accepted.
    """
    Thread(target=_tell_when_ready, args=(host, port, ready), name="ready", daemon=True).start()
    Server(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=8,
        workers_kill_timeout=5,
        log_enabled=False,
        websockets=False,
    ).serve()


def _tell_when_ready(host: str, port: int, ready: Callable[[], None]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            ready()
            return
