"""Whatever is changed in an event, its content, a lane or a standing is found, and the first bad one is named."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.cases.contents import content_of, first_changed, read_content, write_content
from openpiu.core.cases.events import Event, digest_of, read_event, write_event
from openpiu.core.cases.lanes import Book, first_fault, take, vouched_by
from openpiu.core.cases.standings import read_standing, sign_standing, write_standing
from openpiu.errors import IntegrityError
from tests.core.cases.team import ARC, CASE, KEYS, LAP, PENS, UTO, Team, forced, vouch_once

TEAM = Team()
for _ in range(4):
    TEAM.write(ARC, "note")
LANE = [event for event in TEAM.events if event.node == ARC]
VOUCH = vouch_once()
AT = "2026-02-02T08:00:00.000000Z"


def test_events_read_back_as_written() -> None:
    """To the byte."""
    for event in TEAM.events:
        assert read_event(write_event(event)) == event
        assert write_event(read_event(write_event(event))) == write_event(event)


def test_any_flipped_bit_of_an_event_is_found() -> None:
    """At every byte: unreadable, or refused at arrival and named in the lane."""
    line = write_event(LANE[2])
    for place in range(len(line)):
        changed = bytearray(line)
        changed[place] ^= 1 << place % 8
        try:
            event = read_event(bytes(changed))
        except IntegrityError:
            continue
        book = take(Book(case=CASE, lanes={ARC: tuple(LANE[:2])}), event, vouch=VOUCH)
        assert book.lanes == {ARC: tuple(LANE[:2])}
        assert len(book.alarms) == 1
        lane = [*LANE[:2], event, *LANE[3:]]
        assert (first_fault(lane, case=CASE, vouch=VOUCH) or "").startswith(event.id), place


@pytest.mark.parametrize("is_stored", [False, True])
def test_a_lane_that_lost_doubled_or_moved_an_event_is_named(is_stored: bool) -> None:
    """Also where only the last signature is checked."""
    assert first_fault(LANE, case=CASE, vouch=VOUCH, is_stored=is_stored) is None
    for lane in (LANE[1:], [*LANE[:2], *LANE[3:]], [*LANE[:2], *LANE[1:]], [LANE[1], LANE[0], *LANE[2:]]):
        assert first_fault(lane, case=CASE, vouch=VOUCH, is_stored=is_stored)
    assert first_fault(LANE, case="case-8", vouch=VOUCH, is_stored=is_stored)


@pytest.mark.parametrize("name", [field.name for field in fields(Event)])
def test_a_stored_event_cannot_be_changed_below_the_last_signature(name: str) -> None:
    """Every field of an early event, its hash made anew or not; only its signature is covered by nothing later."""
    event = LANE[1]
    other = {"sequence": 9, "clock": 99, "facts": {"x": 1}, "terms": {}, "lane": "own", "case": "case-8", "node": LAP}
    changed = replace(event)
    object.__setattr__(changed, name, other.get(name, LANE[3].content))
    for bad in {changed.hash: changed, digest_of(changed): replace(changed, hash=digest_of(changed))}.values():
        lane = [LANE[0], bad, *LANE[2:]]
        is_covered = bad != event and name != "signature"
        assert bool(first_fault(lane, case=CASE, vouch=VOUCH, is_stored=True)) is is_covered
        assert bool(first_fault(lane, case=CASE, vouch=VOUCH)) is (bad != event)


def test_only_a_key_of_the_node_itself_counts() -> None:
    """Another party's valid signature on this lane, an unknown node's, a withdrawn key's."""
    draft = TEAM.draft(ARC, "note", {})
    theirs = forced(draft, LAP, TEAM.events)
    stolen = replace(theirs, node=ARC)
    stolen = replace(stolen, hash=digest_of(stolen))
    signed = replace(
        stolen, signature=PENS[LAP].sign(b"openpiu case signature v1\x00" + bytes.fromhex(stolen.hash)).hex()
    )
    for event, keys in ((signed, KEYS), (LANE[0], {ARC: frozenset()}), (LANE[0], {UTO: KEYS[ARC]})):
        book = take(Book(case=CASE), event, vouch=vouched_by(keys))
        assert (book.lanes, [alarm.outcome for alarm in book.alarms]) == ({}, ["forged"])


@pytest.mark.parametrize("clock", [1, LANE[-1].clock - 1, LANE[-1].clock])
def test_a_clock_that_does_not_go_forward_is_an_alarm(clock: int) -> None:
    """Its node signed an order that cannot be."""
    late = forced(TEAM.draft(ARC, "note", {}), ARC, TEAM.events, clock=clock)
    book = take(Book(case=CASE, lanes={ARC: tuple(LANE)}), late, vouch=VOUCH)
    assert [alarm.outcome for alarm in book.alarms] == ["fork"]
    assert (first_fault([*LANE, late], case=CASE, vouch=VOUCH) or "").startswith(late.id)


def test_an_own_event_that_arrives_is_an_alarm() -> None:
    """It has no business in a message; so has an event of another case."""
    team = Team()
    thought = team.write_own(ARC, "note")
    book = take(Book(case=CASE), thought, vouch=VOUCH)
    assert [alarm.outcome for alarm in book.alarms] == ["forged"]
    assert take(Book(case="case-8"), LANE[0], vouch=VOUCH).alarms


def test_content_is_bound_by_a_salted_hash() -> None:
    """Changed content is found; the same words with another salt have another hash, so hashes cannot be tried out."""
    event = LANE[0]
    content = TEAM.contents[event.content] if event.content else next(iter(TEAM.contents.values()))
    assert read_content(write_content(content)) == content
    forged = replace(content, values={**content.values, "text": "other"})
    assert first_changed({content.hash: forged}) == content.hash
    assert content_of(content.values, salt=bytes(16)).hash != content_of(content.values, salt=bytes(15) + b"\x01").hash
    for wrong in (b"{}", b'{"salt":"00","values":{}}', b'{"salt":7,"values":{}}', b"[]", b""):
        with pytest.raises(IntegrityError):
            read_content(wrong)
    with pytest.raises(ValueError, match="16 random bytes"):
        content_of({}, salt=b"short")


def test_a_standing_that_was_changed_is_refused() -> None:
    """Every flipped bit."""
    line = write_standing(sign_standing(CASE, TEAM.events, at=AT, pen=PENS[ARC]))
    for place in range(len(line)):
        changed = bytearray(line)
        changed[place] ^= 1 << place % 8
        with pytest.raises(IntegrityError):
            read_standing(bytes(changed))


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_answered(line: bytes) -> None:
    """Refused with words, never anything else."""
    for read in (read_event, read_content, read_standing):
        with pytest.raises(IntegrityError):
            read(line)


@given(st.sampled_from([field.name for field in fields(Event)]), st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=5,
))  # fmt: skip
def test_an_event_with_any_other_value_is_answered(name: str, value: object) -> None:
    """A field of another type or shape is refused; what can be read does not verify."""

    whole = json.loads(write_event(LANE[1]))
    if whole[name] == value:
        return
    line = json.dumps({**whole, name: value}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        event = read_event(line.encode("utf-8", "surrogatepass"))
    except IntegrityError:
        return
    assert take(Book(case=CASE, lanes={ARC: tuple(LANE[:1])}), event, vouch=VOUCH).alarms or event.sequence > 2
