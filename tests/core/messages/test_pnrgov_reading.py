"""PNRGOV as real senders write it: one habit or fault a test, all invented."""

from datetime import datetime

import pytest

from openpiu.core.messages import Part, Reading, Severity, Status, read_messages
from openpiu.core.terms import Traveller

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


def test_a_faultless_message_is_accepted() -> None:
    """MSG-1."""
    reading = read(BOOKING + ANTON + BERTA + LEG)

    assert (reading.status, codes(reading)) == (Status.ACCEPTED, [])
    assert names(reading) == [("MUSTER", "ANTON"), ("MUSTER", "BERTA")]
    assert [traveller.locator for traveller in reading.travellers] == ["K7MTRA", "K7MTRA"]
    (flight,) = reading.flights
    assert (flight.designator, flight.departure) == ("ZQ214", local("2026-11-15T04:30"))


@pytest.mark.parametrize(
    ("sent", "part"),
    [
        ("", None),
        ("+01:C", Part(number=1, last=False)),
        ("+02", Part(number=2, last=False)),
        ("+03:F", Part(number=3, last=True)),
    ],
)
def test_the_place_in_a_series_is_read(sent: str, part: Part | None) -> None:
    """MSG-7."""
    reading = read(BOOKING + ANTON, head=HEAD.replace("ZQ214/261115", "ZQ214/261115" + sent) + FLIGHT)

    assert (reading.reference, reading.part) == ("ZQ214/261115", part)


@pytest.mark.parametrize(("code", "changes_only"), [("22", False), ("141", True)])
def test_a_push_of_changes_is_told_from_a_full_one(code: str, changes_only: bool) -> None:
    """MSG-8."""
    assert read(BOOKING + ANTON, head=HEAD.replace(":22", f":{code}") + FLIGHT).changes_only is changes_only


@pytest.mark.parametrize(
    ("times", "arrival"),
    [
        ("151126:0430:151126:0635", local("2026-11-15T06:35")),
        ("151126:0430::0635", local("2026-11-15T06:35")),
        ("151126:2230::0035", local("2026-11-16T00:35")),
        ("151126:0430", None),
        ("15112026:0430:15112026:0635", local("2026-11-15T06:35")),
    ],
)
def test_the_arrival_may_lack_its_date(times: str, arrival: datetime | None) -> None:
    """ANX-1 item 3."""
    reading = read(BOOKING + ANTON, head=HEAD + FLIGHT.replace("151126:0430:151126:0635", times))

    assert reading.flights[0].arrival == arrival


def test_a_progressive_flight_gives_its_legs() -> None:
    """PNRGOV header with two TVL."""
    second = "TVL+151126:0800:151126:0930+BRU+LHR+ZQ+214'"

    reading = read(BOOKING + ANTON, head=HEAD + FLIGHT + second)

    assert [(flight.departure_airport, flight.arrival_airport) for flight in reading.flights] == [
        ("IST", "BRU"),
        ("BRU", "LHR"),
    ]


def test_a_message_without_flight_keeps_its_travellers_and_says_so() -> None:
    """MSG-17."""
    reading = read(BOOKING + ANTON, head=HEAD)

    assert names(reading) == [("MUSTER", "ANTON")]
    assert [(fault.code, fault.severity) for fault in reading.faults] == [("flight-missing", Severity.ERROR)]


@pytest.mark.parametrize(
    ("where", "booking", "traveller"),
    [("booking", ("3225550147",), ()), ("traveller", (), ("3225550147",)), ("reference", (), ("3225550147",))],
)
def test_a_contact_belongs_to_whom_it_is_linked(
    where: str, booking: tuple[str, ...], traveller: tuple[str, ...]
) -> None:
    """MSG-11, MSG-15."""
    phone = ssr("CTCM", "32 2 555 01 47/EN", "+::1" if where == "reference" else "")
    reading = read(BOOKING + ANTON + phone if where == "traveller" else BOOKING + phone + ANTON)

    assert (reading.bookings[0].phones, only(reading).phones) == (booking, traveller)


def test_an_email_with_an_unreleased_plus_sign_is_whole() -> None:
    """MSG-11."""
    reading = read(BOOKING + ssr("CTCE", "ANTON", "+UTO//EXAMPLE.ORG") + ANTON)

    assert reading.bookings[0].emails == ("ANTON+UTO@EXAMPLE.ORG",)


def test_a_contact_in_a_remark_is_read_and_other_remarks_wait_for_the_field_list() -> None:
    """MSG-11, MSG-12."""
    booking = read(BOOKING + "IFT+4:28::ZQ+CTCH 3225550147'IFT+4:28::ZQ+LIKES BLUE'" + ANTON).bookings[0]

    assert booking.phones == ("3225550147",)
    assert [(service.code, service.text) for service in booking.services] == [("IFT", "")]


