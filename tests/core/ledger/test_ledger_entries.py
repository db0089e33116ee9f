"""Entries: what they may hold, their canonical bytes, their hashes."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.ledger import GENESIS, Entry, decode, encode, seal
from openpiu.errors import IntegrityError

FIELDS: dict[str, object] = {
    "sequence": 1,
    "at": "2026-11-23T05:31:00.000001Z",
    "act": "disclosed",
    "actor": "officer-7",
    "role": "officer",
    "subject": "hit-1",
    "purpose": "PNR-7",
    "detail": {"recipients": ["BEL"], "fields": 4},
}
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
values = st.one_of(text, st.integers(), st.booleans(), st.none(), st.lists(text, max_size=3))


def sealed(**change: object) -> Entry:
    return seal(GENESIS, **(FIELDS | change))  # type: ignore[arg-type]  # odd values are the point


def test_the_hash_can_be_computed_from_the_written_rule_alone() -> None:
    """PNR-13.9: SHA-256 over the tag, the previous hash and the canonical JSON of the rest."""
    content = json.dumps(FIELDS, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    rule = b"openpiu ledger entry v1\x00" + bytes(32) + content
    assert sealed().hash == hashlib.sha256(rule).hexdigest()


def test_an_entry_is_one_line_with_sorted_keys_and_no_blanks() -> None:
    line = encode(sealed(subject="hit\n1"))
    assert b"\n" not in line
    assert b" " not in line
    assert list(json.loads(line)) == sorted(json.loads(line))


@given(detail=st.dictionaries(text, values, max_size=4), subject=text, purpose=st.none() | text)
def test_decoding_gives_back_what_was_encoded(detail: dict[str, object], subject: str, purpose: str | None) -> None:
    entry = sealed(detail=detail, subject=subject, purpose=purpose)
    assert decode(encode(entry)) == entry


@given(detail=st.dictionaries(text, values, max_size=3))
def test_text_is_kept_as_it_was_given(detail: dict[str, object]) -> None:
    """Composed and decomposed letters stay what they are: normalising would change evidence."""
    assert sealed(subject="é").hash != sealed(subject="e\u0301").hash
    assert json.loads(encode(sealed(detail=detail)))["detail"] == detail


@given(st.binary(max_size=80))
def test_decoding_refuses_any_other_bytes(line: bytes) -> None:
    with pytest.raises(IntegrityError):
        decode(line)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'{"act"', b'{ "act"'),
        (b'"officer"', b'"\\u006fficer"'),
        (b'"sequence":1', b'"sequence":1.0'),
        (b'"sequence":1', b'"sequence":true'),
        (b'"sequence":1', b'"sequence":0'),
        (b'"act":', b'"Act":1,"act":'),
        (b'"act":', b'"act":"x","act":'),
        (b'"fields":4', b'"fields":4.5'),
        (b'["BEL"]', b"[1]"),
        (b'["BEL"]', b'{"a":1}'),
        (b"05:31:00.000001Z", b"05:31:00.000001"),
        (b'"hit-1"', b"null"),
    ],
)
def test_decoding_is_strict(old: bytes, new: bytes) -> None:
    line = encode(sealed())
    assert old in line
    with pytest.raises(IntegrityError):
        decode(line.replace(old, new, 1))


@pytest.mark.parametrize(
    "change",
    [
        {"sequence": 0},
        {"sequence": True},
        {"at": "2026-11-23T05:31:00Z"},
        {"actor": None},
        {"purpose": 3},
        {"subject": "\ud800"},
        {"detail": {"weight": 1.5}},
        {"detail": {1: "x"}},
        {"detail": {"nested": {"a": 1}}},
        {"detail": {"list": [1]}},
    ],
)
def test_sealing_refuses_what_no_entry_may_hold(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"sequence|at is|text|detail"):
        sealed(**change)


def test_sealing_refuses_a_previous_hash_that_is_none() -> None:
    with pytest.raises(ValueError, match="previous"):
        seal("", **FIELDS)  # type: ignore[arg-type]  # a dict of mixed values


def test_changing_the_callers_mapping_does_not_change_the_entry() -> None:
    recipients = ["BEL"]
    entry = sealed(detail={"recipients": recipients})
    recipients.append("FRA")
    assert decode(encode(entry)).detail == {"recipients": ("BEL",)}
