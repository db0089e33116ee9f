"""The state of a flight follows from the set of messages about it: any order, repetition and interleaving (MSG-8)."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openpiu.core.messages import read_messages
from openpiu.core.synth import build_world
from openpiu.core.synth.world import World
from openpiu.core.terms import Document, Flight, PartialDate, Traveller
from openpiu.core.terms.flight_state import FlightState, settle
from openpiu.core.terms.joining import together
from openpiu.core.terms.pushes import Push, Says, Source, make_stamp
from openpiu.core.terms.reports import Key, Report, take
from openpiu.core.terms.standing import Standing, Withdrawal
from openpiu.duties.receive.kept import keep

START = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
DEPARTS = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
# Half past two in London, which keeps UTC in November.
FLIGHT = Flight(
    carrier="ZQ", number="214", departure_airport="LHR", departure=DEPARTS.replace(tzinfo=None), arrival_airport="BRU"
)


@dataclass(frozen=True)
class Told:
    """One message with the persons it names."""

    push: Push
    travellers: tuple[Traveller, ...] = ()
    taken_off: tuple[Withdrawal, ...] = ()


def state_of(messages: Iterable[Told]) -> FlightState:
    """The state after these messages have come one by one."""
    reports: dict[Key, Report] = {}
    pushes: dict[str, Push] = {}
    bookings: dict[str, Withdrawal] = {}
    for told in messages:
        pushes[told.push.stamp] = told.push
        take(reports, told.push, told.travellers, frozenset())
        for booking in _bookings(told):
            if booking.stamp >= bookings.get(booking.locator, booking).stamp:
                bookings[booking.locator] = booking
    return settle(pushes.values(), reports, bookings.values())


def _bookings(told: Told) -> list[Withdrawal]:
    """What a message says of each booking that it names: nobody was taken off, unless it says so."""
    named = [one.locator for one in told.travellers if one.locator and told.push.source is Source.BOOKING]
    return [*(Withdrawal(locator=locator, stamp=told.push.stamp) for locator in named), *told.taken_off]


def picture(state: FlightState) -> tuple[object, ...]:
    """All of a state that is stored, in an order of its own."""
    people = sorted(
        (
            person.name, person.number, person.standing, person.is_added, repr(together(person.reports)),
            sorted((report.key, sorted(report.mentions.items()), repr(report.traveller)) for report in person.reports),
        )
        for person in state.people
    )  # fmt: skip
    series = sorted(repr((one.reference, one.run, one.parts, one.total, one.start)) for one in state.series)
    return state.flight, state.judgement, people, series


def message(
    minutes: int, names: Sequence[Traveller], says: Says = Says.ALL_BOOKED, source: Source = Source.BOOKING, *,
    part: int | None = None, last: bool = False, number: int = 0, whole: bool = True,
) -> Told:  # fmt: skip
    """A message sent so many minutes before departure."""
    stamp = make_stamp(DEPARTS - timedelta(minutes=minutes), f"{number or minutes:05}-{part or 0}")
    push = Push(
        source=source, says=says, stamp=stamp, reference="ZQ214", part=part, is_last=last, travellers=len(names),
        is_whole=whole, flight=FLIGHT,
    )  # fmt: skip
    return Told(push, tuple(names))


def person(surname: str, given: str = "JORIS", locator: str | None = "K7MTRA", **more: Any) -> Traveller:
    """An invented traveller."""
    return replace(Traveller(surname=surname, given_names=given, locator=locator), **more)


RAVEN, QUARANTE, MOORLE = person("RAVEN"), person("QUARANTE"), person("MOORLE", locator="Q2WXYZ")


def standings(state: FlightState) -> dict[str, Standing]:
    """Standing by surname."""
    return {person.reports[0].traveller.surname: person.standing for person in state.people}


FLIGHTS = (2, 3, 6)  # two whose pushes come in parts, one with a push of changes; all small


@cache
def world() -> World:
    """A world with no-shows, late bookings, groups, parts and changes-only pushes."""
    return build_world(seed=9, flights=8, start=START)


@cache
def world_messages(flight: int) -> tuple[Told, ...]:
    """Everything that carriers send about one flight of the world, as received."""
    pushes = [push for push in world().pushes if push.flight == flight]
    return tuple(told for push in pushes for told in _told(world().send(push).content, push.name))


@cache
def world_picture(flight: int) -> tuple[object, ...]:
    """What they say together, in the order of sending."""
    return picture(state_of(world_messages(flight)))


def _told(content: bytes, name: str) -> Iterator[Told]:
    for reading in read_messages(content, source=name):
        kept = keep(reading)
        assert reading.sent_at is not None
        push = Push(
            source=kept.source, says=kept.says, stamp=make_stamp(reading.sent_at.replace(tzinfo=UTC), name),
            reference=reading.reference or "", part=reading.part.number if reading.part else None,
            is_last=reading.part is not None and reading.part.last, travellers=len(kept.travellers),
            flight=kept.flight,
        )  # fmt: skip
        yield Told(push, kept.travellers)


def interleaved(messages: Sequence[Told], rng: Random) -> list[Told]:
    """All messages in any order, some of them again and again."""
    repeated = [*messages, *rng.choices(messages, k=rng.randint(0, len(messages)))]
    rng.shuffle(repeated)
    return repeated


@settings(max_examples=240)
@given(st.sampled_from(FLIGHTS), st.randoms(use_true_random=False))
def test_any_interleaving_of_the_world_s_pushes_gives_the_same_state(flight: int, rng: Random) -> None:
    """MSG-8: 48 h, 24 h, changes, at boarding, manifest, crew; parts apart; some repeated. 240 interleavings."""
    messages = world_messages(flight)
    assert any(told.push.part == 2 or told.push.says is Says.BOOKED for told in messages)
    assert picture(state_of(interleaved(messages, rng))) == world_picture(flight)


@pytest.mark.parametrize("flight", range(8))
def test_no_shows_and_late_additions_are_those_of_the_world(flight: int) -> None:
    """PNR-8.7, API-5: who is not on the manifest is not on board, and nobody else."""
    leg = world().legs[flight]
    state = state_of(world_messages(flight))
    counted = Counter(one.standing for one in state.people)
    boarded = sum(passage.boarded for passage in leg.passages)
    assert counted[Standing.ON_BOARD] == boarded
    assert counted[Standing.NOT_ON_BOARD] == len(leg.passages) - boarded
    assert not any(one.is_added for one in state.people)


SURNAMES = ("RAVEN", "RAVENHORST", "QUARANTE")
GIVEN = ("ANNE", "ANNE LOUISE", "ANNE LORE", "")
travellers = st.builds(
    person,
    surname=st.sampled_from(SURNAMES),
    given=st.sampled_from(GIVEN),
    locator=st.sampled_from([None, "K7MTRA", "Q2WXYZ"]),
    birth_date=st.sampled_from([None, PartialDate(1988, 4, 19), PartialDate(2015, 6, 2), PartialDate(1988)]),
    documents=st.sampled_from([(), (Document(number="ZZ1", issuer="UTO"),), (Document(number="ZZ2", issuer="UTO"),)]),
)
SPOKEN = (
    (Source.BOOKING, Says.ALL_BOOKED), (Source.BOOKING, Says.BOOKED), (Source.DOCUMENT, Says.LISTED),
    (Source.STATUS, Says.ON_BOARD), (Source.STATUS, Says.NOT_ON_BOARD), (Source.STATUS, Says.CANCELLED),
    (Source.STATUS, Says.FLIGHT_CANCELLED), (Source.STATUS, Says.NOTED),
)  # fmt: skip


withdrawn = st.lists(
    st.builds(
        Withdrawal,
        locator=st.sampled_from(["K7MTRA", "Q2WXYZ"]),
        stamp=st.just(""),
        everybody=st.booleans(),
        names=st.frozensets(st.tuples(st.sampled_from(SURNAMES), st.sampled_from(["ANNE", "ANNELOUISE"]))),
    ),
    max_size=1,
)


@st.composite
def conversations(draw: st.DrawFn) -> list[Told]:
    """Messages that contradict one another about persons who are hard to tell apart, some sent in the same minute."""
    messages = []
    for number in range(1, draw(st.integers(1, 7)) + 1):
        source, says = draw(st.sampled_from(SPOKEN))
        part = draw(st.sampled_from([None, None, 1, 2, 3]))
        minutes = draw(st.sampled_from([2880, 1440, 45, 44, 30, 30, -5]))
        names = draw(st.lists(travellers, max_size=4))
        last, whole = draw(st.booleans()), draw(st.booleans())
        told = message(minutes, names, says, source, part=part, last=last, number=number, whole=whole)
        gone = draw(withdrawn) if source is Source.BOOKING else ()
        messages.append(replace(told, taken_off=tuple(replace(one, stamp=told.push.stamp) for one in gone)))
    return messages


@settings(max_examples=300)
@given(conversations(), st.randoms(use_true_random=False))
def test_any_order_of_contradicting_messages_gives_the_same_state(messages: list[Told], rng: Random) -> None:
    """MSG-8: also where messages disagree, lack parts, were sent in the same minute or name everybody alike."""
    state = state_of(messages)
    assert picture(state_of(interleaved(messages, rng))) == picture(state)
    named = Counter((one.name, one.number) for one in state.people)
    assert max(named.values(), default=1) == 1
    for told in messages:  # nobody is swallowed: persons of one message are different travellers
        homes = [sum(told.push.stamp in report.mentions for report in one.reports) for one in state.people]
        assert max(homes, default=0) <= 1
        assert sum(homes) == len(told.travellers)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_all_orders_of_three_parts_give_one_full_push(order: tuple[int, ...]) -> None:
    """MSG-7: whoever is in none of the parts is no longer booked, once all parts have come."""
    parts = [
        message(1440, [QUARANTE], part=1),
        message(1439, [], part=2),
        message(1438, [MOORLE], part=3, last=True),
    ]
    before = message(2880, [RAVEN, QUARANTE, MOORLE])
    state = state_of([before, *(parts[place] for place in order)])
    assert standings(state) == {
        "RAVEN": Standing.LEFT, "QUARANTE": Standing.BOOKED, "MOORLE": Standing.BOOKED
    }  # fmt: skip
    [series] = [one for one in state.series if one.parts == (1, 2, 3)]
    assert (series.total, series.missing, series.is_complete) == (3, (), True)
    for missing in range(3):
        there = [part for place, part in enumerate(parts) if place != missing]
        assert standings(state_of([before, *there]))["RAVEN"] is Standing.BOOKED


def test_parts_of_two_pushes_under_one_reference_are_two_series() -> None:
    """MSG-7: carriers use one reference for all pushes of a flight."""
    first = [message(2880, [RAVEN], part=1), message(2880, [QUARANTE], part=2, last=True, number=2)]
    second = [message(1440, [RAVEN], part=1)]
    state = state_of([*first, *second])
    assert [(one.parts, one.total) for one in state.series] == [((1, 2), 2), ((1,), None)]
    assert standings(state)["QUARANTE"] is Standing.BOOKED


def test_a_full_push_replaces_and_a_changes_push_adds() -> None:
    """MSG-8, PNR-8.7: MSG 22 says who is booked, MSG 141 who is booked as well."""
    full, changes = message(2880, [RAVEN]), message(1440, [QUARANTE], Says.BOOKED)
    assert set(standings(state_of([full, changes])).values()) == {Standing.BOOKED}
    again = message(1380, [QUARANTE])
    assert standings(state_of([full, changes, again])) == {"RAVEN": Standing.LEFT, "QUARANTE": Standing.BOOKED}


def test_a_booking_cancelled_without_its_names_takes_everybody_off_until_it_is_booked_again() -> None:
    """MSG-8: a push of changes may tell of a cancelled booking by its locator alone."""
    booked = message(2880, [RAVEN, QUARANTE, MOORLE])
    off = message(1440, [], Says.BOOKED)
    off = replace(off, taken_off=(Withdrawal(locator="K7MTRA", stamp=off.push.stamp, everybody=True),))
    gone = {"RAVEN": Standing.LEFT, "QUARANTE": Standing.LEFT, "MOORLE": Standing.BOOKED}
    assert standings(state_of([booked, off])) == standings(state_of([off, booked])) == gone
    again = message(1380, [QUARANTE], Says.BOOKED)
    assert standings(state_of([again, off, booked])) == gone | {"QUARANTE": Standing.BOOKED, "RAVEN": Standing.BOOKED}


def test_a_name_taken_off_a_booking_is_no_longer_booked() -> None:
    """MSG-8, GR.11: the others on the booking stay, and whoever is on the manifest travels."""
    booked, off = message(2880, [RAVEN, QUARANTE]), message(1440, [QUARANTE], Says.BOOKED)
    withdrawal = Withdrawal(locator="K7MTRA", stamp=off.push.stamp, names=frozenset({("RAVEN", "JORIS")}))
    off = replace(off, taken_off=(withdrawal,))
    assert standings(state_of([off, booked])) == {"RAVEN": Standing.LEFT, "QUARANTE": Standing.BOOKED}
    manifest = message(30, [RAVEN, QUARANTE], Says.LISTED, Source.DOCUMENT)
    assert set(standings(state_of([manifest, off, booked])).values()) == {Standing.ON_BOARD}


def test_silence_of_a_push_that_could_not_be_read_says_nothing() -> None:
    """MSG-5: whoever was lost while reading has not left."""
    state = state_of([message(2880, [RAVEN, QUARANTE]), message(1440, [RAVEN], whole=False)])
    assert set(standings(state).values()) == {Standing.BOOKED}


def test_the_manifest_tells_no_shows_and_late_additions() -> None:
    """PNR-8.7, API-5: booked and not listed, listed and not booked."""
    booked = message(2880, [RAVEN, QUARANTE])
    manifest = message(30, [QUARANTE, MOORLE], Says.LISTED, Source.DOCUMENT)
    state = state_of([booked, manifest])
    assert standings(state) == {
        "RAVEN": Standing.NOT_ON_BOARD, "QUARANTE": Standing.ON_BOARD, "MOORLE": Standing.ON_BOARD
    }  # fmt: skip
    assert [one.name for one in state.people if one.is_added] == ["Q2WXYZ/MOORLE/JORIS"]


def test_single_check_ins_are_no_manifest() -> None:
    """API-5: carriers may send each person at check-in; the others are still expected."""
    many = [person(f"RAVEN{letter}") for letter in "ABCDE"]
    check_ins = [message(50 - at, [one], Says.LISTED, Source.DOCUMENT) for at, one in enumerate(many[:3])]
    state = state_of([message(2880, many), *check_ins])
    assert set(standings(state).values()) == {Standing.BOOKED}
    closing = message(10, many[:2], Says.ON_BOARD, Source.STATUS)
    assert Counter(standings(state_of([message(2880, many), *check_ins, closing])).values()) == {
        Standing.ON_BOARD: 2, Standing.NOT_ON_BOARD: 3
    }  # fmt: skip


def test_a_list_long_before_departure_closes_nothing() -> None:
    """API-5: early check-in begins 48 h before departure."""
    early = message(600, [QUARANTE], Says.LISTED, Source.DOCUMENT)
    assert standings(state_of([message(2880, [RAVEN, QUARANTE]), early]))["RAVEN"] is Standing.BOOKED


@pytest.mark.parametrize(
    ("says", "wanted"),
    [(Says.NOT_ON_BOARD, Standing.NOT_ON_BOARD), (Says.CANCELLED, Standing.LEFT), (Says.NOTED, Standing.BOOKED)],
)
def test_a_status_list_says_it_of_those_it_names(says: Says, wanted: Standing) -> None:
    """PAX-2: not on board, reservation cancelled, or nothing of the kind."""
    state = state_of([message(2880, [RAVEN, QUARANTE]), message(30, [RAVEN], says, Source.STATUS)])
    assert standings(state) == {"RAVEN": wanted, "QUARANTE": Standing.BOOKED}


def test_nobody_is_on_board_of_a_cancelled_flight_until_a_list_says_otherwise() -> None:
    """PAX-2: 266 XF; a later closing list proves that it flew."""
    booked, off = message(2880, [RAVEN]), message(60, [], Says.FLIGHT_CANCELLED, Source.STATUS)
    assert standings(state_of([booked, off])) == {"RAVEN": Standing.NOT_ON_BOARD}
    flown = message(5, [RAVEN], Says.ON_BOARD, Source.STATUS)
    assert standings(state_of([booked, off, flown])) == {"RAVEN": Standing.ON_BOARD}


def test_a_group_without_names_is_nobody_until_its_members_are_named() -> None:
    """MSG-16: zero persons at first, later pushes add them."""
    assert state_of([message(2880, [])]).people == ()
    assert len(state_of([message(2880, []), message(1440, [RAVEN, QUARANTE], Says.BOOKED)]).people) == 2


def test_the_newest_value_of_each_field_of_the_flight_counts() -> None:
    """MSG-8: a delay is taken over; silence takes nothing away."""
    later = replace(FLIGHT, departure=DEPARTS.replace(tzinfo=None) + timedelta(minutes=40), arrival_airport=None)
    one, two = message(2880, []), message(60, [])
    two = Told(replace(two.push, flight=later))
    for order in ([one, two], [two, one]):
        flight = state_of(order).flight
        assert flight is not None
        assert (flight.departure, flight.arrival_airport) == (later.departure, "BRU")
