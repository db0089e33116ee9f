"""The handling matrix stands before every content of a case: for this unit's officers, and for a visitor."""

from datetime import date
from typing import Any

import pytest

from openpiu.core.cases.grants import Thing
from openpiu.core.law.handling import read_terms
from openpiu.duties.cases.matrix import shown_here, shown_to_visitor
from tests.core.cases.team import ARC, GUEST, LAP, UTO, Team

DAY = date(2026, 2, 10)


def thing(terms: dict[str, Any], **changes: Any) -> Thing:
    """Something of the host."""
    given: dict[str, Any] = {"originators": frozenset({UTO}), "released": frozenset({UTO})}
    return Thing(id="case-7:UTO-PIU/2", case="case-7", cls="note", terms=read_terms(terms), **{**given, **changes})


@pytest.mark.parametrize(
    ("terms", "changes", "is_shown"),
    [
        ({"code": "H1", "grading": "B2"}, {}, True),
        ({"code": "H2", "grading": "B2"}, {}, True),  # the grant is the host's word
        ({"code": "H2"}, {}, False),  # nobody graded it
        ({"code": "H1", "grading": "B2", "delete_by": "2026-02-09"}, {}, False),  # over
        ({"code": "H1", "grading": "B2", "delete_by": "2026-02-10"}, {}, True),
        ({"code": "H2", "grading": "B2"}, {"originators": frozenset({LAP})}, False),  # another one's
        ({"code": "H2", "grading": "B2"}, {"originators": frozenset({LAP}), "released": frozenset({ARC})}, True),
        ({"code": "H2", "grading": "B2"}, {"originators": frozenset({UTO, LAP})}, False),  # one of two has not said yes
        ({"code": "H1", "grading": "B2"}, {"originators": frozenset()}, False),  # whose it is, nobody knows
    ],
)
def test_a_visitor_sees_what_the_matrix_and_the_originators_allow(
    terms: dict[str, Any], changes: dict[str, Any], is_shown: bool
) -> None:
    """EXC-12: whatever a grant says."""
    assert shown_to_visitor(thing(terms, **changes), host=UTO, home=ARC, day=DAY) is is_shown


@pytest.mark.parametrize(
    ("terms", "is_shown"),
    [({"code": "H3", "grading": "B2", "restriction": "not to be copied"}, True),
     ({"code": "H0", "grading": "B2", "tlp": "RED"}, False),
     ({"code": "H0", "grading": "B2", "delete_by": "2026-02-09"}, False)],
)  # fmt: skip
def test_this_unit_s_officers_read_what_the_matrix_lets_them(terms: dict[str, str], is_shown: bool) -> None:
    """A label keeps it from the unit until its originator permits."""
    team = Team()
    note = team.write(ARC, "note", terms)
    assert shown_here(team.state, note.id, node=UTO, day=DAY).is_allowed is is_shown
    assert shown_here(team.state, note.id, node=ARC, day=date(2026, 2, 1)).is_allowed
    team.write(
        ARC, "permitted", thing=note.id, verb="view", recipient=UTO, since="2026-02-01", until="2026-02-28"
    )  # fmt: skip
    over = "delete_by" in terms
    assert shown_here(team.state, note.id, node=UTO, day=DAY).is_allowed is not over
    assert not shown_here(team.state, note.id, node=GUEST, day=date(2026, 5, 1)).is_allowed or "tlp" not in terms
