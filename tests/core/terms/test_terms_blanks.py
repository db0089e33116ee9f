"""Series of blank documents."""

import pytest

from openpiu.core.terms.blanks import is_series


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("ZZ0099", "ZZ0100", True),
        ("ZZ0100", "ZZ0100", True),
        ("0100", "0200", True),
        ("Z1Z0100", "Z1Z0200", True),
        ("ZZ0200", "ZZ0100", False),  # ends before it begins
        ("ZZ0100", "ZY0200", False),  # another prefix
        ("ZZ100", "ZZ0200", False),  # another length
        ("Z10Z", "Z20Z", False),  # no digits at the end
        ("", "", False),
    ],
)
def test_a_series_goes_up_with_one_prefix_and_one_length(first: str, last: str, expected: bool) -> None:
    assert is_series(first, last) is expected
