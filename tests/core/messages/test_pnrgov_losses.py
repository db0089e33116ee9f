"""Nobody is lost in silence: whatever happens to a segment, each name is read or named by a fault (MSG-5)."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.core.edifact import Segment, write_segment
from openpiu.core.messages import Reading, read_messages

GIVEN = ("ANTON", "BERTA", "CARLA", "DORIS", "EMIL", "FRIDA", "GUSTAV", "HELGA", "IVO", "JUTTA", "KARL", "LENE")
HEADER = [
    Segment("UNH", (("1",), ("PNRGOV", "13", "1", "IA"), ("ZQ214/261115",))),
    Segment("MSG", (("", "22"),)),
    Segment("ORG", (("ZQ", "BRU"),)),
    Segment("TVL", (("151126", "0430", "151126", "0635"), ("IST",), ("BRU",), ("ZQ",), ("0214",))),
    Segment("EQN", (("2",),)),
]
LEG = Segment("TVL", (("151126", "0430", "151126", "0635"), ("IST",), ("BRU",), ("ZQ",), ("214", "Y")))
Message = list[Segment]
Damage = Callable[[Message, int, int], Message]


def ssr(code: str, text: str) -> Segment:
    return Segment("SSR", ((code, "HK", "1", "ZQ", "", "", "", "", text),))


def surname(number: int) -> str:
    return f"MUSTER{chr(65 + number)}{chr(75 + number)}"


def sent_person(number: int, reference: str, *, infant: bool, document: bool) -> Iterator[Segment]:
    yield Segment(
        "TIF", ((surname(number), "IN" if infant else "A"), (GIVEN[number], "IN" if infant else "A", reference))
    )
    yield Segment("REF", (("", f"ZQ{number:05}"),))
    if document:
        sex = "MI" if infant else "M"
        yield ssr("DOCS", f"/P/UTO/ZZ{number:07}/UTO/19APR88/{sex}/03MAR29/{surname(number)}/{GIVEN[number]}")
    if not infant:
        yield Segment("TKT", ((f"999123450{number:04}", "T", "1"),))
        yield Segment("FOP", (("CA", "", "371.44"),))


def booking(first: int, count: int, *, infant: bool, documents: bool, extras: bool) -> Iterator[Segment]:
    yield Segment("SRC")
    yield Segment("RCI", (("ZQ", f"K{first:05}", "", "091126", "1412"),))
    yield Segment("ORG", (("ZQ", "IST"), ("99112233",)))
    for place in range(count):
        is_infant = infant and place == count - 1 and count > 1
        yield from sent_person(first + place, str(place + 1), infant=is_infant, document=documents)
    yield LEG
    yield Segment("RPI", ((str(count),), ("HK",)))
    if extras:
        yield Segment("DAT", (("2", "151126", "0300"),))
        yield Segment("ORG", (("ZQ", "IST"),))
        yield Segment("TRI", (("",), ("7", "", "", "1")))
        yield Segment("SSD", (("014F",),))
        yield Segment("EQN", (("1",),))
        yield Segment("RCI", (("ZQ", "OTHER1"),))
        yield Segment("ABI", (("4",), ("05FD28",), ("BRU",), ("",), ("ZQ",)))
        yield Segment("DAT", (("T", "121126", "0915"),))
        yield Segment("SAC", (("X",),))
        yield Segment("TIF", ((surname(11), "A"), (GIVEN[11], "A")))
        yield ssr("VGML", "")
        yield Segment("LTS", (("FREE TEXT",),))


def remove(message: Message, at: int, _to: int) -> Message:
    return message[:at] + message[at + 1 :]


def double(message: Message, at: int, _to: int) -> Message:
    return [*message[:at], message[at], *message[at:]]


def move(message: Message, at: int, to: int) -> Message:
    rest = remove(message, at, to)
    to = 1 + to % len(rest)
    return [*rest[:to], message[at], *rest[to:]]


def change_tag(message: Message, at: int, to: int) -> Message:
    tag = message[at].tag
    letter = chr(65 + to % 26)
    place = to % 3
    return replaced(message, at, message[at]._replace(tag=tag[:place] + letter + tag[place + 1 :]))


def drop_element(message: Message, at: int, to: int) -> Message:
    elements = message[at].elements
    cut = to % len(elements) if elements else 0
    return replaced(message, at, message[at]._replace(elements=elements[:cut] + elements[cut + 1 :]))


def drop_component(message: Message, at: int, to: int) -> Message:
    elements = list(message[at].elements)
    if elements:
        element = elements[to % len(elements)]
        cut = to % len(element)
        elements[to % len(elements)] = element[:cut] + element[cut + 1 :] or ("",)
    return replaced(message, at, message[at]._replace(elements=tuple(elements)))


def swap_elements(message: Message, at: int, _to: int) -> Message:
    return replaced(message, at, message[at]._replace(elements=message[at].elements[::-1]))


def replaced(message: Message, at: int, segment: Segment) -> Message:
    return [*message[:at], segment, *message[at + 1 :]]


DAMAGES = (remove, double, move, change_tag, drop_element, drop_component, swap_elements)
shapes = st.tuples(st.integers(1, 3), st.booleans(), st.booleans(), st.booleans())


@st.composite
def messages(draw: st.DrawFn) -> Message:
    """A header and up to three bookings, every person with a name of their own."""
    message, number = list(HEADER), 0
    for count, infant, documents, extras in draw(st.lists(shapes, min_size=1, max_size=3)):
        message += booking(number, count, infant=infant, documents=documents, extras=extras)
        number += count
    return message


def read(message: Message) -> Reading:
    body = "".join(map(write_segment, message))
    text = f"UNB+IATA:1+ZQ+UTOGOV+261114:0930+1'{body}UNT+{len(message) + 1}+1'UNZ+1+1'"
    (reading,) = read_messages(text.encode(), source="test")
    return reading


def named(reading: Reading) -> str:
    """Every name of the output: travellers, names in the history and those taken off."""
    names = [f"{t.surname} {t.given_names}" for t in reading.travellers]
    for found in reading.bookings:
        names += [change.text for change in found.history]
        names += [f"{name.surname} {name.given_names}" for name in found.cancelled_names]
    return "|".join(f"{name} {name}" for name in names)


def silently_lost(message: Message, reading: Reading) -> list[tuple[int, str]]:
    """Places of names that are neither in the output nor named by a fault."""
    told = {fault.segment for fault in reading.faults}
    output = named(reading).split("|")
    people = [(surname(number), name) for number, name in enumerate(GIVEN)]
    found = {person for person in people if any(person[0] in one and person[1] in one for one in output)}
    return [
        (position, text)
        for position, text in enumerate(map(write_segment, message), start=1)
        for person in people
        if person[0] in text and person[1] in text and position not in told and person not in found
    ]


@settings(max_examples=200, deadline=None)
@given(messages(), st.sampled_from(DAMAGES), st.integers(0, 500), st.integers(0, 500))
def test_no_name_is_lost_in_silence_when_one_segment_is_damaged(
    message: Message, damage: Damage, at: int, to: int
) -> None:
    """MSG-5, MSG-15: removed, doubled, moved or broken, each name is in the output or its segment named by a fault."""
    spoiled = damage(message, 1 + at % (len(message) - 1), to)

    assert silently_lost(spoiled, read(spoiled)) == []


@settings(max_examples=60, deadline=None)
@given(messages())
def test_an_undamaged_message_has_no_fault(message: Message) -> None:
    """The property above is not held by faults that are always there."""
    reading = read(message)

    assert reading.faults == ()
    assert silently_lost(message, reading) == []


@pytest.mark.prove
@pytest.mark.timeout(3600)
@settings(max_examples=20_000, deadline=None)
@given(
    messages(),
    st.lists(st.tuples(st.sampled_from(DAMAGES), st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=3),
)
def test_no_name_is_lost_in_silence_when_several_segments_are_damaged(
    message: Message, damages: list[tuple[Damage, int, int]]
) -> None:
    """MSG-5, the long form: up to three damages at once."""
    for damage, at, to in damages:
        message = damage(message, 1 + at % (len(message) - 1), to)

    assert silently_lost(message, read(message)) == []
