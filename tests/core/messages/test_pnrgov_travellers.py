"""Travellers of PNRGOV: names, documents and their links, children and infants, all invented."""

from datetime import date, datetime
from time import process_time

import pytest

from openpiu.core.messages import Reading, Severity, Status, read_messages
from openpiu.core.terms import Document, PartialDate, Traveller, TravellerKind

HEAD = "UNB+IATA:1+ZQ+UTOGOV+261114:0930+1'UNH+1+PNRGOV:13:1:IA+ZQ214/261115'MSG+:22'ORG+ZQ:BRU'"
FLIGHT = "TVL+151126:0430:151126:0635+IST+BRU+ZQ+0214'"
BOOKING = "SRC'RCI+ZQ:K7MTRA::091126:1412'"
ANTON = "TIF+MUSTER:A+ANTONMR:A:1'REF+:ZQ70001A'"
BERTA = "TIF+MUSTER:A+BERTA MRS:A:2'REF+:ZQ70002A'"
LEG = "TVL+151126:0430:151126:0635+IST+BRU+ZQ+214:Y'RPI+2+HK'"

local = datetime.fromisoformat


def read(body: str, *, head: str = HEAD + FLIGHT) -> Reading:
    count = (head + body)[head.index("UNH") :].count("'") + 1
    (reading,) = read_messages(f"{head}{body}UNT+{count}+1'UNZ+1+1'".encode(), source="test")
    return reading


def names(reading: Reading) -> list[tuple[str, str | None]]:
    return [(traveller.surname, traveller.given_names) for traveller in reading.travellers]


def codes(reading: Reading) -> list[str]:
    return [repair.code for repair in reading.repairs] + [fault.code for fault in reading.faults]


def only(reading: Reading) -> Traveller:
    (traveller,) = reading.travellers
    return traveller


def ssr(code: str, text: str = "", more: str = "") -> str:
    return f"SSR+{code}:HK:1:ZQ:::::{text}{more}'" if text or more else f"SSR+{code}:HK:1:ZQ'"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("TIF+MUSTER:A+ANTON:A:1'", TravellerKind.ADULT),
        ("TIF+MUSTER+ANTON:C:1'", TravellerKind.CHILD),
        ("TIF+MUSTER:C+ANTON'", TravellerKind.CHILD),
        ("TIF+MUSTER:IN+ANTON:IN:1'", TravellerKind.INFANT),
        ("TIF+MUSTER+ANTONCHD'", TravellerKind.CHILD),
        ("TIF+MUSTER+ANTON INF'", TravellerKind.INFANT),
        ("TIF+ZEDCHOIR:G'", TravellerKind.GROUP),
        ("TIF+ZEDCHOIR:G:15+ZED'", TravellerKind.GROUP),
    ],
)
def test_kinds_of_travellers(name: str, kind: TravellerKind) -> None:
    """MSG-16: a group name stands for nobody yet."""
    assert only(read(BOOKING + name)).kind is kind


def test_several_given_names_in_one_segment_are_several_travellers() -> None:
    """E.1: one name a TIF, but nobody is lost where a sender packs two."""
    reading = read(BOOKING + "TIF+LATIF+OMAR:A:1+SARA:A:2'")

    assert names(reading) == [("LATIF", "OMAR"), ("LATIF", "SARA")]


def test_the_travel_document_decides_what_is_a_title() -> None:
    """MSG-14: XUMR is in no table of names, the document says it is one."""
    docs = ssr("DOCS", "/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/GARCIA LOPEZ/XUMR")

    traveller = only(read(BOOKING + "TIF+GARCIALOPEZ:A+XUMR:A:1'" + docs))

    assert (traveller.surname, traveller.given_names, traveller.title) == ("GARCIA LOPEZ", "XUMR", None)


def test_a_doubled_single_letter_surname_is_undone_by_the_document() -> None:
    """MSG-14."""
    docs = ssr("DOCS", "/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/O/SU")

    assert only(read(BOOKING + "TIF+OO:A+SUMR:A:1'" + docs)).surname == "O"


def test_a_document_behind_a_name_belongs_to_it() -> None:
    """MSG-15."""
    docs = ssr("DOCS", "/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON")

    first, second = read(BOOKING + ANTON + docs + BERTA).travellers

    assert first.documents == (Document(type="P", number="ZZ0419773", issuer="UTO", expiry=date(2029, 3, 3)),)
    assert (first.birth_date, first.sex, first.nationality) == (PartialDate(1988, 4, 19), "M", "UTO")
    assert (second.documents, second.birth_date) == ((), None)


@pytest.mark.parametrize("place", ["before", "behind the flight"])
@pytest.mark.parametrize(
    ("link", "number"),
    [("+::2", 1), ("+::ZQ70002A", 1), ("-1MUSTER/BERTA MRS", 1), ("::2", 1), ("+::1", 0)],
)
def test_a_link_puts_a_document_to_its_traveller_from_anywhere(place: str, link: str, number: int) -> None:
    """MSG-9 trailing name, MSG-15 references."""
    docs = ssr("DOCS", "/P/UTO/ZZ0419773/UTO/19APR88/F/03MAR29/MUSTER/BERTA", link)
    body = BOOKING + docs + ANTON + BERTA + LEG if place == "before" else BOOKING + ANTON + BERTA + LEG + docs

    reading = read(body)

    assert [len(traveller.documents) for traveller in reading.travellers] == [1 - number, number]
    assert codes(reading) == ["document-name-differs"] * (1 - number)


