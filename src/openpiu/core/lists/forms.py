"""The formats of lists, and which of them a file is by its content; the name of a file says nothing."""

import re
from enum import StrEnum

import msgspec

from openpiu.core.lists import eu_xml, ofac_xml, un_xml
from openpiu.core.lists.ofac_csv import is_ofac_csv
from openpiu.core.lists.own_rows import REQUIRED
from openpiu.core.lists.stolen_documents import is_heading
from openpiu.core.lists.tables import Row, cells_of, heading_of
from openpiu.errors import OfficerError


class Form(StrEnum):
    """A format by the word of `--format`."""

    JSONL = "jsonl"  # ours
    CSV = "csv"  # ours
    FTM = "ftm"  # OpenSanctions / FollowTheMoney
    UN = "un-xml"
    OFAC_XML = "ofac-xml"
    OFAC_CSV = "ofac-csv"
    EU = "eu-xml"
    STOLEN = "stolen-csv"


OWN = frozenset({Form.JSONL, Form.CSV})  # their rows may say themselves what the alert asks for
_ROOTS = {un_xml.ROOT: Form.UN, ofac_xml.ROOT: Form.OFAC_XML, eu_xml.ROOT: Form.EU}
_LOOKED_AT = 65536  # bytes within which a list shows what it is
_ROOT_WITHIN = 8192  # letters within which a document's root stands, behind comments
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]")
_NOT_SHOWN = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_UNKNOWN = f"this file is none of the lists openpiu reads; say which with --format: {', '.join(Form)}"


def detect(data: bytes) -> Form:
    """The format of a file; OfficerError where it is none that is known."""
    start = _beginning(data)
    if not start:
        raise OfficerError("the file is empty: there is nothing to import")
    if start.startswith("<"):
        return _of_xml(start)
    return _of_json(start) if start[0] in "{[" else _of_csv(start)


def form_named(text: str) -> Form:
    """A format by its word; OfficerError names all of them."""
    try:
        return Form(text)
    except ValueError as error:
        raise OfficerError(f"an alert file is one of: {', '.join(Form)}") from error


def _beginning(data: bytes) -> str:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    return data[:_LOOKED_AT].decode("utf-16" if wide else "utf-8-sig", errors="replace").lstrip()


def _of_xml(start: str) -> Form:
    found = _ROOT.search(_NOT_SHOWN.sub("", start[:_ROOT_WITHIN]))
    root = found[1] if found else ""
    if root == "Sanctions":
        raise OfficerError("this is OFAC's advanced format, which openpiu does not read: fetch sdn.xml or sdn.csv")
    if root not in _ROOTS:
        raise OfficerError(_UNKNOWN)
    return _ROOTS[root]


def _of_json(start: str) -> Form:
    try:
        row = msgspec.json.decode(start.partition("\n")[0])
    except (msgspec.DecodeError, RecursionError):
        return Form.FTM if '"schema"' in start and '"properties"' in start else Form.JSONL
    return Form.FTM if isinstance(row, dict) and {"schema", "properties"} <= row.keys() else Form.JSONL


def _of_csv(start: str) -> Form:
    if is_ofac_csv(start):
        return Form.OFAC_CSV
    first = next(cells_of(start.partition("\n")[0] + "\n"), None)
    heading = heading_of(first) if isinstance(first, Row) else []
    if is_heading(heading):
        return Form.STOLEN
    if REQUIRED & set(heading):
        return Form.CSV
    raise OfficerError(_UNKNOWN)
