"""The bench: two nodes, each with a database server and processes of its own, on invented letters of 1.5 kB.

`messages_per_s` goes from the first signature at one node to the last receipt committed there: signed, sealed, carried
over HTTPS, opened, verified, applied and receipted in one transaction at the other. `drain_10k_s` is how long as many
letters take that waited for a partner who was away.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from openpiu.doors.cli.bench_figures import Figures, Size
from openpiu.errors import OurError

PROGRAM = "openpiu.doors.cli.bench_exchange.program"
START = ["-m", PROGRAM]
STREAM, DRAIN = {Size.SMALL: 1000}, {Size.SMALL: 1000}
FULL_STREAM, FULL_DRAIN = 10_000, 10_000


class Node:
    """One node in a folder of its own."""

    def __init__(self, folder: Path, code: str) -> None:
        self.code, self.folder, self.port = code, folder, _free_port()
        self.environment = {**os.environ, "OPENPIU_DATA": str(folder), "OPENPIU_NODE": code, "OPENPIU_STATE": code[:3]}
        self.environment.pop("OPENPIU_DATABASE_URL", None)
        self.server: subprocess.Popen[bytes] | None = None

    def run(self, *words: str) -> Any:
        """One thing to its end."""
        done = subprocess.run([sys.executable, *START, *words], env=self.environment, capture_output=True, check=False)
        if done.returncode:
            raise OurError(f"a node of the bench ended: {done.stderr.decode()[-500:]}")
        return msgspec.json.decode(done.stdout.splitlines()[-1])

    def serve(self) -> None:
        """Start answering."""
        self.server = subprocess.Popen(
            [sys.executable, *START, "serve", str(self.port)], env=self.environment, stdout=subprocess.PIPE
        )
        if self.server.stdout is None or self.server.stdout.readline() != b"ready\n":
            raise OurError("a node of the bench does not answer")

    def stop(self) -> None:
        """Stop answering; the last process that uses the database stops it."""
        if self.server is not None:
            self.server.terminate()
            self.server.wait()
            self.server = None


def bench_exchange(size: Size) -> Figures:
    """Measure both, and count what was lost or doubled."""
    stream, drain = STREAM.get(size, FULL_STREAM), DRAIN.get(size, FULL_DRAIN)
    root = Path(tempfile.mkdtemp(prefix="openpiu-bench-"))
    root.chmod(0o755)
    here, there = Node(root / "uto", "UTO-PIU"), Node(root / "arc", "ARC-PIU")
    try:
        _introduce(root, here, there)
        here.run("queue", there.code, str(drain))
        there.serve()
        drained = here.run("carry", there.code)
        streamed = here.run("both", there.code, str(stream))
        ours = here.run("count", there.code)
        there.stop()
        theirs = there.run("count", here.code)
    finally:
        there.stop()
        shutil.rmtree(root, ignore_errors=True)
    suffix = "_small" if size is Size.SMALL else ""
    return Figures(
        figures={
            "messages_per_s": round(stream / streamed, 1),
            f"drain_10k_s{suffix}": round(drained, 2),
            "lost": ours["sent"] - theirs["applied"],
            "doubled": theirs["entered"] - theirs["applied"],
            "messages": ours["sent"],
            "settled": ours["settled"],
        }
    )  # fmt: skip


def _introduce(root: Path, here: Node, there: Node) -> None:
    """Both nodes hold each other's card, and something about a person has gone before."""
    here.run("prepare")
    subprocess.run([shutil.which("cp") or "/bin/cp", "--archive", str(here.folder), str(there.folder)], check=True)
    cards = {node.code: node.run("card", str(node.port)) for node in (here, there)}
    for node, other in ((here, there), (there, here)):
        place = root / f"{other.code}.card"
        place.write_text(cards[other.code]["card"])
        node.run("trust", str(place), cards[other.code]["words"])
    here.run("first", there.code)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
