"""Rows of an alert file to alerts, one by one: a row that cannot be used is refused with the reason, the rest goes on.

Belongs here: JSONL and CSV as openpiu defines them. Lists of other owners come with the matcher's issue.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from openpiu.core.law.actions import Action
from openpiu.core.matching.persons import person_from_json
from openpiu.errors import OfficerError, OpenpiuError, SenderError

PERSON_FIELDS = ("surname", "given_names", "birth_date", "sex", "nationalities", "documents", "aliases")
FORMS = ("jsonl", "csv")
REQUIRED = "required (PNR-6.5)"
LONGEST_LIST = 60
BIGGEST = 512 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDefaults:
    """What holds for rows that do not say it themselves."""

    list_name: str = ""
    owner: str = ""
    legal_basis: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRecord:
    """One row, understood."""

    list_name: str
    reference: str
    person: dict[str, Any]
    owner: str
    legal_basis: str
    action: Action
    reason: str
    expires_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """One row that cannot be used."""

    reference: str | None
    why: str


def rows_of(content: bytes, *, form: str) -> Iterator[tuple[int, Mapping[str, Any] | BadRow]]:
    """Line number and raw row; OfficerError where the file as a whole is not of the form."""
    if form not in FORMS:
        raise OfficerError(f"an alert file is one of: {', '.join(FORMS)}")
    if len(content) > BIGGEST:
        raise OfficerError("the file is larger than 512 MiB; split it")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OfficerError(f"the file is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    return _jsonl(text) if form == "jsonl" else _csv(text)


def understand(raw: Mapping[str, Any] | BadRow, defaults: ListDefaults) -> AlertRecord | BadRow:
    """One raw row as an alert, or why not. Nothing of the row's values is repeated in the reason."""
    if isinstance(raw, BadRow):
        return raw
    reference = str(raw.get("id") or "").strip()
    if r"\x00" in repr(raw):
        return BadRow(reference=None, why="the row holds a zero character: take it out")
    try:
        return _record(reference, raw, defaults)
    except (OpenpiuError, ValueError) as error:
        return BadRow(reference=reference or None, why=str(error))


def _record(reference: str, raw: Mapping[str, Any], defaults: ListDefaults) -> AlertRecord:
    if not reference or len(reference) > 60:
        raise SenderError("id: give each alert a reference of at most 60 letters")
    return AlertRecord(
        list_name=_words("list", raw.get("list") or defaults.list_name, LONGEST_LIST, "name the list"),
        reference=reference,
        person=_person(reference, raw),
        owner=_words("owner", raw.get("owner") or defaults.owner, 120, REQUIRED),
        legal_basis=_words("legal_basis", raw.get("legal_basis") or defaults.legal_basis, 200, REQUIRED),
        action=_action(str(raw.get("action") or defaults.action)),
        reason=_text(raw.get("reason") or "")[:300],
        expires_on=_expiry(raw.get("expires")),
    )


def _words(field: str, value: object, longest: int, why: str) -> str:
    """Required text; too long is refused, because two lists or grounds that are cut could become one."""
    text = _text(value).strip()
    if not text:
        raise SenderError(f"{field}: {why}, in the row or for the whole file")
    if len(text) > longest:
        raise SenderError(f"{field}: at most {longest} letters")
    return text


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise SenderError("give texts as text, not as a number or a list")
    return value


def _person(reference: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    """The person as understood, in the shape of `openpiu match`, every field there."""
    person = person_from_json({**{name: raw.get(name) for name in PERSON_FIELDS}, "id": reference})
    return {
        "surname": person.surname,
        "given_names": person.given_names,
        "birth_date": str(person.birth_date) if person.birth_date else None,
        "sex": person.sex,
        "nationalities": list(person.nationalities),
        "documents": [
            {"type": document.type, "number": document.number, "issuer": document.issuer}
            for document in person.documents
        ],
        "aliases": [{"surname": alias.surname, "given_names": alias.given_names} for alias in person.aliases],
    }


def _action(text: str) -> Action:
    try:
        return Action(text)
    except ValueError as error:
        raise SenderError(f"action: one of {', '.join(action.value for action in Action)}") from error


def _expiry(text: object) -> date | None:
    if text in (None, ""):
        return None
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise SenderError("expires: a date such as 2027-01-31") from error


def _jsonl(text: str) -> Iterator[tuple[int, Mapping[str, Any] | BadRow]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError):
            yield number, BadRow(reference=None, why="not JSON: each line is one alert as a JSON object")
            continue
        yield number, row if isinstance(row, dict) else BadRow(reference=None, why="each line is one JSON object")


def _csv(text: str) -> Iterator[tuple[int, Mapping[str, Any] | BadRow]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = {"id", "surname"} - set(reader.fieldnames or ())
        if missing:
            raise OfficerError(f"the first line names the columns; missing: {', '.join(sorted(missing))}")
        for row in reader:
            yield reader.line_num, _from_columns(row)
    except csv.Error:
        why = "no CSV from here on: a quotation mark is missing, or a field is longer than any alert's"
        yield reader.line_num, BadRow(reference=None, why=why)


def _from_columns(row: Mapping[str, str | None]) -> dict[str, Any]:
    """CSV columns to the JSON shape: lists by semicolon, one document a row."""
    plain: dict[str, Any] = {key: value or None for key, value in row.items() if key}
    plain["nationalities"] = [code.strip() for code in (row.get("nationalities") or "").split(";") if code.strip()]
    number = row.get("document_number")
    document = {"type": row.get("document_type") or "P", "number": number, "issuer": row.get("document_issuer") or None}
    plain["documents"] = [document] if number else []
    plain["aliases"] = None
    return plain
