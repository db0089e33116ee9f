"""Check reports: the same as the unit's own reading, in counts, codes and places, and nobody's data."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.core.messages import Severity, read_messages
from openpiu.core.messages.answers import answer_transmission
from openpiu.core.messages.check_report import Place, check_transmission, completeness
from openpiu.core.messages.check_report.reports import report_to_plain
from openpiu.core.messages.code_book import codes, explain
from openpiu.core.synth import World, build_world
from openpiu.core.terms import Document, PartialDate, Traveller, TravellerKind
from openpiu.core.terms.plain import traveller_to_plain

START = datetime(2026, 11, 23, tzinfo=UTC)
SEGMENTS = [
    "UNB+UNOA:4+ZQ+UTOGOV+261123:0400+A1",
    "UNH+1+PAXLST:D:05B:UN:IATA+ZQ214/261123",
    "BGM+745",
    "TDT+20+ZQ214",
    "LOC+125+IST",
    "DTM+189:2611230230:201",
    "LOC+87+BRU",
    "DTM+232:2611230712:201",
    "NAD+FL+++SPECIMEN:ANNA",
    "ATT+2++F",
    "DTM+329:310299",  # segment 10: no date
    "NAD+FL+++EXAMPLE:BEN",
    "DTM+329:771340",  # segment 12: no date
    "CNT+42:3",  # segment 13: not three
    "UNT+14+1",
    "UNZ+1+A1",
]


@pytest.fixture(scope="module")
def noisy() -> World:
    """An invented world, most messages with a deliberate fault."""
    return build_world(seed=4, flights=3, alerts=20, start=START, noise=0.8)


def places(text: bytes) -> dict[str, list[Place | None]]:
    """The places of each code of the first message."""
    report = check_transmission(text, source="x")[0]
    found: dict[str, list[Place | None]] = {}
    for remark in (*report.repairs, *report.faults):
        found.setdefault(remark.code, []).append(remark.place)
    return found


def test_a_report_says_what_the_unit_reads(noisy: World) -> None:
    """MSG-17: same kinds, counts, codes and segments as the reading, for every message of a noisy world."""
    for sent in noisy.messages():
        for report, reading in zip(
            check_transmission(sent.content, source="x"), read_messages(sent.content, source="x"), strict=True
        ):
            assert (report.kind, report.status, report.travellers) == (
                reading.kind, reading.status, len(reading.travellers),
            )  # fmt: skip
            assert [(one.code, one.segment) for one in report.repairs] == [
                (one.code, one.segment) for one in reading.repairs
            ]
            assert [(one.code, one.severity, one.segment, one.text) for one in report.faults] == [
                (one.code, one.severity, one.segment, one.advice) for one in reading.faults
            ]


def test_a_fault_has_the_line_and_byte_of_its_segment() -> None:
    """MSG-17: the place, one segment a line."""
    text = "'\n".join(SEGMENTS).encode() + b"'\n"
    assert places(text) == {
        "date-unreadable": [Place(11, text.index(b"DTM+329:310299") + 1), Place(13, text.index(b"DTM+329:7713") + 1)],
        "count-differs": [Place(14, text.index(b"CNT") + 1)],
    }


@settings(max_examples=60)
@given(
    st.sampled_from([("+", ":", "'", "?"), ("*", "|", "#", "?"), ("^", "~", "!", "%")]),
    st.integers(12, 70),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "QD BRUPIZZ\r\n.HDQRMZQ 230400\r\n"]),
)
def test_places_are_found_however_lines_are_broken(
    signs: tuple[str, str, str, str], width: int, line_end: str, heading: str
) -> None:
    """MSG-2, MSG-17: wrapped in tags and values, with any separators, behind a heading."""
    element, component, terminator, release = signs
    body = terminator.join(SEGMENTS).translate(str.maketrans("+:", element + component)) + terminator
    plain = f"UNA{component}{element}.{release} {terminator}" + body
    wrapped = [plain[at : at + width] for at in range(0, len(plain), width)]
    if any(line != line.strip() for line in wrapped):  # a channel that trims would change the text
        wrapped = [plain]
    text = heading + line_end.join(wrapped)
    before = text.replace(line_end, "")

    found = places(text.encode())

    for code, tag in (("count-differs", f"CNT{element}42"), ("date-unreadable", f"DTM{element}329{component}310299")):
        place = found[code][0]
        assert place is not None
        kept = text[place.byte - 1 :].replace(line_end, "")
        assert kept.startswith(tag), (place, before)
        assert text[: place.byte - 1].count(line_end) + 1 == place.line


def test_a_missing_trailer_is_placed_behind_the_last_segment() -> None:
    """MSG-4, MSG-17."""
    text = "'\n".join([*SEGMENTS[:-2], SEGMENTS[-1]]).encode() + b"'\n"
    assert places(text)["unt-missing"] == [Place(14, text.index(b"CNT") + 1)]


def test_places_of_the_second_message_are_its_own() -> None:
    """MSG-17: several interchanges in one file."""
    one = "'\n".join(SEGMENTS) + "'\n"
    report = check_transmission((one + one).encode(), source="x")[1]
    [place] = [fault.place for fault in report.faults if fault.code == "count-differs"]
    assert place == Place(30, (one + one).rindex("CNT") + 1)


def test_nearly_every_place_of_a_noisy_world_is_found(noisy: World) -> None:
    """MSG-17: where a remark has a segment, it has a line."""
    remarks = [
        remark
        for sent in noisy.messages()
        for report in check_transmission(sent.content, source="x")
        for remark in (*report.repairs, *report.faults)
        if remark.segment is not None
    ]
    assert remarks
    assert sum(remark.place is not None for remark in remarks) >= 0.95 * len(remarks)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_report(data: bytes) -> None:
    """MSG-18: never a crash; a report for each reading."""
    assert len(check_transmission(data, source="x")) == len(read_messages(data, source="x"))


@settings(max_examples=60)
@given(st.integers(0, 330), st.text("+:'?\n U", max_size=3), st.integers(0, 3))
def test_damage_never_takes_a_place_out_of_the_file(at: int, junk: str, cut: int) -> None:
    """MSG-17, MSG-18."""
    text = "'\n".join(SEGMENTS) + "'"
    damaged = (text[:at] + junk + text[at + cut :]).encode()
    for report in check_transmission(damaged, source="x"):
        for remark in (*report.repairs, *report.faults):
            assert remark.place is None or 1 <= remark.place.byte <= len(damaged)


def test_completeness_counts_persons_not_groups() -> None:
    """MSG-16, MSG-17: a birth date without day is not complete, a group is nobody yet."""
    whole = Traveller(
        surname="SPECIMEN",
        birth_date=PartialDate(1988, 4, 19),
        sex="F",
        nationality="UTO",
        locator="K7MTRA",
        seats=("12A",),
        documents=(Document(number="ZZ0419737", issuer="UTO"),),
        phones=("3225550147",),
    )
    bare = Traveller(surname="EXAMPLE", birth_date=PartialDate(1988, 4))
    group = Traveller(surname="TOUR", kind=TravellerKind.GROUP)
    shares = {share.field: (share.sent, share.of, share.share) for share in completeness((whole, bare, group))}
    half, none = (1, 2, 0.5), (0, 2, 0.0)
    assert shares == {
        "birth_date": half, "document_number": half, "document_issuer": half, "document_expiry": none, "sex": half,
        "nationality": half, "locator": half, "contact": half, "seat": half,
    }  # fmt: skip
    assert completeness(())[0].share is None


def test_a_report_is_good_only_if_everybody_was_read() -> None:
    """MSG-17: warnings do not spoil it, errors do."""
    good = "'\n".join(SEGMENTS).encode() + b"'"
    assert [report.is_good for report in check_transmission(good, source="x")] == [True]
    assert [report.is_good for report in check_transmission(good[:-90], source="x")] == [False]
    assert [report.is_good for report in check_transmission(b"hello", source="x")] == [False]


def test_nobody_is_named_in_reports_and_answers(noisy: World) -> None:
    """MSG-17, PAX-8, PAX-9: no name, locator, document, contact or birth date of anybody, whatever the noise."""
    book = [explained for code in codes() if (explained := explain(code))]
    allowed = {word for one in book for word in words(f"{one.code} {one.do} {one.means}")}
    for sent in noisy.messages():
        reports = check_transmission(sent.content, source="x")
        said = msgspec.json.encode([report_to_plain(report) for report in reports]).decode()
        answer = answer_transmission(sent.content, received_at=START) or b""
        told = words(said) | words(answer.decode())
        private = {
            word
            for reading in read_messages(sent.content, source="x")
            for traveller in reading.travellers
            for word in words(" ".join(personal(traveller)))
        }
        assert private
        assert not private & told - allowed, sent.push.name


@pytest.mark.parametrize("place", ["ZQ214/261123", "D:05B", "UTOGOV", "IST", "BRU", "+1+"])
def test_a_name_in_the_place_of_a_code_is_not_repeated(place: str) -> None:
    """MSG-17: a damaged header cannot carry a name into a report."""
    text = "'\n".join(SEGMENTS).replace(place, place.replace(place.strip("+"), "ANNA MARIA SPECIMEN")) + "'"
    said = msgspec.json.encode([report_to_plain(report) for report in check_transmission(text.encode(), source="x")])
    answer = answer_transmission(text.encode(), received_at=START) or b""
    assert b"SPECIMEN" not in said + answer


def test_what_is_no_airport_is_not_repeated() -> None:
    """MSG-17: whichever reader gave it."""
    [report] = check_transmission(("'\n".join(SEGMENTS) + "'").encode(), source="x")
    odd = replace(report, flights=(replace(report.flights[0], departure_airport="ANNA MARIA SPECIMEN"),))
    [flight] = report_to_plain(odd)["flights"]
    assert (flight["departure_airport"], flight["arrival_airport"]) == (None, "BRU")


@settings(max_examples=60)
@given(st.integers(0, 330), st.text("+:'?\n U", max_size=3), st.integers(0, 3))
def test_damage_never_puts_a_name_into_a_report(at: int, junk: str, cut: int) -> None:
    """MSG-17: wherever the message breaks."""
    text = "'\n".join(SEGMENTS).replace("SPECIMEN", "QXWKJZQ").replace("EXAMPLE", "ZJQKWXV") + "'"
    damaged = (text[:at] + junk + text[at + cut :]).encode()
    said = msgspec.json.encode([report_to_plain(report) for report in check_transmission(damaged, source="x")])
    assert not re.search(rb"QXWK|KJZQ|ZJQK|WXV", said)


def personal(traveller: Traveller) -> list[str]:
    """Everything that tells who a traveller is."""
    plain = traveller_to_plain(traveller)
    numbers = [document.number for document in traveller.documents]
    return [
        traveller.surname, traveller.given_names or "", plain["birth_date"] or "", traveller.locator or "",
        *numbers, *traveller.emails, *traveller.phones,
    ]  # fmt: skip


def words(text: str) -> set[str]:
    """Words of four letters or digits and more, in capitals."""
    return set(re.findall(r"[A-Z0-9]{4,}", text.upper().replace("-", "")))


def test_every_severity_can_be_shown() -> None:
    """MSG-17: repair, warning, error, fatal and nothing else."""
    shown = {told.severity for code in codes() if (told := explain(code))}
    assert shown == {"repair", *Severity}
