"""MSG-23: what the generator writes, the reader gets back: every message, every traveller, nothing lost."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openpiu.core.messages import Reading, Status, read_messages
from openpiu.core.synth import Sent, Stage, World, build_world
from openpiu.core.synth.noise import KINDS
from openpiu.core.synth.parties import SENSITIVE
from openpiu.core.terms import Traveller

START = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
# Noise that loses nothing and leaves one message a file, without faults for the sender beyond repairs.
QUIET = [
    kind.name
    for kind in KINDS
    if not kind.loses and kind.family not in ("messages", "misplaced", "unknown", "grp", "remark")
]
FAMILY_CODES = {"VGML", "WCHR", "MOML", "CHML", "BBML"}


def told(traveller: Traveller) -> tuple[object, ...]:
    """What must come back of one traveller."""
    return (
        traveller.surname,
        traveller.given_names,
        traveller.title,
        traveller.kind.value,
        str(traveller.birth_date),
        traveller.sex,
        traveller.nationality,
        traveller.locator,
        traveller.seats,
        traveller.documents,
    )


def read_back(sent: Sent) -> Reading:
    (reading,) = read_messages(sent.content, source=sent.push.name)
    return reading


def assert_nothing_is_lost(world: World) -> None:
    for sent in world.messages():
        reading = read_back(sent)
        assert sorted(map(repr, map(told, reading.travellers))) == sorted(map(repr, map(told, sent.travellers)))
        assert reading.flights == (world.legs[sent.push.flight].flight,)
        assert reading.sent_at == sent.push.sent_at
        assert reading.changes_only == sent.push.changes_only
        assert reading.faults == ()


@pytest.mark.parametrize("noise", [0.0, 1.0])
def test_every_traveller_of_every_message_is_read_back(noise: float) -> None:
    """MSG-1 to MSG-4, MSG-7 to MSG-9, MSG-14, PAX-1 to PAX-7 in one world with all styles."""
    assert_nothing_is_lost(build_world(seed=2, flights=6, alerts=20, start=START, noise=noise, kinds=QUIET))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**9), day=st.dates(date(2000, 2, 1), date(2060, 1, 1)))
def test_any_seed_on_any_day_is_read_back(seed: int, day: date) -> None:
    """MSG-13, MSG-23."""
    start = datetime(day.year, day.month, day.day, 5, 31, tzinfo=UTC)
    assert_nothing_is_lost(build_world(seed=seed, flights=1, alerts=5, start=start, noise=0.3, kinds=QUIET))


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_many_worlds_are_read_back() -> None:
    """MSG-23, the long form: some 6 000 messages."""
    for seed in range(1000, 1100):
        assert_nothing_is_lost(build_world(seed=seed, flights=12, alerts=20, start=START, noise=0.5, kinds=QUIET))


def test_a_deliberate_fault_is_seen_as_a_repair() -> None:
    """MSG-4: the count is wrong, the travellers are there, the carrier's account shows it."""
    world = build_world(seed=2, flights=6, alerts=20, start=START, noise=1.0, kinds=["unt_count"])
    miscounted = list(world.messages())
    assert {sent.kinds for sent in miscounted} == {("unt_count",)}
    assert {read_back(sent).status for sent in miscounted} == {Status.REPAIRED}


def test_the_parts_of_a_push_share_their_reference_and_tell_their_place() -> None:
    """MSG-7."""
    world = build_world(seed=2, flights=6, alerts=20, start=START)
    parts = [sent for sent in world.messages() if sent.push.parts == 2 and sent.push.stage is Stage.EARLY]
    readings = [read_back(sent) for sent in parts]
    assert [reading.part.number for reading in readings if reading.part] == [sent.push.part for sent in parts]
    assert [reading.part.last for reading in readings if reading.part] == [sent.push.part == 2 for sent in parts]
    assert len({reading.reference for reading in readings}) == len(readings) // 2


def test_contacts_hotels_and_sensitive_codes_are_counted_as_the_truth_says() -> None:
    """MSG-11, PNR-13.2: what must be dropped is known to the last code."""
    world = build_world(seed=8, flights=6, alerts=20, start=START)
    for sent in world.messages():
        reading = read_back(sent)
        parties = {party.locator: party for party in world.legs[sent.push.flight].parties}
        codes = [service.code for booking in reading.bookings for service in booking.services]
        assert sum(code in {*SENSITIVE, *FAMILY_CODES} for code in codes) == sent.sensitive
        for booking in reading.bookings:
            party = parties[booking.locator]
            assert booking.emails == ((party.email,) if party.email else ())
            assert booking.phones == ((party.phone,) if party.phone else ())
            assert booking.elsewhere == party.hotel