@pytest.mark.parametrize(
    ("request_text", "seats"),
    [
        (ssr("SEAT", "012A"), [("12A",), ()]),
        ("SSR+SEAT:HK:2:ZQ:::IST:BRU+12A::1+12B::2'", [("12A",), ("12B",)]),
        ("SSR+NSST:HK:1:ZQ:IST:BRU:::12A::2'", [(), ("12A",)]),
        ("SSR+SEAT:HK:2:ZQ:::BRU:IST+12A::1+12B::2'", [(), ()]),
        ("SSR+SEAT:HX:2:ZQ:::IST:BRU+12A::1+12B::2'", [(), ()]),
        (ssr("SEAT", "XXX"), [(), ()]),
    ],
)
def test_seats_go_to_their_travellers_on_this_flight(request_text: str, seats: list[tuple[str, ...]]) -> None:
    """MSG-12, MSG-15, ANX-1 item 14."""
    reading = read(BOOKING + ANTON + request_text + BERTA)

    assert [traveller.seats for traveller in reading.travellers] == seats


def test_seats_behind_a_flight_and_at_check_in() -> None:
    """GR.5 to GR.7."""
    other = "TVL+211126:1105:211126:1640+BRU+IST+ZQ+215:Y'SSR+SEAT:HK:1:ZQ+33C::1'"
    check_in = "DAT+2:151126:0300'ORG+ZQ:IST'TRI++7:::2'SSD+014F++++Y'"

    reading = read(BOOKING + ANTON + BERTA + LEG + "SSR+SEAT:HK:1:ZQ+12A::1'" + check_in + other)

    assert [traveller.seats for traveller in reading.travellers] == [("12A",), ("14F",)]


def test_a_traveller_named_only_at_check_in_is_added() -> None:
    """Nothing is silently lost (contracts)."""
    check_in = "DAT+2:151126:0300'ORG+ZQ:IST'TRI++7:::1'TIF+MUSTER+ANTON:A:1'TRI++8:::9'TIF+NEU+CARLA:A:9'SSD+3C'"

    reading = read(BOOKING + ANTON + LEG + check_in)

    assert names(reading) == [("MUSTER", "ANTON"), ("NEU", "CARLA")]
    assert reading.travellers[1].seats == ("3C",)


def test_other_requests_wait_for_the_field_list() -> None:
    """MSG-12: nothing is dropped here, and nothing is taken for anything else."""
    codes_sent = ["VGML", "WCHR", "MEDA", "BLND", "DEAF", "STCR", "FQTV", "UMNR", "CKIN", "DOCA"]

    booking = read(BOOKING + ANTON + "".join(ssr(code, "TEXT") for code in codes_sent)).bookings[0]

    assert [(service.code, service.traveller) for service in booking.services] == [(code, "1") for code in codes_sent]


def test_frequent_flyers_tickets_and_cash() -> None:
    """ANX-1 items 6, 8, 13."""
    money = "TKT+9991234500017:T:1'MON+T:371.44:EUR'FOP+CA::371.44'"

    booking = read(BOOKING + ANTON + "FTI+ZQ:12345678'" + ssr("TKNE", "9991234500024C1") + money).bookings[0]

    assert (booking.payment, booking.tickets) == ("CA 371.44 EUR", ("9991234500017", "9991234500024"))
    assert [(service.code, service.text) for service in booking.services] == [("FQTV", "ZQ 12345678")]


def test_no_card_number_survives() -> None:
    """ANX-1 item 6: the last four digits only."""
    reading = read(BOOKING + ANTON + "TKT+9991234500017:T:1'FOP+CC::371.44:VI:4000001234564471:1129'")

    assert reading.bookings[0].payment == "CC 371.44 VI 4471"
    assert "4000001234564471" not in repr(reading)


def test_hotel_car_and_rail_are_dropped_and_counted() -> None:
    """PNR-6.1, GR.9."""
    hotel = "MSG+8'TVL+151126::161126+BRU+++HTL'"
    car = "MSG+2'TVL+151126::161126+BRU++ZE+CAR'"
    loose = "TVL+151126::161126+BRU+++HTL'"

    booking = read(BOOKING + ANTON + LEG + hotel + car + loose + LEG.replace("214", "216")).bookings[0]

    assert booking.elsewhere == 3
    assert [flight.number for flight in booking.itinerary] == ["214"]
    assert booking.itinerary[0].code_shares == ("ZQ216",)


def test_history_adds_nobody() -> None:
    """GR.10 to GR.12."""
    history = "ABI+4+05FD28+BRU++ZQ'DAT+T:121126:0915'SAC+X'TIF+GONE:A+DORA:A'SSR+VGML:XX:1:ZQ'SSR+WCHR:XX:1:ZQ'"

    reading = read(BOOKING + ANTON + LEG + history + "SRC'RCI+ZQ:P3NNAB::011126:0801'" + BERTA)

    assert names(reading) == [("MUSTER", "ANTON"), ("MUSTER", "BERTA")]
    assert [traveller.locator for traveller in reading.travellers] == ["K7MTRA", "P3NNAB"]
    assert codes(reading) == []


