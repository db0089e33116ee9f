"""`openpiu demo`: the whole main job in one command, again and again, alone, and interrupted without leftovers."""

import signal
import time
from typing import Any

import msgspec
import pytest

ACT = {"act", "expected", "observed", "ok"}


def test_the_demo_holds_act_by_act_and_runs_alone(bare: Any) -> None:
    """The contract of `demo --headless --json`; a second one at the same time is refused in words (exit code 2)."""
    first = bare.start("demo", "--headless", "--json")
    begun = first.stdout.readline()
    second = bare("demo", "--headless", "--json")
    assert (second.code, "another demo runs in" in second.err, "Traceback" in second.err) == (2, True, False)
    told, said = first.communicate(timeout=120)
    assert first.returncode == 0, said.decode()
    acts = [msgspec.json.decode(line) for line in (begun + told).splitlines()]
    assert [act for act in acts if set(act) != ACT or act["ok"] is not True] == []
    assert len(acts) > 20
    assert bare.servers() == []


@pytest.mark.parametrize("lines", [0, 2])
def test_a_next_demo_starts_afresh_and_leaves_nothing_when_interrupted(bare: Any, lines: int) -> None:
    """Ctrl-C before the first act and among the acts: exit code 130, no traceback, no server."""
    running = bare.start("demo", "--headless", "--json")
    assert [msgspec.json.decode(running.stdout.readline())["ok"] for _ in range(lines)] == [True] * lines
    wait_for_server(bare)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, b"Traceback" in said) == (130, False), said.decode()
    assert bare.servers() == []


def test_a_folder_that_is_not_the_demo_s_is_left_alone(bare: Any) -> None:
    """Nobody's data are replaced by invented ones."""
    kept = bare.folder / "other" / "demo" / "keep.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text("keep")
    done = bare("demo", "--headless", OPENPIU_DATA=str(bare.folder / "other"))
    assert (done.code, "is not a folder of the demo" in done.err) == (2, True)
    assert kept.read_text() == "keep"


def wait_for_server(unit: Any) -> None:
    """Until the demo's database runs, so that there is something to leave behind."""
    deadline = time.monotonic() + 60
    while not unit.servers():
        assert time.monotonic() < deadline
        time.sleep(0.05)
