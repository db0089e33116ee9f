"""PAXLST as real senders write it (law.md E.3), all invented."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.messages import Reading, Status, read_messages
from openpiu.core.terms import Document, Flight, PartialDate, TravellerKind

HEAD = "UNB+UNOA:4+ZQ+UTOGOV+261115:0330+1'UNH+1+PAXLST:D:05B:UN:IATA+ZQ214/261115+01:F'BGM+745'NAD+MS+++ZQ DESK'"
ROUTE = "TDT+20+ZQ0214+++ZQ'LOC+125+IST'DTM+189:2611150430:201'LOC+87+BRU'DTM+232:2611150635:201'"
ANTON = (
    "NAD+FL+++MUSTER:ANTON:JOSEF+1 SPECIMEN STREET+ZEDTOWN'ATT+2++M'DTM+329:880419'MEA+CT++:1'GEI+4+173'FTX+BAG+++ZQ1'"
    "LOC+178+IST'LOC+179+BRU'LOC+174+UTO'LOC+180+UTO+:::ZEDTOWN'NAT+2+UTO'RFF+AVF:K7MTRA'RFF+ABO:ZQ7'RFF+SEA:012A'"
    "DOC+P:110:111+ZZ0419773'DTM+36:290303'LOC+91+UTO'"
)

local = datetime.fromisoformat


def read(persons: str, *, head: str = HEAD + ROUTE) -> Reading:
    count = (head + persons)[head.index("UNH") :].count("'") + 1
    (reading,) = read_messages(f"{head}{persons}UNT+{count}+1'UNZ+1+1'".encode(), source="test")
    return reading


def codes(reading: Reading) -> list[str]:
    return [repair.code for repair in reading.repairs] + [fault.code for fault in reading.faults]


@pytest.mark.parametrize("release", ["D:02B", "D:05B", "D:12B", "D:17A"])
def test_a_faultless_manifest_is_accepted_in_every_release(release: str) -> None:
    """PAX-1, PAX-3 to PAX-6."""
    reading = read(ANTON + "CNT+42:1'", head=HEAD.replace("D:05B", release) + ROUTE)

    assert (reading.status, reading.version, codes(reading)) == (Status.ACCEPTED, release, [])
    (flight,) = reading.flights
    assert flight == Flight(
        carrier="ZQ",
        number="214",
        departure_airport="IST",
        departure=local("2026-11-15T04:30"),
        arrival_airport="BRU",
        arrival=local("2026-11-15T06:35"),
    )
    (traveller,) = reading.travellers
    assert (traveller.surname, traveller.given_names, traveller.title) == ("MUSTER", "ANTON JOSEF", None)
    assert (traveller.birth_date, traveller.sex, traveller.nationality) == (PartialDate(1988, 4, 19), "M", "UTO")
    assert (traveller.locator, traveller.reference, traveller.seats) == ("K7MTRA", "ZQ7", ("12A",))
    assert traveller.documents == (Document(type="P", number="ZZ0419773", issuer="UTO", expiry=date(2029, 3, 3)),)


def test_address_and_birthplace_are_dropped() -> None:
    """PAX-3."""
    assert "ZEDTOWN" not in repr(read(ANTON))


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("FL", TravellerKind.ADULT),
        ("FM", TravellerKind.CREW),
        ("DDU", TravellerKind.TRANSIT),
        ("DDT", TravellerKind.TRANSIT),
        ("QQ", TravellerKind.ADULT),
    ],
)
def test_roles_become_kinds_and_an_unknown_role_loses_nobody(role: str, kind: TravellerKind) -> None:
    """PAX-3."""
    reading = read(f"NAD+{role}+++MUSTER:ANTON'")

    assert [traveller.kind for traveller in reading.travellers] == [kind]
    assert codes(reading) == (["role-unknown"] if role == "QQ" else [])


def test_a_crew_list_holds_crew() -> None:
    """PAX-2."""
    reading = read("NAD+FL+++MUSTER:ANTON'NAD+FM+++MUSTER:BERTA'", head=HEAD.replace("745", "250") + ROUTE)

    assert {traveller.kind for traveller in reading.travellers} == {TravellerKind.CREW}


@pytest.mark.parametrize(
    ("bgm", "event"),
    [
        ("266+CLOB", "on-board"),
        ("266+CLNB", "not-on-board"),
        ("266+CL", "closed-out"),
        ("266+XF", "flight-cancelled"),
        ("266", None),
        ("745+CLOB", None),
    ],
)
def test_a_status_list_says_what_it_reports(bgm: str, event: str | None) -> None:
    """PAX-2."""
    assert read(ANTON, head=HEAD.replace("745", bgm) + ROUTE).event == event


def test_every_document_of_a_person_is_read() -> None:
    """PAX-7."""
    more = "DOC+V:110:111+ZZ9891404'DTM+36:270101'LOC+91+BEL'DOC+I:110:111+ZZ-77 1'DOC+P:110:111+'"

    documents = read(ANTON + more).travellers[0].documents

    assert [(document.type, document.number, document.issuer) for document in documents] == [
        ("P", "ZZ0419773", "UTO"),
        ("V", "ZZ9891404", "BEL"),
        ("I", "ZZ771", None),
    ]


def test_what_stands_behind_a_document_still_describes_the_person() -> None:
    """PAX-1: senders do not keep the order."""
    mixed = (
        "NAD+FL+++MUSTER:BERTA'LOC+91+UTO'DTM+36:290303'DOC+P:110:111+ZZ0550120'ATT+2++F'NAT+2+UTO'DTM+329:901202'"
        "RFF+SEA:9C'RFF+AVF:P3NNAB'"
    )

    reading = read(mixed)

    (traveller,) = reading.travellers
    assert (traveller.sex, traveller.nationality, traveller.seats) == ("F", "UTO", ("9C",))
    assert (traveller.birth_date, traveller.locator) == (PartialDate(1990, 12, 2), "P3NNAB")
    assert traveller.documents == (Document(number="ZZ0550120", issuer="UTO", expiry=date(2029, 3, 3)),)


@pytest.mark.parametrize("birth", ["329:880419", "329:19880419:102", "329:1988-04-19"])
def test_birth_dates_have_six_or_eight_digits(birth: str) -> None:
    """PAX-5."""
    assert read(f"NAD+FL+++MUSTER:ANTON'DTM+{birth}'").travellers[0].birth_date == PartialDate(1988, 4, 19)


@pytest.mark.parametrize(
    ("tdt", "designator"),
    [
        ("TDT+20+ZQ214'", "ZQ214"),
        ("TDT+20+ZQ0214+++ZQ'", "ZQ214"),
        ("TDT+20+214+++ZQ'", "ZQ214"),
        ("TDT+20+A92707'", "A92707"),
        ("TDT+20+B2740'", "B2740"),
        ("TDT+20+AT123+++AT:172:3'", "AT123"),
        ("TDT+20+9W0007A'", "9W7A"),
        ("TDT+20+UTA12'", "UTA12"),
        ("TDT+20+UTA12+++UTA'", "UTA12"),
    ],
)
def test_carrier_and_number_come_apart(tdt: str, designator: str) -> None:
    """PAX-1."""
    (flight,) = read(ANTON, head=HEAD + ROUTE.replace("TDT+20+ZQ0214+++ZQ'", tdt)).flights

    assert flight.designator == designator
    assert flight.carrier in ("ZQ", "A9", "B2", "AT", "9W", "UTA")


@pytest.mark.parametrize(
    ("ports", "legs"),
    [
        ("LOC+125+IST'LOC+87+BRU'LOC+92+LHR'LOC+130+DUB'", ["IST-BRU", "BRU-LHR", "LHR-DUB"]),
        ("LOC+92+ANK'LOC+92+IST'LOC+125+IST'LOC+87+BRU'", ["ANK-IST", "IST-BRU"]),
        ("LOC+125+IST'LOC+87+BRU'", ["IST-BRU"]),
        ("LOC+125+BRU'DTM+189:2611150430:201'LOC+87+BRU'", ["BRU-BRU"]),
    ],
)
def test_a_progressive_route_gives_a_flight_a_leg(ports: str, legs: list[str]) -> None:
    """PAX-4."""
    flights = read(ANTON, head=f"{HEAD}TDT+20+ZQ214'{ports}").flights

    assert [f"{flight.departure_airport}-{flight.arrival_airport}" for flight in flights] == legs


def test_several_conveyances_give_their_own_legs() -> None:
    """PAX-1: several TDT."""
    second = "TDT+20+QX99'LOC+125+BRU'DTM+189:2611150900:201'LOC+87+LHR'DTM+232:2611150930:201'"

    flights = read(ANTON, head=HEAD + ROUTE + second).flights

    assert [flight.designator for flight in flights] == ["ZQ214", "QX99"]


def test_a_manifest_without_flight_keeps_its_travellers() -> None:
    """MSG-17."""
    reading = read(ANTON, head=HEAD)

    assert len(reading.travellers) == 1
    assert codes(reading) == ["flight-missing"]


@pytest.mark.parametrize(("total", "fault"), [("42:1", []), ("42:001", []), ("42:47", ["count-differs"])])
def test_totals_are_compared(total: str, fault: list[str]) -> None:
    """PAX-6."""
    reading = read(f"{ANTON}CNT+{total}'")

    assert codes(reading) == fault
    assert reading.status is Status.ACCEPTED


@pytest.mark.parametrize(
    ("name", "surname", "code"),
    [
        ("NAD+FL+++MUSTER'", "MUSTER", []),
        ("NAD+FL+++MUSTER:FNU'", "MUSTER", []),
        ("NAD+FL++MUSTER:ANTON'", "MUSTER", ["name-misplaced"]),
        ("NAD+FL++++MUSTER:ANTON'", "MUSTER", ["name-misplaced"]),
        ("NAD+FL+++:ANTON'", "ANTON", []),
        ("NAD+FL++++1 SPECIMEN STREET+ZEDTOWN'", "UNK", ["traveller-unnamed"]),
        ("NAD+FL'", "UNK", ["traveller-unnamed"]),
        ("NAD+FL+++'", "UNK", ["traveller-unnamed"]),
    ],
)
def test_a_person_without_proper_name_is_still_there(name: str, surname: str, code: list[str]) -> None:
    """Nothing is silently lost (contracts)."""
    reading = read(name)

    assert [traveller.surname for traveller in reading.travellers] == [surname]
    assert codes(reading) == code


def test_an_unknown_country_stays_as_sent_and_is_told() -> None:
    """MSG-17."""
    reading = read("NAD+FL+++MUSTER:ANTON'NAT+2+QQQ'")

    assert reading.travellers[0].nationality == "QQQ"
    assert codes(reading) == ["country-unknown"]


def test_a_missing_terminator_before_a_person_loses_nobody() -> None:
    """MSG-5."""
    reading = read((ANTON + "NAD+FL+++MUSTER:BERTA'ATT+2++F'").replace("LOC+91+UTO'NAD", "LOC+91+UTONAD"))

    assert [traveller.given_names for traveller in reading.travellers] == ["ANTON JOSEF", "BERTA"]
    assert reading.travellers[0].documents[0].issuer == "UTO"
    assert "terminator-missing" in codes(reading)


def test_a_manifest_without_trailers_is_whole_when_it_ends_with_its_total() -> None:
    """MSG-4."""
    (whole,) = read_messages(f"{HEAD}{ROUTE}{ANTON}CNT+42:1'".encode(), source="test")
    (cut,) = read_messages(f"{HEAD}{ROUTE}{ANTON}".encode(), source="test")

    assert [fault.code for fault in whole.faults] == []
    assert [fault.code for fault in cut.faults] == ["message-truncated"]
    assert whole.travellers == cut.travellers


names = st.text(st.sampled_from("ABCMRTIF '-?+:"), min_size=1, max_size=9)


@given(st.lists(st.tuples(st.sampled_from(["FL", "FM", "DDU"]), names, names), max_size=9))
def test_as_many_persons_come_out_as_went_in(persons: list[tuple[str, str, str]]) -> None:
    """PAX-3, PAX-6: also with hostile names, released as they must be."""
    released = str.maketrans({sign: f"?{sign}" for sign in "?+:'"})
    body = "".join(f"NAD+{r}+++{s.translate(released)}:{g.translate(released)}'NAT+2+UTO'" for r, s, g in persons)

    reading = read(f"{body}CNT+42:{len(persons)}'")

    assert len(reading.travellers) == len(persons)
    assert all(traveller.nationality == "UTO" for traveller in reading.travellers)
    assert set(codes(reading)) <= {"traveller-unnamed", "unt-count"}
