"""Documents that attack or are broken: refused or named, never raised, never expanded (FMT-2, MSG-18)."""

import gzip
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.core.messages import Severity, Status, read_messages
from openpiu.core.messages.pnr_xml import is_xml
from tests.core.messages.pnr_xml.documents import HEAD, booking, document, passenger

LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = {
    "billion laughs": f'{HEAD}<!DOCTYPE x [<!ENTITY l0 "lol">{LOL}]><x>&l9;</x>',
    "external entity": f'{HEAD}<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>{document(head="")}',
    "external subset": document(head=f'{HEAD}<!DOCTYPE IATA_PNRGOV_NotifRQ SYSTEM "http://192.0.2.1/x.dtd">'),
    "parameter entity": f'{HEAD}<!DOCTYPE x [<!ENTITY % p SYSTEM "http://192.0.2.1/p">%p;]>{document(head="")}',
    "empty document type": document(head=f"{HEAD}<!DOCTYPE IATA_PNRGOV_NotifRQ>"),
    "deep nesting": document(booking("<a>" * 3000 + "</a>" * 3000)),
    "giant attribute": document(booking(f'<Passenger RPH="{"9" * 2_000_000}"/>')),
    "giant text": document(booking(passenger("A" * 2_000_000))),
    "giant booking": document(booking("<a/>" * 60_000)),
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_what_no_message_needs_is_refused_whole(text: str) -> None:
    """FMT-2: XML bombs and external entities are rejected."""
    started = time.process_time()

    (reading,) = read_messages(text.encode(), source="x.xml")

    assert reading.status is Status.REJECTED
    assert [fault.code for fault in reading.faults] == ["xml-not-allowed"]
    assert (reading.travellers, reading.flights) == ((), ())
    assert time.process_time() - started < 5


def test_an_entity_without_a_document_type_is_a_fault() -> None:
    """Nothing is looked up; who came before it is kept."""
    text = document(booking(passenger("FIRST")), booking(passenger("&secret;"), "K7MTRB"))

    (reading,) = read_messages(text.encode(), source="x.xml")

    assert "FIRST" in [traveller.surname for traveller in reading.travellers]
    assert "xml-broken" in [fault.code for fault in reading.faults]


def test_a_document_cut_anywhere_keeps_the_passengers_before_the_cut() -> None:
    """Who was named before the break is in the output, and the break is a fault at its line."""
    surnames = [f"SPECIMEN{letter}" for letter in "ABCDEFGH"]
    text = document(*(booking(passenger(surname), f"K7MTR{surname[-1]}") for surname in surnames))
    for cut in range(text.index("<PNRs>"), len(text) - len("</IATA_PNRGOV_NotifRQ>\n"), 7):
        (reading,) = read_messages(text[:cut].encode(), source="x.xml")

        told = [surname for surname in surnames if f"{surname}</Surname>" in text[:cut]]
        assert [traveller.surname for traveller in reading.travellers][: len(told)] == told
        breaks = [fault for fault in reading.faults if fault.code == "xml-broken"]
        assert [fault.severity for fault in breaks] == [Severity.ERROR]
        assert len(reading.flights) == 1


def test_a_second_document_in_one_file_is_a_fault_that_names_it() -> None:
    """The first is kept."""
    (reading,) = read_messages((document() + document()).encode(), source="x.xml")

    assert [fault.code for fault in reading.faults] == ["xml-several-documents"]
    assert len(reading.travellers) == 1


def test_a_mail_footer_is_left_out_and_told() -> None:
    """MSG-3 for XML."""
    (reading,) = read_messages((document() + "\n\nChecked by the gateway.\n").encode(), source="x.xml")

    assert [repair.code for repair in reading.repairs] == ["text-after-document"]
    assert (len(reading.travellers), reading.faults) == (1, ())


@pytest.mark.parametrize("text", ["<html><body>Error 502</body></html>", "<a/>", "<", "<?xml", "<!DOCTYPE html>"])
def test_other_xml_gives_a_rejected_reading(text: str) -> None:
    """A message that cannot be read at all still gives a line."""
    (reading,) = read_messages(text.encode(), source="x.xml")

    assert reading.status is Status.REJECTED
    assert reading.faults


def test_only_what_begins_like_xml_is_taken_for_it() -> None:
    """EDIFACT and compressed bytes are not."""
    assert not is_xml(b"UNA:+.? '\nUNB+UNOA:4+ZQ")
    assert not is_xml(gzip.compress(b"<a/>"))
    assert not is_xml(b"< 3 passengers")


SAMPLE = document(booking(passenger("FIRST")), booking(passenger("SECOND"), "K7MTRB"))


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.binary(max_size=4)), min_size=1, max_size=5))
def test_a_document_with_bytes_overwritten_never_crashes(damage: list[tuple[int, bytes]]) -> None:
    """MSG-18."""
    data = SAMPLE.encode()
    for at, junk in damage:
        data = data[:at] + junk + data[at + len(junk) :]

    readings = read_messages(data, source="fuzz")

    assert readings
    assert all(reading.faults for reading in readings if reading.status is Status.REJECTED)


@settings(max_examples=100)
@given(st.binary(max_size=300).map(lambda tail: b"<a" + tail))
def test_any_bytes_behind_a_tag_give_a_reading(data: bytes) -> None:
    """MSG-18."""
    assert read_messages(data, source="fuzz")
