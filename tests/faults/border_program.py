"""A desk as a process of its own, for tests that kill it. Says each outcome aloud, and only what was shown.

`python -m tests.faults.border_program FOLDER CLERKS [STEP SIDE]`: checks invented travellers until it is killed. With
STEP and SIDE it kills itself at the STEP-th sync of the journal, just `before` or `after` it. Its lists are empty
and need no index, so that it starts fast: what is found is not the question here.
"""

import os
import signal
import sys
import threading
from itertools import count
from pathlib import Path

from openpiu.adapters.desk.journal import FileJournal
from openpiu.adapters.keys.records import FileRecordKeys
from openpiu.core.desk.age import written
from openpiu.core.desk.answers import Answer, Presented
from openpiu.core.desk.snapshots import Held, Part, Snapshot
from openpiu.duties.check import Desk, Setup, Source
from tests.adapters.desk.clocks import START, SetClock

HEADER = Snapshot(
    source="national", version=1, created_at=written(START), mark="change-1", valid_until="2036-01-01T00:00:00.000000Z",
    salt="", parts=tuple(Part(name=name, size=0, sha256="") for name in ("persons", "documents", "payload")),
)  # fmt: skip


class NoLists:
    """Copies in which nobody is listed."""

    def take(self, path: Path, held: Held) -> Snapshot:
        """The one there is."""
        return HEADER

    def load(self, held: Held) -> Snapshot | None:
        """The same."""
        return HEADER

    def current(self, source: str) -> Snapshot | None:
        """The same."""
        return HEADER

    def search(self, source: str, presented: Presented) -> Answer:
        """Nobody."""
        return Answer(source=source, version=1)


def open_desk(folder: Path, sync: object = None) -> tuple[FileJournal, Desk]:
    """The desk in a folder."""
    clock = SetClock()
    chosen = sync if callable(sync) else os.fdatasync
    journal = FileJournal(folder / "journal", desk="UTO-01", clock=clock, patience=60.0, sync=chosen)
    setup = Setup(
        name="UTO-01", journal=journal, copies=NoLists(), clock=clock, keys=FileRecordKeys(folder / "keys"),
        scan_key=bytes(32), sources=(Source(name="national", trusted_key=bytes(32)),), step=0.0,
    )  # fmt: skip
    return journal, Desk(setup)


def main(folder: str, clerks: str, step: str = "0", side: str = "") -> None:
    """Check until killed."""
    syncs = count(1)

    def sync(descriptor: int) -> None:
        here = next(syncs) == int(step)
        if here and side == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        os.fdatasync(descriptor)
        if here:
            os.kill(os.getpid(), signal.SIGKILL)

    _, desk = open_desk(Path(folder), sync)

    def clerk() -> None:
        for turn in count():
            person = Presented(number=f"ZZ{turn:07}", issuer="UTO", surname="SPECIMEN")
            shown = desk.check(person, scan=f"{threading.get_ident()}-{turn}")
            os.write(1, shown + b"\n")  # one write: whole lines, whenever it is killed

    for _ in range(int(clerks)):
        threading.Thread(target=clerk).start()


if __name__ == "__main__":
    main(*sys.argv[1:])
