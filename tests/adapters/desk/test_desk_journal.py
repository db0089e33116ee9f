"""The journal on a real disk: durable in order, recovered at any byte, stopped where the disk refuses."""

import os
import signal
import subprocess
import sys
import threading
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.adapters.desk.journal import FileJournal
from openpiu.core.desk.stopping import DeskStopped
from openpiu.core.desk.verifying import verify_journal
from openpiu.errors import IntegrityError
from tests.adapters.desk.clocks import SetClock
from tests.adapters.desk.pen import answer, issue, open_desk


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal of five checks."""
    place = tmp_path_factory.mktemp("desk") / "journal"
    with open_desk(place) as journal:
        for number in range(1, 6):
            journal.append(issue())
            journal.append(answer(number))
    return place.read_bytes()


def test_lines_are_there_again_after_a_restart_and_numbers_go_on(tmp_path: Path) -> None:
    """The same book, whoever opens it next."""
    place = tmp_path / "journal"
    with open_desk(place) as journal:
        journal.append(issue())
        journal.append(issue(), answer(2))
        before = journal.book.accounts()
    with open_desk(place) as journal:
        assert journal.book.accounts() == before
        assert [check.number for check in journal.book.open()] == [1]
        entry = journal.append(issue())[0]
        assert entry.detail["number"] == 3
        assert [one.sequence for one in journal.lines(4)] == [4, 5, 6]
    assert place.stat().st_mode & 0o777 == 0o600


@given(st.data())
def test_border_02_a_journal_cut_at_any_byte_opens_again_and_no_number_is_lost_or_given_twice(
    written: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """A torn last line is cut and named; whole lines before it all stay; a hole that was never written is no line."""
    at = data.draw(st.integers(0, len(written)))
    hole = data.draw(st.sampled_from([b"", bytes(16), bytes(5000)]))
    place = tmp_path_factory.mktemp("torn") / "journal"
    place.write_bytes(written[:at] + hole)
    whole = written[:at].count(b"\n")
    before = verify_journal(written[:at].splitlines(keepends=True)[:whole]).accounts
    with open_desk(place) as journal:
        assert before is not None
        assert journal.book.accounts() == before
        assert journal.append(issue())[0].detail["number"] == before.issued + 1
        entries = list(journal.lines())
    torn = at - len(b"".join(written.splitlines(keepends=True)[:whole])) + len(hole)
    cuts = [entry.detail["bytes"] for entry in entries if entry.act == "journal.cut" or entry.act == "desk.cut"]
    assert cuts == ([torn] if torn else [])
    assert verify_journal(place.read_bytes().splitlines(keepends=True)).ok


def test_a_changed_line_stops_the_desk_and_nothing_is_cut(written: bytes, tmp_path: Path) -> None:
    """Tampering is not mended: the file stays as evidence."""
    place = tmp_path / "journal"
    rows = written.splitlines(keepends=True)
    rows[3] = rows[3].replace(b'"number":2', b'"number":9')
    place.write_bytes(b"".join(rows))
    with pytest.raises(IntegrityError, match="line 4"):
        open_desk(place)
    assert place.read_bytes() == b"".join(rows)


def test_one_process_at_a_time_and_one_desk_a_file(tmp_path: Path) -> None:
    """Two writers would give a number twice."""
    place = tmp_path / "journal"
    with open_desk(place), pytest.raises(DeskStopped, match="another process"):
        open_desk(place)
    with pytest.raises(IntegrityError, match="another desk"):
        FileJournal(place, desk="UTO-02", clock=SetClock())


def test_many_threads_get_numbers_without_gap_in_the_order_of_the_chain(tmp_path: Path) -> None:
    """Group commit: who gets a number back, has it on the disk."""
    place, given_out = tmp_path / "journal", []
    with open_desk(place, patience=30.0) as journal:

        def clerk() -> None:
            for _ in range(25):
                given_out.append(journal.append(issue())[0].detail["number"])

        clerks = [threading.Thread(target=clerk) for _ in range(8)]
        for one in clerks:
            one.start()
        for one in clerks:
            one.join()
    assert sorted(map(int, map(str, given_out))) == list(range(1, 201))
    entries = place.read_bytes().splitlines(keepends=True)
    assert verify_journal(entries).ok


def test_border_03_nothing_returns_before_its_line_is_synced(tmp_path: Path) -> None:
    """Power cut: what was not synced is dropped; every line that was acknowledged before is still there."""
    place, synced = tmp_path / "journal", [0]

    def sync(descriptor: int) -> None:
        os.fdatasync(descriptor)
        synced.append(os.fstat(descriptor).st_size)

    marks = []
    with FileJournal(place, desk="UTO-01", clock=SetClock(), patience=5.0, sync=sync) as journal:
        for _ in range(20):
            number = int(str(journal.append(issue())[0].detail["number"]))
            marks.append((number, synced[-1]))
    content = place.read_bytes()
    for number, size in marks:
        place.write_bytes(content[:size])
        with open_desk(place) as journal:
            assert number in journal.book.checks
    assert all(one < other for (_, one), (_, other) in pairwise(marks))


def test_border_03_a_sync_that_fails_or_hangs_stops_the_desk_for_good(tmp_path: Path) -> None:
    """What the kernel could not write it may have dropped: nothing is accepted after it."""
    fails, hang = [False], threading.Event()

    def sync(descriptor: int) -> None:
        if fails[0]:
            raise OSError(5, "Input/output error")
        os.fdatasync(descriptor)

    with FileJournal(tmp_path / "one", desk="UTO-01", clock=SetClock(), patience=5.0, sync=sync) as journal:
        fails[0] = True
        for _ in range(2):
            with pytest.raises(DeskStopped, match=r"STOP.*Input/output error"):
                journal.append(issue())
            fails[0] = False
    slow = [False]

    def slow_sync(descriptor: int) -> None:
        if slow[0]:
            hang.wait(10)
        os.fdatasync(descriptor)

    with FileJournal(tmp_path / "two", desk="UTO-01", clock=SetClock(), patience=0.4, sync=slow_sync) as journal:
        slow[0] = True
        with pytest.raises(DeskStopped, match=r"STOP.*slow"):
            journal.append(issue())
        hang.set()


FILL = """
import resource, sys
from pathlib import Path
from openpiu.core.desk.stopping import DeskStopped
from tests.adapters.desk.pen import answer, issue, open_desk
place = Path(sys.argv[1])
journal = open_desk(place)
if sys.argv[2] == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
shown = 0
try:
    for number in range(1, 5000):
        journal.append(issue())
        journal.append(answer(number))
        shown = number
