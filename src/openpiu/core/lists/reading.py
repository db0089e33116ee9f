"""Files to subjects: which reader reads which format. Pure: bytes in, lines out, nothing raised about a row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpiu.core.lists.eu_xml import read_eu_xml
from openpiu.core.lists.follow_the_money import read_follow_the_money
from openpiu.core.lists.forms import Form, detect, form_named
from openpiu.core.lists.ofac_csv import read_ofac_csv
from openpiu.core.lists.ofac_xml import read_ofac_xml
from openpiu.core.lists.own_rows import missing_columns, read_own_csv, read_own_json
from openpiu.core.lists.stolen_documents import read_stolen_documents
from openpiu.core.lists.subjects import Fault, Line, Subject
from openpiu.core.lists.un_xml import read_un_xml
from openpiu.errors import OfficerError

BIGGEST = 512 * 1024 * 1024  # bytes
_XML: Mapping[Form, Callable[[bytes], Iterator[Line]]] = {
    Form.UN: read_un_xml, Form.EU: read_eu_xml, Form.OFAC_XML: read_ofac_xml,
}  # fmt: skip
_TEXT: Mapping[Form, Callable[[str], Iterator[Line]]] = {
    Form.JSONL: read_own_json, Form.CSV: read_own_csv, Form.FTM: read_follow_the_money,
    Form.STOLEN: read_stolen_documents,
}  # fmt: skip
_ZERO = "the row holds a zero character"


@dataclass(frozen=True, slots=True)
class ListFile:
    """One edition of a list: its format and how its lines are read, as often as wanted."""

    form: Form
    files: tuple[bytes, ...]

    def lines(self) -> Iterator[Line]:
        """Subjects, faults and what is left out, in the order of the file."""
        yield from map(_without_zeros, self._lines()) if self._may_hold_zeros() else self._lines()

    def _lines(self) -> Iterator[Line]:
        if self.form in _XML:
            return _XML[self.form](self.files[0])
        texts = [file.decode("utf-8-sig") for file in self.files]
        return read_ofac_csv(texts) if self.form is Form.OFAC_CSV else _TEXT[self.form](texts[0])

    def _may_hold_zeros(self) -> bool:
        return any(b"\0" in file or b"\\u0000" in file for file in self.files)


def open_list(files: Sequence[bytes], form: str = "") -> ListFile:
    """The edition in these files; OfficerError where they are no list as a whole.

    `form` is a word of `Form`; empty looks at the content. Several files are one edition only for OFAC's CSV.
    """
    if not files or sum(map(len, files)) > BIGGEST:
        raise OfficerError("the file is larger than 512 MiB; split it" if files else "name a file")
    named = form_named(form) if form else detect(files[0])
    if len(files) > 1 and named is not Form.OFAC_CSV:
        raise OfficerError("only OFAC's CSV comes in several files (sdn, alt, add); import the others one by one")
    if named not in _XML:
        _check_text(files, named)
    return ListFile(named, tuple(files))


def _check_text(files: Sequence[bytes], form: Form) -> None:
    try:
        texts = [file.decode("utf-8-sig") for file in files]
    except UnicodeDecodeError as error:
        raise OfficerError(f"the file is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    missing = missing_columns(texts[0]) if form is Form.CSV else []
    if missing:
        raise OfficerError(f"the first line names the columns; missing: {', '.join(missing)}")


def _without_zeros(line: Line) -> Line:
    """PostgreSQL's text holds no zero: such a subject is a fault."""
    if isinstance(line, Subject) and r"\x00" in repr(line):
        return Fault(place=line.place, reason=_ZERO, advice="take it out")
    return line
