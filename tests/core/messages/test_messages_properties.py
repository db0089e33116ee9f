"""Properties of `read_messages` over invented damage: it never raises, and nobody vanishes without a word."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.core.messages import Severity, Status, read_messages

SAMPLE = (Path(__file__).parents[2] / "samples" / "messages" / "01-family-codeshare.edi").read_text()
LINES = SAMPLE.splitlines()
NAMES = [number for number, line in enumerate(LINES) if line.startswith("TIF")]
ENVELOPE = ("UNA", "UNB", "UNG", "UNH", "UNT", "UNE", "UNZ", "TIF")
INNER = [number for number, line in enumerate(LINES) if not line.startswith(ENVELOPE)]


@given(st.binary(max_size=400))
def test_any_bytes_give_at_least_one_reading(data: bytes) -> None:
    """MSG-18: fuzzed input never crashes."""
    readings = read_messages(data, source="fuzz")

    assert readings
    assert all(reading.source == "fuzz" for reading in readings)
    assert all(reading.faults for reading in readings if reading.status is Status.REJECTED)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.text(max_size=4)), min_size=1, max_size=6))
def test_a_message_with_bytes_overwritten_never_crashes(damage: list[tuple[int, str]]) -> None:
    """MSG-18."""
    text = SAMPLE
    for at, junk in damage:
        text = text[:at] + junk + text[at + len(junk) :]

    assert read_messages(text.encode(errors="replace"), source="fuzz")


@settings(max_examples=150, deadline=None)
@given(st.sets(st.sampled_from(INNER), max_size=8))
def test_lost_segments_lose_no_traveller(lost: set[int]) -> None:
    """MSG-5: whatever else is missing, every name segment gives a traveller."""
    text = "\n".join(line for number, line in enumerate(LINES) if number not in lost)

    (reading,) = read_messages(text.encode(), source="fuzz")

    assert len(reading.travellers) == len(NAMES)


@settings(max_examples=150, deadline=None)
@given(st.sets(st.sampled_from(INNER), max_size=4), st.booleans())
def test_lost_terminators_lose_no_traveller(open_lines: set[int], one_line: bool) -> None:
    """MSG-5: a missing terminator never swallows a traveller silently."""
    lines = [line[:-1] if number in open_lines else line for number, line in enumerate(LINES)]

    (reading,) = read_messages(("" if one_line else "\n").join(lines).encode(), source="fuzz")

    told = any(fault.severity is not Severity.WARNING for fault in reading.faults)
    assert len(reading.travellers) == len(NAMES) or told


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(3)), st.integers(1, 3))
def test_parts_and_repeated_messages_are_read_one_by_one(order: list[int], copies: int) -> None:
    """MSG-7: parts arrive in any order."""
    parts = [SAMPLE.replace("ZQ214161115IST'", f"ZQ214161115IST+0{number + 1}:{'F' if number == 2 else 'C'}'")
             for number in range(3)]  # fmt: skip

    readings = read_messages("".join(parts[number] * copies for number in order).encode(), source="fuzz")

    assert len(readings) == 3 * copies
    assert {reading.part.number for reading in readings if reading.part} == {1, 2, 3}
    assert {len(reading.travellers) for reading in readings} == {len(NAMES)}
