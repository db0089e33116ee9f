"""Messages between nodes: every field is checked, none is lost, and the published schemas say the same as the code."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from openpiu.core.envelope.messages import LONGEST, check_message, read_message, write_message
from openpiu.core.envelope.rejections import REJECTIONS, Rejected
from openpiu.core.envelope.schemas import schemas
from tests.core.envelope.specimens import NAMES, message
from tools.exchange_schemas import FOLDER, PAGE, files, page

ROOT = Path(__file__).parents[3]
WRONG: tuple[Any, ...] = (None, "", "x" * 5000, -1, 1.5, True, [], {}, ["x"], {"x": 1}, "\u00e9")


def schema_of(name: str) -> Any:
    """A reader of JSON Schema that is not ours."""
    found = schemas()
    return jsonschema_rs.validator_for(found.get(name) or found[f"{name.partition('.')[0]}.*"])


def is_taken(made: dict[str, Any]) -> bool:
    """Whether our own check lets it through."""
    try:
        check_message(made)
    except Rejected:
        return False
    return True


@pytest.mark.parametrize("name", NAMES)
def test_a_message_of_every_type_round_trips_and_its_unknown_fields_survive(name: str) -> None:
    """EXC-1, EXC-2: what is read is what was written, with what a newer node added to it."""
    made = message(name, later="kept")
    made["body"]["newer"] = {"field": [1, "two"]}
    read = read_message(write_message(made).payload)
    assert read.fields == made
    assert read.digest == write_message(read.fields).digest


@pytest.mark.parametrize("name", NAMES)
def test_each_field_is_demanded_and_schema_and_code_agree(name: str) -> None:
    """EXC-1: a message without one of its fields, or with another kind of value in it, is refused by both."""
    whole, schema = message(name), schema_of(name)
    assert is_taken(whole)
    assert schema.is_valid(whole)
    for field, value in product([*whole, *(f"body.{one}" for one in whole["body"])], (..., *WRONG)):
        made = changed(whole, field, value)
        assert schema.is_valid(made) or not is_taken(made), (field, value)
        if field not in TOGETHER:
            assert schema.is_valid(made) is is_taken(made), (field, value)


def changed(whole: dict[str, Any], field: str, value: Any) -> dict[str, Any]:
    """The message with one field changed, or without it."""
    part, name = field.startswith("body."), field.removeprefix("body.")
    place = {key: one for key, one in (whole["body"] if part else whole).items() if key != name or value is not ...}
    place |= {} if value is ... else {name: value}
    return {**whole, "body": place} if part else place


# Fields about which a schema cannot say all: they depend on one another (docs/reference/exchange-protocol.md).
TOGETHER = {"seq", "prev", "recipients", "type"}


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        ("request", {"body": {"material": ""}}, "bad-body"),
        ("request", {"legal_basis": "9(1)"}, "basis-not-allowed"),
        ("request", {"lane": "bulk"}, "wrong-lane"),
        ("request", {"grading": None}, "bad-body"),
        ("request", {"seq": 0}, "bad-body"),
        ("receipt", {"seq": 1}, "bad-body"),
        ("sighting", {"prev": "f" * 64}, "bad-body"),
        ("sighting", {"recipients": ["LAP-PIU"]}, "bad-body"),
        ("sighting", {"handling": "H3"}, "bad-body"),
        ("gossip", {}, "unknown-type"),
    ],
)
def test_a_message_that_breaks_a_rule_is_refused_by_name(name: str, change: dict[str, Any], code: str) -> None:
    """EXC-1, EXC-4: grounds, basis, lane, grading, number, recipients, restriction."""
    made = message("sighting" if name == "gossip" else name, **change) | {"type": name}
    with pytest.raises(Rejected) as refused:
        check_message(made)
    assert refused.value.code == code
    assert REJECTIONS[code].do in str(refused.value)


@pytest.mark.parametrize("payload", [b"", b"[]", b"nul", b"\xff", b"[" * 100_000, b'{"v":1}'])
def test_bytes_that_are_no_message_are_refused(payload: bytes) -> None:
    """EXC-15: nothing is raised but the refusal."""
    with pytest.raises(Rejected):
        read_message(payload)


def test_a_message_without_end_is_neither_written_nor_read() -> None:
    """EXC-15: 8 MiB at the most."""
    made = message("case.note", body={"text": "x" * LONGEST})
    with pytest.raises(Rejected):
        write_message(made)
    with pytest.raises(Rejected):
        read_message(json.dumps(made).encode())


def test_the_published_schemas_are_those_of_the_tables() -> None:
    """EXC-1: `python -m tools.exchange_schemas` writes them anew."""
    published = {path.name: path.read_text() for path in (ROOT / FOLDER).glob("*.schema.json")}
    assert published == files()
    for text in published.values():
        jsonschema_rs.meta.validate(json.loads(text))


def test_the_page_of_the_protocol_has_the_tables_of_the_code() -> None:
    """EXC-8: types with their lanes, and every code with what to do."""
    text = (ROOT / PAGE).read_text()
    assert page(text) == text
    assert all(f"| `{code}` |" in text for code in REJECTIONS)
