"""Properties of the EDIFACT reader over invented input: nothing crashes, nothing is lost, line breaks mean nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.core.edifact import DEFAULT, Segment, Separators, read_interchanges, write_segments, write_una

HEADER = Segment("UNB", (("UNOA", "4"), ("ZQ",), ("UTOGOV",), ("261114", "0930"), ("1",)))
SIGNS = "-*#()/!=$%&;,<>|~^@_[]{}\"\\:+.'"

separators_in_use = (
    st.lists(st.sampled_from(SIGNS), min_size=4, max_size=4, unique=True)
    .map("".join)
    .map(lambda s: Separators(component=s[0], element=s[1], release=s[2], terminator=s[3]))
)
values = st.text(st.sampled_from("ABMRTIFSNDUO 0189?" + SIGNS), max_size=8).map(str.strip)
elements = st.lists(values, min_size=1, max_size=4).map(tuple)
tags = st.sampled_from(["NAD", "TIF", "SSR", "DOC", "LOC", "ABC"])
bodies = st.lists(st.builds(Segment, tags, st.lists(elements, max_size=5).map(tuple)), max_size=12)


def enclosed(body: list[Segment]) -> list[Segment]:
    head = Segment("UNH", (("1",), ("PNRGOV", "13", "1", "IA")))
    trailers = [Segment("UNT", ((str(len(body) + 2),), ("1",))), Segment("UNZ", (("1",), ("1",)))]
    return [HEADER, head, *body, *trailers]


def trimmed(segment: Segment) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """Without the empty ends, which are not written."""
    kept = []
    for element in segment.elements:
        while element and not element[-1]:
            element = element[:-1]
        kept.append(element)
    while kept and not kept[-1]:
        kept.pop()
    return segment.tag, tuple(element or ("",) for element in kept)


@given(bodies, separators_in_use)
def test_what_is_written_is_read_back_with_any_separators(body: list[Segment], separators: Separators) -> None:
    """MSG-1, MSG-23."""
    text = write_una(separators) + write_segments(enclosed(body), separators)

    (interchange,) = read_interchanges(text.encode())

    (message,) = interchange.messages
    assert [trimmed(segment) for segment in message.segments[1:]] == [trimmed(segment) for segment in body]
    assert interchange.repairs == message.repairs == ()


@given(bodies, st.integers(1, 80), st.sampled_from(["\n", "\r\n"]))
def test_line_breaks_anywhere_mean_nothing(body: list[Segment], width: int, line_end: str) -> None:
    """MSG-2."""
    text = write_una(DEFAULT) + write_segments(enclosed(body))
    wrapped = line_end.join(text[at : at + width] for at in range(0, len(text), width))

    plain, broken = (read_interchanges(version.encode())[0] for version in (text, wrapped))

    assert broken.messages == plain.messages


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    """MSG-18."""
    assert isinstance(read_interchanges(data), list)
    assert isinstance(read_interchanges(b"UNA:+.? 'UNB+UNOA:4+ZQ'UNH+1+PNRGOV:13:1:IA'" + data), list)


@settings(max_examples=60)
@given(bodies, st.data())
def test_a_damaged_text_never_crashes_and_keeps_what_stands_before_the_damage(
    body: list[Segment], data: st.DataObject
) -> None:
    """MSG-18."""
    text = write_una(DEFAULT) + write_segments(enclosed(body))
    at = data.draw(st.integers(0, len(text)))
    junk = data.draw(st.text(max_size=5))

    assert isinstance(read_interchanges((text[:at] + junk + text[at + 1 :]).encode()), list)
    cut = read_interchanges(text[:at].encode())
    found = [segment for interchange in cut for message in interchange.messages for segment in message.segments]
    whole = read_interchanges(text.encode())[0].messages[0].segments
    assert tuple(found[:-1]) == whole[: max(len(found) - 1, 0)]
