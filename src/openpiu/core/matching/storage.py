"""An alert index in one file: which columns a part has, and in what order.

Belongs here: from a part to columns and back. Not here: the form of the file (see `column_file`), which file is current
(see the screening duty).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpiu.core.matching.column_file import Array, Kind, read_columns, write_columns
from openpiu.core.matching.layout import Lookup, Names, NumberKeys, Persons, Postings, WordKeys
from openpiu.core.matching.rarity import Rarity
from openpiu.core.matching.segment import Segment

ALERT_INDEX = Kind("alert index")


def write_segment(segment: Segment, path: Path, *, profile: str) -> None:
    """Write a part of an index; for the digest of the `profile` and for errors see `write_columns`."""
    write_columns(columns_of(segment), path, ALERT_INDEX, profile=profile, names=segment.rarity.names)


def read_segment(path: Path, *, profile: str, check: bool = True) -> Segment:
    """Map a file that `write_segment` wrote; for errors see `read_columns`."""
    found, header = read_columns(path, ALERT_INDEX, profile=profile, check=check)
    return Segment(
        persons=_persons(found),
        lookup=_lookup(found),
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


def _flat(columns: Any) -> dict[str, Array]:
    """The columns of nested tuples by name; no two have one name."""
    flat: dict[str, Array] = {}
    for name, column in columns._asdict().items():
        flat |= _flat(column) if isinstance(column, tuple) else {name: column}
    return flat


def _persons(found: Mapping[str, Array]) -> Persons:
    names = Names(*(found[name] for name in Names._fields))
    return Persons(names, *(found[name] for name in Persons._fields[1:]))


def _lookup(found: Mapping[str, Array]) -> Lookup:
    return Lookup(
        keys=WordKeys(*(found[name] for name in WordKeys._fields)),
        postings=Postings(*(found[name] for name in Postings._fields)),
        word_worth=found["word_worth"],
        small=found["small"],
        nameless=found["nameless"],
        numbers=NumberKeys(*(found[name] for name in NumberKeys._fields)),
        id_hash=found["id_hash"],
    )
