"""Nodes that write at once and hear of one another late come to one state; who does not is named, with the event."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from random import Random
from time import perf_counter, process_time

import pytest

from openpiu.core.cases.events import Event, read_event, write_event
from openpiu.core.cases.folding import Replay, replay
from openpiu.core.cases.lanes import Book, first_fault, missing, take
from openpiu.core.cases.refusals import REFUSALS
from openpiu.core.cases.standings import (
    Difference,
    compare,
    first_fork,
    first_parting,
    read_standing,
    sign_standing,
    trail,
    write_standing,
)
from openpiu.core.cases.state import state_hash
from tests.core.cases.team import ARC, CASE, LAP, NODES, PENS, UTO, Team, busy_case, forced, vouch_once

AT = "2026-02-02T08:00:00.000000Z"


def arrive(events: Iterable[Event]) -> Book:
    """A node's book after these arrived one by one."""
    book = Book(case=CASE)
    for event in events:
        book = take(book, event, vouch=VOUCH)
    return book


VOUCH = vouch_once()
BUSY = busy_case(7, 40)


def test_a_thousand_interleavings_give_one_state() -> None:
    """Drops that come again, repeats and any order: 1,000 random arrivals, one hash, no alarm, nothing left waiting."""
    wanted, random = replay(BUSY.events), Random(11)
    assert 8 < len(wanted.refused) < 30  # the case is a real mixture: some count, some do not
    hashes = set()
    for _ in range(1000):
        arrival = [*BUSY.events, *random.sample(BUSY.events, 5)]
        random.shuffle(arrival)
        book = arrive(arrival)
        assert (book.alarms, book.waiting) == ((), {})
        hashes.add(replay(book.events()).hash)
    assert hashes == {wanted.hash}


@pytest.mark.parametrize("seed", range(5))
def test_many_cases_converge(seed: int) -> None:
    """Other cases: state, trail and every refusal are the same whoever asks."""
    team, random = busy_case(seed, 60), Random(seed)
    wanted = replay(team.events)
    for _ in range(5):
        arrival = list(team.events)
        random.shuffle(arrival)
        assert replay(arrive(arrival).events()) == wanted


def test_a_gap_waits_and_says_what_is_missing() -> None:
    """Later events are kept until the earlier ones come."""
    lane = [event for event in BUSY.events if event.node == ARC]
    book = arrive([*lane[:2], *lane[5:8]])
    assert missing(book) == {ARC: (3, 5)}
    assert len(book.lanes[ARC]) == 2
    for event in reversed(lane[2:5]):
        book = take(book, event, vouch=VOUCH)
    assert (missing(book), len(book.lanes[ARC])) == ({}, 8)


def test_two_nodes_with_the_same_events_say_the_same() -> None:
    """A standing is signed, travels as bytes, and raises nothing."""
    standing = read_standing(write_standing(sign_standing(CASE, BUSY.events, at=AT, pen=PENS[ARC])))
    assert compare(standing, BUSY.events) == ()


def test_a_node_that_is_only_late_is_told_apart_from_one_that_differs() -> None:
    """Its state is checked against our events up to its last ones, so it is no divergence."""
    early = arrive(BUSY.events[:30]).events()
    behind = compare(sign_standing(CASE, early, at=AT, pen=PENS[ARC]), BUSY.events)
    assert {found.difference for found in behind} == {Difference.BEHIND}
    ahead = compare(sign_standing(CASE, BUSY.events, at=AT, pen=PENS[ARC]), early)
    assert {found.difference for found in ahead} == {Difference.AHEAD}
    assert all(found.node == ARC for found in behind + ahead)


def bent(seen: Replay, place: int) -> Replay:
    """A node that took one event for something else than the rules say, and went on from there."""
    steps = [replace(step, digest="e" * 64) if number >= place else step for number, step in enumerate(seen.steps)]
    state = seen.state.copy()
    state.case["case"] = {**state.case["case"], "lead": LAP}
    return replace(seen, steps=tuple(steps), state=state, hash=state_hash(state))


