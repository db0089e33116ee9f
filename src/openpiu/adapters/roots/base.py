"""The port to the sealed roots: what the audit duty asks for, wherever they are kept.

Belongs here: the protocol. Not here: files, what a line says (see `core.ledger.roots`).
"""

from collections.abc import Iterator
from typing import Protocol


class RootStore(Protocol):
    """Lines in the order in which they were kept. All methods raise OperatorError where the administrator must act."""

    def keep(self, line: bytes) -> None:
        """Append one line, without its end; it is safe when this returns."""
        ...

    def lines(self) -> Iterator[bytes]:
        """All lines with their ends."""
        ...
