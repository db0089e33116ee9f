"""Rights of persons on their data: what can be asked, how it is answered, on what ground not, and when.

Directive (EU) 2016/680, Articles 12 to 17. Closed tables; the letters stand in `core.law.letters`.
"""

from datetime import date, timedelta
from enum import StrEnum


class Right(StrEnum):
    """What a person can ask for."""

    ACCESS = "access"  # Art. 14
    RECTIFICATION = "rectification"  # Art. 16(1)
    ERASURE = "erasure"  # Art. 16(2)
    RESTRICTION = "restriction"  # Art. 16(3)


class Answer(StrEnum):
    """How a request is answered."""

    FULL = "full"  # the data are listed, or it is said that none were found
    DONE = "done"  # what was asked for was done
    RESTRICTED = "restricted"  # neither confirmed nor denied (Art. 15, 16(4))


class Channel(StrEnum):
    """Who brings the request."""

    PERSON = "person"
    AUTHORITY = "authority"  # the supervisory authority in the person's place (Art. 17)


ANSWERS: dict[Right, tuple[Answer, ...]] = {
    Right.ACCESS: (Answer.FULL, Answer.RESTRICTED),
    Right.RECTIFICATION: (Answer.DONE, Answer.RESTRICTED),
    Right.ERASURE: (Answer.DONE, Answer.RESTRICTED),
    Right.RESTRICTION: (Answer.DONE, Answer.RESTRICTED),
}

# Art. 15(1) and 16(4): why it is necessary and proportionate to withhold an answer. Recorded, in no letter.
GROUNDS: dict[str, str] = {
    "G1": "Official or legal inquiries, investigations or procedures would be obstructed (a)",
    "G2": "Prevention, detection, investigation or prosecution of offences would be prejudiced (b)",
    "G3": "Public security (c)",
    "G4": "National security (d)",
    "G5": "Rights and freedoms of others (e)",
}

LANGUAGES = ("en", "fr", "nl")

# Letters leave on a fixed day and not before, so that nobody learns from a quick or a slow answer what was found.
SENT_AFTER = timedelta(days=21)
ANSWERED_WITHIN = timedelta(days=30)


def sent_from(received: date) -> date:
    """The first day on which a letter may leave, whatever it says."""
    return received + SENT_AFTER


def due_on(received: date) -> date:
    """The day by which a request is answered."""
    return received + ANSWERED_WITHIN
