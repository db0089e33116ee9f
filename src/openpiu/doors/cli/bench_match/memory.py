"""Memory of an index that two processes map at once: what each of them holds, and how much of it is their own."""

import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from openpiu.core.matching import AlertIndex

_READER = """
import sys
from pathlib import Path
from openpiu.core.matching import AlertIndex, Person
index = AlertIndex.open(Path(sys.argv[1]))
index.search(Person(id="1", surname="SMITH", given_names="JOHN"))
print("ready", flush=True)
sys.stdin.read()
"""
_SHARED, _OWN = ("Shared_Clean", "Shared_Dirty"), ("Private_Clean", "Private_Dirty")


def figures(index: AlertIndex, end: str) -> dict[str, float]:
    """Megabytes of the file, seconds to write and to open it, and the memory of two processes that search it.

    `index_mb_1m`: all that the index takes, however many processes map it; what building took beside is not in it.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "alerts.index")
        start = time.perf_counter()
        index.write(path)
        written = time.perf_counter()
        AlertIndex.open(path)
        opened = time.perf_counter()
        found = {
            f"index_mb_1m{end}": round(path.stat().st_size / 1e6, 1),
            f"write_s_1m{end}": round(written - start, 2),
            f"open_s_1m{end}": round(opened - written, 2),
        }
        return found | _two_processes(path, end)


def _two_processes(path: Path, end: str) -> dict[str, float]:
    with ExitStack() as stack:
        readers = [stack.enter_context(_reader(path)) for _ in range(2)]
        for reader in readers:
            if reader.stdout is None or reader.stdout.readline().strip() != "ready":
                raise RuntimeError("a process that maps the index ended before it was ready")
        maps = [_mapped_mb(reader.pid, path) for reader in readers]
        for reader in readers:
            reader.communicate("")
    return {
        f"{name}_{kind}_mb_1m{end}": mapped[kind]
        for name, mapped in zip(("first_process", "second_process"), maps, strict=True)
        for kind in ("shared", "own")
    }


def _reader(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # this very interpreter
        [sys.executable, "-c", _READER, os.fspath(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _mapped_mb(process: int, path: Path) -> dict[str, float]:
    """Megabytes of the file that a process has in memory, shared with others and its own (Linux)."""
    amounts, inside = {"shared": 0, "own": 0}, False
    for line in Path(f"/proc/{process}/smaps").read_text("utf-8").splitlines():
        name, _, rest = line.partition(":")
        if "-" in name.split(" ", 1)[0]:
            inside = line.endswith(os.fspath(path))
        elif inside and name in (*_SHARED, *_OWN):
            amounts["shared" if name in _SHARED else "own"] += int(rest.split()[0])
    return {kind: round(kilobytes / 1024, 1) for kind, kilobytes in amounts.items()}
