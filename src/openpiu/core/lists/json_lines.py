"""JSON lines to objects with their lines; a line that is none costs itself."""

from collections.abc import Iterator
from typing import Any

import msgspec

from openpiu.core.lists.subjects import Fault

_ONE = "each line is one JSON object"


def objects_of(text: str, *, about: str) -> Iterator[tuple[int, dict[str, Any]] | Fault]:
    """Line number and object of every line that is not blank; `about` says what an object is."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError):
            yield Fault(place=number, reason="not JSON", advice=f"each line is one {about} as a JSON object")
            continue
        yield (number, row) if isinstance(row, dict) else Fault(place=number, reason="no object", advice=_ONE)
