"""Feed the reader with mutated or huge inputs in a process of its own, and print what it cost as one JSON line.

`python -m tests.core.messages.fuzz_program mutated COUNT SEED` or `... huge SHAPE MEGABYTES`.
"""

import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from openpiu.core.messages import Reading, Status, read_messages
from tests.core.messages.fuzzing import stream

HANGS = 30  # seconds of wall time after which one input counts as a hang

_HEAD = b"UNA:+.? 'UNB+UNOA:4+ZQ+UTOGOV+261121:0930+1'UNH+1+PNRGOV:13:1:IA'"
_XML = b"<?xml version='1.0'?><IATA_PNRGOV_NotifRQ xmlns='http://www.iata.org/IATA/2007/00'>"


def _filled(pattern: bytes, size: int) -> bytes:
    return (pattern * (size // len(pattern) + 1))[:size]


# Malformed files of any size, by shape.
SHAPES: dict[str, Callable[[int], bytes]] = {
    "one endless segment": lambda size: _HEAD + _filled(b"TIF+MUSTER:A+ANTON", size),
    "one endless value": lambda size: _HEAD + _filled(b"A", size),
    "apostrophes": lambda size: _filled(b"'", size),
    "apostrophes in a message": lambda size: _HEAD + _filled(b"'", size),
    "release characters": lambda size: _filled(b"?", size),
    "release characters in a message": lambda size: _HEAD + _filled(b"?", size),
    "message headers": lambda size: _filled(b"UNH+", size),
    "interchange headers": lambda size: _filled(b"UNB+UNOA:4+", size),
    "service strings": lambda size: _filled(b"UNA:+.? '", size),
    "line breaks": lambda size: _HEAD + _filled(b"\r\n", size),
    "broken lines": lambda size: _HEAD + _filled(b"TIF+MUS\nTER\n", size),
    "telegram headings": lambda size: _filled(b"QU BRUPIZZ\r\n.HDQRMZQ 231130\r\n", size),
    "telegram blocks": lambda size: _HEAD + _filled(b"\x03\x02", size),
    "glued names": lambda size: _HEAD + _filled(b"TIF+MUSTER+ANTON:A:1", size),
    "curly quotes": lambda size: _HEAD + _filled("\N{RIGHT SINGLE QUOTATION MARK}".encode(), size),
    "unclosed elements": lambda size: _XML + _filled(b"<PNR>", size),
    "entities": lambda size: _XML + _filled(b"&a;", size),
    "angle brackets": lambda size: _filled(b"<", size),
    "commas": lambda size: b"surname,given_names\n" + _filled(b",", size),
    "random bytes": lambda size: Random(1).randbytes(size),
    "zero bytes": bytes,
    "bookings without names": lambda size: _HEAD + _filled(b"SRC'RCI+ZQ:ABC123'", size),
}


def judged(readings: list[Reading]) -> Counter[str]:
    """How many readings had which outcome; an AssertionError where a promise is broken.

    Each input has an outcome, a rejected one has a reason, and all of it can be written as JSON and stored.
    """
    assert readings
    for reading in readings:
        assert reading.faults or reading.status is not Status.REJECTED
        written = msgspec.json.encode(reading)
        assert b"\\u0000" not in written  # PostgreSQL cannot store it
    return Counter(reading.status.value for reading in readings)


def fuzz(count: int, seed: int) -> dict[str, Any]:
    """Read `count` mutated inputs."""
    outcomes: Counter[str] = Counter()
    longest, size, reading = 0.0, 0, 0.0
    for content in stream(count, seed=seed):
        signal.alarm(HANGS)
        begun = time.process_time()
        readings = read_messages(content, source="fuzz")
        spent = time.process_time() - begun
        outcomes += judged(readings)
        longest, size, reading = max(longest, spent), size + len(content), reading + spent
    signal.alarm(0)
    return {
        "inputs": count,
        "bytes": size,
        "inputs_per_s": round(count / reading),
        "longest_ms": round(longest * 1000, 1),
        "outcomes": dict(outcomes),
    }


def huge(shape: str, megabytes: int) -> dict[str, Any]:
    """Read one malformed file of that many megabytes."""
    content = SHAPES[shape](megabytes * 1_000_000)
    begun, wall = time.process_time(), time.monotonic()
    outcomes = judged(read_messages(content, source="huge"))
    return {
        "shape": shape,
        "megabytes": megabytes,
        "cpu_s": round(time.process_time() - begun, 2),
        "wall_s": round(time.monotonic() - wall, 2),
        "outcomes": dict(outcomes),
    }


def main(job: str, *words: str) -> None:
    """Do one job and print its line."""
    told = huge(words[0], int(words[1])) if job == "huge" else fuzz(int(words[0]), int(words[1]))
    # Not getrusage: that counts what the parent had when it forked.
    peak = int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))[0]) // 1024
    sys.stdout.write(msgspec.json.encode(told | {"peak_mb": peak}).decode() + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
