"""A nested value as lines for a page, each under its path: `body.values.surname`."""

from collections.abc import Iterator, Mapping
from typing import Any


def lines_of(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Path and text of all that is there; what is empty is left out."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from lines_of(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value, 1):
            yield from lines_of(inner, f"{path} {number}")
    elif value not in (None, ""):
        yield path, str(value)
