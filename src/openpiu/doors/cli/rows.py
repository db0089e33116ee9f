"""The rows of a JSON Lines file, one value each; what is no row is named on standard error and counted.

Belongs here: opening, line numbers, what to do about a bad row. Not here: what a row means (the function given).
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Generic, TypeVar

import msgspec

from openpiu.doors.cli.output import say
from openpiu.doors.cli.sources import STANDARD_INPUT
from openpiu.errors import OperatorError, SenderError

Value = TypeVar("Value")
_MARK = b"\xef\xbb\xbf"  # some editors begin a file with it


class Rows(Generic[Value]):
    """The values of one file. Bad rows are told and counted; the rest goes on."""

    def __init__(self, path: str, made: Callable[[dict[str, Any]], Value]) -> None:
        """`path` is a file, or `-` for standard input; `made` makes a value, or raises SenderError."""
        self.path = path
        self.read = 0
        self.bad = 0
        self._made = made

    def __iter__(self) -> Iterator[Value]:
        """One value a line, as soon as the line is there; blank lines do not count."""
        with _open(self.path) as lines:
            for number, line in enumerate(lines, start=1):
                text = line.removeprefix(_MARK).strip() if number == 1 else line.strip()
                if text:
                    yield from self._value(number, text)

    def _value(self, number: int, text: bytes) -> Iterator[Value]:
        try:
            row = msgspec.json.decode(text)
            if not isinstance(row, dict):
                raise SenderError("a row is a JSON object")
            yield self._made(row)
            self.read += 1
        except (SenderError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            reason = error if isinstance(error, SenderError) else "not JSON"
            say(f"openpiu: {self.path} line {number}: {reason}; the row was left out")
            self.bad += 1


def _open(path: str) -> BinaryIO:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer
    try:
        return Path(path).open("rb")
    except OSError as error:
        raise OperatorError(f"cannot read {path}: {error.strerror}; give a JSON Lines file or -") from None
