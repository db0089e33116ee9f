"""Sealed roots in one file that only grows, beside the keys and outside every database.

Belongs here: the file. Not here: what a line says. An administrator of the database cannot write it; who can write it
cannot sign. Copies of it with others (data protection officer, supervisory authority) are worth more than this one.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from openpiu.errors import OperatorError


class FileRoots:
    """Roots in the file `place`, 0600; its folder is made with it."""

    def __init__(self, place: Path) -> None:
        self._place = place.expanduser().absolute()

    def keep(self, line: bytes) -> None:
        """Append a line; one that was cut off by a crash, and so never kept, is taken away first."""
        try:
            self._place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._place, os.O_RDWR | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "r+b") as file:
                whole = file.read().rfind(b"\n") + 1
                file.seek(whole)
                file.write(line + b"\n")
                file.truncate()
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OperatorError(
                f"the sealed roots {self._place} cannot be written ({error.strerror}): mend it and try again"
            ) from error

    def lines(self) -> Iterator[bytes]:
        """All whole lines; none where nothing was kept yet."""
        try:
            content = self._place.read_bytes()
        except FileNotFoundError:
            content = b""
        except OSError as error:
            raise OperatorError(
                f"the sealed roots {self._place} cannot be read ({error.strerror}): mend it and try again"
            ) from error
        return (line for line in content.splitlines(keepends=True) if line.endswith(b"\n"))