def test_a_document_without_link_is_not_guessed() -> None:
    """MSG-15."""
    reading = read(BOOKING + ssr("DOCS", "/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON") + ANTON + BERTA)

    assert [traveller.documents for traveller in reading.travellers] == [(), ()]
    assert codes(reading) == ["document-unlinked"]
    assert [service.code for service in reading.bookings[0].services] == ["DOCS"]
    assert reading.status is Status.ACCEPTED


@pytest.mark.parametrize(("given_names", "count"), [("ANTON", 1), ("KARLA", 0)])
def test_a_document_that_can_be_nobody_elses_is_linked(given_names: str, count: int) -> None:
    """MSG-15: one traveller in the booking, and the document bears exactly their name."""
    docs = ssr("DOCS", f"/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/{given_names}")

    reading = read(BOOKING + docs + ANTON)

    assert len(only(reading).documents) == count
    assert codes(reading) == ["document-unlinked"] * (1 - count)


def test_a_document_that_names_another_traveller_is_given_to_nobody() -> None:
    """MSG-15."""
    reading = read(BOOKING + ANTON + BERTA + ssr("DOCS", "/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON"))

    assert [traveller.documents for traveller in reading.travellers] == [(), ()]
    assert set(codes(reading)) == {"document-of-another", "document-unlinked"}


def test_a_booking_of_documents_only_still_has_its_travellers() -> None:
    """Nothing is silently lost (contracts)."""
    docs = ssr("DOCS", "/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29/MUSTER/ANTON")

    reading = read(BOOKING + docs + LEG)

    assert (only(reading).surname, only(reading).documents[0].number) == ("MUSTER", "ZZ0419773")
    assert codes(reading) == ["traveller-from-document"]


@pytest.mark.parametrize(
    "request_text",
    [
        ssr("DOCS", "/P/UTO/ZZ0666001/UTO/30AUG26/MI/30AUG31/MUSTER/SIRAJ"),
        ssr("INFT", "MUSTER/SIRAJ 30AUG26"),
        ssr("INFT", "/MUSTER/SIRAJ/30AUG26"),
    ],
)
def test_an_infant_without_name_segment_is_added(request_text: str) -> None:
    """MSG-9: infants FI and MI; nobody is lost."""
    adult, infant = read(BOOKING + ANTON + request_text).travellers

    assert (adult.birth_date, adult.documents) == (None, ())
    assert (infant.surname, infant.given_names, infant.kind) == ("MUSTER", "SIRAJ", TravellerKind.INFANT)
    assert infant.birth_date == PartialDate(2026, 8, 30)


def test_an_infant_with_name_segment_is_not_doubled() -> None:
    """MSG-9."""
    named = "TIF+MUSTER:IN+SIRAJ AHMED MSTR:IN:3'"
    more = ssr("INFT", "MUSTER/SIRAJ 30AUG26") + ssr("DOCS", "/P/UTO/ZZ0666001/UTO/30AUG26/MI/30AUG31/MUSTER/SIRAJ")

    reading = read(BOOKING + named + ANTON + more)

    assert names(reading) == [("MUSTER", "SIRAJ AHMED"), ("MUSTER", "ANTON")]
    assert reading.travellers[0].documents[0].number == "ZZ0666001"
    assert codes(reading) == []


def test_an_infant_without_any_name_is_named_by_a_fault() -> None:
    """Nothing is silently lost (contracts)."""
    reading = read(BOOKING + ANTON + ssr("INFT"))

    assert [(fault.code, fault.severity) for fault in reading.faults] == [("infant-unnamed", Severity.ERROR)]
    assert reading.status is Status.REPAIRED


def test_a_child_request_tells_kind_and_birth_date() -> None:
    """MSG-12."""
    traveller = only(read(BOOKING + ANTON + ssr("CHLD", "12MAY18")))

    assert (traveller.kind, traveller.birth_date) == (TravellerKind.CHILD, PartialDate(2018, 5, 12))


def test_a_visa_is_a_document_and_the_birthplace_is_dropped() -> None:
    """MSG-10."""
    reading = read(BOOKING + ANTON + ssr("DOCO", "/ZEDTOWN/V/ZZ9891404/ZEDTOWN/14MAR26/BEL"))

    assert only(reading).documents == (Document(type="V", number="ZZ9891404", issuer="BEL"),)
    assert "ZEDTOWN" not in repr(reading)


def test_a_booking_of_five_hundred_is_read_in_no_time() -> None:
    """MSG-18: a group on one locator, every document linked by reference from behind the flight."""
    group = "".join(f"TIF+MUSTER{chr(65 + n % 26)}:A+G{n}:A:{n}'" for n in range(500))
    docs = "".join(
        ssr("DOCS", f"/P/UTO/ZZ{n:07}/UTO/19APR88/M/03MAR29/MUSTER{chr(65 + n % 26)}/G{n}", f"+::{n}")
        for n in range(500)
    )

    start = process_time()
    reading = read(BOOKING + group + LEG + docs)

    assert process_time() - start < 2
    assert [traveller.documents[0].number for traveller in reading.travellers] == [f"ZZ{n:07}" for n in range(500)]