except DeskStopped as error:
    print(shown, str(error))
"""


def fill(place: Path, how: str) -> tuple[int, str]:
    """Check until the disk is full; how many outcomes were shown, and what was said."""
    done = subprocess.run([sys.executable, "-c", FILL, str(place), how], capture_output=True, check=True, timeout=120)
    shown, _, said = done.stdout.decode().partition(" ")
    return int(shown), said


def test_border_12_a_disk_that_takes_no_more_is_a_clear_stop(tmp_path: Path) -> None:
    """A limit on the file: every outcome that was shown is in the journal, and nobody passes after it."""
    place = tmp_path / "journal"
    shown, said = fill(place, "limit")
    assert said.startswith("STOP: the journal of this desk cannot be written (File too large)")
    with open_desk(place) as journal:
        accounts = journal.book.accounts()
    assert accounts.is_even
    assert accounts.answered == shown > 5


def test_border_12_a_full_file_system_is_a_clear_stop(tmp_path: Path) -> None:
    """A real one of 64 kB in memory, mounted in a name space of its own; and a device that is always full."""
    place, mounted = tmp_path / "journal", tmp_path / "mounted"
    mounted.mkdir()
    script = (
        f'mount -t tmpfs -o size=64k none "{mounted}" && "{sys.executable}" -c "$FILL" "{mounted}/journal" plain && '
        f'cp "{mounted}/journal" "{place}"'
    )
    environment = {**os.environ, "FILL": FILL}
    words = ["unshare", "--map-root-user", "--mount", "sh", "-c", script]
    done = subprocess.run(words, capture_output=True, check=False, timeout=120, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    shown, _, said = done.stdout.decode().partition(" ")
    assert said.startswith("STOP: the journal of this desk cannot be written (No space left on device)")
    with open_desk(place) as journal:
        assert journal.book.accounts().answered == int(shown) > 5


def test_border_12_a_disk_that_is_read_only_stops_the_desk_before_the_first_check(tmp_path: Path) -> None:
    """Also for root: the file system itself is read-only."""
    script = f'mount -t tmpfs -o ro none "{tmp_path}" && "{sys.executable}" -c "$OPEN" "{tmp_path}/journal"'
    opening = (
        "import sys; from pathlib import Path; from tests.adapters.desk.pen import open_desk\n"
        "from openpiu.core.desk.stopping import DeskStopped\n"
        "try: open_desk(Path(sys.argv[1]))\n"
        "except DeskStopped as error: print(error)"
    )
    words = ["unshare", "--map-root-user", "--mount", "sh", "-c", script]
    environment = {**os.environ, "OPEN": opening}
    done = subprocess.run(words, capture_output=True, check=False, timeout=120, env=environment)
    assert done.stdout.decode().startswith("STOP: the journal"), done.stderr.decode()
    assert "Read-only file system" in done.stdout.decode()


KILLED = """
import sys
from pathlib import Path
from tests.adapters.desk.pen import issue, open_desk
journal = open_desk(Path(sys.argv[1]))
while True:
    print(journal.append(issue())[0].detail["number"], flush=True)
"""


def test_border_02_numbers_of_a_killed_process_stay_given(tmp_path: Path) -> None:
    """SIGKILL while it writes: what it said aloud is in the file, and the next number is a new one."""
    place = tmp_path / "journal"
    said = 0
    for _ in range(2):
        words = [sys.executable, "-c", KILLED, str(place)]
        with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in range(30):
                number = int(process.stdout.readline())
                assert number > said
                said = number
            process.send_signal(signal.SIGKILL)
            rest = process.stdout.read().splitlines(keepends=True)
            said = max([said, *(int(row) for row in rest if row.endswith(b"\n"))])
        with open_desk(place) as journal:
            assert set(range(1, said + 1)) <= journal.book.checks.keys()
            assert journal.book.accounts().is_even
            said = journal.book.next_number - 1
