"""What is written is read back equal, in all four message types (MSG-22, MSG-23)."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openpiu.core.messages import Reading, Status, read_messages
from openpiu.core.messages.writing import CARRIES, carried, write_messages
from openpiu.core.synth import build_world
from openpiu.core.synth.world import FEWEST_ALERTS
from openpiu.core.terms import Document, Flight, PartialDate, Traveller, TravellerKind
from tests.core.messages.writing.readings import readings, told

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
QUICK = settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
BOOKED = ["PNRGOV", "PNRGOV-XML"]
FLIGHT = Flight(
    carrier="ZQ",
    number="214",
    departure_airport="IST",
    departure=datetime.fromisoformat("2026-11-15T04:30"),
    arrival_airport="BRU",
    arrival=datetime.fromisoformat("2026-11-15T06:40"),
)
START = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)


def read_back(data: bytes) -> Reading:
    (reading,) = read_messages(data, source="invented")
    return reading


def assert_round_trip(reading: Reading, kind: str) -> None:
    data = write_messages(reading, kind)
    back = read_back(data)
    assert told(back) == told(carried(reading, kind))
    assert back.status is Status.ACCEPTED
    assert not back.repairs
    assert not back.faults
    assert write_messages(back, kind) == data


@QUICK
@given(st.data())
@pytest.mark.parametrize("kind", CARRIES)
def test_what_is_written_is_read_back_equal(kind: str, data: st.DataObject) -> None:
    """MSG-23: read(write(x)) == x, and write(read(write(x))) == write(x)."""
    assert_round_trip(data.draw(readings(kind)), kind)


@QUICK
@given(st.data())
@pytest.mark.parametrize("kind", CARRIES)
def test_a_booking_may_be_written_as_any_type(kind: str, data: st.DataObject) -> None:
    """What the other type has no place for is left out as the table says, and nothing else."""
    assert_round_trip(data.draw(readings("PNRGOV", plain=True)), kind)


@QUICK
@given(readings("PNRGOV"))
def test_edifact_and_xml_of_one_booking_give_equal_records(reading: Reading) -> None:
    """MSG-22: the same PNR in both syntaxes."""
    edifact, xml = (read_back(write_messages(reading, kind)) for kind in BOOKED)

    assert told(edifact) | {"kind": None} == told(xml) | {"kind": None}


@pytest.mark.parametrize("kind", BOOKED)
def test_a_surname_of_one_letter_is_not_taken_for_a_sex(kind: str) -> None:
    """MSG-9, MSG-14: fields that are where they belong are not shifted by their shapes."""
    traveller = Traveller(surname="F", sex="F", locator="K7MTRA", reference="1")
    reading = Reading(source="x", kind=kind, version="13:1", reference="A1", status=Status.ACCEPTED,
                      flights=(FLIGHT,), travellers=(traveller,))  # fmt: skip
    assert read_back(write_messages(reading)).travellers == (traveller,)


def in_order(reading: Reading) -> dict[str, object]:
    """What is told, services by their text: a message cannot say them in every order."""
    bookings = [replace(known, services=tuple(sorted(known.services, key=repr))) for known in reading.bookings]
    return told(reading) | {"bookings": bookings}


@QUICK
@given(st.data())
@pytest.mark.parametrize("kind", BOOKED)
def test_nothing_of_a_booking_is_lost_in_either_syntax(kind: str, data: st.DataObject) -> None:
    """The table of what is carried leaves out nothing that the strategies say."""
    reading = data.draw(readings(kind))

    assert in_order(carried(reading, kind)) == in_order(reading)


@pytest.mark.parametrize(
    ("kind", "lost"),
    [
        ("PAXLST", {"title", "emails", "phones", "addresses", "kind"}),
        ("CSV", {"reference", "addresses", "seats", "documents"}),
    ],
)
def test_a_list_loses_exactly_what_the_table_says(kind: str, lost: set[str]) -> None:
    """A traveller with everything: two seats and two documents, of which a row has one."""
    papers = (Document(number="ZZ1234567", issuer="UTO"), Document(type="V", number="ZZ7654321"))
    traveller = Traveller(
        surname="SPECIMEN", given_names="ANNA", title="MRS", kind=TravellerKind.CHILD, birth_date=PartialDate(1988, 4),
        sex="F", nationality="UTO", locator="K7MTRA", reference="1", seats=("12A", "12B"), documents=papers,
        emails=("ANNA@EXAMPLE.ORG",), phones=("+3225550147",), addresses=("1 TEST ROAD, LONDON",),
    )  # fmt: skip
    reading = Reading(source="x", kind=kind, version=CARRIES[kind].version, reference="A1", status=Status.ACCEPTED,
                      flights=(FLIGHT,), travellers=(traveller,))  # fmt: skip
    (back,) = read_back(write_messages(reading)).travellers

    assert {name for name in Traveller.__slots__ if getattr(back, name) != getattr(traveller, name)} == lost


def test_a_list_of_nothing_but_crew_is_a_crew_list() -> None:
    """PAX-2: BGM 250, and CNT 41."""
    crew = Traveller(surname="SPECIMEN", given_names="ANNA", kind=TravellerKind.CREW, reference="1")
    reading = Reading(source="x", kind="PAXLST", version="D:05B", reference="A1", status=Status.ACCEPTED,
                      flights=(FLIGHT,), travellers=(crew, crew))  # fmt: skip
    data = write_messages(reading)

    assert b"BGM+250'" in data
    assert b"CNT+41:2'" in data
    assert read_back(data).travellers == (crew, crew)


def test_a_spreadsheet_runs_nothing_that_is_written_for_it() -> None:
    """A cell that begins like a formula is kept from running."""
    traveller = Traveller(surname="=CMD()", phones=("+3225550147",), locator="K7MTRA")
    reading = Reading(source="x", kind="CSV", version="1", reference=None, status=Status.ACCEPTED,
                      flights=(FLIGHT,), travellers=(traveller,))  # fmt: skip
    data = write_messages(reading)

    assert b",'=CMD()," in data
    assert b",'+3225550147" in data
    assert read_back(data).travellers == (traveller,)


def assert_same_in_all_types(reading: Reading) -> None:
    """A message as a carrier sent it, read and written in every type."""
    for kind in CARRIES:
        if reading.kind in BOOKED or kind not in BOOKED:
            data = write_messages(reading, kind)
            back = read_back(data)
            assert told(back) == told(carried(reading, kind))
            assert write_messages(back, kind) == data


def test_the_invented_world_is_the_same_in_xml() -> None:
    """MSG-22: read EDIFACT, write XML, read XML: the same travellers and bookings; also PAXLST and CSV."""
    world = build_world(seed=5, flights=2, alerts=10, start=START, noise=0.5)
    sent = list(world.messages())
    assert sent
    for message in sent:
        for reading in read_messages(message.content, source="invented"):  # some noise makes two messages of one
            assert_same_in_all_types(reading)


@pytest.mark.parametrize("seed", range(3))
def test_seeds_are_read_back(seed: int) -> None:
    """MSG-23, the short form."""
    assert assert_seed(seed) > 0


def assert_seed(seed: int) -> int:
    """One small world from a seed, one of its messages in every type; how many travellers it had."""
    world = build_world(seed=seed, flights=1, alerts=FEWEST_ALERTS, start=START, noise=0.2)
    messages = world.messages()
    (message,) = islice(messages, seed % len(world.pushes), seed % len(world.pushes) + 1)
    reading = read_back(message.content)
    assert_same_in_all_types(reading)
    return len(reading.travellers)


@pytest.mark.prove
@pytest.mark.timeout(14_400)
def test_ten_thousand_seeds_are_read_back(capsys: Any) -> None:
    """MSG-23: parse(generate(x)) == x for 10 000 seeds."""
    travellers = sum(assert_seed(seed) for seed in range(10_000))
    with capsys.disabled():
        sys.stdout.write(f"\n10000 seeds, {travellers} travellers, read back equal in every type\n")
    assert travellers > 10_000
