"""Two nodes as process groups of their own, with databases of their own, and a wire that loses, repeats and shuffles.

Either side is killed with SIGKILL at any moment; nothing is lost, nothing is there twice, each lane is in order.
"""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import pytest

ROOT = Path(__file__).parents[2]


class Node:
    """One node in a folder of its own, with a group of processes of its own."""

    def __init__(self, folder: Path, code: str) -> None:
        self.code, self.folder, self.port = code, folder, _free_port()
        self.socket = folder.parent / f"{code}.socket"
        self.environment = {
            **os.environ, "OPENPIU_DATA": str(folder), "OPENPIU_NODE": code, "OPENPIU_STATE": code[:3],
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }  # fmt: skip
        self.group: subprocess.Popen[bytes] | None = None
        self.server: int | None = None

    def begin(self) -> None:
        """Load the program once; what is asked of it later are processes of their own."""
        program = [sys.executable, "-m", "tests.faults.exchange_program", str(self.socket)]
        self.group = subprocess.Popen(program, env=self.environment, cwd=ROOT, start_new_session=True)

    def ask(self, *words: str) -> tuple[int, BinaryIO]:
        """Begin one thing; the process that does it, and what it says."""
        while True:
            connection = socket.socket(socket.AF_UNIX)
            try:
                connection.connect(str(self.socket))
                break
            except (FileNotFoundError, ConnectionRefusedError):
                connection.close()
                assert self.group is not None
                assert self.group.poll() is None, "the node's program ended"
                time.sleep(0.05)
        connection.sendall("\t".join(words).encode() + b"\n")
        said = connection.makefile("rb")
        connection.close()
        return int(said.readline()), said

    def run(self, *words: str) -> Any:
        """One thing to its end."""
        with self.ask(*words)[1] as said:
            lines = said.read().splitlines()
        assert lines, f"{words} failed"
        return msgspec.json.decode(lines[-1])

    def serve(self) -> None:
        """Start answering; returns when it does."""
        self.server, said = self.ask("serve", str(self.port))
        assert said.readline() == b"ready\n"

    def kill(self) -> None:
        """End the answering side without a warning."""
        if self.server is not None:
            _kill(self.server)
            self.server = None

    def carry_until(self, partner: str, seed: int, *, turns: int, pause: float) -> bool:
        """Carry, and kill it after so many turns; True where it ended by itself before."""
        process, said = self.ask("carry", partner, str(seed))
        for _ in range(turns):
            line = said.readline()
            if line not in {b"turn\n", b"again\n"}:
                return line == b"null\n"
        time.sleep(pause)
        _kill(process)
        return said.read().endswith(b"null\n")

    def end(self) -> None:
        """Stop everything of it."""
        self.kill()
        if self.group is not None:
            self.ask("stop")[1].read()
            self.group.kill()
            self.group.wait()


def _kill(process: int) -> None:
    """SIGKILL, and wait until it is gone."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
        while True:
            os.kill(process, 0)
            time.sleep(0.01)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def nodes() -> Iterator[tuple[Node, Node]]:
    """Two nodes that hold each other's card, each compared by two people."""
    root = Path(tempfile.mkdtemp(prefix="openpiu-nodes-"))
    root.chmod(0o755)
    pair = Node(root / "uto", "UTO-PIU"), Node(root / "arc", "ARC-PIU")
    try:
        pair[0].begin()
        pair[0].run("migrate")
        subprocess.run(["cp", "--archive", str(pair[0].folder), str(pair[1].folder)], check=True)
        pair[1].begin()
        cards = {node.code: node.run("card", str(node.port)) for node in pair}
        for node, other in (pair, pair[::-1]):
            card = root / f"{other.code}.card"
            card.write_text(cards[other.code]["card"])
            node.run("trust", str(card), cards[other.code]["words"])
        yield pair
    finally:
        for node in pair:
            node.end()
        shutil.rmtree(root, ignore_errors=True)


def under_kills(here: Node, there: Node, *, kills: int, seed: int, turns: int = 3) -> int:
    """Carry to the end, either side killed again and again; returns how often one was."""
    rng, done = random.Random(seed), 0
    there.serve()
    while done < kills:
        if rng.random() < 0.5:
            there.kill()
            there.serve()
        if here.carry_until(there.code, seed + done, turns=rng.randint(0, turns), pause=rng.uniform(0, 0.3)):
            break
        done += 1
    while not here.carry_until(there.code, seed + 10_000, turns=10**9, pause=0):
        pass
    there.kill()
    return done


def check(here: Node, there: Node, count: int) -> None:
    """Each message of one is at the other, once, in order; both ledgers say so."""
    ours, theirs = here.run("state"), there.run("state")
    for one, other in ((ours, theirs), (theirs, ours)):
        assert len(one["sent"]) == count
        assert other["received"] == one["sent"]
        assert (one["settled"], other["held"], one["alarms"]) == (count, 0, 0)
        assert one["entered"] == [count, count, count]


@pytest.mark.timeout(7200)
@pytest.mark.parametrize(
    ("count", "kills"), [(150, 3), pytest.param(50_000, 40, marks=pytest.mark.prove)], ids=["small", "full"]
)
def test_two_nodes_lose_and_double_nothing_whatever_happens_between_them(
    nodes: tuple[Node, Node], count: int, kills: int
) -> None:
    """EXC-8, EXC-15: drops, repeats, reordering, SIGKILL of either side, a week of absence; ledgers reconcile."""
    here, there = nodes
    for node, other in ((here, there), (there, here)):
        node.run("queue", other.code, str(count))
    begun = time.monotonic()
    done = under_kills(here, there, kills=kills, seed=2016, turns=3 + count // (kills * 150))
    seconds = time.monotonic() - begun
    check(here, there, count)
    here.run("settle", there.code)
    under_kills(here, there, kills=0, seed=2017)
    assert here.run("differences", there.code) == {"differences": 0}
    sys.stdout.write(
        f"\n{2 * count} messages, {done} kills: 0 lost, 0 doubled, in order, 0 differences, {seconds:.0f} s\n"
    )
