"""From moves of hits to lines, from lines to figures; and that the digest follows from what was counted alone."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.law.hit_states import HitState
from openpiu.core.law.statistics.counting import count_year, review_times
from openpiu.core.law.statistics.definitions import DEFINITIONS, TABLES, Counter, digest_of_definitions
from openpiu.core.law.statistics.events import Event, Group, Kind
from openpiu.core.law.statistics.heads import age_band, facts_of, heads_of, minutes_since
from openpiu.core.law.statistics.moves import Move, count_moves, identified
from openpiu.core.law.statistics.tally import Line, digest_of, year_tally

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)
PERSON = {"nationality": "UTO", "sex": "F", "birth_date": "1990-05-01", "documents": [{"number": "ZZ1"}]}
HEADS = heads_of(PERSON, alert="a1", list_name="wanted", action="arrest", at=AT)
STATES = [state.value for state in HitState]


def counted(*moves: Move) -> dict[str, int]:
    """The figures after these moves on one day."""
    counts = count_moves(moves)
    lines = [Line(DAY, event, number) for event, number in counts.events.items()]
    return dict(count_year(year_tally(2026, lines, before={}, groups=counts.groups)).figures)


def walk(*states: str) -> list[Move]:
    """One hit through these states."""
    earlier = [None, *states[:-1]]
    return [
        Move(before=before, after=after, heads_before=HEADS, heads=HEADS)
        for before, after in zip(earlier, states, strict=True)
    ]


def test_claim_review_match_and_outcome_are_four_counters() -> None:
    """PNR-20.1: a claim is no review, a review no match."""
    assert {one.counter for one in DEFINITIONS} == set(Counter)
    raised = counted(*walk("raised"))
    assert (raised["raised"], raised["reviewed"], raised["matches"], raised["awaiting"]) == (1, 0, 0, 1)
    rejected = counted(*walk("raised", "rejected"))
    assert [rejected[key] for key in ("raised", "reviewed", "rejected", "matches", "awaiting")] == [1, 1, 1, 0, 0]
    released = counted(*walk("raised", "awaiting_second", "confirmed", "released"))
    assert [released[key] for key in ("raised", "reviewed", "rejected", "matches", "awaiting")] == [1, 1, 0, 1, 0]


@given(states=st.lists(st.sampled_from(STATES), min_size=1, max_size=12))
def test_only_where_a_hit_stands_is_counted(states: list[str]) -> None:
    """PNR-20.2: undone, done again, claimed anew: every walk to one state counts alike, and each hit once."""
    there, straight = counted(*walk("raised", *states)), counted(*walk("raised", states[-1]))
    assert there == straight
    assert there["raised"] == 1


def test_a_hit_from_before_counting_began_is_not_counted() -> None:
    """Its later states would take away what was never counted."""
    moves = [Move(before="raised", after="rejected", heads={})]
    assert not any(count_moves(moves).events.values())
    assert not any(count_moves(moves).groups.values())


def test_a_claim_on_other_facts_takes_back_what_stood_under_the_old_ones() -> None:
    """PNR-20.2: nothing of the first reading stays behind."""
    later = heads_of({**PERSON, "nationality": None}, alert="a1", list_name="wanted", action="inform", at=AT)
    moves = [*walk("raised", "rejected"), Move(before="rejected", after="raised", heads_before=HEADS, heads=later)]
    counts = count_moves([*moves, Move(before="raised", after="rejected", heads_before=later, heads=later)])
    assert {e: n for e, n in counts.events.items() if n and e.kind == Kind.STATE} == {
        Event(Kind.STATE, "rejected", "wanted", "inform"): 1
    }
    assert counts.groups[Group("rejected", "nationality", "UTO")] == 0
    assert counts.groups[Group("rejected", "nationality", "unknown")] == 1


def test_a_traveller_with_two_matches_is_one_passenger_identified() -> None:
    """PNR-20.1: moves say by how much each traveller's matches changed; who had none before is new."""
    one, other = UUID(int=1), UUID(int=2)
    moves = [
        Move(before="raised", after="confirmed", heads_before=HEADS, heads=HEADS, traveller=traveller)
        for traveller in (one, one, other)
    ]
    assert identified(moves) == {one: 2, other: 1}
    assert (
        identified([Move(before="confirmed", after="released", heads_before=HEADS, heads=HEADS, traveller=one)]) == {}
    )


