"""One lane: in order, each once, gaps asked for, contradictions found; and two lists compared."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.envelope.lanes import (
    MOST_HELD,
    Lane,
    Mark,
    Verdict,
    Waiting,
    advance,
    due,
    judge,
    missing,
    pause_after,
)
from openpiu.core.envelope.reconciling import Place, differences, first_difference, fold
from openpiu.core.ledger import GENESIS

AT = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)


def name(number: int) -> str:
    """The digest of message `number`."""
    return f"{number:064x}" if number else GENESIS


def mark(number: int) -> Mark:
    """Message `number` of the lane."""
    return Mark(number, name(number - 1), name(number))


class Receiver:
    """What a receiver does with the verdicts, and no more."""

    def __init__(self) -> None:
        self.lane, self.held, self.applied = Lane(), dict[int, Mark](), list[int]()

    def take(self, one: Mark) -> Verdict:
        """Take one message in; what it frees is applied with it."""
        known = self.held[one.seq].digest if one.seq in self.held else None
        if one.seq <= self.lane.seq:
            known = name(one.seq)
        verdict = judge(self.lane, one, known=known)
        if verdict is Verdict.HELD:
            self.held[one.seq] = one
        waiting: Mark | None = one if verdict is Verdict.NEXT else None
        while waiting is not None:
            self.lane = advance(self.lane, waiting)
            self.applied.append(waiting.seq)
            waiting = self.held.pop(self.lane.next, None)
        return verdict


@given(st.integers(1, 12), st.randoms(use_true_random=False))
def test_any_drops_repeats_and_order_end_with_each_message_once_and_in_order(count: int, rng: Random) -> None:
    """EXC-11, EXC-15: as long as what is asked for comes again in the end."""
    receiver = Receiver()
    while receiver.lane.seq < count:
        first = receiver.lane.next
        sent = [rng.randint(first, count) for _ in range(rng.randint(0, 2 * count))]
        for number in [*sent, missing(receiver.lane, receiver.held) or first]:
            assert receiver.take(mark(number)) not in {Verdict.FORK, Verdict.BROKEN}
    assert receiver.applied == list(range(1, count + 1))


def test_a_contradiction_is_a_fork_wherever_it_is_found() -> None:
    """EXC-15: under a number that was dealt with, that is held, or that follows from something else."""
    lane = Lane(2, name(2))
    assert judge(lane, Mark(2, name(1), "f" * 64), known=name(2)) is Verdict.FORK
    assert judge(lane, Mark(4, name(3), "f" * 64), known=name(4)) is Verdict.FORK
    assert judge(lane, Mark(1, GENESIS, name(1)), known=None) is Verdict.FORK
    assert judge(lane, Mark(3, "f" * 64, name(3)), known=None) is Verdict.BROKEN
    assert judge(lane, mark(2), known=name(2)) is Verdict.AGAIN
    assert judge(lane, mark(MOST_HELD + 3), known=None) is Verdict.TOO_FAR
    with pytest.raises(ValueError, match="only the next"):
        advance(lane, mark(4))


def test_what_is_sent_again_grows_rarer_and_never_ends() -> None:
    """EXC-8: a partner may be away for days; no try is the last."""
    assert [pause_after(tries).seconds for tries in (1, 2, 3)] == [2, 4, 8]
    assert pause_after(10**6) == timedelta(minutes=10)
    waiting = [Waiting(2, 1, AT), Waiting(1, 1, AT - timedelta(seconds=3)), Waiting(3, 0, None), Waiting(5000, 0, None)]
    assert due(waiting, at=AT) == [1, 3]
    assert due(waiting, at=AT + timedelta(seconds=2)) == [1, 2, 3]
    assert due([], at=AT) == []


def test_two_lists_agree_or_the_first_difference_is_named() -> None:
    """EXC-11: what is on its way is no difference; what was never sent, or was changed, is."""
    sent = {"urgent": [name(1), name(2), name(3)]}
    assert differences(sent, {"urgent": fold([name(1), name(2)])}) == []
    assert fold([name(3)], fold([name(1), name(2)])) == fold(sent["urgent"])
    assert differences(sent, {"urgent": fold([name(1), name(9)])}) == [
        "lane urgent: among the first 2 one is not what was sent"
    ]
    assert differences(sent, {"urgent": Place(4, GENESIS)}) == ["lane urgent: number 4 was received and never sent"]
    assert first_difference([name(1), name(2)], [name(1), name(3)]) == 2
    assert first_difference([name(1)], [name(1), name(2)]) == 2
    assert first_difference([name(1)], [name(1)]) is None
