"""The partner's node from this side: its process, its words, and this node's own behind the same face."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from openpiu.doors.cli.demo_nodes.people import PEOPLE
from openpiu.errors import OperatorError

Ask: TypeAlias = Callable[..., Any]  # a word of `doing` with its arguments by name -> its answer

LAST_WORD = 60.0  # seconds that a node may take to stop its database


def environment_of(node: str, home: Path) -> dict[str, str]:
    """What makes a process that node."""
    unit = PEOPLE[node]
    return {
        "OPENPIU_DATA": str(home), "OPENPIU_HTTPS": "0", "OPENPIU_NODE": node, "OPENPIU_UNIT": unit.name,
        "OPENPIU_STATE": unit.state, "OPENPIU_PROFILE": unit.profile,
    }  # fmt: skip


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def abroad(node: str, home: Path, *, port: int) -> Iterator[Ask]:
    """The other node while the block runs; it starts at once and is spoken to when the first word is asked."""
    command = [sys.executable, "-m", "openpiu.doors.cli.demo_nodes.node", str(port)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, **environment_of(node, home)},
    ) as process:  # fmt: skip
        try:
            yield _asking(process)
        finally:
            _end(process)


@contextmanager
def console(node: str, home: Path, *, port: int) -> Iterator[None]:
    """The other node's console at a port of this machine while the block runs."""
    code = "from openpiu.doors.cli.program import main; main()"
    command = [sys.executable, "-c", code, "serve", "--port", str(port)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        env={**os.environ, **environment_of(node, home)},
    ) as process:  # fmt: skip
        try:
            yield
        finally:
            process.terminate()
            process.wait(LAST_WORD)


def _asking(process: "subprocess.Popen[str]") -> Ask:
    def ask(word: str, **given: Any) -> Any:
        if process.stdin is None or process.stdout is None:
            raise OperatorError("the demo's second node has no pipes")
        process.stdin.write(msgspec.json.encode([word, given]).decode() + "\n")
        process.stdin.flush()
        answer: Mapping[str, Any] = msgspec.json.decode(process.stdout.readline() or '{"error": "it has ended"}')
        if "error" in answer:
            raise OperatorError(f"the demo's second node could not {word}: {answer['error']}")
        return answer["done"]

    return ask


def _end(process: "subprocess.Popen[str]") -> None:
    """It is told to leave, and stops its database before it does."""
    if process.stdin is not None:
        process.stdin.close()
    process.terminate()
    process.wait(LAST_WORD)
