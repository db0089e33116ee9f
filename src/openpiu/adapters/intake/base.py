"""The port of intake: deliveries come in, and are acknowledged once their content is committed (MSG-21)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One delivery as bytes, under the name it came with."""

    name: str
    content: bytes


class Intake(Protocol):
    """A place where transmissions arrive."""

    def waiting(self) -> list[str]:
        """Names of what waits, in the order in which it is to be taken."""
        ...

    def deliveries(self) -> Iterator[Delivery]:
        """What waits, one after the other; a name that cannot be fetched is reported by OperatorError."""
        ...

    def acknowledge(self, delivery: Delivery) -> None:
        """Called only after the commit; from now on the place may forget it."""
        ...


class AnswerBox(Protocol):
    """A place from which senders fetch answers."""

    def put(self, delivery: Delivery, answer: bytes) -> None:
        """Leave the answer to a delivery, whole or not at all; called only after the commit, perhaps more than once."""
        ...
