"""What an officer can answer on the review page: the decisions, their key, and the reasons that each offers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from openpiu.core.law.reasons import (
    ASK_REASONS,
    CONFIRM_REASONS,
    LOOK_AGAIN_REASONS,
    REJECT_REASONS,
    reasons_about,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One decision as offered; `reasons` are codes."""

    decision: str
    key: str
    label: Promise
    button: Promise
    says: Promise
    reasons: Mapping[str, str]


ANSWERS = (
    Answer(
        "confirm", "c", _("Confirm"), _("Confirm hit"), _("The traveller is the person of the alert."), CONFIRM_REASONS
    ),
    Answer(
        "reject", "r", _("Reject"), _("Reject hit"), _("The traveller is not the person of the alert."), REJECT_REASONS
    ),
    Answer(
        "needs_information",
        "n",
        _("Need information"),
        _("Ask for information"),
        _("It cannot be said yet; the hit stays open."),
        ASK_REASONS,
    ),
    Answer(
        "look_again",
        "a",
        _("Look again"),
        _("Raise the hit again"),
        _("The hit is reviewed after all; what was decided before stays in the record."),
        LOOK_AGAIN_REASONS,
    ),
)


# What two of them say where a criterion raised the hit: it is about signs, and about no person of an alert.
ABOUT_SIGNS = {
    "confirm": _("The signs hold, and together they point at the offence."),
    "reject": _("The signs do not hold, or have an innocent explanation."),
}


def offered(may: tuple[str, ...], *, signs: bool = False) -> tuple[Answer, ...]:
    """The answers among those that the officer may give now, with the reasons that fit the hit."""
    return tuple(_fitting(answer, signs=signs) for answer in ANSWERS if answer.decision in may)


def _fitting(answer: Answer, *, signs: bool) -> Answer:
    says = ABOUT_SIGNS.get(answer.decision, answer.says) if signs else answer.says
    return replace(answer, says=says, reasons=reasons_about(answer.reasons, signs=signs))
