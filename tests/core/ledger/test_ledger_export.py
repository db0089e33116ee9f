"""Exports of a ledger: every flipped byte, every removed, moved, doubled or added line is found, and named."""

from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.core.ledger import GENESIS, Act, Entry, export, root, seal, verify_chain, verify_export

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PUBLIC = KEY.public_key().public_bytes_raw()


def chain(length: int) -> list[Entry]:
    entries, previous = [], GENESIS
    for number in range(1, length + 1):
        entry = seal(
            previous,
            sequence=number,
            at=f"2026-11-23T05:31:00.{number:06}Z",
            act="hit.reviewed",
            actor="officer-7",
            role="officer",
            subject=f"hit-{number}",
            purpose="PNR-6.2a" if number % 2 else None,
            detail={"reasons": ["R1", "R2"], "blind": True, "minutes": -number, "note": "Inès ≠ İnes", "earlier": None},
        )
        entries.append(entry)
        previous = entry.hash
    return entries


ENTRIES = chain(30)
LINES = list(export(ENTRIES, unit="UTO", store="passenger", key=KEY))
EXPORT = b"".join(LINES)


def owners(lines: list[bytes], first: int) -> list[int]:
    """For each byte, the sequence number of the line that it stands on."""
    return [first + place for place, line in enumerate(lines) for _ in line]


def flips(mask: int, content: bytes) -> Iterator[tuple[int, bytes]]:
    for place, byte in enumerate(content):
        yield place, content[:place] + bytes([byte ^ mask]) + content[place + 1 :]


def test_an_untouched_export_is_good_and_carries_the_merkle_root() -> None:
    """PNR-13.7, PNR-13.9."""
    verdict = verify_export(LINES, trusted_key=PUBLIC)
    assert (verdict.ok, verdict.entries, verdict.first_bad, verdict.reason) == (True, 30, None, None)
    assert verdict.root == root(entry.hash for entry in ENTRIES)


@pytest.mark.parametrize("length", [9, pytest.param(30, marks=pytest.mark.prove)])
def test_one_flipped_byte_anywhere_is_found_on_its_line(length: int) -> None:
    """PNR-13.9: all positions: digits, hexadecimal, blanks, line ends, the last entry, the seal."""
    lines = list(export(ENTRIES[:length], unit="UTO", store="passenger", key=KEY))
    numbers = owners(lines, 1)
    for place, damaged in flips(0x01, b"".join(lines)):
        verdict = verify_export([damaged])
        assert (verdict.ok, verdict.first_bad) == (False, numbers[place]), place


@pytest.mark.parametrize("mask", [0x02, 0x08, 0x20, 0x80, 0xFF])
def test_any_kind_of_flip_is_found(mask: int) -> None:
    """PNR-13.9: other bits, upper for lower case, bytes that are no text; on the first and last lines and the seal."""
    lines = list(export(ENTRIES[:4], unit="UTO", store="passenger", key=KEY))
    numbers = owners(lines, 1)
    for place, damaged in flips(mask, b"".join(lines)):
        assert verify_export([damaged]).first_bad == numbers[place], place


@pytest.mark.parametrize(
    ("changed", "first_bad"),
    [
        (LINES[1:], 1),
        (LINES[:9] + LINES[10:], 10),
        (LINES[:29] + LINES[30:], 30),
        ([*LINES[:9], LINES[10], LINES[9], *LINES[11:]], 10),
        ([*LINES[:10], LINES[9], *LINES[10:]], 11),
        (LINES[:30], 31),
        (LINES[:20], 21),
        ([*LINES[:20], LINES[20][:40]], 21),
        ([], 1),
        ([LINES[30]], 1),
        ([*LINES, LINES[30]], 32),
        ([*LINES, b"\n"], 32),
        ([LINES[0], b"\n", *LINES[1:]], 2),
        ([b"\xef\xbb\xbf" + LINES[0], *LINES[1:]], 1),
        ([line.replace(b"\n", b"\r\n") for line in LINES], 1),
    ],
)
def test_a_removed_moved_doubled_or_added_line_is_found(changed: list[bytes], first_bad: int) -> None:
    """PNR-13.9."""
    verdict = verify_export(changed)
    assert (verdict.ok, verdict.first_bad) == (False, first_bad)


