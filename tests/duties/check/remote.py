"""The desk's side of a source that is another process."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openpiu.core.desk.answers import Answer, Found, Presented
from openpiu.core.law.action_cards import Category
from openpiu.duties.check.sources import Remote
from tests.duties.check.point import alert

PROGRAM = Path(__file__).with_name("source_program.py")


@contextmanager
def running(place: Path, mode: str, *hits: str) -> Iterator[subprocess.Popen[bytes]]:
    """The process, ready; killed at the end."""
    place.unlink(missing_ok=True)
    words = [sys.executable, "-S", str(PROGRAM), str(place), mode, *hits]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        try:
            yield process
        finally:
            process.kill()


def remote(place: Path, category: Category = Category.DOCUMENT) -> Remote:
    """Ask it over its socket."""

    def ask(presented: Presented, seconds: float) -> Answer:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(seconds)
            line.connect(str(place))
            line.sendall(presented.number.encode())
            said = json.loads(line.recv(1000) or b"null")
        if said is None:
            raise ConnectionResetError
        hit = Found(alert=str(alert(7)), source="national", category=category, band="strong", score=100)
        return Answer(source="national", version=said["version"], found=(hit,) if said["hit"] else ())

    return ask
