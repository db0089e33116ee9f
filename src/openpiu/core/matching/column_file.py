"""Columns in one file: a header, then each column at a page of its own, so that processes share them in memory.

Belongs here: writing whole, opening checked. Not here: what the columns mean (see `storage`, `documents`), which file
is current (see the screening duty). The header is one line of JSON: format, profile digest, checksum, and for each
column its name, type, shape and place.
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

from openpiu.errors import OperatorError

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
    names: int  # in which words were counted; 0 where none are
    sha256: str  # of everything after the header
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of file: its name in messages, and the version of its columns."""

    title: str
    version: int = 1

    @property
    def format(self) -> str:
        """As the header says it."""
        return f"openpiu {self.title} {self.version}"


def write_columns(columns: Mapping[str, Array], path: Path, kind: Kind, *, profile: str, names: int = 0) -> None:
    """Write a file whole or not at all; an older file of that name stays until then.

    `profile` is the digest of the profile that it was built under. OperatorError: the folder or the disk refuses.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            _write(file, columns, _head(columns, kind, profile, names))
        beside.replace(path)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise OperatorError(
            f"cannot write the {kind.title} {path}: {reason}; free space or give another folder"
        ) from None
    finally:
        beside.unlink(missing_ok=True)


def _write(file: BinaryIO, columns: Mapping[str, Array], head: bytes) -> None:
    file.write(head)
    for column in columns.values():
        file.write(_bytes(column))
        file.write(bytes(-file.tell() % PAGE))
    file.flush()
    os.fsync(file.fileno())


def read_columns(path: Path, kind: Kind, *, profile: str, check: bool = True) -> tuple[Mapping[str, Array], Header]:
    """Map a file that `write_columns` wrote. `check`: read it all once and compare the checksum.

    OperatorError: no such file, another kind of file, built under another profile, or damaged.
    """
    try:
        mapped = np.memmap(path, np.uint8, mode="c")  # nobody writes; one type of array for all kernels
    except (OSError, ValueError):
        raise OperatorError(f"cannot read the {kind.title} {path}; build it again") from None
    header = _header(mapped, path, kind)
    if header.profile != profile:
        raise OperatorError(f"the {kind.title} {path} was built under another profile; build it again")
    if check and hashlib.sha256(mapped[HEAD:].data).hexdigest() != header.sha256:
        raise OperatorError(f"the {kind.title} {path} is damaged; build it again")
    return {column.name: _mapped(mapped, column, kind) for column in header.columns}, header


def _head(columns: Mapping[str, Array], kind: Kind, profile: str, names: int) -> bytes:
    places, at, digest = [], HEAD, hashlib.sha256()
    for name, column in columns.items():
        places.append(Column(name=name, type=column.dtype.str, shape=column.shape, at=at))
        digest.update(_bytes(column))
        digest.update(bytes(-column.nbytes % PAGE))
        at += column.nbytes + -column.nbytes % PAGE
    header = Header(format=kind.format, profile=profile, names=names, sha256=digest.hexdigest(), columns=tuple(places))
    return msgspec.json.encode(header).ljust(HEAD - 1) + b"\n"


def _bytes(column: Array) -> memoryview:
    return np.ascontiguousarray(column).reshape(-1).view(np.uint8).data


def _header(mapped: Array, path: Path, kind: Kind) -> Header:
    try:
        header = msgspec.json.decode(mapped[:HEAD].tobytes(), type=Header)
    except msgspec.MsgspecError:
        raise OperatorError(f"{path} is no {kind.title}; build it again") from None
    if header.format != kind.format:
        raise OperatorError(f"the {kind.title} {path} has another format; build it again")
    return header


def _mapped(mapped: Array, column: Column, kind: Kind) -> Array:
    size = int(np.prod(column.shape)) * np.dtype(column.type).itemsize
    if not HEAD <= column.at <= mapped.size - size:
        raise OperatorError(f"the {kind.title} is cut off; build it again")
    return np.frombuffer(mapped.data, column.type, int(np.prod(column.shape)), column.at).reshape(column.shape)
