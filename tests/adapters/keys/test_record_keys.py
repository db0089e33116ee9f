"""Keys of records: made once, given to whoever needs them, destroyed for good."""

import multiprocessing
import stat
from pathlib import Path

import pytest

from openpiu.adapters.keys.records import FileRecordKeys
from openpiu.errors import KeyGone, OperatorError, OurError

NAME = "day/2026-11-23"


def key_of(folder: Path) -> bytes:
    return FileRecordKeys(folder).key(NAME)


def test_a_key_is_made_on_first_use_and_stays_the_same(tmp_path: Path) -> None:
    keys = FileRecordKeys(tmp_path / "records")
    assert len(keys.key(NAME)) == 32
    assert keys.key(NAME) == keys.existing(NAME) == key_of(tmp_path / "records")
    assert keys.key("day/2026-11-24") != keys.key(NAME)
    assert keys.names("day") == [NAME, "day/2026-11-24"]


def test_processes_that_start_at_once_end_with_one_key(tmp_path: Path) -> None:
    with multiprocessing.get_context("fork").Pool(4) as pool:
        assert len(set(pool.map(key_of, [tmp_path / "records"] * 8))) == 1


def test_a_destroyed_key_is_gone_for_good(tmp_path: Path) -> None:
    """PNR-12.4: also for who has used it before, and its name never gets another one."""
    keys, other = FileRecordKeys(tmp_path), FileRecordKeys(tmp_path)
    secret = keys.key(NAME)
    assert keys.destroy(NAME)
    assert not keys.destroy(NAME)
    for ask in (keys.key, keys.existing, other.key, other.existing):
        with pytest.raises(KeyGone):
            ask(NAME)
    assert keys.names("day") == []
    assert all(secret not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_opening_makes_no_key(tmp_path: Path) -> None:
    """A row that was tampered with must not look as if its key had only just been made."""
    keys = FileRecordKeys(tmp_path)
    with pytest.raises(KeyGone):
        keys.existing(NAME)
    assert not list(tmp_path.iterdir())


def test_only_the_unit_s_user_reads_a_key(tmp_path: Path) -> None:
    """PNR-13.9."""
    FileRecordKeys(tmp_path / "records").key(NAME)
    place = tmp_path / "records" / f"{NAME}.key"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    place.chmod(0o644)
    with pytest.raises(OperatorError, match="open to other users"):
        FileRecordKeys(tmp_path / "records").key(NAME)


@pytest.mark.parametrize("name", ["../signing", "day/../../x", "day", "", "Day/2026-11-23"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(OurError):
        FileRecordKeys(tmp_path).key(name)


def test_a_cut_key_is_said_to_be_one(tmp_path: Path) -> None:
    FileRecordKeys(tmp_path).key(NAME)
    (tmp_path / f"{NAME}.key").write_bytes(b"short")
    with pytest.raises(OperatorError, match="does not hold 32 bytes"):
        FileRecordKeys(tmp_path).key(NAME)


def test_keys_on_a_shelf_are_each_destroyed_by_itself(tmp_path: Path) -> None:
    """PNR-12.10, EXC-11: made together in one file; one that is gone never comes back, the shelf goes with the last."""
    keys = FileRecordKeys(tmp_path / "records")
    first, second, third = keys.shelf("got", "0123456789abcdef" * 2, 3)
    assert keys.shelf("got", "0123456789abcdef" * 2, 3) == [first, second, third]
    assert len({keys.key(name) for name in (first, second, third)}) == 3
    assert keys.names("got") == [first, second, third]
    held = keys.existing(first)
    assert keys.destroy(second)
    assert not keys.destroy(second)
    for store in (keys, FileRecordKeys(tmp_path / "records")):
        with pytest.raises(KeyGone):
            store.existing(second)
        with pytest.raises(KeyGone):
            store.key(second)
        assert store.existing(first) == held
    assert keys.names("got") == [first, third]
    for name in (first, third):
        keys.destroy(name)
    assert not list((tmp_path / "records" / "got").iterdir())
    for ask in (keys.existing, keys.key):
        with pytest.raises(KeyGone):
            ask(first)


def test_there_is_no_key_beyond_the_end_of_a_shelf(tmp_path: Path) -> None:
    """PNR-12.10: nor on a shelf that was never made."""
    keys = FileRecordKeys(tmp_path / "records")
    (name,) = keys.shelf("got", "0123456789abcdef" * 2, 1)
    for wrong in (name[:-4] + "0001", name.replace("0123", "3210")):
        with pytest.raises(KeyGone):
            keys.existing(wrong)
