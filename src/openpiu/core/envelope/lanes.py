"""One lane of one partner as a pure state machine: what came is next, known, ahead of a gap, or a contradiction.

Belongs here: the receiver's verdict, the sender's choice of what goes again. Not here: rows, transactions, clocks; the
time comes in. Every partner's lane stands alone, so that bulk never delays the urgent.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from openpiu.core.ledger import GENESIS

MOST_HELD = 1000  # messages ahead of a gap that are kept; what is further ahead comes again
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(minutes=10)


class Verdict(StrEnum):
    """What a message is, seen from where the lane stands."""

    NEXT = "next"  # apply it
    HELD = "held"  # ahead of a gap: keep it, ask for what is missing
    AGAIN = "again"  # known and dealt with: send its receipt again
    TOO_FAR = "too-far"  # ahead of more than is kept: ask, do not keep
    FORK = "fork"  # another message under a number that was used
    BROKEN = "chain-broken"  # the right number, after another message than ours


@dataclass(frozen=True, slots=True)
class Lane:
    """Where the receiving side of a lane stands: the last that was dealt with."""

    seq: int = 0
    digest: str = GENESIS

    @property
    def next(self) -> int:
        """The number that may be applied now."""
        return self.seq + 1


@dataclass(frozen=True, slots=True)
class Mark:
    """What places a message on its lane."""

    seq: int
    prev: str
    digest: str


def judge(lane: Lane, mark: Mark, *, known: str | None) -> Verdict:
    """What `mark` is on `lane`; `known` is the digest that is held or was dealt with under the same number."""
    if known is not None and known != mark.digest:
        return Verdict.FORK
    if mark.seq <= lane.seq:
        return Verdict.AGAIN if known is not None else Verdict.FORK
    if mark.seq > lane.next:
        return Verdict.HELD if mark.seq <= lane.seq + MOST_HELD else Verdict.TOO_FAR
    return Verdict.NEXT if mark.prev == lane.digest else Verdict.BROKEN


def advance(lane: Lane, mark: Mark) -> Lane:
    """The lane after `mark` was dealt with; ValueError where it was not the next."""
    if mark.seq != lane.next or mark.prev != lane.digest:
        raise ValueError("only the next message moves a lane on")
    return replace(lane, seq=mark.seq, digest=mark.digest)


def missing(lane: Lane, held: Collection[int]) -> int | None:
    """The first number that is asked for again; None where there is no gap."""
    return lane.next if held and lane.next not in held else None


@dataclass(frozen=True, slots=True)
class Waiting:
    """One message that has no receipt yet."""

    seq: int
    tries: int
    last_try: datetime | None


def pause_after(tries: int) -> timedelta:
    """How long to wait for a receipt: twice as long each time, up to ten minutes; there is no last try."""
    doubled = FIRST_PAUSE * int(2 ** min(max(tries - 1, 0), 20))
    return min(LONGEST_PAUSE, doubled)


def due(waiting: Sequence[Waiting], *, at: datetime) -> list[int]:
    """Numbers to send now, in order: those whose pause is over, as far ahead as the other side keeps."""
    ordered = sorted(waiting, key=lambda one: one.seq)
    window = [one for one in ordered if one.seq < ordered[0].seq + MOST_HELD]
    return [one.seq for one in window if _is_over(one, at)]


def _is_over(one: Waiting, at: datetime) -> bool:
    """Whether it may go now; a try in the future means that the clock was put back."""
    return one.last_try is None or one.last_try > at or one.last_try + pause_after(one.tries) <= at
