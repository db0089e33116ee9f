"""CSV to rows of cells with their lines. A broken row costs itself, not the rest of the file."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpiu.core.lists.subjects import Fault

_BROKEN = "no CSV from here on: a quotation mark is missing, or a field is longer than any alert's"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the line on which it ends."""

    line: int
    cells: list[str]


def cells_of(text: str) -> Iterator[Row | Fault]:
    """Rows that are not blank; a fault that ends the list where the quotation breaks."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(reader.line_num, cells)
    except csv.Error:
        yield Fault(place=reader.line_num, reason=_BROKEN, advice="save the file as CSV again", ends=True)


def columns_of(row: Row, heading: list[str]) -> Mapping[str, str]:
    """The cells by their column; cells beyond the heading are passed over."""
    return dict(zip(heading, row.cells, strict=False))


def heading_of(row: Row) -> list[str]:
    """The names of the columns: lower case, words joined by `_`."""
    return ["_".join(cell.strip().lower().replace("-", " ").split()) for cell in row.cells]
