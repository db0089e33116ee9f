"""The running server: is it there, launch it, halt it.

Belongs here: pg_ctl, the ping, the server's log. Not here: who may stop it when (`uses`, `embedded`).
"""

import os
import time
from contextlib import suppress
from pathlib import Path

from psycopg import pq

from openpiu.adapters.postgres.base import Address
from openpiu.adapters.postgres.binaries import Programs
from openpiu.adapters.postgres.cluster import refuse_full_disk
from openpiu.adapters.postgres.connecting import conninfo
from openpiu.adapters.postgres.folders import PORT
from openpiu.errors import OperatorError

# Long, because a large database takes its time to recover from a crash; a server that ends is noticed at once.
_START_PATIENCE_S = 240
_STOP_PATIENCE_S = 60
_SETTLE_PATIENCE_S = 10
_PID_FILE = "postmaster.pid"
_LOG_LIMIT_BYTES = 5_000_000
# Workers of a killed server live on for a moment; PostgreSQL rightly refuses to start beside them.
_LEFTOVER = "pre-existing shared memory block"
_LEFTOVER_PATIENCE_S = 15


def ping(address: Address) -> pq.Ping:
    """Ask the socket, without password: OK, REJECT (starting or stopping) or NO_RESPONSE."""
    return pq.Ping(
        pq.PGconn.ping(conninfo(address, connect_timeout="5").encode())
    )  # the compiled psycopg returns a bare number


def launch(cluster: Path, sockets: Path, log: Path, programs: Programs) -> None:
    """Start a server that does not answer and wait until it does; it stays when this process ends."""
    _turn_over(log)
    if _is_ours(_pid(cluster / _PID_FILE), cluster):  # alive, but its socket was removed: nobody can reach it
        halt(cluster, log, programs)
    for place in (cluster / _PID_FILE, sockets / f".s.PGSQL.{PORT}.lock"):
        _forget_stranger(place, cluster)
    deadline = time.monotonic() + _LEFTOVER_PATIENCE_S
    while True:
        begin = log.stat().st_size if log.exists() else 0
        if _pg_ctl_start(cluster, log, programs):
            return
        said = _tail(log, begin)
        if _LEFTOVER not in said or time.monotonic() > deadline:
            refuse_full_disk(said, cluster)
            raise OperatorError(f"the database server did not start; {log} ends with:\n{said}")
        time.sleep(0.5)


def halt(cluster: Path, log: Path, programs: Programs) -> None:
    """Stop the server: open transactions are rolled back, everything committed is on disk.

    PostgreSQL 18.4 was seen to hang in a fast stop while it recovers from the crash of one of its processes (`settle`
    avoids that). Then it is stopped at once; nothing committed is lost, the next start recovers it from the journal.
    """
    for mode in ("fast", "immediate"):
        words = ("stop", "-m", mode, "-w", "-t", str(_STOP_PATIENCE_S))
        done = programs.run("pg_ctl", *words, environment={"PGDATA": str(cluster)})
        if done.returncode == 0 or not _is_ours(_pid(cluster / _PID_FILE), cluster):
            return
    raise OperatorError(f"the database server did not stop within {2 * _STOP_PATIENCE_S} s; look at {log}")


def settle(address: Address, cluster: Path) -> None:
    """Give a running server some seconds to finish recovering, so that it stops well."""
    deadline = time.monotonic() + _SETTLE_PATIENCE_S
    while ping(address) is not pq.Ping.OK and _is_ours(_pid(cluster / _PID_FILE), cluster):
        if time.monotonic() > deadline:
            return
        time.sleep(0.05)


def wait_until_ready(address: Address, log: Path) -> None:
    """Wait while a server that somebody else started is still recovering."""
    deadline = time.monotonic() + _START_PATIENCE_S
    while ping(address) is pq.Ping.REJECT:
        if time.monotonic() > deadline:
            raise OperatorError(
                f"the database server is still starting after {_START_PATIENCE_S} s; look at {log}, try again later"
            )
        time.sleep(0.1)


def _pg_ctl_start(cluster: Path, log: Path, programs: Programs) -> bool:
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "ab") as file:
        # PGDATA and not -D: pg_ctl hands its words to a shell.
        words = ("start", "-s", "-w", "-t", str(_START_PATIENCE_S))
        return programs.run("pg_ctl", *words, environment={"PGDATA": str(cluster)}, log=file).returncode == 0


def _forget_stranger(place: Path, cluster: Path) -> None:
    """Remove a lock file left by a crash whose number is another program's by now: PostgreSQL would refuse to start."""
    number = _pid(place)
    if Path(f"/proc/{number}").exists() and not _is_ours(number, cluster):
        place.unlink(missing_ok=True)


def _pid(place: Path) -> int:
    """The process number in a lock file of PostgreSQL; 0 where there is none."""
    with suppress(OSError, ValueError, IndexError):
        return int(place.read_text(encoding="utf-8", errors="replace").splitlines()[0])
    return 0


def _is_ours(pid: int, cluster: Path) -> bool:
    """True when this process works in the cluster's folder, as a PostgreSQL server does."""
    try:
        return pid > 0 and Path(f"/proc/{pid}/cwd").samefile(cluster)
    except OSError:
        return False


def _turn_over(log: Path) -> None:
    """Keep one old log, so that the log cannot fill the disk."""
    if log.exists() and log.stat().st_size > _LOG_LIMIT_BYTES:
        log.replace(log.with_name(f"{log.name}.1"))


def _tail(log: Path, begin: int) -> str:
    with log.open("rb") as file:
        file.seek(begin)
        lines = file.read().decode("utf-8", errors="replace").strip().splitlines()
    return "\n".join(lines[-12:])
