"""What an alert asks for: its priority, how many officers must look, and the instruction for the field."""

from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """The action an alert's owner asks for (after SIS categories; SIS-1)."""

    ARREST = "arrest"
    SPECIFIC_CHECK = "specific_check"
    SEIZE_DOCUMENT = "seize_document"
    DISCREET_CHECK = "discreet_check"
    INFORM = "inform"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRule:
    """One row: what follows from an action."""

    priority: str  # P1 most urgent .. P4
    officers: int  # how many officers must decide independently before a hit counts
    label: str
    instruction: str  # for the receiving authority; never an order to refuse entry (PNR-6.12)


ACTIONS: dict[Action, ActionRule] = {
    Action.ARREST: ActionRule(
        priority="P1",
        officers=2,
        label="Arrest",
        instruction="Verify the identity in the second line, then act on the warrant named by the owner of the alert.",
    ),
    Action.SPECIFIC_CHECK: ActionRule(
        priority="P2",
        officers=1,
        label="Specific check",
        instruction="Verify the identity and carry out the specific check; report the outcome to its owner.",
    ),
    Action.SEIZE_DOCUMENT: ActionRule(
        priority="P2",
        officers=1,
        label="Seize document",
        instruction="Verify the document in the second line; the bearer may be its rightful holder.",
    ),
    Action.DISCREET_CHECK: ActionRule(
        priority="P3",
        officers=1,
        label="Discreet check",
        instruction="Note place, time, route and companions. Do not let the person notice.",
    ),
    Action.INFORM: ActionRule(
        priority="P4", officers=1, label="Inform owner", instruction="Inform the owner of the alert of the journey."
    ),
}
