"""Answers to carriers: linked to the message, in its signs, with codes and places, without anybody's data."""

from datetime import UTC, datetime

import pytest

from openpiu.core.edifact import read_interchanges
from openpiu.core.messages import read_messages
from openpiu.core.messages.answers import Answer, Outcome, answer_transmission, read_answer

AT = datetime(2026, 11, 23, 4, 1, 59, tzinfo=UTC)
PNRGOV = (
    "UNB+IATA:1+ZQ:ZZ+UTOGOV+261121:0930+P7'UNH+M1+PNRGOV:15:1:IA+ZQ214/261123+02:C'MSG+:22'ORG+ZQ:BRU'"
    "TVL+231126:0230:231126:0712+IST+BRU+ZQ+214'SRC'RCI+ZQ:K7MTRA'TIF+SPECIMEN:A+ANNA:A:1'"
    "TVL+231126:0230:231126:0712+IST+BRU+ZQ+214:Y'RPI+1+HK'UNT+10+M1'UNZ+1+P7'"
)
PAXLST = (
    "UNB+UNOA:4+ZQ+UTOGOV+261123:0400+A1'UNH+1+PAXLST:D:12B:UN:IATA+ZQ214/261123'BGM+745'TDT+20+ZQ214'LOC+125+IST'"
    "DTM+189:2611230230:201'LOC+87+BRU'DTM+232:2611230712:201'NAD+FL+++SPECIMEN:ANNA'ATT+2++F'DTM+329:880419'"
    "DOC+P:110:111+ZZ0419737'CNT+42:1'UNT+13+1'UNZ+1+A1'"
)
TWO_INFANTS = PNRGOV.replace("TIF+SPECIMEN", "SSR+INFT:HK:1:ZQ'TIF+SPECIMEN")


def answers(text: str) -> list[Answer]:
    """The answers to a transmission, read again."""
    return read_answer(answer_transmission(text.encode(), received_at=AT) or b"")


def tags(written: bytes) -> list[str]:
    """The tags of the first message of an answer."""
    return [segment.tag for segment in read_interchanges(written)[0].messages[0].segments]


def test_a_booking_push_is_acknowledged_with_its_references_and_counts() -> None:
    """PAX-9: MSG 23, linked to the access reference, the interchange, the message and the part."""
    [answer] = answers(PNRGOV)

    assert answer == Answer(
        kind="ACKRES",
        outcome=Outcome.RECEIVED,
        received_at=datetime(2026, 11, 23, 4, 1, tzinfo=UTC),
        sender="UTOGOV",
        recipient="ZQ",
        interchange="P7",
        message="M1",
        access="ZQ214/261123",
        part=2,
        counts=(("travellers", 1), ("bookings", 1), ("repairs", 0), ("warnings", 0), ("errors", 0)),
    )
    [interchange] = read_interchanges(answer_transmission(PNRGOV.encode(), received_at=AT) or b"")
    [message] = interchange.messages
    assert interchange.repairs == message.repairs == ()
    assert list(message.segments[1].elements) == [("", "23"), ("3",)]
    assert message.header is not None
    assert message.header.elements[1] == ("ACKRES", "15", "1", "IA")


def test_the_addresses_change_sides_and_keep_their_qualifiers() -> None:
    """PAX-9: to whom it came from."""
    [interchange] = read_interchanges(answer_transmission(PNRGOV.encode(), received_at=AT) or b"")
    assert interchange.header is not None
    assert interchange.header.elements[:3] == (("IATA", "1"), ("UTOGOV",), ("ZQ", "ZZ"))


def test_a_partly_read_push_names_code_and_segment_of_each_error() -> None:
    """PAX-9: a partly negative acknowledgement with ERC."""
    reading = read_messages(TWO_INFANTS.encode(), source="")[0]
    [fault] = [fault for fault in reading.faults if fault.code == "infant-unnamed"]

    [answer] = answers(TWO_INFANTS)

    assert answer.outcome is Outcome.PARTLY
    [error] = [error for error in answer.errors if error.code == "infant-unnamed"]
    assert (error.number, error.segment) == (302, fault.segment)
    assert error.advice.startswith("AN INFANT IS ANNOUNCED WITHOUT A NAME")


@pytest.mark.parametrize(
    ("text", "kind", "number", "interchange"),
    [
        ("UNB+UNOA:4+ZQ+UTOGOV+261123:0400+A2'UNZ+0+A2'", "ACKRES", 102, "A2"),
        (PNRGOV.replace("PNRGOV", "INVOIC"), "ACKRES", 103, "P7"),
        ("hello", "ACKRES", 101, ""),
        ("NAD, but no message", "CUSRES", 101, ""),
    ],
)
def test_what_could_not_be_read_gets_a_negative_answer(text: str, kind: str, number: int, interchange: str) -> None:
    """PAX-9: also an interchange without a message, with its reference if there is one."""
    [answer] = answers(text)
    assert (answer.kind, answer.outcome, answer.interchange) == (kind, Outcome.REJECTED, interchange)
    assert [error.number for error in answer.errors] == [number]


