"""The folders and private files of the embedded server: made with the right owner and mode, or refused.

Belongs here: making folders of ours, the socket folder, the password file. Rule of the room: the mode or owner of
a folder that we did not make is never changed. Not here: what PostgreSQL itself writes.
"""

import hashlib
import os
import pwd
import re
import secrets
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from openpiu.adapters.postgres.account import Account, needs_account
from openpiu.errors import OperatorError

PORT = 5432
# A fixed place and not $TMPDIR: two processes with different environments must find the same socket. The folder in it
# is ours, 0700, and its owner is checked.
_SHORT_PLACE = Path("/", "tmp")
_LONGEST_SOCKET_PATH = 107  # bytes; sun_path of Linux less the closing zero
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_./+=~ -]+")  # a comma would be read as a list of hosts
_ELSEWHERE = "choose another place with OPENPIU_DATA"


def make_home(home: Path) -> None:
    """Make `home` and missing folders above it; refuse a home of another user.

    Root makes them 0711, so that the server's user can pass through but not look around; everybody else 0700.
    """
    mode = 0o711 if needs_account() else 0o700
    for place in reversed((home, *home.parents)):
        _make(place, mode)
    demand_own(home)


def demand_own(place: Path) -> None:
    """Refuse a folder or file that belongs to another user than the one who runs openpiu, or lies out of reach."""
    try:
        owner = place.stat().st_uid
    except PermissionError as error:
        raise OperatorError(
            f"{place} lies in a folder of another user: run openpiu as that user, or {_ELSEWHERE}"
        ) from error
    if owner != os.geteuid():
        raise OperatorError(f"{place} belongs to {_name_of(owner)}: run openpiu as that user, or {_ELSEWHERE}")


def is_made(home: Path) -> bool:
    """True when there is a cluster in `home`; refuses a home of another user."""
    try:
        demand_own(home)
    except FileNotFoundError:
        return False
    return (home / "cluster").exists()


def socket_folder(home: Path) -> Path:
    """Where the socket lies: in `home`, or in a short folder named after it where a socket's path would be too long."""
    folder = home / "socket"
    length = len(os.fsencode(folder / f".s.PGSQL.{PORT}"))
    if length <= _LONGEST_SOCKET_PATH and _PLAIN_PATH.fullmatch(str(folder)):
        return folder
    return _SHORT_PLACE / f"openpiu-{hashlib.sha256(os.fsencode(home)).hexdigest()[:20]}"


def make_private(folder: Path, account: Account | None) -> None:
    """Make a 0700 folder of the server's user; refuse one that is a link, or somebody else's, or open to others."""
    owner = os.geteuid() if account is None else account.uid
    _make(folder, 0o700)
    demand_private(folder, account)
    if account is not None and folder.lstat().st_uid != owner:
        os.chown(folder, account.uid, account.gid, follow_symlinks=False)


def demand_private(folder: Path, account: Account | None) -> None:
    """Refuse a folder that is a link, or a stranger's, or open to others: somebody could pose as the server there."""
    owner = os.geteuid() if account is None else account.uid
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {owner, os.geteuid()}:
        raise OperatorError(f"{folder} is not a folder of {_name_of(owner)}: find out who made it, then remove it")
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise OperatorError(f"{folder} is open to other users: find out why, then run chmod 700 {folder}")


def password(home: Path) -> str:
    """The administrative password, made on first use; the same for all processes that ask at once."""
    make_home(home)
    place = home / "password"
    try:
        if not place.exists():
            _demand_new_cluster(home)
            _write_once(place, secrets.token_urlsafe(32))
        demand_own(place)
        if stat.S_IMODE(place.stat().st_mode) & 0o077:
            raise OperatorError(f"{place} is open to other users: find out why, then run chmod 600 {place}")
        return place.read_text(encoding="ascii").strip()
    except OSError as error:
        raise OperatorError(f"{place} cannot be used ({error.strerror}): mend it, or {_ELSEWHERE}") from error


def _demand_new_cluster(home: Path) -> None:
    if is_made(home):
        raise OperatorError(f"{home / 'password'} is missing but the database is there: restore the file from a backup")


def _write_once(place: Path, text: str) -> None:
    """Write a 0600 file whole, or leave the one that another process has written first."""
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            place.hardlink_to(name)
    finally:
        Path(name).unlink()


def _make(place: Path, mode: int) -> bool:
    """Make one folder with exactly this mode; False where something is there already."""
    try:
        place.mkdir(mode=0o700)
    except FileExistsError:
        return False
    except OSError as error:
        with suppress(OSError):
            if place.is_dir():
                return False
        raise OperatorError(f"cannot make the folder {place} ({error.strerror}): {_ELSEWHERE}") from error
    place.chmod(mode)  # past the umask; it is ours, made just now
    return True


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"
