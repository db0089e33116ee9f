"""The port to PostgreSQL: where the server is and how a process makes sure that it runs.

Belongs here: the address, the status, the protocol. Not here: tables and roles (`store`), how a server is started.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

MAINTENANCE_DATABASE = "postgres"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the server listens and who administers it.

    `host` is a name, an IP address, or the absolute path of a socket folder (always so for the embedded server).
    `user` is the administrative login: it may make roles and databases. `options` are further connection
    parameters (`sslmode`, ...), as pairs. The password is left out of `repr`.
    """

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    database: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerStatus:
    """What is known of the server now. `problem` is empty, or says what the administrator must do.

    `place` is the folder or `host:port`; `version` is empty when nobody answers; `stays` tells that the server was
    started to stay until it is stopped by command.
    """

    running: bool
    place: str
    version: str = ""
    stays: bool = False
    problem: str = ""


class Server(Protocol):
    """A PostgreSQL server that openpiu may use. All methods raise OperatorError where the administrator must act."""

    def address(self) -> Address:
        """Where to connect; known before the server runs."""
        ...

    def start(self) -> None:
        """Make sure that it runs, and keeps running after this process."""
        ...

    def stop(self) -> None:
        """Stop it now, whoever uses it."""
        ...

    def status(self) -> ServerStatus:
        """Ask the server; never starts it."""
        ...

    def in_use(self) -> AbstractContextManager[None]:
        """Make sure that it runs while the block runs; the last user to leave stops it, unless it stays."""
        ...