@pytest.mark.parametrize("place", [3, 20, 42])
def test_a_diverging_node_is_named_with_the_event(place: int) -> None:
    """Also where it is not as far as we are: the same events, another state."""
    ours = replay(BUSY.events)
    theirs = bent(ours, place)
    (found,) = compare(sign_standing(CASE, BUSY.events, at=AT, pen=PENS[ARC], seen=theirs), BUSY.events)
    assert (found.difference, found.node) == (Difference.STATE, ARC)
    named = first_parting(ARC, trail(theirs), ours)
    assert named is not None
    assert (named.node, named.event) == (ARC, ours.steps[place].event)
    assert ARC in named.why
    assert first_parting(ARC, trail(ours), ours) is None

    early = BUSY.events[:25]
    late = compare(sign_standing(CASE, early, at=AT, pen=PENS[ARC], seen=bent(replay(early), 3)), BUSY.events)
    assert (Difference.STATE, ARC) in {(found.difference, found.node) for found in late}


def test_a_node_that_signs_two_pasts_is_named() -> None:
    """Each of the others holds one; the first standing shows it, the lane's hashes name the event."""
    team = Team()
    team.write(LAP, "note")
    other = [*team.events, forced(team.draft(LAP, "note", {}), LAP, team.events)]
    team.write(LAP, "note")
    (found,) = compare(sign_standing(CASE, other, at=AT, pen=PENS[ARC]), team.events)
    assert (found.difference, found.node, found.event) == (Difference.FORK, LAP, f"{LAP}/3")
    hashes = [event.hash for event in other if event.node == LAP]
    named = first_fork(LAP, hashes, [event for event in team.events if event.node == LAP])
    assert named is not None
    assert (named.node, named.event) == (LAP, f"{LAP}/3")
    book = take(arrive(team.events), other[-1], vouch=VOUCH)
    assert [(alarm.outcome, alarm.event) for alarm in book.alarms] == [("fork", f"{LAP}/3")]
    waiting = arrive([team.events[-1], other[-1]])  # also while both still wait for a gap to close
    assert [(alarm.outcome, alarm.event) for alarm in waiting.alarms] == [("fork", f"{LAP}/3")]


def test_every_reason_for_a_refusal_can_be_read() -> None:
    """A refused event names its node, its id and its kind."""
    for step in replay(BUSY.events).refused:
        assert step.refusal in REFUSALS
        assert step.event in step.why
        assert step.event.split("/")[0] in step.why


@pytest.mark.parametrize("count", [500, pytest.param(10_000, marks=[pytest.mark.prove, pytest.mark.timeout(3600)])])
def test_a_long_case_is_replayed_within_a_second(count: int) -> None:
    """Chains, the last signature of each lane and the fold; 10,000 events in at most 1 s of processor time."""
    team, lines = long_case(count), []
    lines = [write_event(event) for event in team]
    lanes = {node: [event for event in map(read_event, lines) if event.node == node] for node in NODES}
    took = []
    for _ in range(3):
        begun, wall = process_time(), perf_counter()
        faults = [first_fault(lane, case=CASE, vouch=VOUCH, is_stored=True) for lane in lanes.values()]
        seen = replay(event for lane in lanes.values() for event in lane)
        took.append((process_time() - begun, perf_counter() - wall))
        assert faults == [None, None, None]
        assert (len(seen.steps), seen.refused) == (count + 3, ())
    sys.stdout.write(
        f"\nreplayed {count} events: {min(took)[0]:.2f} s of processor time, {min(took)[1]:.2f} s by the wall\n"
    )
    assert min(took)[0] < 1


def long_case(count: int) -> list[Event]:
    """Three nodes in turn write notes, remarks and links."""
    team = Team()
    note = team.write(UTO, "note")
    last = {event.node: event for event in team.events}
    clock = note.clock
    for number in range(count - 1):
        node = NODES[number % 3]
        kind = ("note", "annotated", "link")[number // 3 % 3]
        facts = {"annotated": {"thing": note.id}, "link": {"one": note.id, "other": note.id, "why": "same_trip"}}.get(
            kind, {}
        )
        clock += 1
        event = forced(team.draft(node, kind, facts), node, [last[node]], clock=clock)
        team.events.append(event)
        last[node] = event
    return team.events
