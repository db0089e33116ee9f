"""What is raised in this room about bytes that are not what they should be, and about methods that we do not have."""

from collections.abc import Iterator
from contextlib import contextmanager

from openpiu.errors import IntegrityError

# What asn1crypto and Python raise on bytes that only look like the thing they should be.
_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)


class Unreadable(IntegrityError):
    """These bytes are not what they should be. The text names the part, never its content."""


class Unsupported(IntegrityError):
    """Well formed, but with an algorithm, a curve or an extension that openpiu does not have."""


@contextmanager
def reading(part: str) -> Iterator[None]:
    """Turn whatever a parser raises on bad bytes into Unreadable, which names the part."""
    try:
        yield
    except _BROKEN:
        raise Unreadable(f"{part} cannot be read") from None
