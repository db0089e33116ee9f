"""Our own formats: alerts as JSON lines or CSV, with the fields of `openpiu match` and what the alert asks for."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from openpiu.core.lists.json_lines import objects_of
from openpiu.core.lists.subjects import (
    LONGEST_REFERENCE,
    BirthDate,
    Fault,
    Line,
    ListedName,
    Quality,
    Subject,
    Terms,
    Unusable,
)
from openpiu.core.lists.tables import cells_of, columns_of, heading_of
from openpiu.core.lists.writing_of_dates import read_birth_date
from openpiu.core.terms import Document, PartialDate

REQUIRED = frozenset({"id", "surname"})
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_PARTS = {"surname", "given_names"}


def read_own_json(text: str) -> Iterator[Line]:
    """One subject a line."""
    for row in objects_of(text, about="alert"):
        yield row if isinstance(row, Fault) else _line(*row)


def read_own_csv(text: str) -> Iterator[Line]:
    """One subject a row; nationalities are parted by semicolons, and a row has one document."""
    heading: list[str] = []
    for row in cells_of(text):
        if isinstance(row, Fault):
            yield row
        elif not heading:
            heading = heading_of(row)
        else:
            yield _line(row.line, _from_columns(columns_of(row, heading)))


def missing_columns(text: str) -> list[str]:
    """The required columns that the first line does not name."""
    first = next(cells_of(text), None)
    return sorted(REQUIRED - set(heading_of(first) if first and not isinstance(first, Fault) else ()))


def _from_columns(cells: Mapping[str, str]) -> dict[str, Any]:
    plain: dict[str, Any] = {key: value or None for key, value in cells.items() if key}
    number = cells.get("document_number")
    paper = {
        "type": cells.get("document_type") or "P",
        "number": number,
        "issuer": cells.get("document_issuer") or None,
    }
    nationalities = [code.strip() for code in (cells.get("nationalities") or "").split(";")]
    return {**plain, "nationalities": nationalities, "documents": [paper] if number else [], "aliases": None}


def _line(place: int, row: Mapping[str, Any]) -> Subject | Fault:
    reference = str(row.get("id") or "").strip()
    try:
        if not reference or len(reference) > LONGEST_REFERENCE:
            raise Unusable("id is missing or too long", "give each alert a reference of at most 60 letters")
        return _subject(place, reference, row)
    except Unusable as error:
        return Fault(place=place, reason=error.reason, advice=error.advice, reference=reference or None)


def _subject(place: int, reference: str, row: Mapping[str, Any]) -> Subject:
    sex = _text(row, "sex")
    if sex and sex.upper() not in ("M", "F", "X"):
        raise Unusable("sex is not known", "write M, F, X or null")
    nationalities = _listed(row, "nationalities", str, "text")
    papers = _listed(row, "documents", Mapping, "an object")
    return Subject(
        place=place,
        reference=reference,
        names=(_principal(row), *(_alias(alias) for alias in _listed(row, "aliases", Mapping, "an object"))),
        birth_dates=tuple(_birth_dates(row)),
        sex=sex.upper() if sex else None,
        nationalities=tuple(code.strip().upper() for code in nationalities if code.strip()),
        documents=tuple(_document(paper) for paper in papers if paper.get("number")),
        remark=_text(row, "reason") or "",
        terms=_terms(row),
    )


def _terms(row: Mapping[str, Any]) -> Terms:
    return Terms(
        list_name=_text(row, "list") or "",
        owner=_text(row, "owner") or "",
        legal_basis=_text(row, "legal_basis") or "",
        reason_class=_text(row, "class") or "",
        action=_text(row, "action") or "",
        subject_class=_text(row, "subject") or "",
        reason_basis=_text(row, "basis") or "",
        expires_on=_expiry(row),
    )


def _principal(row: Mapping[str, Any]) -> ListedName:
    surname = _text(row, "surname")
    if surname is None:
        raise Unusable("surname is missing or not text", "give it as text")
    return ListedName(surname=surname, given_names=_text(row, "given_names"))


def _alias(row: Mapping[str, Any]) -> ListedName:
    surname, given_names = _text(row, "surname"), _text(row, "given_names")
    if surname is None and given_names is None:
        raise Unusable("aliases holds a name without surname and given_names", "give one of them")
    quality = _text(row, "quality") or ""
    if quality not in set(Quality):
        raise Unusable("aliases holds an unknown quality", "write good, low or null")
    return ListedName(surname=surname or "", given_names=given_names, quality=Quality(quality))


def _birth_dates(row: Mapping[str, Any]) -> Iterator[BirthDate]:
    """The birth date at any precision; others may also be between two years, as `1960/1965`."""
    first = _text(row, "birth_date")
    if first:
        try:
            yield PartialDate.parse(first)
        except ValueError:
            raise Unusable("birth_date is no date", "write 1988-04-19, 1988-04, 1988 or null") from None
    for text in _listed(row, "other_birth_dates", str, "text"):
        known = read_birth_date(text)
        if known is None:
            raise Unusable("other_birth_dates holds no date", "write 1988-04-19, 1988-04, 1988 or 1960/1965")
        yield known


def _document(row: Mapping[str, Any]) -> Document:
    issuer, number = _text(row, "issuer"), _text(row, "number")
    return Document(
        type=(_text(row, "type") or "P").upper(),
        number=_NOT_ALPHANUMERIC.sub("", number or "").upper(),
        issuer=issuer.upper() if issuer else None,
    )


def _expiry(row: Mapping[str, Any]) -> date | None:
    try:
        text = _text(row, "expires")
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Unusable("expires is no date", "write a date such as 2027-01-31") from None


def _text(row: Mapping[str, Any], field: str) -> str | None:
    value = row.get(field)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, str):
        raise Unusable(f"{field} is not text", "give text or null, no number and no list")
    return value.strip()


def _listed(row: Mapping[str, Any], field: str, kind: type, what: str) -> list[Any]:
    value = row.get(field)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(part, kind) for part in value):
        raise Unusable(f"{field} is not a list, or holds something that is not {what}", "give a list or null")
    return value
