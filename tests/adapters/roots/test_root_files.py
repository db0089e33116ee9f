"""The file of sealed roots: it only grows, is private, and a line that a crash cut off was never kept."""

import stat
from pathlib import Path

import pytest

from openpiu.adapters.roots.files import FileRoots
from openpiu.errors import OperatorError


def test_lines_come_back_in_their_order(tmp_path: Path) -> None:
    """PNR-13.9: none before the first, and the file is for the unit alone."""
    place = tmp_path / "roots" / "ledgers.jsonl"
    roots = FileRoots(place)
    assert list(roots.lines()) == []
    roots.keep(b"one")
    FileRoots(place).keep(b"two")
    assert list(roots.lines()) == [b"one\n", b"two\n"]
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_a_line_that_was_cut_off_is_taken_away(tmp_path: Path) -> None:
    """A crash in the middle of a line: the next one stands alone."""
    place = tmp_path / "ledgers.jsonl"
    place.write_bytes(b"one\n" + b"x" * 400)
    roots = FileRoots(place)
    assert list(roots.lines()) == [b"one\n"]
    roots.keep(b"two")
    assert place.read_bytes() == b"one\ntwo\n"


def test_a_folder_in_its_place_is_the_administrators_to_mend(tmp_path: Path) -> None:
    """OperatorError names the file and what to do."""
    roots = FileRoots(tmp_path)
    with pytest.raises(OperatorError, match=r"cannot be read .*: mend it"):
        list(roots.lines())
    with pytest.raises(OperatorError, match=r"cannot be written .*: mend it"):
        roots.keep(b"one")
