"""An index in one file: a header, then columns, each at a page of its own, so that processes share them in memory.

Belongs here: writing whole, opening checked. Not here: which file is current (see the screening duty). The header is
one line of JSON: format, profile digest, checksum, and for each column its name, type, shape and place.
"""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import numpy as np
import numpy.typing as npt

from openpiu.core.matching.layout import Lookup, Names, NumberKeys, Persons, Postings, WordKeys
from openpiu.core.matching.rarity import Rarity
from openpiu.core.matching.segment import Segment
from openpiu.errors import OperatorError

FORMAT = "openpiu alert index 1"
PAGE = 4096
HEAD = 4 * PAGE  # room for the header

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Where a column lies in the file."""

    name: str
    type: str
    shape: tuple[int, ...]
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The first line of the file."""

    format: str
    profile: str  # digest
    names: int  # in which words were counted
    sha256: str  # of everything after the header
    columns: tuple[Column, ...]


def write_segment(segment: Segment, path: Path, *, profile: str) -> None:
    """Write a part of an index whole or not at all; an older file of that name stays until then.

    `profile` is the digest of the profile that it was built under. OperatorError: the folder or the disk refuses.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            _write(file, columns_of(segment), profile, segment.rarity.names)
        beside.replace(path)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise OperatorError(
            f"cannot write the alert index {path}: {reason}; free space or give another folder"
        ) from None
    finally:
        beside.unlink(missing_ok=True)


def _write(file: BinaryIO, columns: Mapping[str, Array], profile: str, names: int) -> None:
    file.write(_head(columns, profile, names))
    for column in columns.values():
        file.write(_bytes(column))
        file.write(bytes(-file.tell() % PAGE))
    file.flush()
    os.fsync(file.fileno())


def read_segment(path: Path, *, profile: str, check: bool = True) -> Segment:
    """Map a file that `write_segment` wrote. `check`: read it all once and compare the checksum.

    OperatorError: no such file, not an index, built under another profile, or damaged.
    """
    try:
        mapped = np.memmap(path, np.uint8, mode="c")  # nobody writes; one type of array for all kernels
    except (OSError, ValueError):
        raise OperatorError(f"cannot read the alert index {path}; build it again") from None
    header = _header(mapped, path)
    if header.profile != profile:
        raise OperatorError(f"the alert index {path} was built under another profile; build it again")
    if check and hashlib.sha256(mapped[HEAD:].data).hexdigest() != header.sha256:
        raise OperatorError(f"the alert index {path} is damaged; build it again")
    found = {column.name: _mapped(mapped, column) for column in header.columns}
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


def _head(columns: Mapping[str, Array], profile: str, names: int) -> bytes:
    places, at, digest = [], HEAD, hashlib.sha256()
    for name, column in columns.items():
        places.append(Column(name=name, type=column.dtype.str, shape=column.shape, at=at))
        digest.update(_bytes(column))
        digest.update(bytes(-column.nbytes % PAGE))
        at += column.nbytes + -column.nbytes % PAGE
    header = Header(format=FORMAT, profile=profile, names=names, sha256=digest.hexdigest(), columns=tuple(places))
    return msgspec.json.encode(header).ljust(HEAD - 1) + b"\n"


def _bytes(column: Array) -> memoryview:
    return np.ascontiguousarray(column).reshape(-1).view(np.uint8).data


def _header(mapped: Array, path: Path) -> Header:
    try:
        header = msgspec.json.decode(mapped[:HEAD].tobytes(), type=Header)
    except msgspec.MsgspecError:
        raise OperatorError(f"{path} is no alert index; build it again") from None
    if header.format != FORMAT:
        raise OperatorError(f"the alert index {path} has another format; build it again")
    return header


def _mapped(mapped: Array, column: Column) -> Array:
    size = int(np.prod(column.shape)) * np.dtype(column.type).itemsize
    if not HEAD <= column.at <= mapped.size - size:
        raise OperatorError("the alert index is cut off; build it again")
    return np.frombuffer(mapped.data, column.type, int(np.prod(column.shape)), column.at).reshape(column.shape)
