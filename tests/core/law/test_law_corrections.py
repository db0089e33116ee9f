"""Corrections and the mark of contested data, as values: they stay whatever else is said, and hold no value twice."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.law.corrections import CORRECTED, READERS, carried, contested, corrected, marks_of

VALUES = st.dictionaries(st.sampled_from([*READERS, "seats"]), st.text(max_size=5), min_size=6, max_size=6)
FIELDS = st.lists(st.tuples(st.sampled_from(list(READERS)), st.text(min_size=1, max_size=5)), max_size=4)


@given(before=VALUES, later=VALUES, changes=FIELDS, is_contested=st.booleans())
def test_what_was_corrected_stays_and_everything_else_is_as_sent(
    before: dict[str, Any], later: dict[str, Any], changes: list[tuple[str, str]], is_contested: bool
) -> None:
    """RGT-6: carrying over again changes nothing."""
    for field, value in changes:
        before = corrected(before, field, value, on="2026-11-23", by="t.dpo")
    before = contested(before, on="2026-11-23" if is_contested else None, by="t.dpo")
    now = carried(later, [before])
    fixed = dict(changes)
    assert {name: now[name] for name in later} == later | fixed
    assert marks_of(now) == marks_of(before)
    assert carried(now, [before]) == now
    assert carried(later, []) == later


@given(content=VALUES, field=st.sampled_from(list(READERS)), value=st.text(min_size=12, max_size=14))
def test_a_mark_holds_no_value(content: dict[str, Any], field: str, value: str) -> None:
    """Masking the value leaves nothing of it behind."""
    assert value not in str(corrected(content, field, value, on="2026-11-23", by="t.dpo")[CORRECTED])


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("surname", " tsfarouni ", "TSFAROUNI"), ("birth_date", "1988-04", "1988-04"), ("sex", "x", "X"),
        ("nationality", "uto", "UTO"), ("surname", "R2D2", None), ("birth_date", "1988-13-01", None),
        ("sex", "male", None), ("nationality", "Utopia", None), ("given_names", "A" * 101, None),
    ],
)  # fmt: skip
def test_a_value_is_read_as_records_have_it(field: str, text: str, value: str | None) -> None:
    """RGT-6: or refused without repeating it."""
    if value is not None:
        assert READERS[field](text) == value
        return
    with pytest.raises(ValueError, match=r"[a-z]+") as error:
        READERS[field](text)
    assert text not in str(error.value)
