"""Writing what was read and reading what was written: the same interchange, as one file or as telegrams."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.core.edifact import (
    DEFAULT,
    TELEGRAM,
    Dialect,
    Heading,
    Interchange,
    Segment,
    Separators,
    read_interchanges,
    write_interchange,
    write_segment,
    write_segments,
    write_telegrams,
)
from tests.core.edifact.test_edifact_properties import SIGNS, bodies, separators_in_use

HEAD = "UNB+UNOA:4+ZQ+UTOGOV+261114:0930+1'"
HEADING = Heading(addresses=["BRUPIZZ", "LEDPIZZ"], origin="HDQRMZQ", day_and_time="141130")
names = st.text(st.sampled_from("ABZ 09'+:?()*#-/."), max_size=40).map(str.strip)


def messages_of(texts: list[list[Segment]]) -> str:
    """So many messages with these bodies, counts wrong and references right."""
    return "".join(
        f"UNH+{number}+PAXLST:D:05B:UN'{write_segments(body)}UNT+99+{number}'"
        for number, body in enumerate(texts, start=1)
    )


def one(text: str | bytes) -> Interchange:
    (interchange,) = read_interchanges(text if isinstance(text, bytes) else text.encode())
    return interchange


@given(st.lists(bodies, min_size=1, max_size=3), separators_in_use, st.sampled_from(["", "\n", "\r\n"]), st.booleans())
def test_what_was_read_is_written_and_read_again_equal(
    texts: list[list[Segment]], separators: Separators, between: str, grouped: bool
) -> None:
    """MSG-1, MSG-4: read(write(read(x))) == read(x), the wrong counts put right, in any separators."""
    body = messages_of(texts)
    wrapped = f"UNG+PAXLST+ZQ+UTOGOV+261114:0930+G1'{body}UNE+{len(texts)}+G1'" if grouped else body
    first = one(f"{HEAD}{wrapped}UNZ+1+1'")

    again = one(write_interchange(first, separators, between=between))

    assert again.header == first.header
    assert [found.segments for found in again.messages] == [found.segments for found in first.messages]
    assert [found.group for found in again.messages] == [found.group for found in first.messages]
    assert again.repairs == ()
    assert all(found.repairs == () and found.complete for found in again.messages)


@given(bodies, separators_in_use)
def test_writing_is_stable(body: list[Segment], separators: Separators) -> None:
    """MSG-1: write(read(write(x))) == write(x), byte by byte."""
    written = write_interchange(one(f"{HEAD}{messages_of([body])}UNZ+1+1'"), separators)

    assert write_interchange(one(written)) == written


@pytest.mark.parametrize("lost", [HEAD, "UNH+1+PAXLST:D:05B:UN'"])
def test_an_interchange_without_a_header_is_written_without_it(lost: str) -> None:
    """MSG-4: what stayed of a damaged interchange is not dressed up."""
    dialect = Dialect(tags=frozenset({"BGM", "NAD"}))
    text = f"{HEAD}UNH+1+PAXLST:D:05B:UN'BGM+745'NAD+FL+++MUSTER'UNT+4+1'UNZ+1+1'".replace(lost, "")
    (damaged,) = read_interchanges(text.encode(), dialect)

    (again,) = read_interchanges(write_interchange(damaged).encode(), dialect)

    assert (again.header, again.messages[0].header) == (damaged.header, damaged.messages[0].header)
    assert [segment.tag for segment in again.messages[0].segments][-2:] == ["BGM", "NAD"]


@given(st.text(st.sampled_from("AB?" + SIGNS), max_size=12), separators_in_use)
def test_every_sign_in_a_value_is_released_once(value: str, separators: Separators) -> None:
    """MSG-1: also the release character itself, also doubled."""
    special = {separators.component, separators.element, separators.release, separators.terminator}

    written = write_segment(Segment("FTX", ((value,),)), separators)

    released = sum(sign in special for sign in value)
    ends = len("FTX") + len(separators.terminator) + (len(separators.element) if value else 0)
    assert len(written) == ends + len(value) + released


@settings(max_examples=40)
@given(st.lists(names, min_size=1, max_size=250), st.sampled_from(["", "\r\n", "\r\n\r\n"]))
def test_an_interchange_comes_back_from_its_telegrams(values: list[str], between: str) -> None:
    """MSG-20: substituted separators, 3.8 kB a telegram, as many as it needs."""
    body = [Segment("NAD", (("FL",), ("",), ("",), (value, "ANTON"))) for value in values]
    first = one(f"{HEAD}{messages_of([body])}UNZ+1+1'")
    signs = Separators(component=":", element="(", decimal=".", release="?", terminator=")")

    telegrams = write_telegrams(write_interchange(first, signs), HEADING)

    assert all(len(telegram) <= 3800 for telegram in telegrams)
    assert [found.segments for found in one(between.join(telegrams)).messages] == [
        found.segments for found in first.messages
    ]


def test_a_long_manifest_takes_many_telegrams_without_the_signs_they_lack() -> None:
    """MSG-20: no plus and no apostrophe."""
    body = [Segment("NAD", (("FL",), ("",), ("",), (f"MUSTER{number}", "ANTON"))) for number in range(1000)]
    first = one(f"{HEAD}{messages_of([body])}UNZ+1+1'")

    telegrams = write_telegrams(write_interchange(first, TELEGRAM), HEADING)

    assert len(telegrams) > 5
    assert not any("+" in telegram or "'" in telegram for telegram in telegrams)
    assert one("\r\n".join(telegrams)).messages[0].segments == first.messages[0].segments


def test_a_heading_that_fills_the_telegram_is_refused() -> None:
    """MSG-20."""
    with pytest.raises(ValueError, match="fewer addresses"):
        write_telegrams("UNB", HEADING, longest=60)


def test_the_default_separators_need_no_release_in_plain_names() -> None:
    """MSG-1."""
    assert write_segment(Segment("NAD", (("FL",), (), (), ("O'NEILL", "A+B?"))), DEFAULT) == "NAD+FL+++O?'NEILL:A?+B??'"
