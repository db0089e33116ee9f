"""The exchange's keys: the same at each call, in generations, in files that nobody else reads."""

import stat
from pathlib import Path

import pytest

from openpiu.adapters.keys.node import FileNodeKeys
from openpiu.core.envelope.sealing import SealingKey
from openpiu.errors import OperatorError


def test_keys_are_made_once_and_a_rotation_makes_the_next_beside_them(tmp_path: Path) -> None:
    """EXC-16: what was sealed for the former key is still opened."""
    keys = FileNodeKeys(tmp_path / "node")
    assert keys.generation() == 1
    first = keys.signing_key(1).private_bytes_raw(), keys.sealing_key(1)
    assert keys.rotate() == 2
    again = FileNodeKeys(tmp_path / "node")
    assert again.generation() == 2
    assert (again.signing_key(1).private_bytes_raw(), again.sealing_key(1)) == first
    assert again.signing_key(2).private_bytes_raw() != first[0]
    assert len(SealingKey(first[1]).public()) == 1216


def test_no_other_user_reads_them(tmp_path: Path) -> None:
    """EXC-16: open to others, or not whole, they are not used."""
    keys = FileNodeKeys(tmp_path / "node")
    place = tmp_path / "node" / f"{keys.generation()}.keys"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    place.write_text("00")
    with pytest.raises(OperatorError, match="restore"):
        FileNodeKeys(tmp_path / "node").signing_key(1)
    place.chmod(0o644)
    with pytest.raises(OperatorError, match="open to other users"):
        FileNodeKeys(tmp_path / "node").signing_key(1)


def test_the_certificate_stays_the_same(tmp_path: Path) -> None:
    """EXC-16: partners hold its sum."""
    first = FileNodeKeys(tmp_path / "node").certificate()[0].read_bytes()
    assert FileNodeKeys(tmp_path / "node").certificate()[0].read_bytes() == first
