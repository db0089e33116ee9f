"""Merkle roots and proofs against an independent, naive reading of RFC 9162 section 2.1."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.ledger import Tree, prove_consistency, prove_inclusion, root, verify_consistency, verify_inclusion


def naive(leaves: list[bytes]) -> bytes:
    """MTH of RFC 9162 section 2.1.1, as written there."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = max(1 << power for power in range(20) if 1 << power < len(leaves))
    return hashlib.sha256(b"\x01" + naive(leaves[:split]) + naive(leaves[split:])).digest()


def hashes(count: int) -> list[str]:
    return [hashlib.sha256(f"entry {number}".encode()).hexdigest() for number in range(count)]


@pytest.mark.parametrize(
    ("leaves", "expected"),
    [
        ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ([""], "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        (["", "00"], "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        (["", "00", "10"], "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
    ],
)
def test_the_roots_of_the_certificate_transparency_vectors(leaves: list[str], expected: str) -> None:
    """PNR-13.9: the published vectors of the scheme that RFC 9162 keeps."""
    assert root(leaves) == expected
    assert naive([bytes.fromhex(leaf) for leaf in leaves]).hex() == expected


@pytest.mark.parametrize("count", range(34))
def test_the_root_is_that_of_the_standard(count: int) -> None:
    assert root(hashes(count)) == naive([bytes.fromhex(leaf) for leaf in hashes(count)]).hex()


def test_a_growing_tree_has_every_earlier_root() -> None:
    tree = Tree()
    for count, leaf in enumerate(hashes(20)):
        assert (tree.size, tree.root()) == (count, root(hashes(count)))
        tree.add(leaf)


def test_each_entry_is_proven_and_no_other_at_its_place() -> None:
    for count in range(1, 18):
        leaves = hashes(count)
        for index in range(count):
            proof = prove_inclusion(leaves, index)
            assert verify_inclusion(leaves[index], index, count, proof, expected=root(leaves))
            assert not verify_inclusion("00" * 32, index, count, proof, expected=root(leaves))
            assert not verify_inclusion(leaves[index], index + 1, count, proof, expected=root(leaves))
            assert not verify_inclusion(leaves[index], index, count, (*proof, "00" * 32), expected=root(leaves))


def test_every_earlier_tree_is_proven_to_be_a_beginning() -> None:
    leaves = hashes(18)
    for later in range(1, 19):
        for earlier in range(1, later + 1):
            proof = prove_consistency(leaves[:later], earlier)
            roots = {"earlier_root": root(leaves[:earlier]), "later_root": root(leaves[:later])}
            assert verify_consistency(earlier, later, proof, **roots)
            assert not verify_consistency(earlier, later, proof, **roots | {"later_root": root(leaves[1 : later + 1])})
            assert not verify_consistency(earlier, later, (*proof, "00" * 32), **roots)


def test_a_rewritten_beginning_has_no_proof() -> None:
    """PNR-13.9: adding is proven, changing is not."""
    rewritten = ["11" * 32, *hashes(12)[1:]]
    proof = prove_consistency(rewritten, 5)
    assert not verify_consistency(5, 12, proof, earlier_root=root(hashes(5)), later_root=root(rewritten))


@pytest.mark.parametrize(("count", "index"), [(0, 0), (3, 3), (3, -1)])
def test_a_place_outside_the_tree_is_refused(count: int, index: int) -> None:
    with pytest.raises(IndexError):
        prove_inclusion(hashes(count), index)
    assert not verify_inclusion("00" * 32, index, count, (), expected=root(hashes(count)))


@pytest.mark.parametrize("earlier", [0, 4])
def test_an_earlier_tree_outside_the_later_is_refused(earlier: int) -> None:
    with pytest.raises(IndexError):
        prove_consistency(hashes(3), earlier)
    assert not verify_consistency(earlier, 3, (), earlier_root="", later_root="")


@given(st.text(max_size=10), st.lists(st.text(max_size=8), max_size=4), st.integers(0, 9), st.integers(0, 9))
def test_any_text_as_proof_is_answered_and_never_an_error(leaf: str, proof: list[str], one: int, other: int) -> None:
    assert not verify_inclusion(leaf, one, other, proof, expected="")
    assert not verify_consistency(one, other, proof, earlier_root=leaf, later_root=leaf + "x")
