"""Why somebody may be on a list that travellers are compared with: sought, or under alert; nothing else.

Belongs here: the classes that PNR-6.5 and CJ-4 allow. A list of intelligence, or of anything else the police happens to
know, has no row here, and so it cannot be declared or imported.
"""

from enum import StrEnum

from openpiu.core.law.actions import Action
from openpiu.errors import Refused


class ReasonClass(StrEnum):
    """The class of reason of a list or of one alert."""

    SOUGHT = "sought"  # for arrest, to serve a sentence, as missing, as witness
    UNDER_ALERT = "under_alert"  # for a check or to inform the owner
    SANCTIONED = "sanctioned"  # named in an act of sanctions
    DOCUMENT = "document"  # stolen, lost or invalidated
    CRITERION = "criterion"  # no list: an approved pre-determined criterion (PNR-6.6), which alone may say so


# What a list or a row of one may say.
OF_LISTS = tuple(kind for kind in ReasonClass if kind is not ReasonClass.CRITERION)


# What follows from the action where a row of our own format says no class.
CLASS_OF_ACTION: dict[Action, ReasonClass] = {
    Action.ARREST: ReasonClass.SOUGHT,
    Action.SPECIFIC_CHECK: ReasonClass.UNDER_ALERT,
    Action.SEIZE_DOCUMENT: ReasonClass.DOCUMENT,
    Action.DISCREET_CHECK: ReasonClass.UNDER_ALERT,
    Action.INFORM: ReasonClass.UNDER_ALERT,
}


def reason_class_named(text: str) -> ReasonClass:
    """The class by its word; Refused where the law knows no such ground for comparing travellers with a list."""
    kind = next((kind for kind in OF_LISTS if kind.value == text.strip().lower()), None)
    if kind is None:
        raise Refused(
            "travellers are compared only with lists of persons or objects sought or under alert (CJ-4); "
            f"class: one of {', '.join(OF_LISTS)}",
            rule="CJ-4",
        )
    return kind
