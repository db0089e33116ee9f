"""The interchange around a message: true counts, wrapped lines that lose nothing, faults only where asked for."""

from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.synth.envelope import Cover, as_text, enclose, seg, wrapped
from openpiu.core.synth.styles import STYLES, Style

START = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
COVER = Cover(kind="PAXLST", sender="ZQ", reference="ZQ0001", access="ZQ214/261123/0231", sent_at=START)


@given(
    st.lists(st.sampled_from(["A", "B'", "+C D", "E F G"]), min_size=60, max_size=200).map("".join),
    st.sampled_from([63, 69]),
)
def test_wrapped_lines_joined_again_are_the_text_and_never_end_beside_a_blank(text: str, width: int) -> None:
    """MSG-2."""
    lines = wrapped(text, width).split("\r\n")
    assert "".join(lines) == text
    assert all(0 < len(line) <= width for line in lines)
    assert all(" " not in (before[-1], after[0]) for before, after in pairwise(lines))


def test_the_trailer_counts_every_segment_from_header_to_trailer() -> None:
    segments = enclose([seg("BGM", "745"), seg("CNT", ("42", "0"))], COVER, Style())
    assert [segment.tag for segment in segments] == ["UNB", "UNG", "UNH", "BGM", "CNT", "UNT", "UNE", "UNZ"]
    assert segments[5].component(0) == "4"


def test_a_telegram_has_its_address_lines_before_the_interchange() -> None:
    style = next(style for style in STYLES if style.type_b)
    text = as_text(enclose([seg("BGM", "745")], COVER, style), COVER, style)
    assert text.startswith("QD BRUPIZZ\r\n.HDQRMZQ 230531\r\nUNA:*.? #UNB*")
