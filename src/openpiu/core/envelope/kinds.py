"""Kinds of values in messages: for each its JSON Schema and the same check in code, so that the two cannot part.

Belongs here: one table. Not here: which message has which fields (`messages`).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

LANES = ("urgent", "requests", "cases", "match", "bulk")  # in the order in which they are carried
BASES = ("9(1)", "9(2)", "9(3)", "9(4)", "10", "11", "none")  # articles of the directive; none: no passenger's data
HANDLING = ("H0", "H1", "H2", "H3")
MODES = ("erase", "restrict", "correct")
OUTCOMES = ("no-data", "result", "data", "pending")
SIGHTINGS = ("found", "not-found", "wrong-person", "action-taken", "no-action")
ROLES = ("suspect", "victim", "missing", "witness")

Check = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its schema (draft 2020-12), and whether a value is of it."""

    schema: Mapping[str, Any]
    holds: Check


def _pattern(expression: str) -> Kind:
    compiled = re.compile(expression)
    return Kind(
        {"type": "string", "pattern": f"^{expression}$"},
        lambda value: type(value) is str and compiled.fullmatch(value) is not None,
    )


def _text(longest: int, least: int = 1) -> Kind:
    """Text with at least so many signs."""
    return Kind(
        {"type": "string", "minLength": least, "maxLength": longest},
        lambda value: type(value) is str and least <= len(value) <= longest,
    )


def one_of(*values: str) -> Kind:
    """One of a closed list of words."""
    return Kind({"enum": list(values)}, lambda value: type(value) is str and value in values)


def list_of(kind: Kind, *, least: int = 0) -> Kind:
    """A list of values of one kind."""
    schema = {"type": "array", "items": dict(kind.schema)} | ({"minItems": least} if least else {})
    return Kind(
        schema, lambda value: type(value) is list and len(value) >= least and all(map(kind.holds, value))
    )  # fmt: skip


def fields(**kinds: Kind) -> Kind:
    """An object that has all of these fields; others beside them are let through and kept."""
    schema = {
        "type": "object",
        "required": list(kinds),
        "properties": {name: dict(kind.schema) for name, kind in kinds.items()},
    }
    return Kind(
        schema,
        lambda value: type(value) is dict and all(n in value and kind.holds(value[n]) for n, kind in kinds.items()),
    )


def or_null(kind: Kind) -> Kind:
    """The same, or null."""
    return Kind({"anyOf": [dict(kind.schema), {"type": "null"}]}, lambda value: value is None or kind.holds(value))


MOST = 2**53 - 1  # what every reader of JSON holds exactly

NODE = _pattern("[A-Z0-9][A-Z0-9-]{1,39}")
ID = _pattern("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DIGEST = _pattern("[0-9a-f]{64}")
INSTANT = _pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z")
DAY = _pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}")
GRADING = _pattern("[ABCX][1-4]")  # source, information (Europol Regulation, Art. 29)
CODE = _text(80)
LINE = _text(400)
TEXT = _text(4000)
ANY_TEXT = _text(4000, 0)
NUMBER = Kind(
    {"type": "integer", "minimum": 0, "maximum": MOST}, lambda value: type(value) is int and 0 <= value <= MOST
)
FLAG = Kind({"type": "boolean"}, lambda value: type(value) is bool)
OPEN = Kind({"type": "object"}, lambda value: type(value) is dict)
WORDS = Kind(
    {"type": "object", "additionalProperties": {"type": "string", "maxLength": 400}},
    lambda value: type(value) is dict and all(type(one) is str and len(one) <= 400 for one in value.values()),
)
