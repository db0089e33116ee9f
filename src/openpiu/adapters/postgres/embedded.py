"""The embedded server: a PostgreSQL of openpiu's own in one folder, reached only over a local socket with a password.

Belongs here: the order of steps and who may stop the server. Not here: each step (the neighbours of this file).
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
from psycopg import pq

from openpiu.adapters.postgres import account, cluster, folders, running
from openpiu.adapters.postgres.base import MAINTENANCE_DATABASE, Address, ServerStatus
from openpiu.adapters.postgres.binaries import find_programs
from openpiu.adapters.postgres.connecting import conninfo
from openpiu.adapters.postgres.uses import Uses
from openpiu.errors import OperatorError


class EmbeddedServer:
    """A PostgreSQL server in `home`, shared by all processes of the user who owns that folder.

    As root the server belongs to a system user of its own, which is made on first start; `say` announces it before.
    A process that is killed leaves no trace in the count of users. If it was the only one, the server runs on until the
    next user leaves or `stop` is called.
    """

    def __init__(self, home: Path, *, say: Callable[[str], object]) -> None:
        self._home = home.expanduser().resolve()
        self._say = say
        self._uses = Uses(folder=self._home)
        self._log = self._home / "server.log"
        self._cluster = self._home / "cluster"

    def address(self) -> Address:
        """The address, which depends only on `home` and the password file in it (made here on first use)."""
        return Address(
            host=str(folders.socket_folder(self._home)),
            port=folders.PORT,
            user=cluster.ADMINISTRATOR,
            password=folders.password(self._home),
            database=MAINTENANCE_DATABASE,
            options=(("require_auth", "scram-sha-256"),),  # never show the password to whoever might pose as the server
        )

    def start(self) -> None:
        """Start the server, to stay until `stop`."""
        self._prepare()
        with self._uses.turn():
            self._run()
            self._uses.mark_stay()

    def stop(self) -> None:
        """Stop the server now; says aloud when another process was still using it."""
        if not folders.is_made(self._home):
            return
        with self._uses.turn():
            self._uses.unmark_stay()
            if not self._uses.unused():
                self._say("another openpiu process was still using the database server; it loses its connection")
            self._halt()

    def status(self) -> ServerStatus:
        """Ask the server for its version, with the password; never starts it."""
        place = str(self._home)
        if not folders.is_made(self._home):
            return ServerStatus(running=False, place=place)
        stays, address = self._uses.stays, self.address()
        if self._ping(address) is pq.Ping.NO_RESPONSE:
            return ServerStatus(running=False, place=place, stays=stays)
        try:
            with psycopg.connect(conninfo(address, connect_timeout="5")) as connection:
                version = connection.info.parameter_status("server_version") or ""
        except psycopg.OperationalError as error:
            return ServerStatus(running=True, place=place, stays=stays, problem=str(error).strip())
        return ServerStatus(running=True, place=place, version=version, stays=stays)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Make sure that the server runs while the block runs; the last user to leave stops it, unless it stays."""
        self._prepare()
        with ExitStack() as leaving:
            leaving.callback(self._stop_after_last)
            with self._uses.turn():
                leaving.enter_context(self._uses.use())
                self._run()
            yield

    def _prepare(self) -> None:
        """Everything that can be refused before anything is made."""
        if account.needs_account():
            account.demand_way_to(self._home, account.find_account())
        folders.make_home(self._home)

    def _run(self) -> None:
        """Start the server where it does not run. Call it in your turn."""
        address = self.address()
        answer = self._ping(address)
        if answer is pq.Ping.NO_RESPONSE:
            self._launch(Path(address.host))
        elif answer is pq.Ping.REJECT:
            running.wait_until_ready(address, self._log)
        if running.ping(address) is not pq.Ping.OK:
            raise OperatorError(f"the database server in {self._home} does not answer; look at {self._log}")

    def _ping(self, address: Address) -> pq.Ping:
        """Ask the socket, but only in a folder where nobody else can have put it."""
        sockets = Path(address.host)
        if not sockets.exists():
            return pq.Ping.NO_RESPONSE
        folders.demand_private(sockets, self._owner())
        return running.ping(address)

    def _owner(self) -> account.Account | None:
        return account.find_account() if account.needs_account() else None

    def _launch(self, sockets: Path) -> None:
        try:
            if not self._cluster.exists():
                cluster.demand_space(self._home)
            programs = find_programs(self._home, account.make_account(self._say) if account.needs_account() else None)
            folders.make_private(sockets, programs.account)
            cluster.make_cluster(self._home, programs)
            cluster.write_settings(self._cluster, sockets, programs)
            running.launch(self._cluster, sockets, self._log, programs)
        except OSError as error:
            raise OperatorError(
                f"{error.filename or self._home} cannot be used ({error.strerror}): mend it, "
                "or choose another place with OPENPIU_DATA"
            ) from error

    def _halt(self) -> None:
        if (self._cluster / "postmaster.pid").exists():
            running.settle(self.address(), self._cluster)
            running.halt(self._cluster, self._log, find_programs(self._home, self._owner()))

    def _stop_after_last(self) -> None:
        with self._uses.turn():
            if not self._uses.stays and self._uses.unused():
                self._halt()
