"""Misread zones: mended readings are proposed with what was changed, and never taken silently."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.matching.documents import DocumentIndex, ListedDocument, Relation
from openpiu.core.terms import Document
from openpiu.core.terms.mrz import Change, propose, read_mrz, write_mrz
from openpiu.core.terms.mrz.confusions import DIGIT_LIKE, LETTERS_LIKE
from openpiu.core.terms.mrz.layouts import LAYOUTS
from tests.core.terms.mrz.invented import AS_OF, drawn
from tests.core.terms.mrz.test_mrz_reading import CASES, DATA, NAMES


@pytest.mark.parametrize(
    ("first", "second", "changes"),
    [
        (NAMES, DATA.replace("740812", "74O8I2"), [(2, 16, "O", "0"), (2, 18, "I", "1")]),  # only digits can be there
        (NAMES, DATA.replace("C36", "C3G"), [(2, 10, "G", "6")]),
        (NAMES.replace("UTOERIKSSON", "UT0ERIK5SON"), DATA, [(1, 5, "0", "O"), (1, 10, "5", "S")]),
        (NAMES, DATA.replace("8902", "89O2"), [(2, 6, "O", "0")]),  # a place with letters and digits
        (NAMES, DATA.replace("ZE184226B", "ZE184226B".replace("1", "I")), [(2, 31, "I", "1")]),
        (
            NAMES.replace("ANNA", "anna"),
            DATA,
            [(1, 16, "a", "A"), (1, 17, "n", "N"), (1, 18, "n", "N"), (1, 19, "a", "A")],
        ),
    ],
)
def test_a_misreading_is_mended_and_said(first: str, second: str, changes: list[tuple[int, int, str, str]]) -> None:
    """Places that can only have digits or letters first, then places that can have both."""
    found = propose([first, second], as_of=AS_OF)

    assert [Change(*change) for change in changes] in [list(one.changes) for one in found]
    assert all(one.mrz.valid and one.mrz == read_mrz(one.lines, as_of=AS_OF) for one in found)
    assert not read_mrz([first, second], as_of=AS_OF).valid  # nothing is mended silently


def test_more_than_one_mended_reading_is_shown_where_arithmetic_cannot_tell() -> None:
    found = propose([NAMES, DATA.replace("L8989", "LB989")], as_of=AS_OF)
    assert (NAMES, DATA) in [one.lines for one in found]
    assert len(found) > 1


@pytest.mark.parametrize("case", [case for case in CASES if case["tier"] != "info"], ids=lambda case: case["id"])
def test_a_proposal_never_has_an_issue_that_was_not_there(case: dict[str, list[str]]) -> None:
    before = read_mrz(case["lines"], as_of=AS_OF)
    for one in propose(case["lines"], as_of=AS_OF):
        assert not before.valid
        assert set(one.mrz.issues) < set(before.issues)
        assert not [issue for issue in one.mrz.issues if issue.startswith("check_digit")]


@pytest.mark.parametrize("lines", [[NAMES], ["", ""], [NAMES, DATA[:-1]], [NAMES, DATA], None, [None, None]])
def test_a_zone_of_a_wrong_shape_or_a_valid_one_has_no_proposal(lines: object) -> None:
    assert propose(lines, as_of=AS_OF) == ()


@given(st.integers(0, 2**32), st.data())
def test_any_two_look_alikes_are_mended_again(seed: int, data: st.DataObject) -> None:
    """Property: what was written is among the proposals once one character of the number was misread."""
    kind, fields = drawn(seed)
    lines, layout = write_mrz(fields, kind), LAYOUTS[kind]
    text, field = "".join(lines), layout.number.field
    place = data.draw(st.integers(field.start, field.stop - 1))
    wrong = LETTERS_LIKE.get(text[place]) or DIGIT_LIKE.get(text[place], "")
    if not wrong or text[place] in "DQL":  # a digit is not taken for the less likely letters first
        return
    misread = text[:place] + wrong[0] + text[place + 1 :]
    zone = tuple(misread[at : at + layout.width] for at in range(0, len(misread), layout.width))
    found = [one.lines for one in propose(zone, as_of=AS_OF, most=10_000)]
    assert read_mrz(zone, as_of=AS_OF).valid is (found == [])
    assert lines in found or not found


@given(st.lists(st.text(alphabet="PVI<UTO0158SBGZ", min_size=30, max_size=44) | st.text(), max_size=3) | st.binary())
def test_nothing_makes_it_raise(lines: list[str] | bytes) -> None:
    for one in propose(lines, as_of=AS_OF):
        assert one.changes


def test_the_matcher_compares_document_numbers_by_this_very_table() -> None:
    """Two tables, since compiled code cannot share one: what the matcher folds is a part of what is mended here."""
    letters = "OIBSZLDGQ"
    listed = [
        ListedDocument(id=UUID(int=place), number=f"ZZ{place}7{DIGIT_LIKE[letter]}7733", issuer="UTO")
        for place, letter in enumerate(letters)
    ]
    index = DocumentIndex.build(listed)
    for place, letter in enumerate(letters):
        (found,) = index.search(Document(number=f"ZZ{place}7{letter}7733", issuer="UTO"))
        assert (found.alert.int, found.relation) == (place, Relation.CONFUSABLE)