def test_the_receipt_for_a_list_has_no_place_for_a_traveller() -> None:
    """PAX-8: receipt only, never a decision; BGM 962, references, time of receipt."""
    written = answer_transmission(PAXLST.encode(), received_at=AT) or b""

    [answer] = read_answer(written)
    assert tags(written) == ["UNH", "BGM", "RFF", "RFF", "RFF", "DTM"]
    assert (answer.kind, answer.outcome, answer.errors, answer.counts) == ("CUSRES", Outcome.RECEIVED, (), ())
    assert (answer.access, answer.message, answer.interchange) == ("ZQ214/261123", "1", "A1")
    assert b"DTM+310:202611230401:203'" in written
    assert b"CUSRES:D:12B:UN:IATA" in written


def test_the_receipt_is_the_same_whoever_travels() -> None:
    """PAX-8: not one byte depends on a traveller who was read."""
    other = PAXLST.replace("SPECIMEN:ANNA", "EXAMPLE:BENEDICT").replace("880419", "701231").replace("ZZ0419", "ZZ9999")
    assert answer_transmission(other.encode(), received_at=AT) == answer_transmission(PAXLST.encode(), received_at=AT)


def test_a_list_that_broke_off_gets_an_error_of_the_message() -> None:
    """PAX-8: ERP and ERC on the level of the message."""
    written = answer_transmission(PAXLST.partition("ATT")[0].encode(), received_at=AT) or b""

    [answer] = read_answer(written)
    assert tags(written)[-3:] == ["ERP", "ERC", "FTX"]
    assert answer.outcome is Outcome.PARTLY
    assert [error.code for error in answer.errors] == ["message-truncated"]


def test_each_message_has_its_own_answer() -> None:
    """PAX-8, PAX-9: of both kinds in one transmission."""
    assert [(answer.kind, answer.interchange) for answer in answers(PNRGOV + PAXLST)] == [
        ("ACKRES", "P7"), ("CUSRES", "A1"),
    ]  # fmt: skip


def test_the_same_bytes_get_the_same_answer() -> None:
    """MSG-21: a second writing of it is no second answer."""
    first, again = (answer_transmission(PNRGOV.encode(), received_at=AT) for _ in range(2))
    assert first == again


def test_the_answer_is_written_in_the_signs_of_the_message() -> None:
    """PAX-9, MSG-1: other separators are announced and used."""
    signs = str.maketrans("+:'", "*|#")
    text = "UNA|*.? #" + PNRGOV.translate(signs)

    written = answer_transmission(text.encode(), received_at=AT) or b""

    assert written.startswith(b"UNA|*.? #UNB*IATA|1*UTOGOV*ZQ|ZZ*")
    assert read_answer(written) == answers(PNRGOV)


def test_signs_that_cannot_be_written_are_not_used() -> None:
    """PAX-9: a typographic quote as terminator is read, and answered with the default one."""
    curly = PAXLST.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
    assert answers(curly)[0].access == "ZQ214/261123"


def test_an_answer_is_not_answered() -> None:
    """PAX-9: two systems would never stop."""
    written = answer_transmission(PNRGOV.encode(), received_at=AT) or b""
    assert answer_transmission(written, received_at=AT) is None


def test_a_name_in_the_place_of_a_reference_is_not_repeated() -> None:
    """PAX-8, MSG-17: no personal data in answers, even where a header is damaged."""
    text = PAXLST.replace("ZQ214/261123", "NAD FL SPECIMEN ANNA").replace("UNH+1+", "UNH+SPECIMEN ANNA+")
    written = answer_transmission(text.encode(), received_at=AT) or b""
    assert b"SPECIMEN" not in written


def test_many_errors_are_counted_rather_than_listed() -> None:
    """PAX-9: an answer stays small."""
    many = PNRGOV.replace("TIF+SPECIMEN:A+ANNA:A:1'", "TIF+SPECIMEN:A+ANNA:A:1'" + "SSR+INFT:HK:1:ZQ'" * 150)
    reading = read_messages(many.encode(), source="")[0]
    errors = {(fault.code, fault.segment) for fault in reading.faults if fault.code == "infant-unnamed"}

    [answer] = answers(many)

    assert len(answer.errors) == min(len(errors), 99)
    assert len(answer.errors) + answer.more_errors == len(errors)
