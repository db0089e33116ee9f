"""What is counted when something happens: events without persons, and group counters of one trait at a time.

Belongs here: the shape of both. Not here: where they are stored, nor what figures are made of them.
"""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an event is about; what its code means stands beside it."""

    TRANSMISSION = "transmission"  # state
    MESSAGE = "message"  # outcome of reading
    DROPPED = "dropped"  # sensitive, outside, crew: elements that were not stored
    TRAVELLER = "traveller"  # area of the flight
    RAISED = "hit.raised"  # no code: the machine claimed a hit for the first time
    RENEWED = "hit.renewed"  # no code: it claimed one anew, on other evidence
    STATE = "hit.state"  # state: +1 entered, -1 left
    DECISION = "decision"  # decision of one officer, or `undo`
    TIME = "review.minutes"  # minutes from the claim to the decision that settled it
    IDENTIFIED = "passenger.identified"  # no code: a traveller with at least one match
    DISCLOSED = "disclosed"  # recipient
    EXCHANGED = "exchanged"  # unit of another state
    FEEDBACK = "feedback"  # what a unit said of a hit that was shared with it: core.envelope.kinds.SIGHTINGS
    OUTCOME = "outcome"  # code of core.law.outcomes


class Event(NamedTuple):
    """One line of the tally without its day and number. List and action are those of the alert, if there is one."""

    kind: Kind
    code: str = ""
    list_name: str = ""
    action: str = ""


class Group(NamedTuple):
    """One group counter: hits of one kind whose travellers share one trait. Never two traits together."""

    kind: str  # raised, matches, rejected
    dimension: str  # nationality, sex, age, facts, and alert
    code: str
