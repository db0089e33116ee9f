"""The database cluster on disk: made once, checked on every start.

Belongs here: initdb and the settings file. Not here: starting and stopping (`running`), roles and tables (`store`).
"""

import os
import shutil
from pathlib import Path

from openpiu.adapters.postgres import folders
from openpiu.adapters.postgres.binaries import MAJOR, Programs
from openpiu.errors import OperatorError

ADMINISTRATOR = "openpiu_admin"
SETTINGS_FILE = "openpiu.conf"
_NO_SPACE = "No space left on device"

# The log must hold no passenger data: errors go only to the client who caused them, and details
# ("Key (name)=(...)", "Failed process was running: ...") are left out.
_SETTINGS = {
    "listen_addresses": "",  # no TCP at all
    "port": str(folders.PORT),
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "fsync": "on",
    "logging_collector": "off",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_autovacuum_min_duration": "-1",
    "log_checkpoints": "off",
    "log_lock_waits": "off",
}


def make_cluster(home: Path, programs: Programs) -> Path:
    """Return the cluster's folder, made first where it is missing; an attempt cut short never counts."""
    cluster = home / "cluster"
    if not cluster.exists():
        _initialise(home, programs, cluster)
    _demand_version(cluster)
    return cluster


def write_settings(cluster: Path, sockets: Path, programs: Programs) -> None:
    """Write our settings anew; `postgresql.conf` includes them, and what an administrator adds after that line wins."""
    quoted = f'"{sockets}"'  # a list: each path between double quotes
    lines = [f"{name} = '{value}'" for name, value in {**_SETTINGS, "unix_socket_directories": quoted}.items()]
    text = "# Written by openpiu at every start; put changes at the end of postgresql.conf.\n" + "\n".join(lines) + "\n"
    _write_as_server(cluster / SETTINGS_FILE, text, programs)


def demand_space(home: Path, needed: int = 300_000_000) -> None:
    """Refuse a disk with fewer free bytes than a new cluster, its first journal and our copy of the programs take."""
    free = shutil.disk_usage(home).free
    if free < needed:
        raise OperatorError(
            f"the disk of {home} has {free // 1_000_000} MB free and a new database needs {needed // 1_000_000} MB: "
            "make room, or choose another place with OPENPIU_DATA"
        )


def refuse_full_disk(output: str, place: Path) -> None:
    """Raise where a program's output says that the disk is full."""
    if _NO_SPACE in output:
        raise OperatorError(f"the disk of {place} is full: make room, then try again")


def _initialise(home: Path, programs: Programs, cluster: Path) -> None:
    part = home / "cluster.part"
    shutil.rmtree(part, ignore_errors=True)
    folders.make_private(part, programs.account)
    secret = part.with_name("password.part")
    _write_as_server(secret, folders.password(home), programs)
    try:
        _initdb(part, secret, programs)
        _include_settings(part)
    finally:
        secret.unlink(missing_ok=True)
    part.rename(cluster)
    _sync(home)


def _initdb(part: Path, secret: Path, programs: Programs) -> None:
    done = programs.run(
        "initdb",
        f"--pgdata={part}",
        f"--username={ADMINISTRATOR}",
        f"--pwfile={secret}",
        "--auth-local=scram-sha-256",
        "--auth-host=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
    )
    if done.returncode != 0:
        refuse_full_disk(done.stdout, part)
        raise OperatorError(f"initdb could not make the database in {part}: {done.stdout.strip()[-600:]}")


def _include_settings(cluster: Path) -> None:
    with (cluster / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(f"\ninclude '{SETTINGS_FILE}'\n")


def _demand_version(cluster: Path) -> None:
    try:
        found = (cluster / "PG_VERSION").read_text(encoding="ascii").strip()
    except OSError as error:
        raise OperatorError(
            f"{cluster} is no database that can be read ({error.strerror}): restore a backup"
        ) from error
    if found != MAJOR:
        raise OperatorError(
            f"the database in {cluster} was made by PostgreSQL {found}, this openpiu brings {MAJOR}: dump it with the "
            "openpiu that made it, or choose another place with OPENPIU_DATA"
        )


def _write_as_server(place: Path, text: str, programs: Programs) -> None:
    """Write a 0600 file of the server's user, whole or not at all."""
    part = place.with_name(f"{place.name}.new")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        if programs.account is not None:
            os.fchown(file.fileno(), programs.account.uid, programs.account.gid)
        file.write(text)
    part.replace(place)


def _sync(folder: Path) -> None:
    """Make a rename in this folder outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
