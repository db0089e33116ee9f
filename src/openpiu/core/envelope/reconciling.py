"""Comparing what two nodes say of their lanes: nothing differs, or the first difference by name.

A place says how many messages were dealt with on a lane and a digest over their digests in order, so that two lists of
any length are compared by two short values, and cut in half to find where they part.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

START = hashlib.sha256(b"openpiu-exchange/1 lane\x00").hexdigest()


@dataclass(frozen=True, slots=True)
class Place:
    """So many messages of one lane, and what they sum to."""

    count: int
    digest: str


def fold(digests: Iterable[str], start: Place | None = None) -> Place:
    """The place after these digests, in order: each time SHA-256 of the sum so far and the next digest."""
    count, total = (start.count, start.digest) if start else (0, START)
    for one in digests:
        count, total = count + 1, hashlib.sha256(bytes.fromhex(total) + bytes.fromhex(one)).hexdigest()
    return Place(count, total)


def differences(sent: Mapping[str, Sequence[str]], received: Mapping[str, Place]) -> list[str]:
    """What the partner says to have received, against the digests that were sent, lane by lane.

    A shorter list is no difference where it is our beginning: the rest is on its way.
    """
    found = []
    for lane in sorted(sent.keys() | received.keys()):
        ours, theirs = sent.get(lane, ()), received.get(lane, Place(0, START))
        if theirs.count > len(ours):
            found.append(f"lane {lane}: number {len(ours) + 1} was received and never sent")
        elif fold(ours[: theirs.count]) != theirs:
            found.append(f"lane {lane}: among the first {theirs.count} one is not what was sent")
    return found


def first_difference(ours: Sequence[str], theirs: Sequence[str]) -> int | None:
    """The number (from 1) of the first message that differs or is missing on one side; None where both are equal."""
    for number, (one, other) in enumerate(zip(ours, theirs, strict=False), start=1):
        if one != other:
            return number
    return None if len(ours) == len(theirs) else min(len(ours), len(theirs)) + 1
