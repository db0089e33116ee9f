"""Answers in a folder: one file a delivery, under its name with `.ack.edi` behind it.

A file appears whole or not at all. The same answer again changes nothing; another answer to a delivery of the same name
gets a file of its own, so that none is lost before it was fetched.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from openpiu.adapters.intake.base import Delivery
from openpiu.errors import OperatorError

SUFFIX = ".ack.edi"
_LONGEST = 180  # bytes of a delivery's file name; the longest that leaves room for what is put around it


class AnswerFolder:
    """The folder `out`, made where it does not exist; it may not overlap with the folder in which messages arrive."""

    def __init__(self, out: Path, *, intake: Path) -> None:
        if intake.is_dir() and _overlap(out.resolve(), intake.resolve()):
            raise OperatorError(f"{out} and {intake} overlap: answers would be taken for messages; name another folder")
        self._out = out
        self._attempt(out, lambda: out.mkdir(parents=True, exist_ok=True))

    def put(self, delivery: Delivery, answer: bytes) -> None:
        """Write the answer; OperatorError where that is not possible."""
        target = self._out / _name(delivery.name)
        self._attempt(target, lambda: _put(target, answer))

    def _attempt(self, target: Path, step: Callable[[], None]) -> None:
        try:
            step()
        except OSError as error:
            raise OperatorError(
                f"{target} cannot be written ({error.strerror}): free the disk or name another folder, then run again; "
                "no answer is lost"
            ) from error


def _put(target: Path, answer: bytes) -> None:
    if target.exists() and target.read_bytes() != answer:
        digest = hashlib.sha256(answer).hexdigest()[:12]
        target = target.with_name(f"{target.name.removesuffix(SUFFIX)}.{digest}{SUFFIX}")
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    with unfinished.open("wb") as file:
        file.write(answer)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(target)


def _name(delivery: str) -> PurePosixPath:
    """The delivery's name below the folder; a part that leads out of it, or is too long, is replaced."""
    parts = [part for part in PurePosixPath(delivery).parts if part not in ("/", "..")] or ["delivery"]
    *folders, last = (_shortened(part) for part in parts)
    return PurePosixPath(*folders, last + SUFFIX)


def _shortened(part: str) -> str:
    if len(os.fsencode(part)) <= _LONGEST:
        return part
    return f"{part[: _LONGEST // 6]}.{hashlib.sha256(os.fsencode(part)).hexdigest()[:12]}"


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)
