"""Which letters are marked when two values differ."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.doors.console.differences import mark_differences


def marked(value: str, other: str) -> str:
    """The value with its differences in brackets."""
    return "".join(f"[{part.text}]" if part.differs else part.text for part in mark_differences(value, other))


@pytest.mark.parametrize(
    ("value", "other", "expected"),
    [
        ("P ZZ0419773 UTO", "P ZZ0419737 UTO", "P ZZ041977[3] UTO"),
        ("TSFAROUNI, MAHMUD", "Tesfarouni, Mahmoud", "TSFAROUNI, MAHMUD"),
        ("Tesfarouni, Mahmoud", "TSFAROUNI, MAHMUD", "T[e]sfarouni, Mahm[o]ud"),
        ("1988-04-19", "1988-04", "1988-04-[19]"),
        ("Sá-Nogueira", "SA NOGUEIRA", "Sá-Nogueira"),
        ("DUONG NGUYEN", "NGUYEN DUONG", "DUONG NGUYEN"),
        ("KARAMPLIS", "OSTROKHOV", "K[ARAMPLIS]"),
        ("UTO", "", "[UTO]"),
    ],
)
def test_only_what_the_other_value_lacks_is_marked(value: str, other: str, expected: str) -> None:
    """Accents, case, punctuation and the order of names are no difference."""
    assert marked(value, other) == expected


@given(st.text(max_size=40), st.text(max_size=40))
def test_marking_never_changes_the_value(value: str, other: str) -> None:
    """Whatever the letters: the parts make up the value again, and neighbours differ in their mark."""
    parts = mark_differences(value, other)
    assert "".join(part.text for part in parts) == value
    assert all(one.differs is not next_one.differs for one, next_one in pairwise(parts))


@given(st.text(max_size=40))
def test_a_value_does_not_differ_from_itself(value: str) -> None:
    """Nothing is marked."""
    assert not any(part.differs for part in mark_differences(value, value))
