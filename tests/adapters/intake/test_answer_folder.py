"""Answers in a folder: whole or not at all, once, never lost, never outside the folder."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.adapters.intake.answers import AnswerFolder, _name
from openpiu.adapters.intake.base import Delivery
from openpiu.errors import OperatorError


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    """The folder in which messages arrive."""
    (tmp_path / "drop").mkdir()
    return tmp_path / "drop"


def found(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def delivery(name: str) -> Delivery:
    return Delivery(name=name, content=b"")


def test_an_answer_has_the_name_of_its_delivery(drop: Path, tmp_path: Path) -> None:
    """PAX-9: also in folders below; nothing unfinished stays."""
    box = AnswerFolder(tmp_path / "out", intake=drop)
    box.put(delivery("a.edi"), b"1")
    box.put(delivery("zq/a.edi"), b"2")
    assert found(tmp_path / "out") == {"a.edi.ack.edi": b"1", "zq/a.edi.ack.edi": b"2"}


def test_the_same_answer_again_changes_nothing(drop: Path, tmp_path: Path) -> None:
    """MSG-21: a run that was killed writes it again."""
    box = AnswerFolder(tmp_path / "out", intake=drop)
    box.put(delivery("a.edi"), b"1")
    written = (tmp_path / "out" / "a.edi.ack.edi").stat().st_mtime_ns
    box.put(delivery("a.edi"), b"1")
    assert found(tmp_path / "out") == {"a.edi.ack.edi": b"1"}
    assert (tmp_path / "out" / "a.edi.ack.edi").stat().st_mtime_ns == written


def test_another_answer_to_the_same_name_replaces_none(drop: Path, tmp_path: Path) -> None:
    """PAX-9: carriers that always use one name lose no answer."""
    box = AnswerFolder(tmp_path / "out", intake=drop)
    for content in (b"1", b"2", b"2", b"3"):
        box.put(delivery("a.edi"), content)
    assert sorted(found(tmp_path / "out").values()) == [b"1", b"2", b"3"]
    assert all(name.startswith("a.edi.") and name.endswith(".ack.edi") for name in found(tmp_path / "out"))


@pytest.mark.parametrize("out", ["drop", "drop/answers", "."])
def test_folders_that_overlap_are_refused(drop: Path, tmp_path: Path, out: str) -> None:
    """PAX-9: an answer would come in as a message."""
    with pytest.raises(OperatorError, match="overlap"):
        AnswerFolder(tmp_path / out, intake=drop)


def test_an_answer_that_cannot_be_written_says_so(drop: Path, tmp_path: Path) -> None:
    """MSG-21: and the delivery is not acknowledged."""
    box = AnswerFolder(tmp_path / "out", intake=drop)
    (tmp_path / "out" / "a.edi.ack.edi").mkdir()
    with pytest.raises(OperatorError, match="no answer is lost"):
        box.put(delivery("a.edi"), b"1")


@given(st.text(min_size=1, max_size=300).filter(lambda text: "\0" not in text))
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    """PAX-9: whatever a channel calls a delivery."""
    path = _name(name.encode("utf-8", "backslashreplace").decode())
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert all(len(part.encode()) <= 200 for part in path.parts)
