"""Properties of answers over invented outcomes and any bytes: readable again, always the same, without names."""

from datetime import UTC, datetime, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from openpiu.core.edifact import Separators, read_interchanges
from openpiu.core.messages import Fault, Part, Reading, Severity, Status, read_messages
from openpiu.core.messages.answers import answer_transmission, read_answer, write_answer
from openpiu.core.messages.answers.answer import MOST_ERRORS, error_notes, outcome_of
from openpiu.core.messages.answers.signs import telegram_text
from openpiu.core.messages.cover import Cover
from openpiu.core.messages.notes import FAULTS

REFERENCES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9/_.-]{0,34}", fullmatch=True)
ADDRESSES = st.lists(REFERENCES, max_size=2).map(tuple)
SIGNS = st.lists(st.sampled_from("+:'?*|#^!%&;<>=~-/.,()\x1c\x1d\x1e\x1f"), min_size=4, max_size=4, unique=True)
TIMES = st.integers(0, 20_000_000).map(lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
NAMES = st.text("QWXJKZ", min_size=7, max_size=9)


def _fault(code: str, segment: int | None) -> Fault:
    severity, advice = FAULTS[code]
    return Fault(code=code, severity=severity, segment=segment, advice=advice)


FAULT_LISTS = st.lists(
    st.builds(_fault, st.sampled_from(sorted(FAULTS)), st.none() | st.integers(1, 99999)), max_size=8
)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading as far as an answer looks at it."""
    component, element, release, terminator = draw(SIGNS)
    faults = tuple(draw(FAULT_LISTS))
    fatal = any(fault.severity is Severity.FATAL for fault in faults)
    return Reading(
        source="x",
        kind=draw(st.sampled_from(["PNRGOV", "PAXLST"])),
        version=draw(st.sampled_from(["13:1", "D:05B", None, "99:9"])),
        reference=None,
        part=draw(st.none() | st.builds(Part, number=st.integers(1, 99), last=st.booleans())),
        status=Status.REJECTED if fatal else Status.ACCEPTED,
        faults=faults,
        cover=Cover(
            separators=Separators(component=component, element=element, release=release, terminator=terminator),
            sender=draw(ADDRESSES),
            recipient=draw(ADDRESSES),
            interchange=draw(REFERENCES),
            message=draw(REFERENCES),
            access=draw(REFERENCES),
        ),
    )


@settings(max_examples=200)
@given(readings(), TIMES)
def test_an_answer_is_read_again_as_it_was_meant(reading: Reading, at: datetime) -> None:
    """PAX-8, PAX-9: write and read are inverse, with any separators."""
    written = write_answer(reading, received_at=at) or b""

    [answer] = read_answer(written)
    cover = reading.cover or Cover()
    assert answer.outcome is outcome_of(reading)
    assert (answer.interchange, answer.message) == (cover.interchange, cover.message)
    assert (answer.access, answer.part) == (cover.access, reading.part.number if reading.part else None)
    assert (answer.sender, answer.recipient) == ("".join(cover.recipient[:1]), "".join(cover.sender[:1]))
    assert answer.received_at == at
    assert [(error.number, error.code, error.segment) for error in answer.errors] == [
        (error.number, error.code, error.segment) for error in error_notes(reading)[:MOST_ERRORS]
    ]
    assert [error.advice for error in answer.errors] == [
        " ".join(telegram_text(error.advice)) for error in error_notes(reading)[:MOST_ERRORS]
    ]


@settings(max_examples=150)
@given(readings(), TIMES)
def test_an_answer_needs_no_repair(reading: Reading, at: datetime) -> None:
    """PAX-9: what we write is what we would have others write; its counts are right."""
    [interchange] = read_interchanges(write_answer(reading, received_at=at) or b"")
    assert interchange.repairs == ()
    assert [message.repairs for message in interchange.messages] == [()]


@given(st.binary(max_size=300), TIMES)
@example(b"<", datetime(2026, 11, 23, 4, 0, tzinfo=UTC))
def test_any_bytes_get_the_same_answer_twice_and_nothing_is_raised(data: bytes, at: datetime) -> None:
    """MSG-18, MSG-21; XML and lists have no answer in EDIFACT."""
    first = answer_transmission(data, received_at=at)
    assert first == answer_transmission(data, received_at=at)
    kinds = {reading.kind for reading in read_messages(data, source="x")}
    assert (first is None) == kinds.issubset({"PNRGOV-XML", "CSV"})


@given(st.binary(max_size=300))
def test_any_bytes_can_be_read_as_answers(data: bytes) -> None:
    """PAX-8: a carrier's program does not fall over what it gets."""
    head = b"UNB+UNOA:4+A+B+261123:0400+A1'UNH+1+CUSRES:D:05B:UN'"
    assert isinstance(read_answer(data), list)
    assert len(read_answer(head + data)) >= 1


@settings(max_examples=40)
@given(st.sampled_from(["PNRGOV", "PAXLST"]), NAMES, NAMES, st.integers(0, 400), st.text("+:'?\n ", max_size=3))
def test_a_damaged_message_never_puts_a_name_into_an_answer(
    kind: str, surname: str, given_name: str, at: int, junk: str
) -> None:
    """PAX-8, PAX-9, MSG-17: no personal data, wherever the message breaks."""
    name = f"TIF+{surname}:A+{given_name}:A:1'" if kind == "PNRGOV" else f"NAD+FL+++{surname}:{given_name}'"
    head = f"UNB+UNOA:4+ZQ+UTOGOV+261123:0400+A1'UNH+1+{kind}:13:1:IA+ZQ214/261123'"
    text = head + ("MSG+:22'SRC'" if kind == "PNRGOV" else "BGM+745'") + name * 3 + "UNT+9+1'UNZ+1+A1'"
    written = answer_transmission(
        (text[:at] + junk + text[at + 1 :]).encode(), received_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert surname.encode() not in (written or b"")
    assert given_name.encode() not in (written or b"")
