"""The receiving process is killed with SIGKILL at random moments; nothing is missing and nothing is there twice."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from openpiu.core.messages import read_messages
from openpiu.core.messages.answers import read_answer
from openpiu.core.synth import build_world, files

OPENPIU = Path(sys.executable).with_name("openpiu")
START = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
PER_FLIGHT = 4  # messages of one flight, at the least


class Home:
    """One unit in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "OPENPIU_DATA": str(folder)}

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        """Run one command to its end; a failure shows what it said."""
        done = subprocess.run([str(OPENPIU), *words], env=self.environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done

    def run_until_killed(self, *words: str, after: int, pause: float) -> bool:
        """Kill the command `pause` seconds after its `after`-th line; False where it ended before."""
        with subprocess.Popen(
            [str(OPENPIU), *words], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            assert process.stdout is not None
            for _ in range(after):
                if not process.stdout.readline():
                    return False
            time.sleep(pause)
            process.send_signal(signal.SIGKILL)
            return process.wait() == -signal.SIGKILL

    def prepare(self, alerts: Path) -> None:
        """Databases, one supervisor, the alerts."""
        self.run("db", "migrate")
        subprocess.run(
            [str(OPENPIU), "staff", "add", "s.super", "--name", "S", "--role", "supervisor"],
            env=self.environment, input=b"a-long-specimen-word\n", check=True, capture_output=True,
        )  # fmt: skip
        self.run("alerts", "import", str(alerts), "--as", "s.super")

    def copy_to(self, other: "Home") -> None:
        """The whole unit, its server at rest: same keys, so that the same content has the same ids in both."""
        subprocess.run(["cp", "--archive", str(self.folder), str(other.folder)], check=True)

    def dump(self) -> dict[str, Any]:
        """What the unit holds."""
        script = Path(__file__).with_name("dump_unit.py")
        done = subprocess.run([sys.executable, str(script)], env=self.environment, capture_output=True, check=True)
        held: dict[str, Any] = msgspec.json.decode(done.stdout)
        return held


@pytest.fixture
def homes() -> Iterator[tuple[Home, Home]]:
    """Two folders for units; nothing is in them yet."""
    root = Path(tempfile.mkdtemp(prefix="openpiu-kill-"))
    root.chmod(0o755)
    calm, killed = Home(root / "calm"), Home(root / "killed")
    yield calm, killed
    for home in (calm, killed):
        subprocess.run([str(OPENPIU), "db", "stop"], env=home.environment, check=False, capture_output=True)
    shutil.rmtree(root, ignore_errors=True)


def fill(folder: Path, messages: int) -> Path:
    """A drop folder with that many generated messages, and the alerts beside it."""
    (folder / "messages").mkdir()
    world = dict(files(build_world(seed=5, flights=messages // PER_FLIGHT, start=START, noise=0.15)))
    (folder / "alerts.jsonl").write_bytes(world["alerts.jsonl"])
    names = [name for name in world if name.startswith("messages/")][:messages]
    assert len(names) == messages
    for name in names:
        (folder / name).write_bytes(world[name])
    return folder


def ingest_under_kills(home: Home, drop: Path, messages: int, times: int) -> None:
    """Start again after each kill, until the last run ends by itself."""
    rng = random.Random(2016)
    words = ("ingest", str(drop / "messages"), "--answers", str(drop / "answers"))
    kills = 0
    while kills < times:
        lines, pause = rng.randint(0, messages // times), rng.uniform(0, 0.4)
        kills += home.run_until_killed(*words, "--json", after=lines, pause=pause)
    home.run(*words)


def unanswered(drop: Path) -> set[str]:
    """Deliveries that have no answer, or one to another message."""
    left = set()
    for path in (drop / "messages").iterdir():
        answer = drop / "answers" / f"{path.name}.ack.edi"
        wanted = [reading.reference for reading in read_messages(path.read_bytes(), source="")]
        said = [found.access for found in read_answer(answer.read_bytes())] if answer.exists() else []
        if said != wanted:
            left.add(path.name)
    return left


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("messages", "kills"), [(16, 4), pytest.param(500, 10, marks=pytest.mark.prove)])
def test_an_ingest_that_is_killed_again_and_again_ends_as_if_undisturbed(
    homes: tuple[Home, Home], tmp_path: Path, messages: int, kills: int
) -> None:
    """MSG-21, PNR-13.5: same travellers, hits, ledger; nothing twice; an answer to each; the ledger verifies."""
    calm, killed = homes
    drop = fill(tmp_path, messages)
    calm.prepare(drop / "alerts.jsonl")
    calm.copy_to(killed)
    calm.run("ingest", str(drop / "messages"))
    ingest_under_kills(killed, drop, messages, kills)

    undisturbed, disturbed = calm.dump(), killed.dump()
    assert len(undisturbed["travellers"]) > messages
    assert len(undisturbed["hits"]) > 0
    assert disturbed == undisturbed
    assert unanswered(drop) == set()
    killed.run("audit", "verify")
    figures = ", ".join(f"{len(rows)} {name}" for name, rows in disturbed.items())
    print(f"\n{messages} messages, {kills} kills: {figures}, all as in an undisturbed run")  # noqa: T201  # a proof's figure
