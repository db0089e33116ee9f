"""Hashes in order with a directory: what is under a key is found, and nothing else."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.matching.compiling import compiled
from openpiu.core.matching.kernels.keys import by_key, first_at
from openpiu.core.matching.layout import Hashes, Keyed, Numbers

LARGEST = 2**64 - 1


@compiled
def places(keyed: Keyed, keys: Hashes) -> Numbers:
    """Where each key stands; `first_at` itself can not be called from here."""
    found = np.empty(keys.size, np.int32)
    for place in range(keys.size):
        found[place] = first_at(keyed.hashes, keyed.starts, keys[place])
    return found


@given(st.lists(st.integers(0, LARGEST) | st.integers(0, 9), max_size=60), st.integers(0, LARGEST))
def test_owners_stand_in_the_order_of_their_hashes(hashes: list[int], other: int) -> None:
    """As a stable sort has them; a key stands where a binary search over all puts it."""
    given_hashes = np.array(hashes, np.uint64)
    keyed = by_key(given_hashes, np.arange(len(hashes), dtype=np.int32))
    order = np.argsort(given_hashes, kind="stable")
    assert keyed.hashes.tolist() == given_hashes[order].tolist()
    assert keyed.owners.tolist() == order.tolist()
    present = np.array([*hashes, other, 0, LARGEST], np.uint64)
    asked = present[np.isin(present, given_hashes)]
    assert places(keyed, asked).tolist() == np.searchsorted(keyed.hashes, asked).tolist()
    absent = present[~np.isin(present, given_hashes)]
    for key, place in zip(absent.tolist(), places(keyed, absent).tolist(), strict=True):
        assert place == len(hashes) or keyed.hashes[place] != key


@pytest.mark.parametrize("amount", [1, 4, 5, 40_000])
def test_many_hashes_are_spread_over_the_directory(amount: int) -> None:
    """Two looks at memory instead of twenty hold only while few hashes share an entry."""
    hashes = np.random.default_rng(amount).integers(0, LARGEST, amount, dtype=np.uint64)
    keyed = by_key(hashes, np.arange(amount, dtype=np.int32))
    assert keyed.starts[-1] == amount
    assert np.diff(keyed.starts).max() <= 24
    assert (keyed.hashes[places(keyed, hashes)] == hashes).all()
