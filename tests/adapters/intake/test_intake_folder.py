"""Intake from a folder: each file once, in order, whole, and nothing is removed before its content is committed."""

import os
from pathlib import Path

import pytest

from openpiu.adapters.intake.folder import BIGGEST, FolderIntake
from openpiu.errors import OperatorError


def fill(folder: Path, **files: bytes) -> None:
    """Files by their name; `__` stands for a point."""
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content)


def take_all(intake: FolderIntake) -> list[str]:
    """Receive and acknowledge everything that waits; the names in their order."""
    names = []
    for delivery in intake.deliveries():
        intake.acknowledge(delivery)
        names.append(delivery.name)
    return names


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    """MSG-21: two nodes with the same files receive them in the same order."""
    (tmp_path / "b").mkdir()
    fill(tmp_path, c__edi=b"3", a__edi=b"1")
    (tmp_path / "b" / "x.edi").write_bytes(b"2")
    intake = FolderIntake(tmp_path)
    assert intake.waiting() == ["a.edi", "b/x.edi", "c.edi"]
    assert [one.content for one in intake.deliveries()] == [b"1", b"2", b"3"]


@pytest.mark.parametrize(
    "name", [".hidden.edi", "half.edi.part", "half.tmp", "half.filepart", "HALF.PART", ".sync/draft.edi", "a/.b/c.edi"]
)
def test_hidden_and_unfinished_files_are_left_alone(tmp_path: Path, name: str) -> None:
    """MSG-21: a file is taken when its sender has finished it."""
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(b"x")
    fill(tmp_path, whole__edi=b"y")
    assert FolderIntake(tmp_path, take=True).waiting() == ["whole.edi"]


def test_a_hidden_folder_above_the_drop_folder_does_not_matter(tmp_path: Path) -> None:
    """Only what lies below the folder that was named is judged."""
    folder = tmp_path / ".unit" / "drop"
    folder.mkdir(parents=True)
    fill(folder, whole__edi=b"y")
    assert FolderIntake(folder).waiting() == ["whole.edi"]


def test_a_file_that_was_acknowledged_does_not_come_again(tmp_path: Path) -> None:
    """MSG-21: within one run each file is read once."""
    fill(tmp_path, a__edi=b"1")
    intake = FolderIntake(tmp_path)
    assert take_all(intake) == ["a.edi"]
    assert take_all(intake) == []
    assert (tmp_path / "a.edi").read_bytes() == b"1"


def test_a_file_that_was_not_acknowledged_comes_again(tmp_path: Path) -> None:
    """MSG-21: the commit failed, so it is still to be received."""
    fill(tmp_path, a__edi=b"1")
    intake = FolderIntake(tmp_path, take=True)
    for _ in range(2):
        assert [delivery.name for delivery in intake.deliveries()] == ["a.edi"]
    assert (tmp_path / "a.edi").exists()


def test_take_removes_a_file_only_after_it_is_acknowledged(tmp_path: Path) -> None:
    """MSG-21: the order of commit and removal."""
    fill(tmp_path, a__edi=b"1", b__edi=b"2")
    intake = FolderIntake(tmp_path, take=True)
    deliveries = intake.deliveries()
    first = next(deliveries)
    assert (tmp_path / "a.edi").exists()
    intake.acknowledge(first)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.edi"]


@pytest.mark.parametrize("take", [False, True])
def test_what_is_added_between_reading_and_acknowledging_is_read_again(tmp_path: Path, take: bool) -> None:
    """MSG-21: nothing that arrives is lost, not even in the same file."""
    fill(tmp_path, a__edi=b"half")
    intake = FolderIntake(tmp_path, take=take)
    delivery = next(intake.deliveries())
    fill(tmp_path, a__edi=b"half and the rest")
    intake.acknowledge(delivery)
    assert [delivery.content for delivery in intake.deliveries()] == [b"half and the rest"]


def test_a_file_that_is_replaced_is_a_new_delivery(tmp_path: Path) -> None:
    """MSG-21: carriers reuse names."""
    fill(tmp_path, a__edi=b"1")
    intake = FolderIntake(tmp_path)
    take_all(intake)
    fill(tmp_path, a__edi=b"22")
    assert take_all(intake) == ["a.edi"]


def test_a_file_that_another_process_took_is_passed_over(tmp_path: Path) -> None:
    """MSG-21: whoever took it has received it."""
    fill(tmp_path, a__edi=b"1", b__edi=b"2")
    intake = FolderIntake(tmp_path, take=True)
    deliveries = intake.deliveries()
    intake.acknowledge(next(deliveries))
    (tmp_path / "b.edi").unlink()
    assert list(deliveries) == []


def test_a_growing_file_is_not_settled(tmp_path: Path) -> None:
    """MSG-21: a watched folder waits until a file has stopped growing."""
    fill(tmp_path, a__edi=b"1")
    intake = FolderIntake(tmp_path)
    before = intake.marks()
    assert intake.settled(before)
    fill(tmp_path, a__edi=b"12")
    assert not intake.settled(before)
    before = intake.marks()
    fill(tmp_path, b__edi=b"1")
    assert not intake.settled(before)


def test_one_file_is_a_place_of_its_own(tmp_path: Path) -> None:
    """Naming a file receives that file and none of its neighbours."""
    fill(tmp_path, a__edi=b"1", b__edi=b"2")
    intake = FolderIntake(tmp_path / "b.edi")
    assert take_all(intake) == ["b.edi"]
    assert intake.waiting() == []


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """OperatorError: somebody must give the right to read it; it is not passed over in silence."""
    (tmp_path / "bad.edi").symlink_to("/proc/self/mem")  # a file whose beginning nobody can read, not even root
    with pytest.raises(OperatorError, match=r"bad\.edi cannot be read"):
        list(FolderIntake(tmp_path).deliveries())


def test_a_file_too_large_to_hold_is_named_and_not_read(tmp_path: Path) -> None:
    """No delivery can fill the memory."""
    with (tmp_path / "big.edi").open("wb") as file:
        file.truncate(BIGGEST + 1)
    with pytest.raises(OperatorError, match=r"big\.edi is larger than 256 MiB"):
        list(FolderIntake(tmp_path).deliveries())


def test_links_that_lead_in_circles_do_no_harm(tmp_path: Path) -> None:
    """A link to the folder itself, to itself, or to nothing."""
    fill(tmp_path, a__edi=b"1")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    assert FolderIntake(tmp_path).waiting() == ["a.edi"]


def test_a_folder_that_is_not_there_is_named() -> None:
    """OperatorError: make it or name another one."""
    with pytest.raises(OperatorError, match="there is no folder /nowhere/drop"):
        FolderIntake(Path("/nowhere/drop"))


def test_an_empty_folder_waits_for_nothing(tmp_path: Path) -> None:
    """And folders are no deliveries."""
    (tmp_path / "sub").mkdir()
    assert FolderIntake(tmp_path).waiting() == []


def test_a_name_that_is_no_text_is_written_out(tmp_path: Path) -> None:
    """MSG-21: the delivery's name is stored; its file is still found, read and removed."""
    odd = tmp_path / os.fsdecode(b"\xe9t\xe9.edi")
    odd.write_bytes(b"1")
    assert take_all(FolderIntake(tmp_path, take=True)) == ["\\xe9t\\xe9.edi"]
    assert not odd.exists()
