"""What one message carries of a case: event and content, bound to each other; nothing of an own lane."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.cases.parcels import open_parcel, parcel_of
from openpiu.errors import IntegrityError, OurError
from tests.core.cases.team import ARC, UTO, Team

TEAM = Team()
NOTE = TEAM.write(ARC, "note")
OTHER = TEAM.write(UTO, "note")
CONTENT = TEAM.contents[NOTE.content]
PARCEL = parcel_of(NOTE, CONTENT)


def test_a_parcel_travels_as_any_json() -> None:
    """With blanks, in another order of names, with or without content."""
    again = json.loads(json.dumps(dict(reversed(PARCEL.items())), indent=3))
    assert open_parcel(again) == (NOTE, CONTENT)
    assert open_parcel(parcel_of(NOTE, None)) == (NOTE, None)


def test_own_events_have_no_parcel_and_content_goes_with_its_event() -> None:
    """Neither out nor in."""
    thought = TEAM.write_own(ARC, "note")
    with pytest.raises(OurError):
        parcel_of(thought, None)
    with pytest.raises(OurError):
        parcel_of(OTHER, CONTENT)
    wrongs: tuple[dict[str, Any], ...] = (
        {**PARCEL, "event": parcel_of(OTHER, None)["event"]}, {**PARCEL, "event": {**PARCEL["event"], "lane": "own"}},
        {"content": PARCEL["content"]}, {**PARCEL, "more": 1}, {}, {"event": []}, {**PARCEL, "content": None},
        {**PARCEL, "event": {**PARCEL["event"], "clock": 1.5}}, {"event": {"x": {1, 2}}}, {"event": {"x": "\ud800"}},
    )  # fmt: skip
    for wrong in wrongs:
        with pytest.raises(IntegrityError):
            open_parcel(wrong)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)


@given(st.sampled_from(["event", "content"]), st.dictionaries(st.text(max_size=4), json_values, max_size=4))
def test_any_json_is_answered(part: str, fields: dict[str, Any]) -> None:
    """Refused in words, never anything else."""
    with pytest.raises(IntegrityError):
        open_parcel({**PARCEL, part: fields})
    with pytest.raises(IntegrityError):
        open_parcel({**PARCEL, part: {**PARCEL[part], **fields, "x": 1}})
