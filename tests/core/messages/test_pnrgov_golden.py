"""The invented sample with its expected reading, value by value; line breaks and headings change nothing in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from openpiu.core.messages import Reading, Status, read_messages
from openpiu.core.terms.plain import flight_to_plain, traveller_to_plain

FOLDER = Path(__file__).parents[2] / "samples" / "messages"
SAMPLE = (FOLDER / "01-family-codeshare.edi").read_bytes()
EXPECTED: dict[str, Any] = json.loads((FOLDER / "01-family-codeshare.expected.json").read_text())


def told_of(plain: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """Of all that is written, what the expected reading speaks of."""
    return {key: plain[key] for key in expected}


def one(data: bytes) -> Reading:
    (reading,) = read_messages(data, source="sample")
    return reading


def test_the_sample_is_read_as_expected() -> None:
    """MSG-1, MSG-4, MSG-9, MSG-11, MSG-14, MSG-15."""
    reading = one(SAMPLE)

    assert (reading.kind, reading.version) == (EXPECTED["kind"], EXPECTED["version"])
    assert reading.status is Status.REPAIRED
    assert [flight_to_plain(flight) for flight in reading.flights] == EXPECTED["flights"]
    told = [traveller_to_plain(traveller) for traveller in reading.travellers]
    for plain in told:
        assert plain["reference"]
        assert (plain["emails"], plain["phones"]) == ([], [])
    assert [told_of(plain, EXPECTED["travellers"][0]) for plain in told] == EXPECTED["travellers"]
    assert [(repair.code, repair.segment) for repair in reading.repairs] == [("unt-count", 45)]
    assert reading.faults == ()


def test_contacts_without_traveller_belong_to_the_booking() -> None:
    """MSG-11, MSG-15."""
    family, single = one(SAMPLE).bookings

    assert list(family.phones) == EXPECTED["booking_contacts"]["phones"]
    assert list(family.emails) == EXPECTED["booking_contacts"]["emails"]
    assert (single.phones, single.emails) == ((), ())


def test_the_booking_has_its_journey_payment_and_services() -> None:
    """ANX-1: items 1, 2, 6, 7, 9, 13, 15; MSG-12: what is not mapped waits for the field list."""
    family = one(SAMPLE).bookings[0]

    assert [flight.designator for flight in family.itinerary] == ["ZQ214", "ZQ215"]
    assert family.itinerary[0].code_shares == ("QX6214",)
    assert (family.locator, family.agency, family.payment) == ("K7MTRA", "99112233", "CC 371.44 EUR VI 4471")
    assert family.tickets == ("9991234500017",)
    assert str(family.booked_on) == "2016-11-09 14:12:00+00:00"
    assert str(family.changed_on) == "2016-11-14 08:15:00+00:00"
    assert [(service.code, service.traveller) for service in family.services] == [("MOML", "2"), ("WCHR", "2")]
    assert family.elsewhere == 1


@pytest.mark.parametrize("width", [5, 63, 69])
def test_the_sample_reads_the_same_as_a_wrapped_telegram(width: int) -> None:
    """MSG-2, MSG-3."""
    text = SAMPLE.decode().replace("\n", "")
    lines = "\r\n".join(text[at : at + width] for at in range(0, len(text), width))

    reading = one(f"\x01QD BRUPIZZ\r\n.HDQRMZQ 141130\r\n\x02{lines}\r\n\x03".encode())

    plain = one(SAMPLE)
    assert (reading.flights, reading.travellers, reading.bookings) == (plain.flights, plain.travellers, plain.bookings)
    assert {repair.code for repair in reading.repairs} == {"heading-removed", "lines-joined", "unt-count"}


def test_every_cut_of_the_sample_keeps_the_travellers_before_it_and_tells_the_loss() -> None:
    """MSG-5, MSG-18: truncation at any point."""
    names = SAMPLE.index(b"SRC'")
    for end in range(names, SAMPLE.index(b"UNT+"), 7):
        reading = one(SAMPLE[:end])
        begun = SAMPLE[:end].count(b"\nTIF")
        assert len(reading.travellers) == begun
        assert "message-truncated" in {fault.code for fault in reading.faults}