@pytest.mark.parametrize(
    ("birth_date", "band"),
    [
        (None, "unknown"), ("2008-03-02", "0-17"), ("2008-03-01", "18-29"), ("1996-03", "30-44"), ("1966", "60+"),
        ("1981-03-02", "30-44"), ("1981-03-01", "45-59"), ("1966-03-02", "45-59"),
    ],
)  # fmt: skip
def test_ages_fall_into_bands(birth_date: str | None, band: str) -> None:
    """The birthday itself is in the next band."""
    assert age_band(birth_date, DAY) == band


def test_what_a_claim_rests_on() -> None:
    """BEN-5: a name alone, a birth date, a document."""
    bare = {"documents": [{"number": None}], "birth_date": None}
    assert facts_of(bare) == "name"
    assert facts_of({**bare, "birth_date": "1990"}) == "birth_date"
    assert facts_of({**bare, "documents": [{"number": "ZZ1"}]}) == "document"


def test_the_time_of_a_review_runs_from_the_claim() -> None:
    """PNR-20.2: whole minutes."""
    assert minutes_since(HEADS, AT + timedelta(minutes=7, seconds=59)) == 7
    assert minutes_since({}, AT) is None


@given(minutes=st.lists(st.integers(0, 500), min_size=1))
def test_median_and_90th_percentile_are_by_nearest_rank(minutes: list[int]) -> None:
    """PNR-20.2."""
    times = review_times({value: minutes.count(value) for value in minutes})
    ordered = sorted(minutes)
    assert times is not None
    assert times.median == ordered[(len(ordered) + 1) // 2 - 1]
    assert times.p90 == ordered[-(-len(ordered) * 9 // 10) - 1]


@given(
    order=st.permutations(range(6)),
    parts=st.lists(st.integers(-3, 3).filter(bool), min_size=6, max_size=6),
)
def test_the_digest_follows_from_what_happened_not_from_how_it_was_written(order: list[int], parts: list[int]) -> None:
    """PNR-20.2: other transactions, another order, a thing done and undone: one digest."""
    event, undone = Event(Kind.RAISED, "", "wanted", "arrest"), Event(Kind.RENEWED)
    lines = [Line(DAY, event, part) for part in parts]
    one = year_tally(2026, [Line(DAY, event, sum(parts))], before={}, groups={})
    other = year_tally(
        2026, [*(lines[place] for place in order), Line(DAY, undone, 1), Line(DAY, undone, -1)], before={}, groups={}
    )
    assert digest_of(one) == digest_of(other)


def test_the_digest_tells_any_other_count_apart() -> None:
    """PNR-20.2: the day, the number, the group, the years before."""
    event, group = Event(Kind.RAISED), Group("raised", "sex", "F")
    tallies = [
        year_tally(2026, [Line(day, event, number)], before={event: past}, groups={group: many})
        for day, number, past, many in [
            (DAY, 1, 0, 0), (DAY + timedelta(1), 1, 0, 0), (DAY, 2, 0, 0), (DAY, 1, 1, 0), (DAY, 1, 0, 1)
        ]
    ]  # fmt: skip
    assert len({digest_of(tally) for tally in tallies}) == 5


def test_hits_that_wait_are_counted_from_all_years() -> None:
    """PNR-20.2: what was raised in December waits in January."""
    state = Event(Kind.STATE, "raised", "wanted", "inform")
    tally = year_tally(2026, [Line(DAY, state, 2)], before={state: 3}, groups={})
    assert count_year(tally).figures["awaiting"] == 5


def test_every_table_is_made_of_figures_that_exist() -> None:
    """A column without a definition would be counted without words."""
    keys = {one.key for one in DEFINITIONS}
    assert len(keys) == len(DEFINITIONS)
    assert {column for table in TABLES for column in table.columns} <= keys
    assert all(one.words and one.article for one in DEFINITIONS)
    assert len(digest_of_definitions()) == 64
