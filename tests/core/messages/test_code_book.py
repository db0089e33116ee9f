"""The code book: every code is explained, numbers are unique, and the page of codes is in step."""

from pathlib import Path

import pytest

from openpiu.core.edifact.repairs import DETAILS
from openpiu.core.messages.code_book import codes, error_number, explain
from openpiu.core.messages.code_book.faults import FAULT_TEXTS, OTHER
from openpiu.core.messages.code_book.repairs import REPAIR_TEXTS
from openpiu.core.messages.notes import FAULTS, REPAIRS
from tools import message_codes

ROOT = Path(__file__).parents[3]


def test_every_code_is_in_the_book() -> None:
    """MSG-17: whoever adds a code to a table explains it in code_book, and none is explained that is gone."""
    assert set(FAULTS) == set(FAULT_TEXTS)
    assert {*DETAILS, *REPAIRS} == set(REPAIR_TEXTS)


def test_no_two_faults_have_one_number() -> None:
    """PAX-9: an answer names a fault by its number."""
    numbers = [text.number for text in FAULT_TEXTS.values()]
    assert len(set(numbers)) == len(numbers)
    assert [error_number(code) for code in FAULTS] == [FAULT_TEXTS[code].number for code in FAULTS]
    assert OTHER not in numbers
    assert all(100 <= number <= 999 for number in numbers)


@pytest.mark.parametrize("code", codes())
def test_each_code_says_what_it_means_what_to_do_and_shows_it(code: str) -> None:
    """MSG-17."""
    told = explain(code)
    assert told is not None
    assert (told.code, told.number is None) == (code, told.severity == "repair")
    assert all((told.means.endswith("."), told.do.endswith("."), told.wrong, told.right != told.wrong))


def test_what_is_no_code_is_not_explained() -> None:
    """MSG-17."""
    assert explain("no-such-code") is None


def test_the_page_of_codes_is_in_step() -> None:
    """MSG-17: docs/reference/message-codes.md; write it with `python -m tools.message_codes write`."""
    page = (ROOT / "docs/reference/message-codes.md").read_text("utf-8")
    assert page == message_codes.page()
    assert page.count("\n### ") == len(codes())
