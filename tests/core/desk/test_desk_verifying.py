"""The verifier of a journal names the first bad line and number, whatever was done to the file."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.desk.verifying import JournalVerdict, verify_journal
from openpiu.core.ledger import Tree, encode, seal
from openpiu.core.ledger.roots import SealedRoot, seal_root
from tests.core.desk.test_desk_book import answer, chain, end, issue

ENTRIES = chain(issue(1), answer(1), issue(2), answer(2, "sltd"), issue(3), end(3), issue(4))
ROWS = [encode(entry) + b"\n" for entry in ENTRIES]  # line 1 opens the desk; check n is issued in line 2n


def checked(rows: list[bytes]) -> JournalVerdict:
    """The verdict."""
    return verify_journal(rows)


def test_a_whole_journal_verifies_and_gives_its_accounts() -> None:
    """Root and sum."""
    verdict = checked(ROWS)
    assert verdict.ok
    assert verdict.accounts is not None
    assert verdict.accounts.is_even
    assert (verdict.lines, verdict.accounts.issued, verdict.accounts.open) == (8, 4, 1)


@pytest.mark.parametrize(
    ("change", "line", "number"),
    [
        ("changed", 3, 1), ("removed", 3, 1), ("removed", 4, 2), ("removed", 5, 2), ("swapped", 4, 2),
        ("doubled", 6, 2),
    ],
)  # fmt: skip
def test_border_14_a_tampered_journal_names_its_first_bad_number(change: str, line: int, number: int) -> None:
    """Row changed, removed, swapped, doubled."""
    rows = list(ROWS)
    if change == "changed":
        rows[line - 1] = rows[line - 1].replace(b'"outcome":"clear"', b'"outcome":"close"')
    elif change == "removed":
        del rows[line - 1]
    elif change == "swapped":
        rows[line - 1], rows[line] = rows[line], rows[line - 1]
    else:
        rows.insert(line - 1, rows[line - 2])
    verdict = checked(rows)
    assert not verdict.ok
    assert (verdict.first_bad, verdict.first_number) == (line, number)


def test_border_14_a_chain_computed_anew_is_found_where_its_story_cannot_be() -> None:
    """Hashes that hold do not help an answer without a number; a sealed root finds the rest."""
    verdict = checked([encode(entry) + b"\n" for entry in chain(issue(1), answer(2))])
    assert (verdict.ok, verdict.first_bad, verdict.first_number) == (False, 3, 2)
    tree = Tree()
    for entry in ENTRIES:
        tree.add(entry.hash)
    root: SealedRoot = seal_root(tree, unit="UTO", store="desk", at=ENTRIES[-1].at, key=Ed25519PrivateKey.generate())
    rewritten = [encode(entry) + b"\n" for entry in chain(issue(1), answer(1), issue(2), answer(2), issue(3), end(3))]
    assert verify_journal(rewritten).ok
    assert not verify_journal(rewritten, roots=[root]).ok
    assert verify_journal(ROWS, roots=[root]).ok


@given(st.integers(0, sum(map(len, ROWS)) - 1), st.integers(1, 255))
def test_border_14_no_byte_can_be_changed_unseen(place: int, change: int) -> None:
    """Any one byte: the verdict is bad, or the last line has lost its end and is named as torn."""
    content = bytearray(b"".join(ROWS))
    content[place] ^= change
    verdict = verify_journal(bytes(content).splitlines(keepends=True))
    assert not verdict.ok or verdict.torn


def test_a_torn_end_is_named_and_is_no_fault() -> None:
    """A write that a power cut stopped: nobody was told of it."""
    verdict = verify_journal([*ROWS[:-1], ROWS[-1][:-7]])
    assert (verdict.ok, verdict.torn, verdict.lines) == (True, len(ROWS[-1]) - 7, 7)


def test_a_line_of_another_shape_is_refused_even_if_its_hash_holds() -> None:
    """An act that no desk writes."""
    row = ENTRIES[-1]
    odd = seal(
        row.hash, sequence=9, at=row.at, act="check.forgotten", actor="desk", role="machine", subject="check:4",
        purpose=None, detail={"number": 4, "tick": 9, "boot": "boot-1"},
    )  # fmt: skip
    verdict = checked([*ROWS, encode(odd) + b"\n"])
    assert (verdict.ok, verdict.first_bad, verdict.first_number) == (False, 9, 4)
