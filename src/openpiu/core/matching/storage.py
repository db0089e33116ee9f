"""An alert index in one file: which columns a part has, and in what order.

Belongs here: from a part to columns and back. Not here: the form of the file (see `column_file`), which file is current
(see the screening duty).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_type_hints

from openpiu.core.matching.column_file import Array, Kind, read_columns, write_columns
from openpiu.core.matching.layout import Lookup, Persons
from openpiu.core.matching.rarity import Rarity
from openpiu.core.matching.segment import Segment

ALERT_INDEX = Kind("alert index", version=4)


def write_segment(segment: Segment, path: Path, *, profile: str) -> None:
    """Write a part of an index; for the digest of the `profile` and for errors see `write_columns`."""
    write_columns(columns_of(segment), path, ALERT_INDEX, profile=profile, names=segment.rarity.names)


def read_segment(path: Path, *, profile: str, check: bool = True) -> Segment:
    """Map a file that `write_segment` wrote; for errors see `read_columns`."""
    found, header = read_columns(path, ALERT_INDEX, profile=profile, check=check)
    return Segment(
        persons=_nested(Persons, found),
        lookup=_nested(Lookup, found),
        rarity=Rarity(found["rarity_folds"], found["rarity_counts"], header.names),
        written=found["written"],
        written_from=found["written_from"],
    )


def columns_of(segment: Segment) -> Mapping[str, Array]:
    """All columns by name, in the order of the file."""
    return {
        **_flat(segment.persons),
        **_flat(segment.lookup),
        "rarity_folds": segment.rarity.folds,
        "rarity_counts": segment.rarity.counts,
        "written": segment.written,
        "written_from": segment.written_from,
    }


def _flat(columns: Any, under: str = "") -> dict[str, Array]:
    """The columns of nested tuples by name, a tuple's name before those of its columns."""
    flat: dict[str, Array] = {}
    for name, column in columns._asdict().items():
        flat |= _flat(column, f"{under}{name}.") if isinstance(column, tuple) else {under + name: column}
    return flat


def _nested(kind: type[Any], found: Mapping[str, Array], under: str = "") -> Any:
    """The inverse of `_flat`."""
    inner = get_type_hints(kind)
    return kind(
        *(
            _nested(inner[name], found, f"{under}{name}.") if hasattr(inner[name], "_fields") else found[under + name]
            for name in kind._fields
        )
    )
