"""A long ledger: quickly read, and judged exactly as by the reference that reads each entry slowly."""

import json
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.ledger import GENESIS, Entry, SealedRoot, Tree, encode, export, seal, seal_root, verify_export
from openpiu.core.ledger.entries import Value, content, decode_with_digest, digest
from openpiu.core.ledger.links import due_hash, read_link
from openpiu.errors import IntegrityError

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
EVERY = 7000  # entries in an hour

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ['"hash":"', "previous", "\x00"]
)
values = st.one_of(texts, st.integers(), st.integers(-(10**40), 10**40), st.booleans(), st.none(), st.lists(texts))
details = st.dictionaries(texts | st.sampled_from(["hash", "previous"]), values, max_size=4)


def sealed(detail: dict[str, Value], subject: str = "hit:1", purpose: str | None = None) -> Entry:
    return seal(
        GENESIS,
        sequence=1,
        at="2026-11-23T05:31:00.000001Z",
        act="hit.viewed",
        actor="w.officer",
        role="officer",
        subject=subject,
        purpose=purpose,
        detail=detail,
    )


def long_ledger() -> Iterator[Entry]:
    """Entries as a unit writes them, without end."""
    sequence, previous = 0, GENESIS
    while True:
        sequence += 1
        entry = seal(
            previous,
            sequence=sequence,
            at=f"2026-11-23T05:31:00.{sequence % 1_000_000:06}Z",
            act="hit.viewed",
            actor="w.officer",
            role="officer",
            subject=f"hit:{sequence:032x}",
            purpose="6.2a" if sequence % 2 else None,
            detail={"category": "consultation", "authority": "Federal Police", "reasons": ["R1", "R2"], "fields": 7},
        )
        previous = entry.hash
        yield entry


def roots_on_the_way(entries: Iterator[Entry], roots: list[SealedRoot]) -> Iterator[Entry]:
    """The same entries; a root is sealed after each EVERY of them."""
    tree = Tree()
    for entry in entries:
        tree.add(entry.hash)
        if tree.size % EVERY == 0:
            roots.append(seal_root(tree, unit="UTO", store="passenger", at=entry.at, key=KEY))
        yield entry


@given(detail=details, subject=texts, purpose=st.none() | texts)
def test_the_canonical_form_is_what_it_always_was(detail: dict[str, Value], subject: str, purpose: str | None) -> None:
    """PNR-13.9: to the byte that of Python's own JSON, so that no ledger written before reads otherwise."""
    entry = sealed(detail, subject, purpose)
    assert (
        encode(entry)
        == json.dumps(json.loads(encode(entry)), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    )
    assert due_hash(entry) == digest(entry) == entry.hash
    link, due = read_link(encode(entry))
    assert (link.sequence, link.previous, link.hash, due) == (1, GENESIS, entry.hash, entry.hash)
    assert content(entry) == b"".join(
        encode(entry).rsplit(f'"hash":"{entry.hash}","previous":"{GENESIS}",'.encode(), 1)
    )


def outcome(read: Callable[[bytes], tuple[object, str]], line: bytes) -> object:
    """What a reader makes of a line: the chain's part of it, or its refusal."""
    try:
        entry, due = read(line)
    except IntegrityError as error:
        return str(error)
    return tuple(getattr(entry, name) for name in ("sequence", "previous", "hash")), due


@given(data=st.data(), detail=details)
def test_a_damaged_line_is_judged_as_by_the_reference(data: st.DataObject, detail: dict[str, Value]) -> None:
    """PNR-13.9: with any stretch of it replaced, or another number, text or escape in it."""
    line = encode(sealed(detail))
    start = data.draw(st.integers(0, len(line)))
    stop = data.draw(st.integers(start, min(len(line), start + 80)))
    put = data.draw(
        st.binary(max_size=6) | st.sampled_from([b"1.0", b"1e2", b"-0", b"null", b"\\u0061", b" ", b'"hash":"'])
    )
    changed = line[:start] + put + line[stop:]
    assert outcome(read_link, changed) == outcome(decode_with_digest, changed)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"sequence":1', b'"sequence":1.0'),
        (b'"sequence":1', b'"sequence":0'),
        (b'"sequence":1', b'"sequence":' + b"9" * 5000),
        (b"05:31:00.000001Z", b"05:31:00"),
        (GENESIS.encode(), b"A" * 64),
        (GENESIS.encode(), b"0 " * 32),
        (GENESIS.encode(), b""),
        (b'"fields":7', b'"fields":7.5'),
        (b'"fields":7', b'"fields":[7]'),
        (b'"fields":7', b'"fields":{}'),
        (b'"fields":7', b'"fields":"' + b"x" * (1 << 20) + b'"'),
    ],
)
def test_what_is_no_entry_is_refused_in_the_same_words(old: bytes, new: bytes) -> None:
    """PNR-13.9."""
    line = encode(sealed({"fields": 7}))
    assert old in line
    said = outcome(read_link, line.replace(old, new, 1))
    assert isinstance(said, str)
    assert said == outcome(decode_with_digest, line.replace(old, new, 1))


@pytest.mark.parametrize("size", [1, 100, 4096])
def test_the_size_of_pieces_does_not_matter(size: int) -> None:
    content_ = b"".join(export(islice(long_ledger(), 50), unit="UTO", store="passenger", key=KEY))
    pieces = (content_[place : place + size] for place in range(0, len(content_), size))
    assert verify_export(pieces).ok


@pytest.mark.parametrize(
    "length", [20_000, pytest.param(1_000_000, marks=[pytest.mark.prove, pytest.mark.timeout(3600)])]
)
def test_a_long_export_is_verified_against_its_roots(length: int, tmp_path: Path) -> None:
    """PNR-13.9: a million entries with `make prove`, which prints how long that took; 60 s are allowed."""
    roots: list[SealedRoot] = []
    place = tmp_path / "ledger.jsonl"
    with place.open("wb") as file:
        entries = roots_on_the_way(islice(long_ledger(), length), roots)
        file.writelines(export(entries, unit="UTO", store="passenger", key=KEY))
    begun = perf_counter()
    with place.open("rb") as file:
        verdict = verify_export(file, trusted_key=KEY.public_key().public_bytes_raw(), roots=roots)
    took = perf_counter() - begun
    sys.stdout.write(f"\nverified {length} exported entries against {len(roots)} roots in {took:.1f} s\n")
    assert (verdict.ok, verdict.entries, len(roots)) == (True, length, length // EVERY)
    assert length < 1_000_000 or took < 60
