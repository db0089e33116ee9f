"""Ten million documents beside a million persons: building, size, memory, look-ups. All numbers are invented."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.documents import Columns, DocumentIndex
from openpiu.core.matching.layout import packed_code
from openpiu.core.terms import Document
from openpiu.doors.cli.bench_match.large import resident_mb

LOOK_UPS = 20_000
_DIGITS = 9  # behind ZZ: sparse enough that two documents seldom share a number
_SEED = 20261129


def figures(count: int, end: str) -> dict[str, float]:
    """Build, write, open and search `count` documents; `end` is the end of each figure's name."""
    chance = np.random.default_rng(_SEED)
    columns, serials = _invented(count, chance)
    started = time.perf_counter()
    index = DocumentIndex.from_columns(columns)
    built = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.index"
        index.write(path)
        del index, columns
        before, started = resident_mb(), time.perf_counter()
        opened = DocumentIndex.open(path)
        found = {
            "documents_build_s": built,
            "documents_open_s": time.perf_counter() - started,
            "documents_file_mb": path.stat().st_size / 1e6,
            "documents_bytes_an_entry": path.stat().st_size / count,
        }
        found |= _searched(opened, list(_reported(serials, chance)))
        found["documents_mapped_mb"] = resident_mb() - before
    return {f"{name}{end}": round(figure, 4) for name, figure in found.items()}


def _invented(count: int, chance: np.random.Generator) -> tuple[Columns, npt.NDArray[np.int64]]:
    """Documents of Utopia, ZZ and nine digits each, and the digits of those that are looked for."""
    serials = chance.integers(0, 10**_DIGITS, count)
    numbers = np.empty((count, _DIGITS + 3), np.uint8)
    numbers[:, 0], numbers[:, 1:3] = _DIGITS + 2, ord("Z")
    for place in range(_DIGITS):
        numbers[:, -1 - place] = serials // 10**place % 10 + ord("0")
    ids = chance.integers(0, 1 << 63, (count, 2), np.uint64)
    return Columns(numbers, np.full(count, packed_code("UTO"), np.uint16), ids), serials[:LOOK_UPS]


def _reported(serials: npt.NDArray[np.int64], chance: np.random.Generator) -> Iterator[Document]:
    """By turns a listed document, one with O for 0, and one drawn anew, which is hardly ever listed."""
    for place, serial in enumerate(serials.tolist()):
        number = f"ZZ{serial if place % 3 < 2 else chance.integers(10**_DIGITS):0{_DIGITS}}"
        yield Document(number=number.replace("0", "O") if place % 3 == 1 else number, issuer="UTO")


def _searched(index: DocumentIndex, documents: list[Document]) -> dict[str, float]:
    index.search(documents[0])  # compiles
    spent, hits = [], 0
    for document in documents:
        started = time.perf_counter()
        found = index.search(document)
        spent.append(time.perf_counter() - started)
        hits += bool(found)
    return {
        "documents_found_share": hits / len(documents),
        "documents_look_ups_a_second": len(spent) / sum(spent),
        "documents_p50_ms": float(np.percentile(spent, 50)) * 1e3,
        "documents_p99_ms": float(np.percentile(spent, 99)) * 1e3,
    }