@pytest.mark.parametrize("lost", ["both", "first", "second"])
def test_a_booking_without_its_start_is_still_a_booking(lost: str) -> None:
    """MSG-5."""
    first, second = BOOKING, "SRC'RCI+ZQ:P3NNAB::011126:0801'"
    if lost != "second":
        first = first.removeprefix("SRC'")
    if lost != "first":
        second = second.removeprefix("SRC'")

    reading = read(first + ANTON + LEG + second + BERTA + LEG)

    assert [traveller.locator for traveller in reading.travellers] == ["K7MTRA", "P3NNAB"]
    assert set(codes(reading)) == {"booking-start-inserted"}


def test_a_missing_locator_is_told() -> None:
    """MSG-17: RCI is mandatory but often absent."""
    reading = read("SRC'" + ANTON)

    assert (only(reading).locator, codes(reading)) == (None, ["locator-missing"])


def test_further_locators_are_kept() -> None:
    """ANX-1 item 1."""
    booking = read(BOOKING.replace(":1412'", ":1412+1A:ABC123'") + ANTON).bookings[0]

    assert booking.locator == "K7MTRA"
    assert booking.other_locators == ("1A ABC123",)


@pytest.mark.parametrize("line_end", ["", "\n"])
def test_a_missing_terminator_before_a_name_loses_nobody(line_end: str) -> None:
    """MSG-5: ORG without terminator before TIF."""
    body = (BOOKING + "ORG+ZQ:BRU'" + ANTON + BERTA).replace("'", "'" + line_end)
    head = (HEAD + FLIGHT).replace("'", "'" + line_end)

    reading = read(body.replace(f"BRU'{line_end}TIF", f"BRU{line_end}TIF").replace("A:1'", "A:1"), head=head)

    assert names(reading)[1] == ("MUSTER", "BERTA")
    assert names(reading)[0] == ("MUSTER", "ANTON")
    assert "terminator-missing" in codes(reading)


def test_apostrophes_in_names_lose_nobody() -> None:
    """MSG-5."""
    reading = read(BOOKING + "TIF+O'NEILL:A+PATMR:A:1'TIF+D'ARC+JEAN:A:2'TIF+O?'HARA:A+ZOE:A:3'")

    assert names(reading) == [("O'NEILL", "PAT"), ("D'ARC", "JEAN"), ("O'HARA", "ZOE")]


def test_unknown_and_misplaced_segments_are_noted_and_cost_nothing() -> None:
    """MSG-17."""
    reading = read(BOOKING + ANTON + "QQQ+1'APD+320'" + BERTA)

    assert names(reading) == [("MUSTER", "ANTON"), ("MUSTER", "BERTA")]
    assert [(fault.code, fault.segment) for fault in reading.faults] == [
        ("segment-unknown", 9),
        ("segment-misplaced", 10),
    ]


@pytest.mark.parametrize("name", ["TIF'", "TIF+'", "TIF+MUSTER:A'"])
def test_a_damaged_name_is_a_traveller_and_a_fault(name: str) -> None:
    """Nothing is silently lost (contracts)."""
    reading = read(BOOKING + name + BERTA)

    assert len(reading.travellers) == 2
    assert reading.faults[0].segment == 7


def test_faults_and_repairs_hold_no_personal_data() -> None:
    """MSG-17."""
    docs = ssr("DOCS", "/P/UTO/ZZ5555555/UTO/99XXX88/M//GEHEIMNAME/ANTON")

    reading = read(BOOKING + "TIF+GEHEIMNAME'" + docs + "QQQ+GEHEIMNAME'" + ANTON + ssr("INFT"))

    assert reading.faults
    assert "GEHEIM" not in repr((reading.faults, reading.repairs))


def test_several_messages_and_an_unknown_type_each_give_a_reading() -> None:
    """MSG-1."""
    message = f"{HEAD.partition(chr(39))[2]}{FLIGHT}{BOOKING}{ANTON}UNT+9+1'"
    text = HEAD.partition("'")[0] + "'" + message + "UNH+2+INVOIC:D:96A:UN'BGM+380'UNT+3+2'" + message + "UNZ+3+1'"

    readings = read_messages(text.encode(), source="test")

    assert [reading.status for reading in readings] == [Status.ACCEPTED, Status.REJECTED, Status.ACCEPTED]
    assert [fault.code for fault in readings[1].faults] == ["type-not-supported"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-message"),
        (b"\x00\x01\x02\xff", "not-a-message"),
        (b"PK\x03\x04 some archive", "not-a-message"),
        (b"UNB+UNOA:4+ZQ'UNZ+0+1'", "no-message-in-interchange"),
        (b"UNB+UNOA:4+ZQ'UNH+1+PNRGOV:13:1:IA'UNT+2+1'UNZ+1+1'", "message-empty"),
    ],
)
def test_what_cannot_be_read_gives_one_rejected_reading(data: bytes, code: str) -> None:
    """Contracts: a message that cannot be read at all still gives a line."""
    (reading,) = read_messages(data, source="test")

    assert (reading.status, reading.source) == (Status.REJECTED, "test")
    assert [(fault.code, fault.severity) for fault in reading.faults] == [(code, Severity.FATAL)]
