"""The life of one check as its journal tells it: states, steps, and which step may follow which state.

Belongs here: the tables. Not here: folding a journal (see `book`), what stands in a line (see `lines`).
"""

from enum import StrEnum


class State(StrEnum):
    """Where a check stands. Each number ends answered, answered offline and re-checked, or aborted."""

    ISSUED = "issued"  # a number is given; nothing was shown yet: such a check is open
    ANSWERED = "answered"  # every source gave an answer from current data
    ANSWERED_OFFLINE = "answered_offline"  # an outcome was shown, and at least one source is a gap: to be re-checked
    RECHECKED = "rechecked"  # all gaps have been asked again, against then-current data
    ABORTED = "aborted"  # two officers ended it without an outcome, with a reason


class Step(StrEnum):
    """What a line of the journal tells."""

    OPENED = "desk.opened"  # a process took the journal over
    CUT = "desk.cut"  # a torn end was taken away while opening
    ISSUED = "check.issued"
    ANSWERED = "check.answered"
    DECIDED = "check.decided"  # what the officer did
    RECHECKED = "check.rechecked"
    ABORTED = "check.aborted"
    TAKEN = "source.taken"  # a snapshot came into use
    REFUSED = "source.refused"  # a snapshot was refused: an alarm
    CONFIRMED = "source.confirmed"  # the source signed that a version is still its current one
    SKEWED = "clock.skewed"  # the wall clock is not where signed time says: an alarm
    SENT = "events.sent"  # events of all lines up to this one have left the desk


# From a state, by an act, with or without gaps left, to a state. What is not here cannot happen.
STEPS: dict[tuple[State | None, Step, bool], State] = {
    (None, Step.ISSUED, False): State.ISSUED,
    (State.ISSUED, Step.ANSWERED, False): State.ANSWERED,
    (State.ISSUED, Step.ANSWERED, True): State.ANSWERED_OFFLINE,
    (State.ISSUED, Step.ABORTED, False): State.ABORTED,
    (State.ANSWERED_OFFLINE, Step.RECHECKED, True): State.ANSWERED_OFFLINE,
    (State.ANSWERED_OFFLINE, Step.RECHECKED, False): State.RECHECKED,
    (State.RECHECKED, Step.RECHECKED, False): State.RECHECKED,  # a source answered late, after the queue had asked it
    (State.ANSWERED, Step.DECIDED, False): State.ANSWERED,
    (State.ANSWERED_OFFLINE, Step.DECIDED, True): State.ANSWERED_OFFLINE,
    (State.RECHECKED, Step.DECIDED, False): State.RECHECKED,
}
SHOWN = frozenset((State.ANSWERED, State.ANSWERED_OFFLINE, State.RECHECKED))  # an outcome has been shown
ABOUT_A_CHECK = frozenset((Step.ISSUED, Step.ANSWERED, Step.DECIDED, Step.RECHECKED, Step.ABORTED))
