"""PNRGOV XML into the same records as EDIFACT: elements, tolerance, and what is noted (FMT-2, MSG-22)."""

from datetime import UTC, date, datetime

import pytest

from openpiu.core.messages import Reading, Severity, Status, read_messages
from openpiu.core.terms import Document, Flight, PartialDate, Traveller, TravellerKind
from tests.core.messages.pnr_xml.documents import LEG, PASSENGER, ROOT, booking, document, passenger

LIST = f"<PNRs>{booking()}</PNRs>"
INSIDE = document().replace(LIST, "").replace("</FlightLeg>", f"{LIST}</FlightLeg>")
SEATED = '<CheckedInPassenger RPH="1"><SeatNumber>014C</SeatNumber></CheckedInPassenger>'
FLIGHT = Flight(
    carrier="ZQ",
    number="214",
    departure_airport="IST",
    departure=datetime.fromisoformat("2026-11-15T04:30"),
    arrival_airport="BRU",
    arrival=datetime.fromisoformat("2026-11-15T06:35"),
)
DRAGAN = Traveller(
    surname="MRKOVIC",
    given_names="DRAGAN",
    title="MR",
    birth_date=PartialDate(1988, 4, 19),
    sex="M",
    nationality="UTO",
    locator="K7MTRA",
    reference="1",
    documents=(Document(type="P", number="ZZ0419773", issuer="UTO", expiry=date(2029, 3, 3)),),
)


def read(text: str | bytes) -> Reading:
    (reading,) = read_messages(text.encode() if isinstance(text, str) else text, source="x.xml")
    return reading


def codes(reading: Reading) -> list[str]:
    return [fault.code for fault in reading.faults]


def test_a_document_is_read_into_flight_traveller_and_booking() -> None:
    """FMT-2: the IATA 2007/00 namespace, version 13.1."""
    reading = read(document())

    assert (reading.kind, reading.version, reading.reference) == ("PNRGOV-XML", "13:1", "ZQ214/1")
    assert (reading.status, reading.faults, reading.repairs) == (Status.ACCEPTED, (), ())
    assert reading.sent_at == datetime(2026, 11, 14, 9, 30, tzinfo=UTC)
    assert reading.flights == (FLIGHT,)
    assert reading.travellers == (DRAGAN,)
    assert [known.locator for known in reading.bookings] == ["K7MTRA"]


@pytest.mark.parametrize(
    "text",
    [
        document().replace(' xmlns="http://www.iata.org/IATA/2007/00"', ""),
        document().replace("<", "<g:").replace("<g:/", "</g:").replace("<g:?", "<?").replace("xmlns", "xmlns:g"),
        document().replace("2007/00", "2007/99"),
        "﻿\n \n" + document(),
        document().replace("DOC_SSR", "DocSSR").replace("SSR_Code", "SSRCode"),
        document().replace('RPH="1"', "").replace("<GivenName>", "<RPH>1</RPH><GivenName>", 1),
        document().replace("<PNRs>", "").replace("</PNRs>", ""),
        document(booking(f"<Passengers>{PASSENGER}</Passengers>")),
        INSIDE,
        f"<Envelope><Body>{document(head='')}</Body></Envelope>",
        document().replace("1988-04-19", "19APR88").replace("2029-03-03", "03MAR29"),
        document().replace("Z\"", ".123+00:00\""),
    ],
    ids=["no namespace", "prefix", "other namespace", "mark and blanks", "other spelling", "child for attribute",
         "no list of bookings", "list of passengers", "bookings in the flight", "soap", "telegram dates", "fractions"],
)  # fmt: skip
def test_what_systems_write_otherwise_is_read_the_same(text: str) -> None:
    """FMT-2: local names, attributes or children, wherever."""
    reading = read(text)

    assert (reading.flights, reading.travellers, reading.faults) == ((FLIGHT,), (DRAGAN,), ())


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "UTF-8"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("iso-8859-1", "ISO-8859-1"),
     ("cp1252", "windows-1252"), ("utf-8-sig", "utf-8")],
)  # fmt: skip
def test_character_sets_that_are_declared_are_read(encoding: str, declared: str) -> None:
    """MSG-6."""
    text = document(booking(passenger("JOSÉ"))).replace("UTF-8", declared)

    reading = read(text.encode(encoding))

    assert [traveller.surname for traveller in reading.travellers] == ["JOSÉ"]
    assert reading.status is Status.ACCEPTED


@pytest.mark.parametrize("declared", ["UTF-8", "zlib", "idna", "x" * 40])
def test_a_wrong_character_set_is_mended_and_told(declared: str) -> None:
    """MSG-6: Latin-1 in a document that says otherwise; a codec that is no character set is never called."""
    text = document(booking(passenger("JOSÉ"))).replace("UTF-8", declared)

    reading = read(text.encode("latin-1"))

    assert [traveller.surname for traveller in reading.travellers] == ["JOSÉ"]
    assert [repair.code for repair in reading.repairs] == ["encoding-guessed"]


