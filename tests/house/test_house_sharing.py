"""How a parallel run deals tests out: every test once, shared set-ups once, long files first."""

from pathlib import Path

from tests.sharing import LONG, TOGETHER, place_of, share_of

ROOT = Path(__file__).parents[2]


def test_files_that_share_a_set_up_are_run_by_one_worker_and_others_file_by_file() -> None:
    """A file is never split, because its fixtures are its own."""
    assert share_of("tests/browser/test_browser_pages.py::a") == share_of("tests/browser/test_browser_review.py::b")
    assert share_of("tests/duties/test_line_duty.py::test_a[x::y]") == "tests/duties/test_line_duty.py"


def test_long_tests_come_first_in_the_order_in_which_they_were_found() -> None:
    """Otherwise one worker waits at the end for the other one's long file."""
    found = ["tests/store/b.py::x", "tests/faults/b.py::z", "tests/conf/a.py::x", "tests/faults/a.py::y"]
    assert sorted(found, key=place_of) == [found[1], found[3], found[0], found[2]]


def test_the_folders_named_are_there() -> None:
    """A folder that was renamed would lose its place without anybody noticing."""
    assert [name for name in (*TOGETHER, *LONG) if not (ROOT / name).is_dir()] == []
