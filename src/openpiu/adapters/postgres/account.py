"""The system user that owns the embedded server when openpiu runs as root (PostgreSQL refuses to run as root).

Belongs here: finding and making that user, and asking whether it can enter a folder. Not here: folders of ours.
"""

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpiu.errors import OperatorError

NAME = "openpiu-postgres"
_NO_SHELL = "/usr/sbin/nologin"
# Before the user exists, any user without rights can answer the question "may a stranger enter this folder?".
_STRANGER_ID = 65534


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A system user, as numbers."""

    uid: int
    gid: int


def needs_account() -> bool:
    """True for root: only root cannot run the server under its own name."""
    return os.geteuid() == 0


def find_account(name: str = NAME) -> Account | None:
    """The server's user, or None where it has not been made yet."""
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(uid=entry.pw_uid, gid=entry.pw_gid)


def make_account(say: Callable[[str], object], name: str = NAME) -> Account:
    """Return the server's user and make it first where it is missing, said aloud before it is done."""
    account = find_account(name)
    if account is not None:
        return account
    say(f"PostgreSQL refuses to run as root: making the system user {name} (no login, no home) to own the server")
    complaint = _useradd(name)
    account = find_account(name)  # another process may have made it in the same moment
    if account is None:
        raise OperatorError(
            f"the system user {name} could not be made ({complaint}); make it yourself, run openpiu as an ordinary "
            "user, or set OPENPIU_DATABASE_URL to a PostgreSQL server of yours"
        )
    return account


def _useradd(name: str) -> str:
    """Run useradd; return what it complained about."""
    program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if program is None:
        return "this machine has no useradd"
    words = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", _NO_SHELL, name]
    done = subprocess.run([program, *words], capture_output=True, text=True, check=False)
    return done.stderr.strip().partition("\n")[0] or f"useradd ended with {done.returncode}"


def demand_way_to(folder: Path, account: Account | None) -> None:
    """Refuse with the name of the first existing folder on the way to `folder` that the server's user cannot enter.

    Asks the kernel (a process of that user tries), so access lists count too. Never changes a mode.
    """
    way = [place for place in (folder, *folder.parents) if place.is_dir()]
    if _can_enter(way[0], account):
        return
    barrier = next((place for place in reversed(way) if not _can_enter(place, account)), way[0])
    raise OperatorError(
        f"the database server runs as the system user {NAME}, which may not enter {barrier}, and openpiu does not "
        "change the permissions of folders that it has not made: choose another place with OPENPIU_DATA (for example "
        "/var/lib/openpiu), run openpiu as an ordinary user, or set OPENPIU_DATABASE_URL to a server of yours"
    )


def _can_enter(folder: Path, account: Account | None) -> bool:
    who = account or Account(uid=_STRANGER_ID, gid=_STRANGER_ID)
    words = ["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)]
    try:
        done = subprocess.run(
            words, cwd="/", user=who.uid, group=who.gid, extra_groups=[], capture_output=True, check=False
        )
    except OSError as error:
        raise OperatorError(
            f"root may not change to another user on this machine ({error.strerror}), and PostgreSQL refuses to run as "
            "root: run openpiu as an ordinary user, or set OPENPIU_DATABASE_URL to a server of yours"
        ) from error
    return done.returncode == 0
