"""JSON Schemas (draft 2020-12) of all types of message, made from the same tables that the code checks by.

A schema holds what a field alone must be; what fields must be together stands in docs/reference/exchange-protocol.md.
"""

from typing import Any

from openpiu.core.envelope.kinds import Kind, one_of
from openpiu.core.envelope.messages import COMMON, OPEN_TYPES, TYPES, Type

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """Name of the type -> its schema; of open types under the name's beginning and a star."""
    return {name: _schema(name, row) for name, row in TYPES.items()} | {
        f"{start}*": _schema(f"{start}*", row) for start, row in OPEN_TYPES.items()
    }


def _schema(name: str, row: Type) -> dict[str, Any]:
    narrow = {"type": _named(name), "lane": one_of(*row.lanes), "legal_basis": one_of(*row.bases)}
    if row.persons:
        narrow["grading"] = Kind({"type": "string", "pattern": "^[ABCX][1-4]$"}, lambda _: True)
    properties = {field: dict((narrow.get(field) or kind).schema) for field, kind in COMMON.items()}
    properties["body"] = _body(row)
    return {
        "$schema": DRAFT,
        "title": f"openpiu-exchange v1: {name}",
        "description": row.words,
        "type": "object",
        "required": list(COMMON),
        "properties": properties,
    }


def _named(name: str) -> Kind:
    if not name.endswith("*"):
        return one_of(name)
    start = name.removesuffix("*").replace(".", "[.]")
    return Kind({"type": "string", "pattern": f"^{start}.*$", "maxLength": 80}, lambda _: True)


def _body(row: Type) -> dict[str, Any]:
    needs = {name: dict(kind.schema) for name, kind in row.needs.items()}
    may = {name: {"anyOf": [dict(kind.schema), {"type": "null"}]} for name, kind in row.may.items()}
    return {"type": "object", "required": list(needs), "properties": needs | may}
