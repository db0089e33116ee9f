"""Partial dates: exactly as precise as the source, never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.terms import PartialDate

full = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
months = st.dates().map(lambda day: PartialDate(day.year, day.month))
years = st.integers(1, 9999).map(PartialDate)


@given(st.one_of(full, months, years))
def test_what_is_written_reads_back_equal(date: PartialDate) -> None:
    """MSG-14: year, month or day precision is kept."""
    assert PartialDate.parse(str(date)) == date


@given(st.one_of(full, months, years))
def test_only_a_date_with_its_day_is_full(date: PartialDate) -> None:
    """A birth date of 1988 alone must never exclude anybody."""
    assert date.is_full == (date.day is not None)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1988-04-19", PartialDate(1988, 4, 19)),
        ("1988-04", PartialDate(1988, 4)),
        (" 1988 ", PartialDate(1988)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
    ],
)
def test_three_precisions_are_read(text: str, date: PartialDate) -> None:
    """ISO 8601."""
    assert PartialDate.parse(text) == date


@pytest.mark.parametrize(
    "text",
    ["", "77-04-19", "1977-4-19", "1988-13", "1988-02-30", "2023-02-29", "1988-00", "1988-04-00", "0000", "19880419",
     "19-04-1988", "1977-04-19T00:00"],
)  # fmt: skip
def test_what_no_calendar_has_is_refused_without_repeating_it(text: str) -> None:
    """PNR-13.8: an error text never holds what stood in the message."""
    with pytest.raises(ValueError, match=r"a date is written|month|day|year") as refusal:
        PartialDate.parse(text)
    assert not text or text not in str(refusal.value)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_as_a_value(text: str) -> None:
    """Never another kind of error."""
    try:
        read = PartialDate.parse(text)
    except ValueError:
        return
    assert PartialDate.parse(str(read)) == read


def test_a_day_needs_a_month() -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match="a day needs a month"):
        PartialDate(1988, None, 19)
