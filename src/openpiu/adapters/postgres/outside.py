"""A PostgreSQL server that somebody else runs, named by OPENPIU_DATABASE_URL.

Belongs here: reading the URL and asking the server for its version. The URL holds a password: no error repeats it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

import psycopg

from openpiu.adapters.postgres.base import Address, ServerStatus
from openpiu.adapters.postgres.connecting import conninfo
from openpiu.errors import OperatorError

OLDEST = 150000
_SHAPE = "postgresql://user:password@host:5432/database"
_SCHEMES = frozenset({"postgresql", "postgres"})
# Where the server is may be said in the query, as libpq allows; the rest is handed on.
_PLACES = frozenset({"host", "port"})
_OPTIONS = frozenset(
    {
        "application_name",
        "connect_timeout",
        "require_auth",
        "sslcert",
        "sslcrl",
        "sslkey",
        "sslmode",
        "sslrootcert",
        "target_session_attrs",
    }
)


class OutsideServer:
    """The server behind a URL. Starting and stopping it is its administrator's work, so both do nothing here."""

    def __init__(self, url: str) -> None:
        """Read the URL; raises OperatorError where it cannot be read, without repeating it."""
        self._address = read_url(url)

    def address(self) -> Address:
        """The address that the URL names."""
        return self._address

    def start(self) -> None:
        """Do nothing: the server is run by somebody else."""

    def stop(self) -> None:
        """Do nothing: the server is run by somebody else."""

    def status(self) -> ServerStatus:
        """Connect once and ask for the version; a server older than PostgreSQL 15 is a problem."""
        at = self._address
        place = f"{at.host}:{at.port}"
        try:
            with psycopg.connect(conninfo(at, connect_timeout="5")) as connection:
                number = connection.info.server_version
                version = connection.info.parameter_status("server_version") or str(number)
        except psycopg.Error as error:
            return ServerStatus(running=False, place=place, problem=_unreachable(at, error))
        problem = "" if number >= OLDEST else f"{place} runs PostgreSQL {version}: openpiu needs 15 or newer"
        return ServerStatus(running=True, place=place, version=version, stays=True, problem=problem)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Refuse at once where the server cannot be reached or is too old."""
        found = self.status()
        if found.problem:
            raise OperatorError(found.problem)
        yield


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    host: str
    port: int
    options: tuple[tuple[str, str], ...]


def read_url(url: str) -> Address:
    """Read `postgresql://user:password@host:port/database?sslmode=...`; a socket folder goes into `?host=/folder`.

    The port defaults to 5432; the password may be missing where the server asks for none.
    """
    try:
        split = urlsplit(url.strip())
        port = split.port or 5432
        query = dict(parse_qsl(split.query, keep_blank_values=True, strict_parsing=bool(split.query)))
    except ValueError:
        raise _wrong(
            f"cannot be read as {_SHAPE} (signs like @ : / # in the password are written as %40 ...)"
        ) from None
    if split.scheme not in _SCHEMES:
        raise _wrong(f"does not begin with postgresql:// (its form is {_SHAPE})")
    parts = _parts(_host_as_written(split), port, query)
    user, database = unquote(split.username or ""), unquote(split.path.removeprefix("/"))
    missing = [name for name, value in {"user": user, "host": parts.host, "database": database}.items() if not value]
    if missing:
        raise _wrong(f"names no {' and no '.join(missing)} (its form is {_SHAPE})")
    password = unquote(split.password or "")
    return Address(
        host=parts.host, port=parts.port, user=user, password=password, database=database, options=parts.options
    )


def _host_as_written(split: SplitResult) -> str:
    """The host with its capitals, which `hostname` loses: a socket folder (%2FRun%2F...) needs them."""
    name = split.hostname or ""
    authority = split.netloc.rpartition("@")[2]
    begin = authority.lower().find(name.lower())
    return unquote(authority[begin : begin + len(name)])


def _parts(host: str, port: int, query: dict[str, str]) -> _Parts:
    unknown = sorted(set(query) - _PLACES - _OPTIONS)
    if unknown:
        raise _wrong(f"sets an option that openpiu does not hand on; it knows {', '.join(sorted(_OPTIONS | _PLACES))}")
    host = query.get("host", host)
    if "," in host:
        raise _wrong("names several hosts: name one (a proxy or a virtual address in front of replicas)")
    said = query.get("port", str(port))
    if not said.isascii() or not said.isdigit() or not 0 < int(said) < 65536:
        raise _wrong("has a port that is no number from 1 to 65535")
    options = tuple(sorted((name, value) for name, value in query.items() if name in _OPTIONS))
    return _Parts(host=host, port=int(said), options=options)


def _wrong(what: str) -> OperatorError:
    return OperatorError(f"OPENPIU_DATABASE_URL {what}")


def _unreachable(at: Address, error: psycopg.Error) -> str:
    """The driver's first line, which never holds the password (made sure of), and what to look at."""
    line = (str(error).strip().splitlines() or ["no reason given"])[0]
    if at.password:
        line = line.replace(at.password, "...")
    what = "the socket folder" if Path(at.host).is_absolute() else "the host, the port and the firewall"
    return f"no connection to PostgreSQL at {at.host}:{at.port} ({line}): check {what}, the user and the password"