def test_entries_rewritten_and_hashed_anew_do_not_fit_the_seal() -> None:
    """PNR-13.9: a chain that is consistent in itself, under a seal that was made over another one."""
    rewritten, previous = [], GENESIS
    for entry in ENTRIES:
        fields = {name: getattr(entry, name) for name in Act.__annotations__}
        rewritten.append(seal(previous, **(fields | {"subject": "hit-1"})))
        previous = rewritten[-1].hash
    assert verify_chain(rewritten).ok
    verdict = verify_export([*list(export(rewritten, unit="UTO", store="passenger", key=KEY))[:30], LINES[30]])
    assert (verdict.ok, verdict.first_bad) == (False, 31)


def test_an_export_sealed_anew_with_another_key_is_found_with_the_trusted_key() -> None:
    """PNR-13.9."""
    lines = list(export(ENTRIES, unit="UTO", store="passenger", key=OTHER_KEY))
    assert verify_export(lines).ok
    assert verify_export(lines, trusted_key=PUBLIC).first_bad == 31


def test_the_seal_of_one_store_does_not_fit_another() -> None:
    """PNR-13.9: the name of the store is under the signature."""
    assert not verify_export([*LINES[:30], LINES[30].replace(b'"passenger"', b'"border"')]).ok


def test_an_empty_ledger_has_a_valid_export() -> None:
    verdict = verify_export(export([], unit="UTO", store="border", key=KEY))
    assert (verdict.ok, verdict.entries) == (True, 0)


@given(st.lists(st.binary(max_size=60), max_size=30))
def test_any_bytes_get_a_verdict_and_never_an_error(pieces: list[bytes]) -> None:
    """PNR-13.9."""
    assert not verify_export(pieces).ok


@given(st.data())
@settings(max_examples=60)
def test_pieces_of_any_size_give_the_same_verdict(data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(EXPORT)), max_size=8)))
    pieces = [EXPORT[a:b] for a, b in zip([0, *cuts], [*cuts, len(EXPORT)], strict=True)]
    assert verify_export(pieces) == verify_export(LINES)


@given(st.data())
@settings(max_examples=100)
def test_any_stretch_put_in_or_taken_out_is_found(data: st.DataObject) -> None:
    """PNR-13.9."""
    start = data.draw(st.integers(0, len(EXPORT)))
    stop = data.draw(st.integers(start, min(len(EXPORT), start + 900)))
    changed = EXPORT[:start] + data.draw(st.binary(max_size=40)) + EXPORT[stop:]
    verdict = verify_export([changed])
    assert verdict.ok == (changed == EXPORT)


@pytest.mark.parametrize(
    "text", ["[" * 200_000, '{"seal":' * 50_000, '{"sequence":1e999}', '{"sequence":' + "9" * 9000]
)
def test_hostile_json_gets_a_verdict(text: str) -> None:
    assert verify_export([text.encode() + b"\n"]).first_bad == 1


def test_a_line_without_end_does_not_fill_the_memory() -> None:
    pieces = (b"x" * (1 << 20) for _ in range(64))
    assert verify_export(pieces).first_bad == 1


def test_a_chain_names_its_first_bad_entry() -> None:
    """PNR-13.9: one row altered in the store is named, whatever was put into it."""
    assert verify_chain(ENTRIES).root == root(entry.hash for entry in ENTRIES)
    for change in ({"subject": "hit-99"}, {"purpose": 7}, {"detail": "x"}, {"hash": "zz"}, {"at": "yesterday"}):
        fields = {name: getattr(ENTRIES[11], name) for name in Entry.__slots__} | change
        rows = [*ENTRIES[:11], Entry(**fields), *ENTRIES[12:]]
        assert verify_chain(rows).first_bad == 12


def test_a_gap_in_the_numbers_is_found_though_the_hashes_hold() -> None:
    """PNR-13.9: an entry that was never written cannot be hidden by counting on."""
    fields = {name: getattr(ENTRIES[1], name) for name in Act.__annotations__}
    rows = [ENTRIES[0], seal(ENTRIES[0].hash, **(fields | {"sequence": 3}))]
    assert verify_chain(rows).first_bad == 2
    assert verify_export(export(rows, unit="UTO", store="border", key=KEY)).first_bad == 2
