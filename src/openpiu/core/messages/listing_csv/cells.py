"""Bytes to rows of cells: character sets, separators, quotes.

A row is a line, so that no open quote swallows a person.
"""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass

from openpiu.core.messages.listing_csv.columns import HEADINGS, Column, heading_key
from openpiu.core.messages.notes import Notes

Cells = dict[Column, str]  # what a row holds; blank cells are left out
SEPARATORS = (",", ";", "\t")
_LOOKED_AT = 8192  # bytes within which a heading must stand
_FEWEST = 4  # known headings that make a list
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Control characters but tabs and line ends: no cell holds any, and PostgreSQL stores no NUL.
_CONTROL = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {0x09, 0x0A, 0x0D, 0x85})


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the list begins and what its columns are; None stands for a column that nobody knows."""

    number: int  # its row, from 1
    separator: str
    columns: tuple[Column | None, ...]


def find_heading(text: str) -> Heading | None:
    """The heading, if the first line that is not blank is one; spreadsheets may write `sep=;` before it."""
    for number, line in enumerate(lines_of(text)[:5], start=1):
        if line.strip() and not line.lower().startswith("sep="):
            found = [_columns(line, separator) for separator in SEPARATORS]
            counts = [sum(column is not None for column in columns) for columns in found]
            best = counts.index(max(counts))
            named = {Column.SURNAME, Column.FLIGHT} <= set(found[best])
            return Heading(number, SEPARATORS[best], found[best]) if named and counts[best] >= _FEWEST else None
    return None


def lines_of(text: str) -> list[str]:
    """The lines, whatever system ended them; no other letter than these ends one."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def beginning(data: bytes) -> str:
    """The first letters as text, as far as they can be read."""
    return data[:_LOOKED_AT].decode(_encoding(data), errors="replace").translate(_CONTROL)


def decoded(data: bytes, notes: Notes) -> str:
    """The whole text without control characters; what is not UTF-8 is read as Western European, and noted."""
    return _text(data, notes).translate(_CONTROL)


def _text(data: bytes, notes: Notes) -> str:
    encoding = _encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        notes.repair("encoding-guessed", None)
    try:
        return data.decode("cp1252" if encoding.startswith("utf-8") else "latin-1")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def rows_of(text: str, heading: Heading, notes: Notes) -> Iterator[tuple[int, Cells]]:
    """Each row that is not blank: its number and its cells by column."""
    for number, line in enumerate(lines_of(text), start=1):
        if number <= heading.number or not line.strip(f'{heading.separator} "'):
            continue
        cells = split_row(line, heading.separator)
        if cells is None:
            notes.repair("quotes-mended", number)
            cells = [cell.strip('" ') for cell in line.split(heading.separator)]
        if any(cell.strip() for cell in cells[len(heading.columns) :]):
            notes.fault("row-too-long", number)
        yield number, _by_column(cells, heading.columns)


def split_row(line: str, separator: str) -> list[str] | None:
    """The cells of one line; None where a quote is not closed."""
    if line.count('"') % 2:
        return None
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return None


def _columns(line: str, separator: str) -> tuple[Column | None, ...]:
    cells = split_row(line, separator) or []
    taken: set[Column] = set()
    columns: list[Column | None] = []
    for cell in cells:
        column = HEADINGS.get(heading_key(cell))
        columns.append(column if column not in taken else None)
        taken |= {column} if column else set()
    while columns and columns[-1] is None and not cells[len(columns) - 1].strip():
        columns.pop()
    return tuple(columns)


def _by_column(cells: list[str], columns: tuple[Column | None, ...]) -> Cells:
    pairs = zip(columns, cells, strict=False)
    return {column: _plain(cell) for column, cell in pairs if column and cell.strip()}


def _plain(cell: str) -> str:
    """A cell without blanks around it, and without the apostrophe by which spreadsheets keep a formula from running."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    start = data[:200]
    if start.count(0) > len(start) // 4:
        return "utf-16-le" if start[1:2] == b"\x00" else "utf-16-be"
    return "utf-8"
