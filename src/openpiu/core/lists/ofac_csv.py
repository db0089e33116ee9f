"""OFAC's lists as CSV: sdn.csv, its aliases (alt.csv), its addresses (add.csv), told apart by their columns.

A person's particulars are prose in the last column: `DOB 12 Aug 1974; nationality Utopia; Passport X1 (Utopia)`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from openpiu.core.lists.ofac_xml import KINDS
from openpiu.core.lists.particulars import Gathered, distinct, plain, sex_of, whole_name
from openpiu.core.lists.subjects import (
    BirthDate,
    Fault,
    LeftOut,
    Line,
    ListedName,
    Quality,
    Subject,
    Unusable,
    reference_of,
)
from openpiu.core.lists.tables import Row, cells_of
from openpiu.core.lists.writing_of_dates import read_birth_date

NULL = "-0-"
SDN_COLUMNS, ALIAS_COLUMNS, ADDRESS_COLUMNS = 12, 5, 6
_ALTERNATIVE = re.compile(r"^(?:alt\.|alternate)\s+", re.IGNORECASE)
_PAPER = re.compile(
    r"(?P<kind>[A-Za-z][A-Za-z .']*?)\s*(?:No\.?|#)?\s+"
    r"(?P<number>[A-Z0-9][\w./-]*\d[\w./-]*)\s*(?:\((?P<issuer>[^)]*)\))?"
)
_SAID = re.compile(r"(?P<what>DOB|nationality|citizen|gender)\s*:?\s+(?P<value>.+)", re.IGNORECASE)
_WEAK = re.compile(r"a\.k\.a\.,?\s+['\"‘“]?(?P<name>[^'\"’”]+)", re.IGNORECASE)


def read_ofac_csv(texts: Sequence[str]) -> Iterator[Line]:
    """Individuals of sdn.csv with the aliases of alt.csv where it was given; the files come in any order."""
    tables = {_columns(text): text for text in texts}
    if SDN_COLUMNS not in tables:
        yield Fault(place=1, reason="sdn.csv is missing", advice="give sdn.csv, and alt.csv beside it", ends=True)
        return
    aliases: defaultdict[str, list[ListedName | None]] = defaultdict(list)
    yield from _gather_aliases(tables.get(ALIAS_COLUMNS, ""), aliases)
    for row in _rows(tables[SDN_COLUMNS]):
        yield row if isinstance(row, Fault) else _line(row, aliases)


def is_ofac_csv(text: str) -> bool:
    """Whether the first row looks like one of the three files: a number, and nulls as `-0-`."""
    first = next(cells_of(text[:4096].partition("\n")[0] + "\n"), None)
    if not isinstance(first, Row) or len(first.cells) not in (SDN_COLUMNS, ALIAS_COLUMNS, ADDRESS_COLUMNS):
        return False
    return first.cells[0].strip().isdecimal()


def _columns(text: str) -> int:
    first = next(cells_of(text), None)
    return len(first.cells) if isinstance(first, Row) else 0


def _rows(text: str) -> Iterator[Row | Fault]:
    """Rows without nulls; the sign that ends a DOS file is no row."""
    for row in cells_of(text):
        if isinstance(row, Fault):
            yield row
        elif row.cells != ["\x1a"]:
            yield Row(row.line, ["" if cell.strip() == NULL else cell.strip() for cell in row.cells])


def _gather_aliases(text: str, aliases: Mapping[str, list[ListedName | None]]) -> Iterator[Fault]:
    for row in _rows(text):
        if isinstance(row, Fault):
            yield replace(row, reason=f"in the file of aliases: {row.reason}")
        elif len(row.cells) < 4:
            yield Fault(
                place=row.line, reason="in the file of aliases: a row has too few columns", advice="fetch it again"
            )
        else:
            weak = row.cells[4:5] == ["weak"]
            aliases[row.cells[0]].append(whole_name(row.cells[3], Quality.LOW if weak else Quality.UNSAID))


def _line(row: Row, aliases: Mapping[str, list[ListedName | None]]) -> Line:
    if len(row.cells) != SDN_COLUMNS:
        return Fault(place=row.line, reason="the row has not twelve columns", advice="fetch the file again")
    if row.cells[2].lower() != "individual":
        return LeftOut(place=row.line, kind=KINDS.get(row.cells[2].lower() or "entity", "other"))
    try:
        return _subject(row, aliases.get(row.cells[0], []))
    except Unusable as error:
        return error.at(row.line)


def _subject(row: Row, aliases: list[ListedName | None]) -> Subject:
    reference = reference_of(row.cells[0])
    principal = whole_name(row.cells[1])
    if principal is None:
        raise Unusable("the individual has no name", "ask the list's owner for it", reference)
    said = _Said(row.cells[11])
    return Subject(
        place=row.line,
        reference=reference,
        names=distinct([principal, *aliases, *said.names]),
        birth_dates=tuple(said.birth_dates),
        sex=said.sex,
        nationalities=tuple(said.gathered.nationalities),
        documents=tuple(said.gathered.documents),
        remark=plain(row.cells[3]),
        notes=said.gathered.notes(),
    )


class _Said:
    """The particulars of the last column, one clause after the other."""

    def __init__(self, prose: str) -> None:
        self.gathered = Gathered()
        self.birth_dates: list[BirthDate] = []
        self.names: list[ListedName | None] = []
        self.sex: str | None = None
        for clause in prose.rstrip(". ").split(";"):
            self._take(_ALTERNATIVE.sub("", plain(clause)).rstrip("."))

    def _take(self, clause: str) -> None:
        said, weak, paper = _SAID.match(clause), _WEAK.match(clause), _PAPER.match(clause)
        if said:
            self._particular(said["what"].lower(), said["value"])
        elif weak:
            self.names.append(whole_name(weak["name"], Quality.LOW))
        elif paper:
            self.gathered.add_document(paper["kind"], paper["number"], paper["issuer"] or "")

    def _particular(self, what: str, value: str) -> None:
        if what == "gender":
            self.sex = self.sex or sex_of(value)
        elif what == "dob":
            self._birth_date(value)
        else:
            self.gathered.add_nationality(value)

    def _birth_date(self, value: str) -> None:
        known = read_birth_date(value)
        if known:
            self.birth_dates.append(known)
        else:
            self.gathered.note("a birth date that could not be read was left out")