def test_an_unknown_element_is_a_fault_at_its_line() -> None:
    """MSG-17: counted with its place; what it held is not repeated."""
    reading = read(document(booking(PASSENGER.replace("<DOC_SSR", "\n<Mystery>SECRET</Mystery><DOC_SSR", 1))))

    (fault,) = reading.faults
    assert (fault.code, fault.severity, fault.segment) == ("element-unknown", Severity.WARNING, 6)
    assert "SECRET" not in repr(reading)
    assert reading.travellers == (DRAGAN,)


def test_a_person_in_an_element_nobody_knows_is_not_lost() -> None:
    """FMT-2: every traveller in the input is in the output."""
    reading = read(document(booking(PASSENGER.replace("Passenger", "Pax"))))

    assert reading.travellers == (DRAGAN,)
    assert codes(reading) == ["element-unknown"]


def test_a_flight_without_airports_is_told_once_for_many_bookings() -> None:
    """The header is read once, however many bookings follow."""
    many = [booking(passenger(f"SPECIMEN{chr(65 + n % 26)}"), f"AB{n:04}") for n in range(250)]

    reading = read(document(*many, leg='<FlightLeg CarrierCode="ZQ" FlightNumber="214"/>'))

    assert codes(reading) == ["flight-incomplete"]
    assert len(reading.travellers) == len(reading.bookings) == 250


def test_a_document_without_a_flight_keeps_its_travellers() -> None:
    """A fault, not a loss."""
    reading = read(document(leg=""))

    assert codes(reading) == ["flight-missing"]
    assert len(reading.travellers) == 1


@pytest.mark.parametrize(
    ("code", "kind"), [("ADT", "adult"), ("CHD", "child"), ("INF", "infant"), ("INS", "infant"), ("GRP", "group")]
)
def test_the_type_of_a_passenger_is_read(code: str, kind: str) -> None:
    """Passenger type codes of the fare."""
    text = passenger("SPECIMEN").replace("<GivenName>", f'<FareInfo PTC_Code="{code}"/><GivenName>')

    assert [traveller.kind for traveller in read(document(booking(text))).travellers] == [TravellerKind(kind)]


def test_requests_of_the_booking_go_to_the_passenger_they_name() -> None:
    """MSG-15: by reference; without one they stay with the booking."""
    requests = (
        '<SSR SSR_Code="SEAT" Status="HK" BoardPoint="IST" OffPoint="BRU" RPH="2"><Text>12A</Text></SSR>'
        '<SSR SSR_Code="SEAT" Status="HK" BoardPoint="BRU" OffPoint="LIS" RPH="1"><Text>1C</Text></SSR>'
        '<SSR SSR_Code="WCHR" Status="HK"/><ContactInfo PhoneNumber="+32 2 555 01 47" EmailAddress="a@example.org"/>'
    )
    reading = read(document(booking(requests + passenger("SPECIMEN") + passenger("MUSTER", "2"))))

    assert [traveller.seats for traveller in reading.travellers] == [(), ("12A",)]
    (known,) = reading.bookings
    assert (known.phones, known.emails) == (("+3225550147",), ("A@EXAMPLE.ORG",))
    assert [(service.code, service.traveller) for service in known.services] == [("SEAT", "1"), ("WCHR", None)]


def test_payment_keeps_four_digits_of_the_card() -> None:
    """Annex I item 6."""
    ticket = (
        '<TicketDocument TicketDocumentNbr="9991234567890"><TotalFare Amount="371.44" CurrencyCode="EUR"/>'
        '<PaymentInfo PaymentType="CC" PaymentAmount="371.44" VendorCode="VI" AccountNbr="4000001234564471"/>'
        "</TicketDocument></Passenger>"
    )
    reading = read(document(booking(PASSENGER.replace("</Passenger>", ticket))))

    assert [(known.payment, known.tickets) for known in reading.bookings] == [
        ("CC 371.44 EUR VI 4471", ("9991234567890",))
    ]
    assert "40000012" not in repr(reading)


def test_seats_at_check_in_are_read() -> None:
    """GR.7: on the flight that is pushed."""
    flight = LEG.replace("FlightLeg", "Flight").replace(' CarrierCode="ZQ"', "").replace(
        "</Flight>", f'<MarketingAirline Code="ZQ"/>{SEATED}</Flight>'
    )  # fmt: skip
    reading = read(document(booking(PASSENGER + flight)))

    assert [traveller.seats for traveller in reading.travellers] == [("14C",)]
    assert [known.itinerary for known in reading.bookings] == [(FLIGHT,)]


def test_changes_and_parts_are_told() -> None:
    """MSG-7, MSG-8."""
    root = ROOT.replace("Version", 'MessageFunction="141" SequenceNmbr="2" TransactionStatusCode="End" Version')

    reading = read(document(root=root))

    assert reading.changes_only
    assert reading.part is not None
    assert (reading.part.number, reading.part.last) == (2, True)


def test_two_messages_in_one_document_are_two_readings() -> None:
    """Several NotifRQ inside one root."""
    inside = document(head="") + document(booking(passenger("MUSTER")), head="")

    readings = read_messages(f"<Batch>{inside}</Batch>".encode(), source="x.xml")

    assert [[traveller.surname for traveller in reading.travellers] for reading in readings] == [
        ["MRKOVIC"],
        ["MUSTER"],
    ]
